"""Snowball's stemmers: each keeps the word that it works on, so each thread has its own."""

import threading
from typing import Final

import snowballstemmer


class _Stemmers(threading.local):
    def __init__(self) -> None:
        self.russian = snowballstemmer.stemmer("russian")
        self.english = snowballstemmer.stemmer("english")


_STEMMERS: Final = _Stemmers()


def russian_stem(word: str) -> str:
    """Return the stem of a Russian word in small letters, е for ё."""
    return str(_STEMMERS.russian.stemWord(word))


def english_stem(word: str) -> str:
    """Return the stem of an English word in small letters."""
    return str(_STEMMERS.english.stemWord(word))
