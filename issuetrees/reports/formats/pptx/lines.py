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
    """Return the words of a text, broken as on paper or where the program breaks them; a line
    that begins though the one before has room for its first word is one of its own.
    """
    if keeps_lines:
        return LINE_END.join(text.lines)
    said = text.lines[0] if text.lines else ""
    for place, (before, after) in enumerate(pairwise(text.lines), start=2):
        # The last word of a text takes the one before it along.
        is_company = place == len(text.lines) and after.count(" ") == 1
        fits = _width(f"{before} {after.split(' ', 1)[0]}", text) <= text.width
        said += (LINE_END if fits and not is_company else " ") + after
    return said


def _width(words: str, text: Text) -> float:
    return text_width(words, text.size, "semibold")
