"""How it will be known whether initiatives worked: plans with their locks and later changes."""

from collections.abc import Iterator, Sequence
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from issuetrees.reports.measured import Measured, MeasuredPlan, PlanChanged
from issuetrees.reports.scene.blocks import Block, Entry, Heading
from issuetrees.reports.scene.pages import Page
from issuetrees.reports.scene.tables import Cell, Column, Day, Kind, Line, Row, Table
from issuetrees.reports.scene.theme import LANDSCAPE
from issuetrees.reports.sections.base import Assignment, Built, Typist, source_of
from issuetrees.tracking.words import figure, interval

KIND: Final = "measurement_plan"
_ROWS: Final = 9


def build(assignment: Assignment) -> Built | None:
    """Return a table of all plans, and one of what changed since they were locked."""
    plans = assignment.document.measured
    if not plans:
        return None
    typist = assignment.typist
    title = assignment.heading(action_title(plans, typist))
    source = _("Smallest visible change: power of 80%, two-sided 5%; below it nothing is proved.")
    parts = (_table(plans, assignment), *_changed(plans, typist), *_rules(plans, typist))
    blocks = (*parts, *source_of(typist.text(source)))
    page = Page(assignment.anchor, title, _("Measurement plan"), blocks, LANDSCAPE)
    count = sum(len(plan.measures) for plan in plans)
    sheets = 1 + (count + len(plans)) // _ROWS
    return Built(KIND, (page,), (Entry(page.id, title),), sheets=sheets)


def action_title(plans: Sequence[MeasuredPlan], typist: Typist) -> str:
    """Say how many of the plans are locked, and what that means for the others."""
    locked = sum(bool(plan.locked_at) for plan in plans)
    if locked == len(plans):
        text = ngettext(
            "{count} measurement plan is locked: no target can be moved unseen",
            "All {count} measurement plans are locked: no target can be moved unseen",
            len(plans),
        )
    else:
        text = ngettext(
            "{locked} of {count} measurement plan is locked; the rest may still change",
            "{locked} of {count} measurement plans are locked; the rest may still change",
            len(plans),
        )
    return text.format(count=typist.number(len(plans)), locked=typist.number(locked))


def _table(plans: Sequence[MeasuredPlan], assignment: Assignment) -> Table:
    columns = (
        Column("kpi", _("KPI and tool")),
        Column("plan", _("Baseline → target"), width=92),
        Column("expected", _("Expected"), width=74),
        Column("lift", _("Smallest visible change"), width=118),
        Column("by", _("Who measures"), width=108),
        Column("day", _("Read on"), Kind.DAY, 62),
    )
    rows = [row for plan in plans for row in _rows(plan, assignment, len(columns))]
    return Table("measurement", _("Measurement plan"), columns, tuple(rows))


def _rows(plan: MeasuredPlan, assignment: Assignment, width: int) -> Iterator[Row]:
    typist, anchor = assignment.typist, assignment.anchor
    said = [Line(typist.text(plan.initiative), "title")]
    if plan.locked_at:
        stamp = _("Locked {at}, {by}").format(at=plan.locked_at, by=plan.locked_by or "–")
        said.append(Line(typist.text(stamp), "quiet"))
    else:
        said.append(Line(_("Not locked yet"), "warn"))
    empty = [Cell() for _place in range(width - 1)]
    head = (Cell(lines=tuple(said)), *empty)
    yield Row(head, id=f"{anchor}-plan-{plan.id}")
    for place, one in enumerate(plan.measures):
        yield _row(one, typist, anchor, is_first=place == 0)


def _row(one: Measured, typist: Typist, anchor: str, *, is_first: bool) -> Row:
    timing = _("leading") if one.is_leading else _("lagging")
    said = [Line(typist.text(one.kpi), "strong"), Line(f"{one.tool} · {timing}", "quiet")]
    if one.message:
        said.append(Line(typist.text(one.message), "quiet", _("Message:")))
    said += [Line(typist.text(text), "warn") for text in one.lacks]
    plan = f"{figure(one.planned.baseline, one.unit)} → {figure(one.planned.target, one.unit)}"
    who = [Line(typist.text(one.measured_by or "–"))]
    if one.tripwire:
        who.append(Line(typist.text(one.tripwire), "quiet"))
    lift = [Line(typist.text(one.lift or "–"))]
    if one.sample:
        lift.append(Line(typist.text(one.sample), "quiet"))
    return Row(
        (
            Cell(lines=tuple(said)),
            Cell.of(plan),
            Cell.of(interval(one.planned.low, one.planned.high, one.unit)),
            Cell(lines=tuple(lift)),
            Cell(lines=tuple(who)),
            Cell() if one.due_on is None else Cell(Day(one.due_on)),
        ),
        id=f"{anchor}-measure-{one.id}",
        is_joined=is_first,
        is_long=True,
    )


def _rules(plans: Sequence[MeasuredPlan], typist: Typist) -> Iterator[Block]:
    ruled = [plan for plan in plans if plan.decision_rule or plan.stop_rule]
    if not ruled:
        return
    columns = (
        Column("initiative", _("Initiative"), width=190),
        Column("decision", _("Decision rule")),
        Column("stop", _("Stop rule")),
    )
    rows = tuple(
        Row(
            (
                Cell.of(typist.text(plan.initiative), "title"),
                Cell(lines=tuple(map(Line, typist.paragraphs(plan.decision_rule)))),
                Cell(lines=tuple(map(Line, typist.paragraphs(plan.stop_rule)))),
            ),
            is_long=True,
        )
        for plan in ruled
    )
    yield Heading(_("What follows from the figures"))
    yield Table("plan-rules", _("What follows from the figures"), columns, rows)


def _changed(plans: Sequence[MeasuredPlan], typist: Typist) -> Iterator[Block]:
    changed = [(plan, one) for plan in plans for one in plan.changes]
    if changed:
        yield Heading(_("Changed since the lock"))
        yield _changes(changed, typist)


def _changes(changed: Sequence[tuple[MeasuredPlan, PlanChanged]], typist: Typist) -> Table:
    columns = (
        Column("initiative", _("Initiative"), width=150),
        Column("change", _("Changed since the lock")),
        Column("reason", _("Reason"), width=190),
        Column("by", _("Who"), width=92),
        Column("day", _("Day"), Kind.DAY, 62),
    )
    rows = tuple(
        Row(
            (
                Cell.of(typist.text(plan.initiative), "title"),
                Cell(
                    lines=(
                        Line(typist.text(one.told)),
                        *(Line(typist.text(field), "quiet") for field in one.fields),
                    )
                ),
                Cell.of(typist.text(one.reason)),
                Cell.of(typist.text(one.author)),
                Cell(Day(one.made_on)),
            ),
            is_long=True,
        )
        for plan, one in changed
    )
    return Table("plan-changes", _("Changed since the lock"), columns, rows)
