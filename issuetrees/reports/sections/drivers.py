"""Driver trees: what makes a number, its scenarios side by side, what moves it, bridges."""

from collections.abc import Iterator
from dataclasses import replace
from math import floor
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from issuetrees.core.drawing.tree_sheet import MOST_COLUMNS, Question, TreeSheet, draw_tree
from issuetrees.reports.drivers import DriverLine, TreeNumbers
from issuetrees.reports.scene.blocks import Entry, Exhibit, Kept
from issuetrees.reports.scene.fit import fit_lines
from issuetrees.reports.scene.pages import Page
from issuetrees.reports.scene.room import head_height
from issuetrees.reports.scene.rows import numbered
from issuetrees.reports.scene.tables import Cell, Column, Day, Kind, Line, Number, Row, Table
from issuetrees.reports.scene.theme import LANDSCAPE
from issuetrees.reports.sections.base import (
    Assignment,
    Built,
    Typist,
    anchor_of,
    so_what_of,
    source_of,
)
from issuetrees.reports.sections.driver_moves import (
    amount,
    digits_in,
    moves_page,
    rough,
    tracker,
    way_page,
)
from issuetrees.reports.sections.options import YesNo
from issuetrees.reports.sections.tree import rows_left

KIND: Final = "drivers"
MOVES: Final = YesNo("has_moves", gettext_lazy("What moves the number"), default=True)
WAYS: Final = YesNo("has_bridges", gettext_lazy("Bridges to the scenarios"), default=True)
OPTIONS: Final = (MOVES, WAYS)
# Scenarios that a sheet has room for side by side; bridges that a report shows.
_COLUMNS: Final = 4
_BRIDGES: Final = 3


def build(assignment: Assignment) -> Built | None:
    """Return the pages of every tree that calculates: tree, table, tornado, bridges."""
    pages: list[Page] = []
    entries: list[Entry] = []
    for tree in assignment.document.drivers:
        first, *others = _pages(tree, assignment, len(pages))
        entries.append(Entry(first.id, first.title))
        entries += [Entry(page.id, page.title, 2) for page in others]
        pages += [first, *others]
    if not pages:
        return None
    return Built(KIND, tuple(pages), tuple(entries), sheets=len(pages))


def _pages(tree: TreeNumbers, assignment: Assignment, before: int) -> Iterator[Page]:
    """Number the pages of a tree on from those before it."""
    made = [*_drawn(tree, assignment, before), _table_page(tree, assignment)]
    if MOVES.of(assignment.choice) and tree.swings:
        made.append(moves_page(tree, assignment))
    if WAYS.of(assignment.choice):
        shown = enumerate(tree.ways[:_BRIDGES])
        made += [way_page(tree, way, place, assignment) for place, way in shown]
    for place, page in enumerate(made, before):
        yield replace(page, id=anchor_of(_name(assignment, place)))


def _name(assignment: Assignment, place: int) -> str:
    return f"{assignment.id}-{place + 1}" if place else assignment.id


def _drawn(tree: TreeNumbers, assignment: Assignment, before: int) -> list[Page]:
    """The upper levels with their values in the boxes; what is deeper stands in the table."""
    typist, theme = assignment.typist, assignment.theme
    shown = [one for one in tree.lines if one.depth < MOST_COLUMNS]
    title = assignment.heading(root_title(tree, typist))
    so_what, source = typist.text(tree.answer), typist.text(_source(tree, typist))
    sheets = draw_tree(
        [Question(one.id, one.parent_id, _in_box(one, typist), one.depth) for one in shown],
        _fit_parts,
        lambda index: _name(assignment, before + index),
        title=_("Lines from each number to those that make it"),
        most_rows=rows_left(
            theme, head_height(theme, theme.sheet(LANDSCAPE), title), so_what, source
        ),
        width=floor(theme.sheet(LANDSCAPE).room),
    )
    lines = {one.id: one for one in shown}
    return [
        Page(
            "",
            _sheet_title(sheet, lines, typist) if place else title,
            tracker(tree, typist),
            (
                Exhibit(sheet.drawing),
                Kept((*so_what_of("" if place else so_what), *source_of(source)), role="foot"),
            ),
            sheet=LANDSCAPE,
        )
        for place, sheet in enumerate(sheets)
    ]


def _sheet_title(sheet: TreeSheet, lines: dict[str, DriverLine], typist: Typist) -> str:
    """What the first number of a further sheet comes to."""
    head = lines[sheet.head_ids[0]]
    return typist.title(f"{head.number} {head.title}: {amount(head.values[0], head.unit)}")


def _in_box(line: DriverLine, typist: Typist) -> str:
    """A driver with its number; below it what it comes to, and of what."""
    value = amount(line.values[0], line.unit)
    told = f"{value} = {line.made}" if line.made else value
    return f"{typist.text(f'{line.number} {line.title}'.strip())}\n{typist.text(told)}"


def _fit_parts(
    text: str, width: float, size: float, most: int, face: str
) -> tuple[list[str], bool]:
    """Break each part of a text into lines of its own."""
    found = [fit_lines(part, width, size, most, face) for part in text.split("\n")]
    return [line for lines, _is_all in found for line in lines], all(done for _, done in found)


