"""Fitting text into boxes: line breaks by the real widths of the report's fonts.

A drawing must know how high a label is before it is laid out, and a box must never cut its
text; so labels are broken here and printed line by line. Widths are in points.
"""

import json
import re
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache

from wcwidth import iter_graphemes

from issuetrees.core.text import head, isolated, shorten
from issuetrees.kit.fonts import FOLDER
from issuetrees.kit.formats.numbers import NBSP
from issuetrees.reports.typography import clean

WIDTHS = FOLDER / "widths.json"
# A character from a fallback font may be as wide as this (an emoji or an ideograph).
UNKNOWN = 1150
_AFTER_HYPHEN = re.compile(r"(?<=[\w]-)(?=\w)")
# Kerning and rounding differ a little from the sum of advances.
SAFETY = 0.985


@cache
def _tables() -> dict[str, dict[str, int]]:
    tables: dict[str, dict[str, int]] = json.loads(WIDTHS.read_text(encoding="ascii"))
    return tables


def letters() -> Mapping[str, int]:
    """Return the signs that the report's typeface has, each with its width."""
    return _tables()["regular"]


def text_width(text: str, size: float, face: str = "regular") -> float:
    """Return the width of ``text`` in points; ``face``: regular, semibold or serif."""
    return _advance(text, face) * size / 1000


@lru_cache(maxsize=20_000)  # the words of a report come again and again
def _advance(text: str, face: str) -> int:
    """The width of a text in thousandths of the size of its letters."""
    table = _tables()[face]
    return sum(table.get(sign) or _unknown(sign) for sign in text)


@cache
def _unknown(sign: str) -> int:
    """The width of what our fonts do not have; marks, joiners and isolates need no room."""
    return 0 if unicodedata.category(sign) in {"Mn", "Me", "Cf"} else UNKNOWN


def break_lines(text: str, width: float, size: float, face: str = "regular") -> list[str]:
    """Return the lines of ``text`` in a column of ``width`` points.

    Breaks at spaces; a word wider than the column is broken after a hyphen or between letters
    (never inside one). A short word joined to the next by a non-breaking space stays with it.
    """
    room = width * SAFETY
    text = clean(text)
    space = text_width(" ", size, face)
    lines: list[str] = []
    line, used = "", 0.0
    for word in _words(text, room, size, face):
        wide = text_width(word, size, face)
        if line and used + space + wide > room:
            lines.append(line)
            line, used = word, wide
        else:
            line, used = (f"{line} {word}", used + space + wide) if line else (word, wide)
    lines = _with_company([*lines, line], room, size, face)
    return [isolated(line) for line in lines if line] or [""]


def _with_company(lines: list[str], room: float, size: float, face: str) -> list[str]:
    """Let the last word of a text stand with the one before it, where both have room."""
    if len(lines) < 2 or " " in lines[-1]:
        return lines
    before, _space, word = lines[-2].rpartition(" ")
    together = f"{word} {lines[-1]}"
    if not before or text_width(together, size, face) > room:
        return lines
    return [*lines[:-2], before, together]


def _words(text: str, room: float, size: float, face: str) -> list[str]:
    words: list[str] = []
    for joined in text.split(" "):
        if not joined:
            continue
        # Give up the unbreakable spaces rather than break inside a word.
        fits = text_width(joined, size, face) <= room
        for word in [joined] if fits else joined.split(NBSP):
            words.extend(_pieces(word, room, size, face))
    return words


def _pieces(word: str, room: float, size: float, face: str) -> list[str]:
    """Return ``word`` whole, or in pieces that fit: after hyphens, else anywhere."""
    pieces, piece, used = [], "", 0.0
    for part in _AFTER_HYPHEN.split(word):
        wide = text_width(part, size, face)
        for bit in [part] if wide <= room else iter_graphemes(part):
            wide = text_width(bit, size, face)
            if piece and used + wide > room:
                pieces.append(piece)
                piece, used = "", 0.0
            piece, used = piece + bit, used + wide
    return [*pieces, piece]


def fit_lines(
    text: str, width: float, size: float, most: int, face: str = "regular"
) -> tuple[list[str], bool]:
    """Return at most ``most`` lines, and whether the text is whole.

    A text that needs more is cut at a word with an ellipsis; what prints it says where the
    whole text stands.
    """
    lines, is_whole = _fitted(text, width, size, most, face)
    return list(lines), is_whole


@lru_cache(maxsize=20_000)  # drawings are tried on several grids, and drawn anew after each edit
def _fitted(
    text: str, width: float, size: float, most: int, face: str
) -> tuple[tuple[str, ...], bool]:
    # More than this cannot fit, and breaking a novel into lines takes time.
    text = clean(text)
    likely = int(width * most / (size * 0.25)) + 40
    lines = break_lines(head(text, likely), width, size, face)
    if len(lines) <= most and len(text) <= likely:
        return tuple(lines), True
    shown = clean(" ".join(lines[:most]))
    while True:
        shown = shorten(shown, len(shown) - 1) if len(shown) > 2 else "…"
        lines = break_lines(shown, width, size, face)
        if len(lines) <= most or shown == "…":
            return tuple(lines), False
