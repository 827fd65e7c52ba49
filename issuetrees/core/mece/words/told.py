"""A value in words: as the labels of a split write theirs, and as each reader would."""

import re
from collections.abc import Callable
from typing import Final

from issuetrees.core.mece.words.units import known_unit, scale_of

_WORD: Final = re.compile(r"[^\W\d_]+\.?")
_RUSSIAN: Final = re.compile("[а-яё]", re.IGNORECASE)
_LATIN: Final = re.compile("[a-z]", re.IGNORECASE)
_OTHER_SCRIPT: Final = {"en": _RUSSIAN, "ru": _LATIN}
_SCALES: Final = {
    1_000: {"en": "k", "ru": "тыс."},
    1_000_000: {"en": "M", "ru": "млн"},
    1_000_000_000: {"en": "bn", "ru": "млрд"},
    1_000_000_000_000: {"en": "tn", "ru": "трлн"},
}
_SIGNS: Final = {"rouble": "₽", "dollar": "$", "euro": "€", "pound": "£", "yuan": "¥", "tenge": "₸"}


class Told(str):
    """A text in the language of the labels, which ``write`` puts into another.

    It is that text to whoever does not ask, so that a fix can write it into a label.
    """

    __slots__ = ("write",)
    write: Callable[[str], str]

    @property
    def ways(self) -> dict[str, str]:
        """The text in the languages in which it is another."""
        ways = {language: self.write(language) for language in _OTHER_SCRIPT}
        return {language: way for language, way in ways.items() if way != self}


def told(own: str, write: Callable[[str], str]) -> Told:
    """Return a text as the labels write it, that knows how to be written in a language."""
    text = Told(own)
    text.write = write
    return text


def in_language(text: str, language: str) -> str:
    """Return a text as it is written in a language."""
    return text.write(language) if isinstance(text, Told) else text


def words_in(text: str, language: str) -> str:
    """Return scales and currencies that stand in the other script in those of a language."""
    return _WORD.sub(lambda found: _word_in(found[0], language), text)


def _word_in(word: str, language: str) -> str:
    if not _OTHER_SCRIPT[language].search(word):
        return word
    factor = scale_of(word)
    if factor:
        return _SCALES[factor][language]
    return _SIGNS.get(known_unit(word) or "", word)


def kept(value: object) -> object:
    """Return a text as JSON holds it, with its ways if it has any; anything else as it is."""
    ways = value.ways if isinstance(value, Told) else None
    return {"": str(value), **ways} if ways else value


def read_back(value: object) -> object:
    """Read what ``kept`` has written."""
    if not isinstance(value, dict) or "" not in value:
        return value
    own = value[""]
    return told(own, lambda language: str(value.get(language, own)))
