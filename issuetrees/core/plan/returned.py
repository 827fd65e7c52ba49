"""A workplan that comes back as a table: what in it was changed, cell by cell.

Three states are compared: the leaf as it was when the table went out, as it is now, and the cell.
A cell that says what went out says nothing, whatever happened meanwhile; one that says something
else is a change, and a conflict where the leaf was changed to something else meanwhile.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import isclose
from typing import Any, Final, Literal, TypeAlias

from issuetrees.core.errors import Invalid
from issuetrees.core.graph.records import Fields
from issuetrees.core.tables.records import Area, Sheet
from issuetrees.core.text import gettext_noop, normal

Trouble: TypeAlias = Literal["foreign", "gone", "twice", "merged", "unreadable", "column"]
_SPACES: Final = re.compile(r"\s+")
_HEADS: Final = 20  # rows among which the headings stand
_MARK: Final = re.compile(r"\bv(\d{1,12})\s*$")


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the table: the field it holds, what it may be called, how a cell is read.

    ``read`` raises Invalid; None for a column that only tells (the number).
    """

    name: str
    headings: frozenset[str]
    read: Callable[[str], Any] | None


@dataclass(frozen=True, slots=True)
class Changed:
    """A cell that says something new; ``place`` as a spreadsheet names it (D7)."""

    place: str
    id: str
    name: str
    sent: Any
    now: Any
    value: Any

    @property
    def is_conflict(self) -> bool:
        """Whether the leaf was changed to something else since the table went out."""
        return not _same(self.sent, self.now)


@dataclass(frozen=True, slots=True)
class Remark:
    """What was not taken, with its place; ``words`` are those of the cell, row or heading."""

    kind: Trouble
    place: str
    words: str
    why: Invalid | None = None


@dataclass(slots=True)
class Returned:
    """What a table says; ``revision`` is the one that it went out with, None if it does not say."""

    revision: int | None = None
    changes: list[Changed] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Heading:
    """Where the headings stand, which column each of the known ones has, and the revision."""

    row: int
    places: Mapping[str, int]
    unknown: Mapping[int, str]
    revision: int | None


def folded(text: str) -> str:
    """Return a heading as it is compared: case, spaces and ё do not matter."""
    return _SPACES.sub(" ", normal(text)).strip().casefold().replace("ё", "е")


