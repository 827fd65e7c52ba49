"""The piece of a text around the words that were looked for."""

from collections.abc import Iterable, Sequence
from typing import Final

from issuetrees.core.text import cut, head
from issuetrees.search.stems import WORD, is_found

_BEFORE: Final = 40
_LENGTH: Final = 160
_LOOKED_THROUGH: Final = 20_000


def snippet(texts: Iterable[str], words: Sequence[str]) -> str:
    """Return the piece around the first of the words in these texts; empty without one."""
    for text in texts:
        line = " ".join(head(text, _LOOKED_THROUGH).split())
        for found in WORD.finditer(line):
            if is_found(found.group(), words):
                return _around(line, found.start())
    return ""


def _around(line: str, place: int) -> str:
    start = line.rfind(" ", 0, max(place - _BEFORE, 0)) + 1
    return ("…" if start else "") + cut(line[start:], _LENGTH)


def marked(text: str, words: Sequence[str]) -> list[tuple[str, bool]]:
    """Return a text in pieces, each with whether it is one of the words."""
    pieces: list[tuple[str, bool]] = []
    end = 0
    for found in WORD.finditer(text):
        if is_found(found.group(), words):
            pieces += [(text[end : found.start()], False), (found.group(), True)]
            end = found.end()
    return [piece for piece in (*pieces, (text[end:], False)) if piece[0]]
