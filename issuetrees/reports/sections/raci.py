"""Who does it: activities by parties with their letters, and what is wrong with them."""

from collections.abc import Iterator
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from issuetrees.reports.responsible import ActivityLine, RaciTable
from issuetrees.reports.scene.blocks import Block, Entry
from issuetrees.reports.scene.pages import Page
from issuetrees.reports.scene.tables import Cell, Column, Kind, Line, Number, Row, Table
from issuetrees.reports.scene.theme import LANDSCAPE
from issuetrees.reports.sections.base import Assignment, Built, Typist, source_of

KIND: Final = "raci"
#: Parties that one table has room for beside the activity.
_MOST: Final = 8
_PARTY: Final = 68


def build(assignment: Assignment) -> Built | None:
    """Return the table, or several where there are many parties; None without activities."""
    found = assignment.document.raci
    if found is None or not found.activities or not found.parties:
        return None
    typist = assignment.typist
    title = assignment.heading(action_title(found, typist))
    source = typist.text(
        _("R does the work, A answers for it, C is asked before, I is told after.")
    )
    pages = []
    for place, first in enumerate(range(0, len(found.parties), _MOST)):
        key = f"{assignment.anchor}-{place + 1}" if place else assignment.anchor
        blocks: list[Block] = [_table(found, first, key, assignment)]
        if place == 0 and found.findings:
            blocks.append(_wrong(found, key, typist))
        pages.append(
            Page(key, title, _("Who does it"), (*blocks, *source_of(source)), sheet=LANDSCAPE)
        )
    sheets = len(pages) * (1 + len(found.activities) // 18)
    return Built(KIND, tuple(pages), (Entry(pages[0].id, title),), sheets=sheets)


def action_title(found: RaciTable, typist: Typist) -> str:
    """Say for how many activities somebody answers, and whether anything is wrong."""
    count = len(found.activities)
    said = ngettext(
        "{count} activity of {initiatives}", "{count} activities of {initiatives}", count
    ).format(
        count=typist.number(count),
        initiatives=_initiatives(len({row.initiative for row in found.activities}), typist),
    )
    wrong = len(found.findings)
    if not wrong:
        return _("{text}: each has one who answers and somebody who does it").format(text=said)
    return _("{text}: {wrong}").format(
        text=said,
        wrong=ngettext("{count} thing to mend", "{count} things to mend", wrong).format(
            count=typist.number(wrong)
        ),
    )


def _initiatives(count: int, typist: Typist) -> str:
    return ngettext("{count} initiative", "{count} initiatives", count).format(
        count=typist.number(count)
    )


def _table(found: RaciTable, first: int, key: str, assignment: Assignment) -> Table:
    typist = assignment.typist
    shown = found.parties[first : first + _MOST]
    columns = (
        Column("activity", _("Activity")),
        Column("effort", _("Person-days"), Kind.NUMBER, 54),
        *(Column(f"party-{one.id}", typist.head(one.title), width=_PARTY) for one in shown),
    )
    rows: list[Row] = []
    last = ""
    for row in found.activities:
        if row.initiative != last:
            last = row.initiative
            blank = (Cell() for _column in columns[1:])
            rows.append(Row((Cell.of(typist.text(last), "strong"), *blank)))
        rows.append(_row(row, slice(first, first + _MOST), key, typist))
    return Table(f"{key}-table", _("Activities by parties"), columns, tuple(rows))


def _row(row: ActivityLine, part: slice, key: str, typist: Typist) -> Row:
    effort = Cell() if row.effort is None else Cell(Number(row.effort, 1, is_short=True))
    letters = (Cell.of(text, "strong" if "A" in text else "") for text in row.letters[part])
    return Row((Cell.of(typist.text(row.title)), effort, *letters), id=f"{key}-{row.id}")


def _wrong(found: RaciTable, key: str, typist: Typist) -> Table:
    columns = (Column("finding", _("What is to be mended")),)
    rows = tuple(Row((Cell(lines=(line,)),)) for line in _lines(found, typist))
    return Table(f"{key}-findings", _("What is to be mended"), columns, rows)


def _lines(found: RaciTable, typist: Typist) -> Iterator[Line]:
    yield from (Line(typist.text(sentence), "warn") for sentence in found.findings)
