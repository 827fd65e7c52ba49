"""A value in words: as the labels of a split write theirs, and as each reader would."""

from collections.abc import Callable
from typing import Final

_LANGUAGES: Final = ("en", "ru")


class Told(str):
    """A text in the language of the labels, which ``write`` puts into another.

    It is that text to whoever does not ask, so that a fix can write it into a label.
    """

    __slots__ = ("write",)
    write: Callable[[str], str]

    @property
    def ways(self) -> dict[str, str]:
        """The text in the languages in which it is another."""
        ways = {language: self.write(language) for language in _LANGUAGES}
        return {language: way for language, way in ways.items() if way != self}


def told(own: str, write: Callable[[str], str]) -> Told:
    """Return a text as the labels write it, that knows how to be written in a language."""
    text = Told(own)
    text.write = write
    return text


def in_language(text: str, language: str) -> str:
    """Return a text as it is written in a language."""
    return text.write(language) if isinstance(text, Told) else text


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
