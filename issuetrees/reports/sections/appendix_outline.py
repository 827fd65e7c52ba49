"""Appendix: every question in reading order, whole, with all that is printed of its fields."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Final

from django.utils.functional import lazy
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from issuetrees.core.graph.fields import Field
from issuetrees.core.graph.progress import progress
from issuetrees.core.graph.records import TABLE
from issuetrees.kit.words import label
from issuetrees.reports.document import Printed, TreeNode
from issuetrees.reports.scene.blocks import Entry
from issuetrees.reports.scene.figures import written
from issuetrees.reports.scene.pages import Page
from issuetrees.reports.scene.room import head_height
from issuetrees.reports.scene.rows import Rooms, heads_height, numbered, spread
from issuetrees.reports.scene.tables import Cell, Column, Day, Kind, Line, Number, Row, Sign, Table
from issuetrees.reports.scene.theme import PORTRAIT
from issuetrees.reports.sections.base import Assignment, Built, Misfit, Typist, source_of
from issuetrees.reports.sections.chosen import branches, cut_to_levels, whole_outline
from issuetrees.reports.sections.levels import printed_levels
from issuetrees.reports.sections.marks import field_word
from issuetrees.reports.sections.options import BRANCH, LEVELS, Several
from issuetrees.reports.sections.shown import with_references
from issuetrees.reports.signs import Signs

# A row with more characters than this may be longer than a page, so it may be cut by one.
LONG_ROW: Final = 1500
# Of more rows every page is full but the last. What a note takes below the last.
SPREAD: Final = 100
_FOOT: Final = 24.0
_ABOVE_PART: Final = 3.3
# So many rows are not divided.
_SHORT_PART: Final = 6
# More, and parts would not stand out.
_MOST_AIR: Final = 1.5
_PRINTED: Final = [row for row in TABLE["nodes"].values() if row.is_printed and row.name != "title"]
_FIELDS: Final = {row.name: row for row in _PRINTED}
_KNOWN_BY_LOOK: Final = {"answer", "note"}
#: What has a column of its own; all else stands below the question, so that there is room for it.
_COLUMNS: Final = {
    "status": (Kind.STATUS, 58),
    "owner_id": (Kind.WORDS, 74),
    "due_on": (Kind.DAY, 56),
}
#: Of the question itself; what its work takes stands in the workplan.
_USUAL: Final = (*_COLUMNS, "prune_reason", "answer", "note", "hypothesis")
COLUMNS: Final = Several(
    "columns",
    gettext_lazy("Columns and texts"),
    default=_USUAL,
    choices={row.name: lazy(label, str)(row) for row in _PRINTED},
)
OPTIONS: Final = (BRANCH, LEVELS, COLUMNS)


def build(assignment: Assignment) -> Built | None:
    """Return the outline of all trees."""
    typist = assignment.typist
    levels = printed_levels(cut_to_levels(branches(assignment), assignment))
    counted = [node for tree in levels.trees for node in tree.nodes]
    if not counted:
        return None
    nodes = [node for tree in levels.trees for node in with_references(tree.nodes)]
    title = assignment.heading(action_title(progress(counted).total, levels.left_out, typist))
    note = levels.note(typist)
    foot = source_of(typist.text(note))
    tables = _sheets(_table(nodes, assignment), title, assignment)
    pages = tuple(
        Page(
            id=f"{assignment.anchor}-{place}" if place > 1 else assignment.anchor,
            title=title,
            tracker=_("Appendix · Outline"),
            blocks=(table, *(foot if place == len(tables) else ())),
            is_untitled=place > 1,
        )
        for place, table in enumerate(tables, start=1)
    )
    page = pages[0]
    return Built(
        kind="appendix_outline",
        pages=pages,
        entries=(Entry(page.id, title),),
        sheets=max(len(pages), 1 + len(nodes) // 26),
        misfits=(Misfit("cut", page.id, note),) if note else (),
    )


def _sheets(table: Table, title: str, assignment: Assignment) -> tuple[Table, ...]:
    """Spread an outline of a few sheets evenly; a longer one goes on from page to page."""
    if len(table.rows) > SPREAD or any(row.is_long for row in table.rows):
        return (table,)
    theme = assignment.theme
    sheet = theme.sheet(PORTRAIT)
    parts = sum(row.level == 1 for row in table.rows)
    later = (
        sheet.depth - heads_height(table, sheet.room, theme) - _FOOT - _ABOVE_PART * min(parts, 9)
    )
    rooms = Rooms(later - head_height(theme, sheet, title), later)
    parted = spread(replace(table, rows=tuple(_joined(table.rows))), sheet.room, rooms, theme)
    return tuple(replace(part, air=min(part.air, _MOST_AIR)) for part in parted)


def _joined(rows: Sequence[Row]) -> Iterator[Row]:
    """Keep a part with its first question, and all of it where that is short."""
    for part in _parts(rows):
        kept = len(part) if len(part) <= _SHORT_PART else 2
        yield from (replace(row, is_joined=0 < at < kept) for at, row in enumerate(part))


def _parts(rows: Sequence[Row]) -> Iterator[list[Row]]:
    """The rows of each part; those above the first stand by themselves."""
    part: list[Row] = []
    for row in rows:
        if part and row.level is not None and row.level <= 1:
            yield part
            part = []
        part.append(row)
    yield part


def _table(nodes: Sequence[TreeNode], assignment: Assignment) -> Table:
    """All questions; columns without any value are left out."""
    chosen = COLUMNS.of(assignment.choice)
    said = [row for row in _PRINTED if row.name in chosen]
    shown = [
        row
        for row in said
        if row.name in _COLUMNS and any(_is_said(node, row.name) for node in nodes)
    ]
    below = [row for row in said if row.name not in _COLUMNS]
    typist = assignment.typist
    writer = _writer(
        tuple(row.name for row in shown),
        tuple(row.name for row in below),
        typist.language,
        typist.signs.known if typist.signs else None,
        _anchor_prefix(assignment),
        get_language(),
    )
    columns = (
        Column("number", _("No."), width=34, role="quiet"),
        Column("question", _("Question")),
        *(_column(row) for row in shown),
    )
    rows = tuple(writer.rows(nodes, typist.signs.named if typist.signs else set()))
    return numbered(Table("outline", _("Outline"), columns, rows, role="outline"))


def _column(row: Field) -> Column:
    kind, width = _COLUMNS[row.name]
    return Column(row.name, label(row), kind, width)


def action_title(count: int, left_out: int, typist: Typist) -> str:
    """Say how many questions are listed, and whether these are all."""
    if left_out:
        text = ngettext(
            "The upper {shown} of {count} question in full, in reading order",
            "The upper {shown} of {count} questions in full, in reading order",
            count + left_out,
        )
        return text.format(shown=typist.number(count), count=typist.number(count + left_out))
    return ngettext(
        "The one question in full", "All {count} questions in full, in reading order", count
    ).format(count=typist.number(count))


def _is_said(node: TreeNode, name: str) -> bool:
    return node.fields.get(name) not in {None, ""}


def _anchor_prefix(assignment: Assignment) -> str:
    """Drawings point into the outline where all questions stand; another has its own places."""
    whole = whole_outline(assignment.document)
    is_whole = whole is not None and (whole.id or whole.kind) == assignment.id
    return "o" if is_whole else f"o-{assignment.id}"


@dataclass(frozen=True, slots=True)
class _Asked:
    """All of a question that its row follows from; ``to`` is the place that it leads to."""

    id: str
    number: str
    title: str
    depth: int
    shows: str
    to: str
    values: tuple[Printed, ...]


@dataclass(frozen=True, slots=True, eq=False)
class _RowWriter:
    """Writes questions with the columns that are wanted, and what is wanted below them."""

    shown: tuple[str, ...]
    below: tuple[str, ...]
    language: str
    signs: Signs | None
    prefix: str

    def rows(self, nodes: Sequence[TreeNode], named: set[str]) -> Iterator[Row]:
        """Go through the rows of all questions; ``named`` gets the signs that no font has."""
        listed = frozenset(node.id for node in nodes)
        names = (*self.shown, *self.below)
        for node in nodes:
            to = f"{self.prefix}-{node.shows}" if node.shows in listed else ""
            values = tuple(map(node.fields.get, names))
            asked = _Asked(node.id, node.number, node.title, node.depth, node.shows, to, values)
            row, found = _written(self, asked)
            named |= found
            yield row

    def row(self, asked: _Asked, typist: Typist) -> Row:
        """Return one row."""
        values = dict(zip((*self.shown, *self.below), asked.values, strict=True))
        title = typist.text(asked.title) or "–"
        role = "title" if asked.depth < 2 and not asked.shows else ""
        lines = [Line(title, role, to=asked.to)]
        texts = [(_FIELDS[name], _text(_FIELDS[name], values[name], typist)) for name in self.below]
        for field, text in texts:
            lines += _lines(field, text, typist)
        return Row(
            cells=(
                Cell.of(asked.number),
                Cell(lines=tuple(lines)),
                *(_cell(_FIELDS[name], values[name], typist) for name in self.shown),
            ),
            role=f"depth-{asked.depth}",
            id=f"{self.prefix}-{asked.id}",
            level=asked.depth,
            is_long=len(asked.title) + sum(len(text) for _field, text in texts) > LONG_ROW,
        )


@lru_cache(maxsize=16)
def _writer(
    shown: tuple[str, ...],
    below: tuple[str, ...],
    language: str,
    known: tuple[tuple[int, int], ...] | None,
    prefix: str,
    _screen: str | None,
) -> _RowWriter:
    """Return the writer for a way of writing: there is one, so rows are remembered with it."""
    return _RowWriter(shown, below, language, None if known is None else Signs(known), prefix)


@lru_cache(maxsize=12_000)  # after an edit most rows are as they were
def _written(writer: _RowWriter, asked: _Asked) -> tuple[Row, frozenset[str]]:
    """Return a row, and the signs in it that no font has."""
    signs = writer.signs.apart() if writer.signs else None
    row = writer.row(asked, Typist(writer.language, signs))
    return row, frozenset(signs.named if signs else ())


def _text(row: Field, value: Printed, typist: Typist) -> str:
    """Return a value in words, "" for none."""
    if isinstance(value, date):
        return written(Day(value), typist)
    if isinstance(value, float):
        return written(Number(value, is_short=True), typist)
    return field_word(row.name, value) if value and row.form == "choice" else value or ""


def _lines(row: Field, text: str, typist: Typist) -> list[Line]:
    """A text below a question's title; its name stands before it where its look does not say."""
    if not text:
        return []  # most are empty: their names are not looked up
    lead = "" if row.name in _KNOWN_BY_LOOK else f"{label(row)}:"
    role = "answer" if row.name == "answer" else "quiet"
    return [Line(paragraph, role, lead) for paragraph in typist.paragraphs(text)]


def _cell(row: Field, value: Printed, typist: Typist) -> Cell:
    """Return what stands in a column."""
    if value is None or value == "":
        return Cell()
    if isinstance(value, date):
        return Cell(Day(value))
    if row.name == "status":
        return Cell(Sign(str(value), field_word(row.name, str(value))))
    return Cell.of(typist.text(str(value)))
