"""A value in words: as the labels of a split write theirs, and as each reader would."""

import re
from collections.abc import Callable, Mapping
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
    """A text in the language of the labels; ``ways`` has it in those that differ.

    It is that text to whoever does not ask, so that a fix can write it into a label.
    """

    __slots__ = ("ways",)
    ways: Mapping[str, str]


def told(own: str, write: Callable[[str], str]) -> str:
    """Return a text as the labels write it, knowing what ``write`` makes of it by language."""
    ways = {language: write(language) for language in _OTHER_SCRIPT}
    text = Told(own)
    text.ways = {language: way for language, way in ways.items() if way != own}
    return text if text.ways else own


def in_language(text: str, language: str) -> str:
    """Return a text as it is written in a language."""
    return text.ways.get(language, str(text)) if isinstance(text, Told) else text


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
    """Return a text as JSON holds it, with its ways; anything else as it is."""
    return {"": str(value), **value.ways} if isinstance(value, Told) else value


def read_back(value: object) -> object:
    """Read what ``kept`` has written."""
    if not isinstance(value, dict) or "" not in value:
        return value
    text = Told(value[""])
    text.ways = {language: way for language, way in value.items() if language}
    return text
