"""A label read once: its words in one form, what it is about, what it asks."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain, pairwise
from types import MappingProxyType
from typing import Final, NamedTuple

from issuetrees.core.mece.words import axes, synonyms, wholes
from issuetrees.core.mece.words.forms import Form, form_of
from issuetrees.core.mece.words.labels import gives_no_answer, key, says_nothing, takes_the_rest
from issuetrees.core.mece.words.lemmas import (
    is_adjective,
    is_infinitive,
    lemma,
    root,
)
from issuetrees.core.mece.words.small_words import (
    INTERROGATIVES,
    LINKERS,
    MARKS,
    NEUTRAL,
    SOLVING,
)
from issuetrees.core.text import normal

KNOWN_LABELS: Final = 16_384
_WORD = re.compile(r"[^\W_]+(?:[&'’][^\W_]+)*\^?|(?<![\w-])-(?=\d)|[+#%<>≤≥=&$€£₽№]")
#: Marks, and writings of which nothing is known here: their words are compared as they are.
_OTHER_LETTERS = re.compile("[\u0300-\u0305\u0307\u0309-\u036f\u0530-\u1fff\u2c00-\uabff]")
#: Names that are small words when written in small letters.
_CAPITALS = re.compile(r"\b(?:IT|US|ПО)\b")
#: What tells more of the word behind its hyphen, which is the head: «интернет-реклама».
_BEFORE_A_HYPHEN = re.compile(
    r"\b(интернет|веб|бизнес|медиа|видео|бренд|промо|digital)-([а-яё]{4,})", re.IGNORECASE
)
_DIGIT = re.compile(r"\d")
_POSSESSIVE = re.compile("['’]s?(?![a-z])")
_CYRILLIC = re.compile("[а-яё]", re.IGNORECASE)
#: Phrases that do what one word does.
_TOGETHER: Final = (
    ("<during>", "во время, в ходе, в процессе, в течение, в период, in the course of"),
    ("<except>", "за пределами, other than, apart from"),
    ("<before>", "prior to"),
    ("<not>", "но не, but not"),
    (lemma("нехватка"), "не хватает, не хватало"),
    (lemma("lack"), "not enough"),
)


class Unit(NamedTuple):
    """A word, or a phrase that stands for one: as written, its lemma, how it is compared."""

    word: str
    lemma: str
    root: str


class Label(NamedTuple):
    """What the checks know of a label.

    ``units`` are all words in their order; ``content`` those that carry its sense, with the words
    that turn it ("<not>", "<before>": ``is_turned``, then order counts), ``lemmas`` the same as
    lemmas, ``names`` once more with names that are known in one ("=new york"). ``asks`` is what it
    asks ("why"), or nothing. Two labels of one ``key`` say the same; of one ``sense`` and ``head``,
    the same to most readers, of any head where one ``is_free`` (has a verb, so that order tells
    nothing).
    """

    title: str
    is_russian: bool
    is_part: bool
    units: tuple[Unit, ...]
    content: tuple[Unit, ...]
    lemmas: tuple[str, ...]
    names: tuple[str, ...]
    is_turned: bool
    has_digits: bool
    form: Form
    asks: str
    is_solution: bool
    key: tuple[str, ...]
    sense: tuple[str, ...]
    head: str
    is_free: bool


class Vocabulary:
    """The lists by which labels are read; ``groups`` adds synonyms to those that are shipped.

    ``lists`` has own frameworks and processes by name, by the kind of split (``own_lists``).
    """

    def __init__(
        self,
        groups: Iterable[Sequence[str]] = (),
        lists: Mapping[str, Mapping[str, Sequence[str]]] = MappingProxyType({}),
    ) -> None:
        self.lists = lists
        listed = [*groups, *synonyms.synonyms()]
        own = ([one] for group in listed for one in group if len(_words(one)) > 1)
        self._phrases = _Phrases(chain(synonyms.abbreviations(), own))
        for name, phrases in _TOGETHER:
            for phrase in phrases.split(","):
                lemmas = tuple(unit.lemma for unit in _units(_words(phrase)))
                self._phrases.add(lemmas, name)
        self._named = _Phrases(chain(synonyms.abbreviations(), wholes.names(), axes.phrases()))
        self._same = _senses(listed, self._phrases)
        self.read = lru_cache(maxsize=KNOWN_LABELS)(self._read)

    def _read(self, title: str) -> Label:
        words = _words(title)
        written = _units(words)
        units = _joined(written, self._phrases)
        is_russian = not title.isascii() and bool(_CYRILLIC.search(title))
        asks = _asked(words)
        form = form_of(title, [unit.word for unit in units], is_russian=is_russian)
        content = tuple(_content(units, asks))
        known = tuple(unit.lemma for unit in content)
        is_turned = any(lemma[0] == "<" for lemma in known)
        head = _head(units, content, form, is_russian=is_russian)
        sense = [self.sense(unit) for unit in content if not _is_light(unit, content)]
        return Label(
            title=title,
            is_russian=is_russian,
            is_part=_is_part(title),
            units=units,
            content=content,
            lemmas=known,
            names=self._names(written, asks) or known,
            is_turned=is_turned,
            has_digits=bool(_DIGIT.search(title)) and any(map(_is_number, known)),
            form=form,
            asks=asks,
            is_solution=_is_solution(words, asks),
            key=_key(known, head.lemma, is_ordered=is_turned),
            sense=_key(sense, "", is_ordered=is_turned),
            head=self.sense(head),
            is_free=form in _FREE or not _STATES.isdisjoint(sense),
        )

    def _names(self, units: tuple[Unit, ...], asks: str) -> tuple[str, ...]:
        joined = _joined(units, self._named)
        if joined is units:
            return ()
        return tuple(unit.lemma for unit in _content(joined, asks))

    def sense(self, unit: Unit) -> str:
        """Return the word by which a unit is known to most readers."""
        return self._same.get(unit.lemma) or self._same.get(unit.root) or unit.root


def _is_part(title: str) -> bool:
    return not (takes_the_rest(title) or says_nothing(title) or gives_no_answer(title))


def _words(title: str) -> list[str]:
    """Return the words of a title in small letters; "IT" is told from "it" by "^"."""
    if not title.isascii() and _OTHER_LETTERS.search(title):
        return key(title).split()
    text = normal(title)
    if "-" in text and not title.isascii():
        text = _BEFORE_A_HYPHEN.sub(r"\2 \1", text)
    if "IT" in text or "US" in text or "ПО" in text:
        text = _CAPITALS.sub(r"\g<0>^", text)
    small = text.casefold().replace("ё", "е")
    if "'" in small or "’" in small:
        small = _POSSESSIVE.sub("", small)
    return _WORD.findall(small)


class _Phrase(NamedTuple):
    lemmas: tuple[str, ...]
    name: str


class _Phrases:
    """Words and phrases that have a name, found by their first two lemmas."""

    def __init__(self, groups: Iterable[list[str]]) -> None:
        self._words: dict[str, str] = {}
        self._longer: dict[tuple[str, ...], list[_Phrase]] = {}
        named: dict[tuple[str, ...], str] = {}
        for group in groups:
            ways = [way for one in group for way in _orders(_words(one))]
            name = next((named[way] for way in ways if way in named), f"={group[0]}")
            for way in ways:
                named.setdefault(way, name)
        for way, name in named.items():
            self.add(way, name)

    def add(self, lemmas: tuple[str, ...], name: str) -> None:
        """Give a name to what has such lemmas; of several the longest is found."""
        if len(lemmas) == 1:
            self._words[lemmas[0]] = name
            return
        alike = self._longer.setdefault(lemmas[:2], [])
        alike.append(_Phrase(lemmas, name))
        alike.sort(key=lambda phrase: -len(phrase.lemmas))

    def are_in(self, lemmas: tuple[str, ...]) -> bool:
        """Whether a closer look pays."""
        return not self._words.keys().isdisjoint(lemmas) or not self._longer.keys().isdisjoint(
            pairwise(lemmas)
        )

    def at(self, lemmas: tuple[str, ...], place: int) -> _Phrase | None:
        """Return the longest phrase that begins there."""
        for phrase in self._longer.get(lemmas[place : place + 2], ()):
            if lemmas[place : place + len(phrase.lemmas)] == phrase.lemmas:
                return phrase
        name = self._words.get(lemmas[place])
        return _Phrase(lemmas[place : place + 1], name) if name else None


def _orders(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Yield the lemmas of a phrase; a Russian adjective may follow its noun too."""
    lemmas = tuple(unit.lemma for unit in _units(words))
    yield lemmas
    if len(words) == 2 and is_adjective(words[0]):
        yield lemmas[::-1]


