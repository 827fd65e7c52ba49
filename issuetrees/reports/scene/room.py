"""How much room titles, boxes and sources leave on a sheet, in points."""

from typing import Final

from issuetrees.reports.scene.fit import break_lines
from issuetrees.reports.scene.theme import Sheet, Theme

# The line above the title, and what stands between title and exhibit.
_ABOVE: Final = 10.0 + 3.0
_BELOW: Final = 12.0
# Left and right of the words in a box.
_BOX: Final = 80.0


#: Between a title and what stands beside it.
BESIDE: Final = 14.0


def head_height(theme: Theme, sheet: Sheet, title: str, beside: float = 0.0) -> float:
    """Return what the line above the title and the title take; ``beside`` of its room is taken."""
    look = theme.types["exhibit-title"]
    lines = break_lines(title, sheet.room - beside, look.size, look.face)
    return _ABOVE + _BELOW + look.leading * len(lines)


def two_lines(theme: Theme) -> float:
    """Return what a title of two lines takes with the line above it."""
    return _ABOVE + _BELOW + 2 * theme.types["exhibit-title"].leading


def box_height(theme: Theme, sheet: Sheet, so_what: str) -> float:
    """Return what the box of a so-what takes."""
    look = theme.types["so-what"]
    if not so_what:
        return 0.0
    return 24 + look.leading * len(break_lines(so_what, sheet.room - _BOX, look.size))


def above_height(theme: Theme, sheet: Sheet, so_what: str) -> float:
    """Return what the box takes when it stands, closer set, above an exhibit."""
    if not so_what:
        return 0.0
    size = theme.types["so-what"].size
    return 19 + 11.5 * len(break_lines(so_what, sheet.room - _BOX, size))


def foot_height(theme: Theme, sheet: Sheet, so_what: str, source: str) -> float:
    """Return what the box, the legend and the source take below a drawing."""
    look, legend = theme.types["source"], 18.0
    lines = len(break_lines(source, sheet.room, look.size)) if source else 0
    return box_height(theme, sheet, so_what) + legend + 8 + look.leading * lines
