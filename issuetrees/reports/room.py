"""How much room the words around a drawing leave on a landscape sheet, in points."""

from typing import Final

from issuetrees.reports.fit import break_lines

WIDTH: Final = 756.0
# Between the margins, less what rounding may take.
SHEET: Final = 507.0
# What a title of two lines takes with the line above it.
TWO_LINES: Final = 65.0


def head_height(title: str) -> float:
    """Return what the line above the title and the title take."""
    return 25 + 20 * len(break_lines(title, WIDTH, 16, "serif"))


def foot_height(so_what: str, source: str) -> float:
    """Return what the box, the legend and the source take below a drawing."""
    box = 24 + 12.5 * len(break_lines(so_what, WIDTH - 80, 8.6)) if so_what else 0
    legend = 18.0
    return box + legend + 8 + 10 * len(break_lines(source, WIDTH, 7))
