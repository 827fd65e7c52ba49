"""Labels compared and classed: what counts as the same, as the rest, as saying nothing."""

import re
import unicodedata
from functools import lru_cache
from typing import Final

from issuetrees.core.text import isolated, normal, shorten

_TOKEN = re.compile(r"-?\d+(?:[.,:/-]\d+)*|[^\W\d_]+(?:[-'’][^\W\d_]+)*|[+#%<>≤≥=&$€£₽№]|[^\w\s]")
_HYPHEN = re.compile(r"(?<=[^\W\d_])[-'’](?=[^\W\d_])")
_DIGIT = re.compile(r"\d")
_ONE_FORM: Final = str.maketrans("ё–—−‑", "е----")
_SIGNS_THAT_COUNT: Final = frozenset("+#%<>≤≥=&$€£₽№")
_LOOK_ALIKES: Final = str.maketrans("АВЕКМНОРСТУХІЅЈ", "ABEKMHOPCTYXISJ")
_INNER_QUOTES: Final = str.maketrans("«»“”", "‘’‘’")
_MAX_QUOTED = 80

_EN_REST = (
    r"(?:all |any |the )*(?:others?|rest|remaining|remainder|everything else|everyone else"
    r"|anything else|elsewhere|misc|miscellaneous|none of (?:the|these) above)"
)
_RU_REST = (
    r"(?:все )?(?:проч(?:ее|ие|ая|их)|остальн(?:ое|ые|ая|ых)|другие|иные"
    r"|(?:другое|иное|разное)$)"
)
_REST = re.compile(rf"(?:{_EN_REST}|{_RU_REST})(?:\s|$)")
_VAGUE_NOUN = (
    r"issues?|questions?|topics?|things?|items?|aspects?|points?|matters?|factors?|areas?|elements?"
    r"|considerations|problems?|stuff|вопрос(?:ы)?|тем[аы]|момент(?:ы)?|аспект(?:ы)?"
    r"|проблем[аы]|пункт(?:ы)?|фактор(?:ы)?|вещи|нюансы|элемент(?:ы)?"
)
_VAGUE_WORD = (
    r"others?|general|various|additional|misc\.?|miscellaneous|different|some|several|key|main|more"
    r"|further|sundry|and|or|проч(?:ее|ие)|друг(?:ое|ие)|остальн(?:ое|ые)|общ(?:ее|ие)"
    r"|разн(?:ое|ые)|дополнительн(?:ое|ые)|ин(?:ое|ые)|некоторые|основные|ключевые|различные|всякое"
    r"|важные|еще|и|или"
)
_NUMBERED = (
    r"(?:item|point|topic|issue|question|node|branch|child|section|text|title|placeholder|element"
    r"|bullet|sub-?(?:question|topic|branch|issue)|driver|factor|reason|cause"
    r"|пункт|тема|вопрос|узел|ветка|ветвь|элемент|раздел|текст|заголовок|подпункт|подвопрос"
    r"|фактор|причина|драйвер) ?(?:#|№|no\.?|n)? ?(?:\d{1,3}|[a-eа-д])"
)
_TO_BE_FILLED = (
    r"хх+|tb[dac]|to be (?:defined|determined|decided|confirmed|added|discussed|done|specified"
    r"|completed|filled)(?: (?:later|in))?|to ?do|n/?a|xx+|placeholder|un(?:titled|named)"
    r"|no (?:name|title)"
    r"|(?:new|empty|blank|my) (?:question|node|child|branch|item|topic|issue|box|label|idea|text)"
    r"|(?:type|write|add|enter|insert|your)(?: some)? (?:text|title|label|name|question)(?: here)?"
    r"|click to edit|lorem ipsum.*|asdf\w*|qwerty|test|foo|bar|background|general|notes|various"
    r"|sundry"
    r"|something(?: else)?|whatever|anything|everything|etc|and so on"
    r"|уточнить|уточняется|уточним(?: позже)?|(?:нужно|надо) (?:уточнить|подумать|дополнить)"
    r"|будет (?:определено|уточнено|добавлено|дополнено|заполнено|описано)(?: позже| позднее)?"
    r"|(?:уточнить|дописать|дополнить|заполнить|придумать|подумать|определить|добавить|решить)"
    r"(?: позже| потом| позднее)?|в разработке|на доработке|заглушка"
    r"|(?:нов|пуст)(?:ый|ая|ое) (?:вопрос|узел|ветка|ветвь|пункт|тема|элемент|лист|блок|идея|поле)"
    r"|без (?:названия|имени|темы)|название|текст|(?:введите|ваш|вставьте)(?: ваш)? текст"
    r"(?: здесь)?|и так далее|и тому подобное|и т\.? ?[дп]|что-то еще|что-нибудь|разное|общее|тест"
    r"|фыва\w*|йцукен|(?:проч|друг|ин)(?:ее|ое|ие) (?:и )?разн(?:ое|ые)|разное (?:и )?прочее"
    r"|[.…?*_–—-]+"
)
_SAYS_NOTHING = re.compile(
    rf"(?:(?:{_VAGUE_WORD}) )*(?:{_VAGUE_NOUN})|misc|miscellaneous|{_NUMBERED}|{_TO_BE_FILLED}"
)
_NO_ANSWER: Final = re.compile(
    r"no answer|unknown|undecided|not sure|hard to say|no data|undisclosed|n/?a"
    r"|(?:do not|don['’]t) know|not (?:known|specified|stated|given|available|applicable)"
    r"|(?:prefer|refused) .*"
    r"|не (?:указан[аоы]?|знаю|определено|определились)|нет (?:данных|ответа|сведений)|неизвестно?"
    r"|затрудн\w+(?: с ответом| ответить| сказать)?|отказ от ответа|воздержались"
)