def _senses(groups: Iterable[Sequence[str]], phrases: _Phrases) -> dict[str, str]:
    """Return for each lemma or phrase the first word of its group of synonyms."""
    table: dict[str, str] = {}
    for group in groups:
        for one in group:
            units = _joined(_units(_words(one)), phrases)
            name = table.setdefault(units[0].lemma, f"≈{group[0]}") if len(units) == 1 else ""
            if name:
                table.setdefault(units[0].root, name)
    return table


@lru_cache(maxsize=4 * KNOWN_LABELS)
def _unit(word: str) -> Unit:
    if word in MARKS:
        return Unit(word, MARKS[word], MARKS[word])
    if word.endswith("^") or word in NEUTRAL or not word.isalpha():
        return Unit(word, word, word)
    return Unit(word, lemma(word), root(word))


def _units(words: Iterable[str]) -> tuple[Unit, ...]:
    return tuple(map(_unit, words))


def _joined(units: tuple[Unit, ...], phrases: _Phrases) -> tuple[Unit, ...]:
    """Return the units with those of known phrases in one."""
    lemmas = tuple([unit.lemma for unit in units])
    if not phrases.are_in(lemmas):
        return units
    joined: list[Unit] = []
    at = 0
    while at < len(units):
        phrase = phrases.at(lemmas, at)
        if phrase:
            end = at + len(phrase.lemmas)
            written = " ".join(unit.word for unit in units[at:end])
            joined.append(Unit(written, phrase.name, phrase.name))
            at = end
        else:
            joined.append(units[at])
            at += 1
    return tuple(joined)


