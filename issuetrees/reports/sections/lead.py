"""What moves the lead of the best initiative over the next most: one figure, a table beside it."""

from dataclasses import replace
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from issuetrees.core.drawing.tornado import Frame
from issuetrees.core.rounding import rounded
from issuetrees.core.scoring import POINT_DIGITS
from issuetrees.reports.scene.blocks import Exhibit
from issuetrees.reports.scene.fit import fit_lines
from issuetrees.reports.scene.pages import Page
from issuetrees.reports.scene.tables import Cell, Column, Kind, Number, Row, Table
from issuetrees.reports.scene.theme import PORTRAIT
from issuetrees.reports.sections.base import Assignment, Typist, source_of
from issuetrees.scoring.swings import Lead, draw_lead, ends_of, title_of

# How many swings a sheet carries as a figure and a table, and a slide.
_ON_SHEET: Final = 10
_ON_SLIDE: Final = 6
_SIZE: Final = 8.0
_THICK: Final = 10.0
# Between the figure and the table.
_BELOW: Final = 12.0
# Letters of a name in the title.
_NAME: Final = 70


def lead_page(lead: Lead, assignment: Assignment, page_id: str) -> Page:
    """Return the page of a lead that something moves."""
    typist, most = assignment.typist, _ON_SLIDE if assignment.is_low else _ON_SHEET
    shown = replace(lead, swings=lead.swings[:most])
    frame = Frame(assignment.theme.sheet(PORTRAIT).room, _SIZE, _THICK)
    drawn = draw_lead(shown, f"{page_id}-figure", frame, fit_lines)
    drawing = replace(drawn, height=drawn.height + _BELOW)
    title = lead_title(lead, typist)
    if rounded(lead.printed, POINT_DIGITS) and not assignment.fits(title):
        title = _short_title(lead, typist)
    return Page(
        page_id,
        typist.title(title),
        _("What moves the lead"),
        (
            Exhibit(drawing),
            _table(shown, page_id, typist),
            *source_of(typist.text(_source(lead, typist))),
        ),
    )


def lead_title(lead: Lead, typist: Typist) -> str:
    """Say how large the lead is and whether a single move turns it; a tie is told as a tie."""
    first, second = (typist.quoted(name, _NAME) for name in (lead.first, lead.second))
    base = rounded(lead.printed, POINT_DIGITS)
    if not base:
        text = _("{first} and {second} share a place: whatever moves decides")
        return text.format(first=first, second=second)
    points, turning = typist.number(base, POINT_DIGITS), sum(one.turns for one in lead.swings)
    if not turning:
        text = _("Nothing alone turns the lead of {first} over {second}: {points} points")
        return text.format(first=first, second=second, points=points)
    return ngettext(
        "{count} single move turns the lead of {first} over {second} ({points} points)",
        "{count} single moves turn the lead of {first} over {second} ({points} points)",
        turning,
    ).format(count=typist.number(turning), first=first, second=second, points=points)


def _short_title(lead: Lead, typist: Typist) -> str:
    """Say the same without the second: its name stands beside the bars."""
    first = typist.quoted(lead.first, _NAME)
    points = typist.number(rounded(lead.printed, POINT_DIGITS), POINT_DIGITS)
    turning = sum(one.turns for one in lead.swings)
    if not turning:
        text = _("Nothing alone turns the lead of {first}: {points} points")
        return text.format(first=first, points=points)
    return ngettext(
        "{count} single move turns the lead of {first} ({points} points)",
        "{count} single moves turn the lead of {first} ({points} points)",
        turning,
    ).format(count=typist.number(turning), first=first, points=points)


def _table(lead: Lead, page_id: str, typist: Typist) -> Table:
    columns = (
        Column("moves", _("What moves")),
        Column("ends", _("From → to"), width=86),
        Column("low", _("Lead at first"), Kind.NUMBER, 66, "strong"),
        Column("high", _("Lead at last"), Kind.NUMBER, 66, "strong"),
    )
    rows = tuple(
        Row(
            (
                Cell.of(typist.text(title_of(one))),
                Cell.of(ends_of(one)),
                Cell(Number(one.low, POINT_DIGITS)),
                Cell(Number(one.high, POINT_DIGITS)),
            )
        )
        for one in lead.swings
    )
    return Table(f"{page_id}-table", _("What moves the lead"), columns, rows, role="close")


def _source(lead: Lead, typist: Typist) -> str:
    text = _(
        "Source: one thing at a time. Each weight moves by {share} of itself, each score between "
        "the lowest and the highest that an assessor gave, a missing one over the whole scale; "
        "points of lead, below zero the other one leads."
    )
    return text.format(share=f"±{typist.percent(lead.step)}")
