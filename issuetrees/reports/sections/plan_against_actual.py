"""Plan against actual: the expected range, the target, and what it came to with its interval."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from issuetrees.core.drawing.bullet import Bullet, draw_bullets
from issuetrees.core.drawing.shapes import Drawing
from issuetrees.reports.measured import Measured, MeasuredPlan
from issuetrees.reports.scene.blocks import Block, Entry, Exhibit
from issuetrees.reports.scene.fit import fit_lines
from issuetrees.reports.scene.measure import page_height
from issuetrees.reports.scene.pages import Page
from issuetrees.reports.scene.tables import Cell, Column, Day, Kind, Line, Row, Table
from issuetrees.reports.scene.theme import LANDSCAPE
from issuetrees.reports.sections.base import Assignment, Built, Typist, part_title, source_of
from issuetrees.tracking.words import figure, interval

KIND: Final = "plan_against_actual"
_SIZE: Final = 8.5
_ON_SHEET: Final = 10
#: How many stand on one page, as a drawing and as a table.
_TOGETHER: Final = 5
_BELOW: Final = 12.0  # between the two
_ROLES: Final = {"good": "strong", "warn": "warn", "bad": "strong"}

Pair = tuple[MeasuredPlan, Measured]


def build(assignment: Assignment) -> Built | None:
    """Return the drawing and the same as a table; None where nothing is measured."""
    pairs = [
        (plan, one)
        for plan in assignment.document.measured
        for one in plan.measures
        if one.planned.actual is not None
    ]
    if not pairs:
        return None
    typist = assignment.typist
    title = assignment.heading(action_title([one for _plan, one in pairs], typist))
    source = typist.text(
        _(
            "Each line has a scale of its own. Band: expected. Thick stroke: target. Thin stroke: "
            "baseline. Dot: actual with its interval. What was measured before the day of its plan "
            "is interim."
        )
    )
    table = _table(pairs, typist)
    page = _both(assignment, title, pairs, table, source)
    if page is not None:
        return Built(KIND, (page,), (Entry(page.id, title),), sheets=1)
    pages = []
    for start in range(0, len(pairs), _ON_SHEET):
        key = f"{assignment.anchor}-{start}" if start else assignment.anchor
        drawn = _drawn(key, pairs[start : start + _ON_SHEET], assignment)
        blocks: tuple[Block, ...] = (Exhibit(drawn), *source_of(source))
        named = part_title(title, start // _ON_SHEET, -(-len(pairs) // _ON_SHEET))
        pages.append(
            Page(key, named, _("Plan against actual"), blocks, LANDSCAPE, goes_on=start > 0)
        )
    pages.append(_in_figures(assignment, table))
    sheets = len(pages) + len(pairs) // 14
    return Built(KIND, tuple(pages), (Entry(pages[0].id, title),), sheets=sheets)


def _both(
    assignment: Assignment, title: str, pairs: list[Pair], table: Table, source: str
) -> Page | None:
    """Return drawing and table on one page, None where they are too much for it."""
    if len(pairs) > _TOGETHER:
        return None
    drawn = _drawn(assignment.anchor, pairs, assignment)
    shown = Exhibit(replace(drawn, height=drawn.height + _BELOW))
    blocks: tuple[Block, ...] = (shown, table, *source_of(source))
    page = Page(assignment.anchor, title, _("Plan against actual"), blocks, LANDSCAPE)
    theme = assignment.theme
    is_low = page_height(page, theme) <= theme.sheet(LANDSCAPE).depth
    return page if is_low else None


def _in_figures(assignment: Assignment, table: Table) -> Page:
    key, count, typist = f"{assignment.anchor}-table", len(table.rows), assignment.typist
    said = ngettext(
        "What the measure says", "What each of the {count} measures says", count
    ).format(count=typist.number(count))
    title = typist.title(said)
    return Page(key, title, _("Plan against actual"), (table,), LANDSCAPE, goes_on=True)


def action_title(measures: Sequence[Measured], typist: Typist) -> str:
    """Say how many targets were met, and how many stop rules."""
    ended = [one for one in measures if not one.is_interim]
    interim = len(measures) - len(ended)
    if not ended:
        text = ngettext(
            "{count} measure has an interim figure; none is to be read yet",
            "{count} measures have interim figures; none is to be read yet",
            interim,
        )
        return text.format(count=typist.number(interim))
    met = sum(one.tone == "good" for one in ended)
    text = ngettext(
        "{met} of {count} measure came out as planned",
        "{met} of {count} measures came out as planned",
        len(ended),
    ).format(met=typist.number(met), count=typist.number(len(ended)))
    if not interim:
        return text
    more = ngettext("{count} more is interim", "{count} more are interim", interim)
    return f"{text}; {more.format(count=typist.number(interim))}"


def _drawn(key: str, pairs: Sequence[Pair], assignment: Assignment) -> Drawing:
    typist = assignment.typist
    rows = [
        Bullet(
            one.id,
            typist.text(f"{plan.initiative}: {one.kpi}"),
            typist.text(f"{figure(one.planned.actual, one.unit)}. {one.told}"),
            one.planned,
        )
        for plan, one in pairs
    ]
    width = assignment.theme.sheet(LANDSCAPE).room
    return draw_bullets(f"{key}-drawn", rows, width, _SIZE, fit_lines, _("Plan against actual"))


def _table(pairs: Sequence[Pair], typist: Typist) -> Table:
    columns = (
        Column("kpi", _("KPI")),
        Column("plan", _("Baseline → target"), width=92),
        Column("expected", _("Expected"), width=80),
        Column("actual", _("Actual"), width=96),
        Column("told", _("What it says"), width=120),
        Column("day", _("Day"), Kind.DAY, 62),
    )
    return Table(
        "actuals", _("Plan against actual"), columns, tuple(_row(*one, typist) for one in pairs)
    )


def _row(plan: MeasuredPlan, one: Measured, typist: Typist) -> Row:
    planned, unit = one.planned, one.unit
    return Row(
        (
            Cell(
                lines=(
                    Line(typist.text(one.kpi), "strong"),
                    Line(typist.text(plan.initiative), "quiet"),
                )
            ),
            Cell.of(f"{figure(planned.baseline, unit)} → {figure(planned.target, unit)}"),
            Cell.of(interval(planned.low, planned.high, unit)),
            Cell(lines=tuple(_actual(one, typist))),
            Cell.of(one.told, _ROLES.get(one.tone, "")),
            Cell() if one.measured_on is None else Cell(Day(one.measured_on)),
        ),
        is_long=True,
    )


def _actual(one: Measured, typist: Typist) -> Iterator[Line]:
    yield Line(figure(one.planned.actual, one.unit), "strong")
    if one.planned.actual_low is not None:
        yield Line(interval(one.planned.actual_low, one.planned.actual_high, one.unit), "quiet")
    if one.source:
        yield Line(typist.text(one.source), "quiet")