def _asked(words: Sequence[str]) -> str:
    asks = INTERROGATIVES.get(words[0], "") if words else ""
    return "much" if asks == "how" and len(words) > 1 and _is_measured(words[1]) else asks


def _is_measured(word: str) -> bool:
    """Whether "how" before a word asks for a measure: "how many", "how large"."""
    return word in {
        "many",
        "much",
        "often",
        "long",
        "far",
        "large",
        "big",
        "old",
        "well",
        "good",
        "fast",
        "high",
        "strong",
        "deep",
        "attractive",
        "часто",
        "долго",
        "далеко",
        "быстро",
        "сильно",
        "много",
        "хорошо",
    }


def _is_solution(words: Sequence[str], asks: str) -> bool:
    """Whether a way to act is asked for: "how do we", «как снизить», "what can we do"."""
    after = words[1:3]
    if asks == "how":
        return any(word in SOLVING or is_infinitive(word) or word == "нам" for word in after)
    if asks == "what":
        return any(word in {"делать", "сделать", "предпринять"} for word in words[1:4]) or (
            "do" in words[2:6] and words[1] in SOLVING
        )
    return False


def _is_number(lemma_of_one: str) -> bool:
    return lemma_of_one[0] != "=" and bool(_DIGIT.search(lemma_of_one))


def _is_light(unit: Unit, content: Sequence[Unit]) -> bool:
    """Whether a word adds nothing to its neighbours: "processes", «провести» before «обучение»."""
    if len(content) < 2:
        return False
    if unit is content[0]:
        is_done = content[1].lemma[0] == "~" or content[1].lemma in _TALKS
        return unit.lemma in _LIGHT_VERBS and is_done
    return unit.lemma in _LIGHT_NOUNS


def _content(units: Sequence[Unit], asks: str) -> Iterator[Unit]:
    for at, unit in enumerate(units):
        is_asking = bool(asks) and at == 0
        is_to_do = at == 1 and unit.lemma == "<to>" and (asks or units[0].lemma[0] == "~")
        if not (is_asking or is_to_do or unit.word in NEUTRAL):
            yield unit


#: So many words may stand in another order; of more, each may belong to another: "new products for
#: old customers".
_LONGEST_TURNED: Final = 3
#: Forms with a verb, be it a noun as well: "Train staff".
_FREE: Final = frozenset({"action", "gerund", "clause", "unknown"})
#: Senses that say in what state a thing is, so that it does not matter what stands first.
_STATES: Final = frozenset({"≈lack", "≈нехватка", "≈improve", "≈increase", "≈reduce", "≈увеличить"})
_LIGHT_VERBS: Final = frozenset(
    map(
        lemma,
        "conduct perform implement hold provide провести осуществить обеспечить организовать"
        " выполнить реализовать".split(),
    )
)
#: What is done by such a verb, and made of no verb itself.
_TALKS: Final = frozenset(map(lemma, "talks audit переговоры тренинг аудит".split()))
_LIGHT_NOUNS: Final = frozenset(
    map(lemma, "process activity процесс работа работы мероприятие действие".split())
)
_NOTHING: Final = Unit("", "", "")


def _head(units: Sequence[Unit], content: Sequence[Unit], form: Form, *, is_russian: bool) -> Unit:
    """Return what a label is about: the thing that its other words tell more of."""
    if not content:
        return _NOTHING
    if form in {"action", "gerund"}:
        return content[0]
    if is_russian:
        return next((unit for unit in content if _is_thing(unit)), content[-1])
    before: list[Unit] = []
    for unit in units:
        if before and (unit.word in LINKERS or unit.lemma.startswith("<")):
            break
        before.extend([unit] if unit in content else [])
    return (before or content)[-1]


def _is_thing(unit: Unit) -> bool:
    return not unit.lemma.startswith("<") and not is_adjective(unit.word)


def _key(lemmas: Iterable[str], head: str, *, is_ordered: bool) -> tuple[str, ...]:
    listed = list(lemmas)
    if is_ordered or len(listed) > _LONGEST_TURNED:
        return tuple(listed)
    return (head, *sorted(listed))


#: The lists as they are shipped.
SHIPPED: Final = Vocabulary()


def name_of(phrase: str) -> str:
    """Return the one name by which a thing of our lists is found in ``Label.names``."""
    return " ".join(SHIPPED.read(phrase).names)