def cell_name(row: int, column: int) -> str:
    """Return the name of a cell, both counted from 0: D7."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row + 1}"


def heading_of(rows: Sequence[Sequence[str]], columns: Sequence[Column]) -> Heading:
    """Find the headings; the one of ``id`` ends with the revision (“ID v12”).

    Raises Invalid where the column of ids is missing: leaves could only be guessed.
    """
    known = {name: column.name for column in columns for name in column.headings}
    for at, row in enumerate(rows[:_HEADS]):
        found: dict[str, int] = {}
        unknown: dict[int, str] = {}
        revision = None
        for place, text in enumerate(row):
            mark = _MARK.search(text)
            name = known.get(folded(_MARK.sub("", text)))
            if name is None or name in found:
                unknown[place] = text
                continue
            found[name] = place
            if name == "id" and mark:
                revision = int(mark[1])
        if "id" in found:
            return Heading(at, found, {k: v for k, v in unknown.items() if v.strip()}, revision)
    raise Invalid(
        "no_ids",
        gettext_noop(
            "The column “ID” is missing, by which rows are known again. Send a table that was "
            "downloaded here; the column is hidden in it."
        ),
        field="file",
    )


def compare(
    sheet: Sheet,
    heading: Heading,
    columns: Sequence[Column],
    sent: Mapping[str, Fields] | None,
    now: Mapping[str, Fields],
) -> Returned:
    """Return what the table says beside the leaves as they went out and as they are now.

    Without ``sent`` every difference from now is a change.
    """
    found = Returned(heading.revision)
    found.remarks += _columns(heading, columns)
    merged = list(_merged(sheet, heading))
    found.remarks += [Remark("merged", name, text) for name, text, _cells in merged]
    blurred = {cell for _name, _text, cells in merged for cell in cells}
    seen: dict[str, int] = {}
    for at, row in enumerate(sheet.rows[heading.row + 1 :], heading.row + 1):
        key = _text(row, heading.places["id"]).strip().lower()
        remark = _stranger(at, row, key, seen, now, sent)
        if remark:
            found.remarks.append(remark)
        if remark or not key:
            continue
        seen[key] = at
        before = (sent or now).get(key, now[key])
        _read_row(found, _Row(at, row, key, before, now[key]), heading, columns, blurred)
    return found


@dataclass(frozen=True, slots=True)
class _Row:
    at: int
    cells: Sequence[str]
    key: str
    sent: Fields
    now: Fields


def _read_row(
    found: Returned,
    row: _Row,
    heading: Heading,
    columns: Sequence[Column],
    blurred: set[tuple[int, int]],
) -> None:
    for column in columns:
        place = heading.places.get(column.name)
        if column.read is None or place is None or (row.at, place) in blurred:
            continue
        name, text = cell_name(row.at, place), _text(row.cells, place)
        try:
            value = column.read(text)
        except Invalid as refused:
            found.remarks.append(Remark("unreadable", name, text, refused))
            continue
        sent, now = row.sent.get(column.name), row.now.get(column.name)
        if not _same(value, sent) and not _same(value, now):
            found.changes.append(Changed(name, row.key, column.name, sent, now, value))


def _stranger(
    at: int,
    row: Sequence[str],
    key: str,
    seen: Mapping[str, int],
    now: Mapping[str, Fields],
    sent: Mapping[str, Fields] | None,
) -> Remark | None:
    """Tell why a row is not read; an empty one has nothing to tell."""
    words = " · ".join(text.strip() for text in row if text.strip() and text.strip() != key)
    if key in now:
        return Remark("twice", str(at + 1), words) if key in seen else None
    if key in (sent or {}):
        return Remark("gone", str(at + 1), words)
    return Remark("foreign", str(at + 1), words) if words or key else None


def _columns(heading: Heading, columns: Sequence[Column]) -> Iterator[Remark]:
    """Headings that are not known, with what is missing instead."""
    for place, text in heading.unknown.items():
        yield Remark("column", cell_name(heading.row, place), text)
    for column in columns:
        if column.read and column.name not in heading.places:
            yield Remark("column", "", column.name)


def _merged(sheet: Sheet, heading: Heading) -> Iterator[tuple[str, str, list[tuple[int, int]]]]:
    """Areas below the headings: their name (B4:B6), their text, their cells."""
    for area in sheet.merged:
        if area.bottom > heading.row:
            first, last = cell_name(area.top, area.left), cell_name(area.bottom, area.right)
            row = sheet.rows[area.top] if area.top < len(sheet.rows) else []
            yield f"{first}:{last}", _text(row, area.left), _cells(area)


def _cells(area: Area) -> list[tuple[int, int]]:
    return [
        (row, column)
        for row in range(area.top, area.bottom + 1)
        for column in range(area.left, area.right + 1)
    ]


def _text(row: Sequence[str], place: int) -> str:
    return row[place] if place < len(row) else ""


def _same(one: Any, other: Any) -> bool:
    """Tell whether two values say the same: spaces at the ends and the last digit do not count."""
    if isinstance(one, str) and isinstance(other, str):
        return _plain(one) == _plain(other)
    if isinstance(one, float | int) and isinstance(other, float | int):
        return isclose(one, other, rel_tol=1e-9, abs_tol=1e-9)
    return (one or None) == (other or None)


def _plain(text: str) -> str:
    lines = [line.rstrip() for line in normal(text).strip().split("\n")]
    return "\n".join(lines)