def root_title(tree: TreeNumbers, typist: Typist) -> str:
    """Say what the root comes to, and between which numbers in the scenarios."""
    root = tree.root
    known = [value for value in root.values if value is not None]
    title, value = typist.excerpt(root.title, 80), rough(root.values[0], root.unit)
    if len(known) < 2 or min(known) == max(known):
        return _("{title}: {value}").format(title=title, value=value)
    return _("{title}: {value}, in the scenarios from {low} to {high}").format(
        title=title, value=value, low=rough(min(known)), high=rough(max(known), root.unit)
    )


def _table_page(tree: TreeNumbers, assignment: Assignment) -> Page:
    typist, shown = assignment.typist, tree.scenarios[:_COLUMNS]
    columns = (
        Column("number", _("No."), width=36, role="quiet"),
        Column("driver", _("Driver")),
        Column("unit", _("Unit"), width=64, role="quiet"),
        Column("value", _("Value"), Kind.NUMBER, 52, "strong"),
        *(
            Column(f"scenario-{place}", typist.head(title), Kind.NUMBER, 64)
            for place, title in enumerate(shown, 1)
        ),
        Column("as_of", _("As of"), Kind.DAY, 66, "quiet"),
        *([Column("source", _("Source"), width=210, role="quiet")] if assignment.is_low else []),
    )
    rows = tuple(_row(one, 1 + len(shown), assignment) for one in tree.lines)
    table = Table(f"drivers-{tree.id}", typist.text(tree.title), columns, rows, role="close")
    table = numbered(table)
    return Page(
        "",
        typist.title(scenarios_title(tree, typist)),
        tracker(tree, typist),
        (table, *source_of(typist.text(_table_source(tree, typist)))),
    )


def _row(line: DriverLine, count: int, assignment: Assignment) -> Row:
    """A driver; where the sheet is wide its source has a column of its own."""
    typist = assignment.typist
    told = [Line(typist.text(line.title), "" if line.is_leaf else "strong")]
    about = [Line(typist.text(line.source), "quiet")] if line.source else []
    if line.age:
        about.append(Line(_ages()[line.age], "warn"))
    if assignment.is_low:
        about = [replace(about[0], text=" · ".join(one.text for one in about))] if about else []
    digits, own = digits_in(line.values), f"d-{assignment.id}-"
    numbers = (
        Cell.of("–")
        if value is None
        else Cell(Number(value, digits, made=made.replace("{", "{" + own)))
        for value, made in zip(line.values[:count], line.sheets[:count], strict=True)
    )
    return Row(
        (
            Cell.of(line.number),
            Cell(lines=tuple(told if assignment.is_low else [*told, *about])),
            Cell.of(typist.text(line.unit)),
            *numbers,
            Cell(Day(line.day)) if line.day else Cell(),
            *([Cell(lines=tuple(about))] if assignment.is_low else []),
        ),
        role="" if line.depth else "total",
        id=own + line.id,
        level=line.depth,
    )


def _ages() -> dict[str, str]:
    return {
        "old": _("out of date"),
        "behind": _("older than the others"),
        "undated": _("no day"),
    }


def scenarios_title(tree: TreeNumbers, typist: Typist) -> str:
    """Say which scenario is best and which worst; without any of how many values it is made."""
    root = tree.root
    pairs = zip(root.values, (_("Base case"), *tree.scenarios), strict=True)
    known = sorted((value, title) for value, title in pairs if value is not None)
    if known and known[0][0] != known[-1][0]:
        (low, worst), (high, best) = known[0], known[-1]
        return _("{worst}: {low}; {best}: {high}").format(
            worst=typist.excerpt(worst, 30), low=rough(low, root.unit),
            best=typist.excerpt(best, 30), high=rough(high, root.unit),
        )  # fmt: skip
    count = sum(one.is_leaf and one.values[0] is not None for one in tree.lines)
    text = ngettext("{count} value makes {result}", "{count} values make {result}", count)
    return text.format(count=typist.number(count), result=rough(root.values[0], root.unit))


def _source(tree: TreeNumbers, typist: Typist) -> str:
    """Name the tree, and what its drawing leaves to the table."""
    deeper = sum(one.depth >= MOST_COLUMNS for one in tree.lines)
    text = ngettext(
        "{count} deeper number stands in the table.",
        "{count} deeper numbers stand in the table.",
        deeper,
    )
    more = text.format(count=typist.number(deeper)) if deeper else ""
    return f"{_named(tree, typist)} {more}".strip()


def _named(tree: TreeNumbers, typist: Typist) -> str:
    text = _("Source: driver tree {title}, revision {revision}.")
    return text.format(title=typist.quoted(tree.title), revision=tree.revision)


def _table_source(tree: TreeNumbers, typist: Typist) -> str:
    """Name the tree, count its old values and what has no column, say what does not add up."""
    notes = [_named(tree, typist)]
    old = sum(one.age in {"old", "behind"} for one in tree.lines)
    if old:
        text = ngettext("{count} value is out of date.", "{count} values are out of date.", old)
        notes.append(text.format(count=typist.number(old)))
    more = len(tree.scenarios) - _COLUMNS
    if more > 0:
        text = ngettext(
            "{count} more scenario is not shown.", "{count} more scenarios are not shown.", more
        )
        notes.append(text.format(count=typist.number(more)))
    return " ".join([*notes, *tree.remarks[:2]])
