"""What is wrong with the words of a so-what: it says nothing, asks, is long, or repeats."""

import re
from typing import Final, Literal, TypeAlias

from issuetrees.core.stemmers import english_stem, russian_stem

Fault: TypeAlias = Literal["so_what_empty", "so_what_asks", "so_what_long", "so_what_repeats"]
#: Two lines of an action title on a slide.
LONGEST: Final = 180
_LINES: Final = 2

_COUNT: Final = (
    r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|several|some|various|many|multiple|"
    r"a (?:number|range|set|couple|few) of|"
    r"дв[ае]|три|четыре|пять|шесть|семь|восемь|девять|десять|несколько|ряд|различные|разные|"
    r"некоторые|многие|много)"
)
_KIND: Final = (
    r"(?:(?:key|main|major|important|critical|different|possible|root|cost|ключев\w+|основн\w+|"
    r"главн\w+|важн\w+|возможн\w+|различн\w+) )*"
)
_NOUN: Final = (
    r"(?:changes?|drivers?|reasons?|causes?|factors?|issues?|problems?|steps?|measures?|actions?|"
    r"options?|opportunit\w+|areas?|levers?|findings?|recommendations?|initiatives?|points?|"
    r"aspects?|themes?|изменени\w+|драйвер\w*|причин\w*|фактор\w*|проблем\w*|шаг\w*|мер[аы]?|"
    r"действи\w+|вариант\w*|возможност\w+|област\w+|рычаг\w*|вывод\w*|рекомендаци\w+|"
    r"инициатив\w*|аспект\w*|направлени\w+)"
)
#: What the sentence is about, as long as nothing is said of it.
_ABOUT: Final = (
    r"(?: (?:to|in|of|for|at|with|behind|в|во|для|на|по|с|роста|снижения|улучшения)"
    r"(?: [^\W\d]+){1,4}|(?: (?:роста|снижения) [^\W\d]+))?"
)
_COUNTED: Final = f"{_COUNT} {_KIND}{_NOUN}{_ABOUT}"
_LEAD: Final = (
    r"(?:(?:we|i|the (?:team|company|firm)|our analysis|the analysis|мы|компании|команде|команда|"
    r"анализ|наш анализ) )?"
    r"(?:(?:should|must|can|need to|has to|нужно|следует|стоит|надо|можно) )?"
    r"(?:recommend|propose|suggest|identified|found|see|have|has|take|make|shows?|showed|"
    r"there (?:are|is)|рекоменду\w+|предлага\w+|выяви\w+|нашл[иа]|вид\w+|выдел\w+|определи\w+|"
    r"показал\w*|показыва\w+|предпринять|сделать|есть|существу\w+|имеется|имеются)"
)
_NOTHING: Final = tuple(
    re.compile(f"(?:{pattern})", re.IGNORECASE)
    for pattern in (
        f"{_LEAD} {_COUNTED}",
        _COUNTED,
        f"{_COUNT} {_KIND}{_NOUN} (?:are|is) (?:possible|needed|required|available)",
        rf"(?:возможн\w+|нужн\w+|требу\w+) {_COUNT} {_KIND}{_NOUN}",
        r"see (?:below|above|(?:the )?(?:appendix|attachment|next page|slides?))(?: \w+)?",
        r"(?:см|смотри|смотрите)\.? (?:ниже|выше|приложени\w+|далее|слайд\w*)(?: \w+)?",
        r"tb[dc]|to be (?:defined|decided|determined|confirmed|discussed)|n/?a|as discussed",
        r"уточняется|(?:будет )?(?:определено|уточнено|решено)(?: позже)?|в работе|нет данных",
        r"it (?:all )?depends(?: on (?:many|several|various|different) \w+)?",
        r"(?:вс[её] )?зависит от (?:многих|ряда|разных|различных|ситуации|обстоятельств)(?: \w+)?",
        r"(?:further|more|additional) (?:analysis|research|work|data) (?:is|are) \w+",
        r"(?:требуется|нужно|необходимо|нужен|нужны)(?: провести)? дополнительн\w+ \w+",
        r"(?:an )?(?:overview|summary|results|analysis|review)(?: of (?:the )?\w+)?",
        r"(?:обзор|итоги|результаты|анализ|резюме)(?: \w+)?",
        r"(?:(?:key|main|our) )?(?:findings|conclusions?|takeaways|recommendations|next steps)",
        r"(?:(?:основные|ключевые|наши|главные) )?(?:выводы|рекомендации|следующие шаги)",
    )
)
_ENDS: Final = " \t\n.!…:;"
_WORD: Final = re.compile(r"[^\W_]+")
_LATIN: Final = re.compile("[a-z]")
#: Words that say nothing of the case: of questions and of the grammar around them.
_SMALL: Final = frozenset(
    "a an the is are was were be do does did has have had can could should would will to of in on "
    "at for with by from and or that which who whom what why how when where it its we our us they "
    "as there this these those before after "
    "и в во на по с со к о об от до для из за не ли что как кто где когда почему зачем какой какая "
    "какие какое каким каких какими который которая которые которым которых сколько чем мы наш "
    "наша наше наши нашей нашего нашим она он они оно это этот можно нужно быть".split()
)


def fault(title: str, text: str) -> Fault | None:
    """Return the first thing that is wrong with a so-what under a question, or None.

    Words only: what it says may still be false. Both languages are read, whatever the case's is.
    """
    said = text.strip()
    bare = re.sub(r"\s+", " ", said).strip(_ENDS)
    if said.endswith("?"):
        return "so_what_asks"
    if any(pattern.fullmatch(bare) for pattern in _NOTHING):
        return "so_what_empty"
    if len(said) > LONGEST or len(said.splitlines()) > _LINES:
        return "so_what_long"
    return "so_what_repeats" if _repeats(title, bare) else None


def _repeats(title: str, text: str) -> bool:
    """Whether every word of a sentence that says something is in the question, too."""
    words = _stems(text)
    return len(words) > 1 and words <= _stems(title)


def _stems(text: str) -> set[str]:
    words = _WORD.findall(text.lower().replace("ё", "е"))
    return {
        english_stem(word) if _LATIN.match(word) else russian_stem(word)
        for word in words
        if word not in _SMALL
    }
