"""What the work takes for granted: who answers for it, and what would break it."""

from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from issuetrees.inquiry.models.assumptions import Confidence
from issuetrees.reports.evidence import AssumptionLine
from issuetrees.reports.scene.blocks import Entry
from issuetrees.reports.scene.pages import Page
from issuetrees.reports.scene.tables import Cell, Column, Line, Row, Table
from issuetrees.reports.sections.base import Assignment, Built, Typist

KIND: Final = "assumptions"


def build(assignment: Assignment) -> Built | None:
    """Return a table of all assumptions, or None where there is none."""
    found = [one for tree in assignment.document.evidence for one in tree.assumptions]
    if not found:
        return None
    typist = assignment.typist
    words = ngettext(
        "The answer rests on {count} assumption",
        "The answer rests on {count} assumptions",
        len(found),
    )
    title = assignment.heading(words.format(count=typist.number(len(found))))
    columns = (
        Column("statement", _("Assumption")),
        Column("breaks_if", _("Breaks if"), width=140),
        Column("confidence", _("Confidence"), width=76),
        Column("owner", _("Owner"), width=84),
        Column("questions", _("Questions"), width=84),
    )
    table = Table(
        "assumptions", _("Assumptions"), columns, tuple(_row(one, typist) for one in found)
    )
    page = Page(assignment.anchor, title, _("Assumptions"), (table,))
    return Built(KIND, (page,), (Entry(page.id, title),), sheets=1 + len(found) // 14)


def _row(one: AssumptionLine, typist: Typist) -> Row:
    said = [Line(typist.text(one.statement), "strong")]
    if one.source:
        said.append(Line(typist.text(one.source), "quiet"))
    numbers = [Line(", ".join(filter(None, one.numbers)) or "–")]
    if one.stale:
        again = _("to look at again: {numbers}").format(numbers=", ".join(filter(None, one.stale)))
        numbers.append(Line(typist.text(again), "warn"))
    return Row(
        (
            Cell(lines=tuple(said)),
            Cell(lines=(Line(typist.text(one.breaks_if or "–")),)),
            Cell(lines=(Line(str(Confidence(one.confidence).label)),)),
            Cell(lines=(Line(typist.text(one.owner or "–")),)),
            Cell(lines=tuple(numbers)),
        )
    )
