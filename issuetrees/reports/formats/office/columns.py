"""How wide columns are: no word of a heading and no figure is broken."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from issuetrees.reports.formats.office.words import value_of
from issuetrees.reports.scene.fit import text_width
from issuetrees.reports.scene.rows import WIDEST_NUMBER
from issuetrees.reports.scene.tables import Column, Kind, Table
from issuetrees.reports.scene.theme import GUTTER
from issuetrees.reports.sections.base import Typist

# Of the width, for columns of given widths.
_FULL: Final = 0.72
_SIGNED: Final = frozenset({Kind.STATUS, Kind.VERDICT})
_FREE: Final = frozenset({Kind.WORDS, Kind.STACK, Kind.BAR})


def fitted_columns(
    table: Table, scale: float, width: float, sizes: tuple[float, float], typist: Typist
) -> tuple[Column, ...]:
    """Return columns with widths for another size of type; ``sizes`` of words and of heads."""
    given = sum(column.width for column in table.columns)
    scale = min(scale, _FULL * width / given) if given else scale
    return tuple(_fitted(table, scale, sizes, typist))


def longest_of(words: Iterable[str], size: float) -> float:
    """Return the width of the longest of words."""
    return max((text_width(word, size, "semibold") for word in words), default=0.0)


def _fitted(
    table: Table, scale: float, sizes: tuple[float, float], typist: Typist
) -> Iterator[Column]:
    for place, column in enumerate(table.columns):
        needed = longest_of(column.title.split(" "), sizes[1])
        if column.kind not in _FREE:
            values = (value_of(row.cells[place], typist) for row in table.rows)
            signs = 1.4 * sizes[0] if column.kind in _SIGNED else 0.0
            needed = max(needed, longest_of(values, sizes[0]) + signs)
        elif column.name == "number":
            numbers = (line.text for row in table.rows for line in row.cells[place].lines)
            needed = max(needed, min(longest_of(numbers, sizes[0]), WIDEST_NUMBER))
        taken = max(column.width * scale, needed + GUTTER + 1)
        yield replace(column, width=taken if column.width else 0.0)
