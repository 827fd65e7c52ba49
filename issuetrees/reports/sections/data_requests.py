"""Data requests: which source is asked for what, and by when."""

from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from issuetrees.core.graph.records import TABLE
from issuetrees.core.plan.leaves import leaves
from issuetrees.core.plan.requests import Request, requests
from issuetrees.kit.words import label
from issuetrees.reports.scene.blocks import Entry
from issuetrees.reports.scene.pages import Page
from issuetrees.reports.scene.tables import Cell, Column, Day, Kind, Line, Row, Table
from issuetrees.reports.sections.base import Assignment, Built, Typist
from issuetrees.reports.sections.chosen import branches
from issuetrees.reports.sections.options import BRANCH
from issuetrees.reports.sections.planned import nodes_of, numbers_of

KIND: Final = "data_requests"
OPTIONS: Final = (BRANCH,)


def build(assignment: Assignment) -> Built | None:
    """Return the sources that an open leaf needs; None where none is named."""
    typist = assignment.typist
    plan = [
        leaf for tree in branches(assignment) for leaf in leaves(nodes_of(tree), numbers_of(tree))
    ]
    found = [one for one in requests(plan) if one.is_open]
    if not found:
        return None
    count = len(found)
    text = ngettext("{count} source is asked for data", "{count} sources are asked for data", count)
    title = assignment.heading(text.format(count=typist.number(count)))
    columns = (
        Column("source", label(TABLE["nodes"]["data_source"]), width=150),
        Column("ask_by", pgettext("data", "Ask by"), Kind.DAY, 66),
        Column("leaves", _("Needed for")),
    )
    table = Table("requests", _("Data requests"), columns, tuple(_row(o, typist) for o in found))
    page = Page(assignment.anchor, title, _("Data requests"), (table,))
    return Built(KIND, (page,), (Entry(page.id, title),), sheets=1 + count // 20)


def _row(one: Request, typist: Typist) -> Row:
    needed = tuple(
        Line(typist.text(leaf.node.title), "", leaf.number)
        for leaf in one.leaves
        if not leaf.is_settled
    )
    day = Cell(Day(one.ask_by)) if one.ask_by else Cell()
    return Row(cells=(Cell.of(typist.text(one.source)), day, Cell(lines=needed)))
