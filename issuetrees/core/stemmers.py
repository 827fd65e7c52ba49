"""Snowball's stemmers: each keeps the word that it works on, so each thread has its own."""

import threading
from functools import cached_property
from typing import Any, Final


class _Stemmers(threading.local):
    @cached_property
    def russian(self) -> Any:
        return _made("russian")

    @cached_property
    def english(self) -> Any:
        return _made("english")


def _made(language: str) -> Any:
    # All its languages are slow to load, and most processes stem nothing.
    import snowballstemmer  # noqa: PLC0415

    return snowballstemmer.stemmer(language)


_STEMMERS: Final = _Stemmers()


def russian_stem(word: str) -> str:
    """Return the stem of a Russian word in small letters, е for ё."""
    return str(_STEMMERS.russian.stemWord(word))


def english_stem(word: str) -> str:
    """Return the stem of an English word in small letters."""
    return str(_STEMMERS.english.stemWord(word))
