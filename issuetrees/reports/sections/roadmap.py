"""The roadmap: approved initiatives over the periods in which they cost money."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from issuetrees.core.drawing.lined import Room
from issuetrees.core.drawing.roadmap import Lane, Stint, draw_roadmap
from issuetrees.core.drawing.shapes import Drawing
from issuetrees.reports.decided import Roadmap
from issuetrees.reports.decided import Stint as Shown
from issuetrees.reports.scene.blocks import Block, Entry, Exhibit
from issuetrees.reports.scene.fit import fit_lines
from issuetrees.reports.scene.pages import Page
from issuetrees.reports.scene.room import head_height
from issuetrees.reports.scene.tables import Cell, Column, Kind, Line, Money, Row, Table
from issuetrees.reports.scene.theme import LANDSCAPE
from issuetrees.reports.sections.base import Assignment, Built, Typist, part_title, source_of

KIND: Final = "roadmap"
_SIZE: Final = 8.0
_TOGETHER: Final = 9  # rows of the table that stand below the drawing
_BELOW: Final = 12.0  # between the two
_BESIDE: Final = 44.0  # of a sheet, what stands beside title and drawing


def build(assignment: Assignment) -> Built | None:
    """Return the drawing and the same as a table; None where nothing has a period."""
    found = assignment.document.roadmap
    if found is None or not found.stints:
        return None
    title = assignment.heading(action_title(found, assignment))
    source = assignment.typist.text(_legend(found))
    table = _table(found, assignment)
    drawings = _drawings(found, assignment, title)
    if len(drawings) == 1 and len(table.rows) <= _TOGETHER:
        drawn = replace(drawings[0], height=drawings[0].height + _BELOW)
        both: tuple[Block, ...] = (Exhibit(drawn), table, *source_of(source))
        page = Page(assignment.anchor, title, _("Roadmap"), both, LANDSCAPE)
        return Built(KIND, (page,), (Entry(page.id, title),), sheets=1)
    pages = []
    for place, drawing in enumerate(drawings):
        key = f"{assignment.anchor}-{place + 1}" if place else assignment.anchor
        blocks: tuple[Block, ...] = (Exhibit(drawing), *source_of(source))
        said = part_title(title, place, len(drawings))
        pages.append(Page(key, said, _("Roadmap"), blocks, LANDSCAPE))
    key = f"{assignment.anchor}-table"
    said = assignment.typist.title(_("From when to when each runs, and what it costs"))
    pages.append(Page(key, said, _("Roadmap"), (table,), LANDSCAPE, goes_on=True))
    sheets = len(pages) + len(found.stints) // 16
    return Built(KIND, tuple(pages), (Entry(pages[0].id, title),), sheets=sheets)


def action_title(found: Roadmap, assignment: Assignment) -> str:
    """Say how many initiatives run from when to when, and what they cost together."""
    typist = assignment.typist
    count = len(found.stints)
    periods = [period.title for period in found.periods]
    text = ngettext(
        "{count} approved initiative in {first}", "{count} approved initiatives in {first}", count
    )
    if len(periods) > 1:
        text = ngettext(
            "{count} approved initiative runs from {first} to {last}",
            "{count} approved initiatives run from {first} to {last}",
            count,
        )
    said = text.format(count=typist.number(count), first=periods[0], last=periods[-1])
    total = sum(period.cost for period in found.periods)
    if not total:
        return said
    money = typist.money(total, assignment.document.currency)
    return _("{text} for {sum}").format(text=said, sum=money)


def side_word(side: str) -> str:
    """Return what the lane of a side is called."""
    return _("Inside") if side == "inside" else _("Outside")


def _legend(found: Roadmap) -> str:
    parts = [_("Bars: the periods in which an initiative costs money; filled – running")]
    if found.undated:
        parts.append(
            ngettext(
                "approved without a period: {names}", "approved without a period: {names}",
                len(found.undated),
            ).format(names=", ".join(found.undated))
        )  # fmt: skip
    return "; ".join(parts) + "."


def _drawings(found: Roadmap, assignment: Assignment, title: str) -> tuple[Drawing, ...]:
    sheet = assignment.theme.sheet(LANDSCAPE)
    depth = sheet.depth - head_height(assignment.theme, sheet, title) - _BESIDE
    currency, typist = assignment.document.currency, assignment.typist
    lanes = [
        Lane(
            lane.side,
            side_word(lane.side),
            tuple(_stint(one, typist, currency) for one in lane.stints),
        )
        for lane in found.lanes
    ]
    periods = [typist.text(period.title) for period in found.periods]
    name = f"{assignment.anchor}-drawing"
    room, heard = Room(sheet.room, depth, _SIZE), _("Roadmap") + ": " + title
    return draw_roadmap(name, lanes, periods, room, fit_lines, title=heard)


def _stint(one: Shown, typist: Typist, currency: str) -> Stint:
    figure = "" if one.cost is None else typist.money(one.cost, currency)
    state = "in_progress" if one.is_running else ""
    return Stint(one.id, typist.text(one.title), one.first, one.last, figure, state)


def _table(found: Roadmap, assignment: Assignment) -> Table:
    typist, currency = assignment.typist, assignment.document.currency
    columns = (
        Column("initiative", _("Initiative")),
        Column("side", _("Side"), width=80),
        Column("from", pgettext("period", "From"), width=90),
        Column("to", pgettext("period", "To"), width=90),
        Column("cost", _("Cost"), Kind.MONEY, 80),
    )
    rows = [
        Row(
            (
                Cell(lines=(Line(typist.text(one.title), "title"),)),
                Cell.of(side_word(lane.side)),
                Cell.of(typist.text(found.periods[one.first].title)),
                Cell.of(typist.text(found.periods[one.last].title)),
                Cell() if one.cost is None else Cell(Money(one.cost, currency)),
            ),
            id=f"{assignment.anchor}-{one.id}",
        )
        for lane in found.lanes
        for one in lane.stints
    ]
    return Table(
        f"{assignment.anchor}-rows",
        _("Roadmap"),
        columns,
        tuple(_with_sums(rows, found, typist, currency)),
    )


def _with_sums(rows: Sequence[Row], found: Roadmap, typist: Typist, currency: str) -> Sequence[Row]:
    """The rows, and below them what each period costs."""
    sums = [
        Row(
            (
                Cell.of(_("Likely cost by period"), "quiet"),
                Cell(),
                Cell.of(typist.text(period.title)),
                Cell(),
                Cell(Money(period.cost, currency)),
            )
        )
        for period in found.periods
    ]
    return [*rows, *sums]
