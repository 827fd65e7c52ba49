"""A pasted table as its preview shows it: columns to choose, cells to mend."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from django.http import QueryDict

from issuetrees.scoring.columns import COLUMNS
from issuetrees.scoring.pasting import Paste

SHOWN: Final = 50
_CELL: Final = "cell-"


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell; one that cannot be taken has a sentence, and a name to be mended under."""

    text: str
    name: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the preview, with what is wrong of the whole of it."""

    number: int
    cells: list[Cell]
    sentences: list[str]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, and what it can be."""

    heading: str
    choices: list[tuple[str, str, bool]]


def lines_of(found: Paste) -> list[Line]:
    """Return the first rows, those to be mended before the others."""
    wrong = {problem.line for problem in found.problems}
    rows = sorted(zip(found.lines, found.cells, strict=True), key=lambda row: row[0] not in wrong)
    return [_line(found, number, cells) for number, cells in rows[:SHOWN]]


def columns_of(found: Paste) -> list[Column]:
    """Return the columns with the choices of each."""
    headings = [*found.first, *[""] * (len(found.columns) - len(found.first))]
    return [
        Column(
            heading,
            [(name, str(label), name == column) for name, label in COLUMNS.items()],
        )
        for heading, column in zip(headings, found.columns, strict=False)
    ]


def mended_cells(given: QueryDict) -> dict[tuple[int, int], str]:
    """Return the cells that somebody has mended in the preview, by line and place."""
    found: dict[tuple[int, int], str] = {}
    for name, value in given.items():
        place = _place_of(name)
        if place is not None:
            found[place] = str(value)
    return found


def _place_of(name: str) -> tuple[int, int] | None:
    line, _, place = name.removeprefix(_CELL).partition("-")
    is_cell = name.startswith(_CELL) and _is_number(line) and _is_number(place)
    return (int(line), int(place)) if is_cell else None


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 6


def _line(found: Paste, number: int, cells: Iterable[str]) -> Line:
    here = [problem for problem in found.problems if problem.line == number]
    sentences = {problem.place: problem.sentence for problem in here}
    shown = [
        Cell(text, f"{_CELL}{number}-{place}", sentences.get(place, ""))
        for place, text in enumerate(cells)
    ]
    whole = [problem.sentence for problem in here if problem.place is None]
    return Line(number, shown, whole)
