"""Lines that were broken for paper, joined to a text that slides break by themselves."""

from itertools import pairwise

from issuetrees.core.drawing.shapes import Text
from issuetrees.reports.formats.pptx.text import LINE_END
from issuetrees.reports.scene.fit import text_width


def is_broken(text: Text, room: float) -> bool:
    """Tell whether a line may end within a word: only what is wider than ``room`` is broken so."""
    return any(
        _width(before.rsplit(" ", 1)[-1] + after.split(" ", 1)[0], text) > room
        for before, after in pairwise(text.lines)
    )


def joined(text: Text, *, keeps_lines: bool) -> str:
    """Return the words of a text, broken as on paper or where the program breaks them."""
    return (LINE_END if keeps_lines else " ").join(text.lines)


def _width(words: str, text: Text) -> float:
    return text_width(words, text.size, "semibold")