def quoted(title: str) -> str:
    """Return a title as it stands in a sentence: one line, not too long."""
    words = " ".join(title.split()).translate(_INNER_QUOTES)
    return isolated(shorten(words, _MAX_QUOTED))


@lru_cache(maxsize=16_384)
def lowered(title: str) -> str:
    """Return the title in small letters, е for ё, single spaces, no full stop at the end."""
    return " ".join(normal(title.casefold()).replace("ё", "е").split()).strip(" .,:;!?")


@lru_cache(maxsize=16_384)
def key(title: str) -> str:
    """Return what two titles share when they are the same but for how they are typed.

    Case, ё and е, spaces, hyphens inside words, quotes and other punctuation do not
    count; signs that carry a meaning ("C++", "<25", "5 %") and marks on letters do.
    """
    text = normal(title.casefold())
    if not text.isascii():
        text = text.translate(_ONE_FORM)
    text = _HYPHEN.sub("", text)
    return " ".join([token for token in _TOKEN.findall(text) if _counts(token)])


@lru_cache(maxsize=16_384)
def look_alike_key(title: str) -> str:
    """Return ``key`` with Cyrillic letters replaced by the Latin ones that look the same."""
    return key(title).upper().translate(_LOOK_ALIKES)


@lru_cache(maxsize=16_384)
def takes_the_rest(title: str) -> bool:
    """Whether a label stands for everything that its siblings leave: "Other", "Прочее"."""
    return _REST.match(lowered(title)) is not None


def digits_of(title: str) -> str:
    """Return the digits of a title: labels of other digits need no closer look to be told apart."""
    return "".join(_DIGIT.findall(title))


def says_nothing(title: str) -> bool:
    """Whether a label would fit below any question: "Other issues", "Прочие вопросы"."""
    words = lowered(title).strip("<>[](){} ") or title.strip()
    return _SAYS_NOTHING.fullmatch(words) is not None


@lru_cache(maxsize=16_384)
def gives_no_answer(title: str) -> bool:
    """Whether a label stands for those of whom the answer is not known: "Don't know"."""
    return _NO_ANSWER.fullmatch(lowered(title).strip("() ")) is not None


def _counts(token: str) -> bool:
    return token[-1].isalnum() or token in _SIGNS_THAT_COUNT or _is_part_of_a_letter(token)


def _is_part_of_a_letter(token: str) -> bool:
    """Whether it is a mark or vowel sign that has no composed form, not a choice of glyph."""
    return unicodedata.category(token) in {"Mn", "Mc"} and not "\ufe00" <= token <= "\ufe0f"
