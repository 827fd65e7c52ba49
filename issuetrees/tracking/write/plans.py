"""Measurement plans: measures and rules, which once locked change only with a reason."""

import datetime as dt
import uuid
from collections.abc import Mapping
from typing import Any, Final, TypedDict, Unpack

from django.db import transaction
from django.utils import timezone

from issuetrees.accounts.models import User
from issuetrees.core import limits
from issuetrees.core.errors import Conflict, Invalid
from issuetrees.core.text import gettext_noop
from issuetrees.core.text_checks import line, lines
from issuetrees.kit.checks import Check, one_of
from issuetrees.kit.rows import Changed, check_version, fill, one, save, set_value
from issuetrees.kit.written import written
from issuetrees.scoring.models.initiatives import Initiative
from issuetrees.scoring.read import initiatives as initiatives_read
from issuetrees.scoring.write import initiatives as initiatives_write
from issuetrees.scoring.write.engagement import locked
from issuetrees.tracking import checks
from issuetrees.tracking.models.plans import Measure, MeasurementPlan, PlanChange, TripSide
from issuetrees.tracking.read import plans as read
from issuetrees.tracking.tools import TOOLS
from issuetrees.tracking.words import LACKED
from issuetrees.workspaces import edits
from issuetrees.workspaces.audit import note_of
from issuetrees.workspaces.deletions import delete, guard
from issuetrees.workspaces.edits import replaced, target_of
from issuetrees.workspaces.models import AuditEntry

CHECKS: Final[Mapping[str, Check]] = {
    "tool": one_of(list(TOOLS)),
    "kpi": checks.kpi,
    "message": lines(1000),
    "is_leading": checks.yes_no,
    "unit": line(40),
    "baseline": checks.figure,
    "target": checks.figure,
    "expected_low": checks.figure,
    "expected_high": checks.figure,
    "measured_by": line(200),
    "is_seller": checks.yes_no,
    "due_on": checks.day_or_none,
    "per_group": checks.count_or_none,
    "test_regions": checks.count_or_none,
    "control_regions": checks.count_or_none,
    "periods_before": checks.count_or_none,
    "spread": checks.spread,
    "trip_side": one_of(["", *TripSide.values]),
    "trip_at": checks.figure,
    "is_stop": checks.yes_no,
}
_RULES: Final[Mapping[str, Check]] = {"decision_rule": lines(2000), "stop_rule": lines(2000)}
_REASON: Final = lines(2000)
#: What a change of a locked plan is that takes another one back.
UNDONE: Final = "undone"


class MeasureFields(TypedDict, total=False):
    """Fields of a measure; figures in its unit, shares in percent."""

    tool: str
    kpi: str
    message: str
    is_leading: bool
    unit: str
    baseline: float | None
    target: float | None
    expected_low: float | None
    expected_high: float | None
    measured_by: str
    is_seller: bool
    due_on: dt.date | None
    per_group: int | None
    test_regions: int | None
    control_regions: int | None
    periods_before: int | None
    spread: float | None
    trip_side: str
    trip_at: float | None
    is_stop: bool


class RuleFields(TypedDict, total=False):
    """What follows from the measures."""

    decision_rule: str
    stop_rule: str


@transaction.atomic
def create_measure(
    *, actor: User, initiative_id: uuid.UUID, reason: str = "", **given: Unpack[MeasureFields]
) -> Measure:
    """Add a measure to the plan of an initiative, which the first one makes.

    A locked plan takes it with a ``reason``.
    """
    plan = _plan(actor, initiative_id)
    if plan.measures.count() >= limits.MEASURES_PER_INITIATIVE:
        raise Invalid(
            "plan_full",
            gettext_noop("The plan of an initiative holds at most {most} measures."),
            field="kpi",
            most=limits.MEASURES_PER_INITIATIVE,
        )
    measure = Measure(plan=plan)
    first = {"tool": "other", "is_leading": _leads(given), "kpi": ""}
    changed = fill(measure, CHECKS, {**first, **given})
    _fit(measure)
    _keep(plan, actor, "added", measure.kpi, reason, changed)
    measure.save()
    written(plan)  # the first measure makes it
    engagement = plan.initiative.engagement
    note_of(measure, "created", actor=actor, engagement=engagement, changed=changed)
    return measure


@transaction.atomic
def edit_measure(
    *,
    actor: User,
    measure_id: uuid.UUID,
    version: int | None = None,
    reason: str = "",
    **given: Unpack[MeasureFields],
) -> Measure:
    """Change a measure; one of a locked plan with a ``reason``."""
    return _edit_measure(actor, measure_id, version, given, "edited", reason)


@transaction.atomic
def delete_measure(
    *, actor: User, measure_id: uuid.UUID, version: int | None = None, reason: str = ""
) -> AuditEntry:
    """Delete a measure with its actuals; one of a locked plan with a ``reason``."""
    initiative = read.measure(actor, measure_id).plan.initiative
    engagement = locked(actor, initiative.engagement_id)
    measure = read.measure(actor, measure_id)
    _keep(measure.plan, actor, "deleted", measure.kpi, reason, {})
    return delete(actor, engagement, measure, version)


@transaction.atomic
def edit_rules(
    *,
    actor: User,
    initiative_id: uuid.UUID,
    version: int | None = None,
    reason: str = "",
    **given: Unpack[RuleFields],
) -> MeasurementPlan:
    """Say what follows from the measures; in a locked plan with a ``reason``."""
    return _edit_rules(actor, initiative_id, version, given, "edited", reason)


@transaction.atomic
def lock_plan(
    *, actor: User, initiative_id: uuid.UUID, version: int | None = None
) -> MeasurementPlan:
    """Promise measures and rules as they stand, with this moment as its stamp."""
    plan = _plan(actor, initiative_id)
    check_version(plan, version)
    if plan.is_locked:
        raise Conflict("locked_already", gettext_noop("This plan is locked already."))
    _require_whole(plan)
    changed: Changed = {}
    set_value(plan, "locked_at", timezone.now(), changed)
    plan.locked_by = actor
    save(plan)
    note_of(plan, "locked", actor=actor, engagement=plan.initiative.engagement)
    return plan


def promise(actor: User, initiative: Initiative, *, field: str) -> None:
    """Lock the plan of an initiative that is being approved; refuse one that does not say enough.

    One measure at least says all that it takes, and both rules are written.
    """
    plan = read.plan_of(initiative)
    if plan is None:
        raise Invalid(
            "no_plan",
            gettext_noop(
                "Nothing says yet how “{title}” will be measured. Write its measurement plan under"
                " Tracking, then approve it."
            ),
            field=field,
            title=initiative.title,
        )
    if lacks := read.lacking(plan):
        raise Invalid(
            "plan_incomplete",
            gettext_noop(
                "The measurement plan of “{title}” lacks: {lacking}. Complete it under Tracking, "
                "then approve it: it is locked then."
            ),
            field=field,
            title=initiative.title,
            lacking=", ".join(str(LACKED[name]) for name in lacks),
        )
    if not plan.is_locked:
        lock_plan(actor=actor, initiative_id=initiative.pk)


def _approving(actor: User, initiative: Initiative) -> None:
    if initiative._state.adding:  # noqa: SLF001 - Django's
        raise Invalid(
            "no_plan",
            gettext_noop(
                "“{title}” is new: nothing says yet how it will be measured. Add it as a proposal, "
                "write its measurement plan under Tracking, then approve it."
            ),
            field="state",
            title=initiative.title,
        )
    promise(actor, initiative, field="state")


def _plan(actor: User, initiative_id: uuid.UUID) -> MeasurementPlan:
    """Lock the engagement; return the plan of an initiative, made where there is none."""
    locked(actor, initiatives_read.initiative(actor, initiative_id).engagement_id)
    initiative = initiatives_read.initiative(actor, initiative_id)
    MeasurementPlan.objects.get_or_create(initiative=initiative)
    return read.plan(actor, initiative_id)


def _require_whole(plan: MeasurementPlan) -> None:
    measures = list(plan.measures.all())
    bare = next((one for one in measures if one.expected_low is None and one.target is None), None)
    if not measures:
        raise Invalid("nothing_to_lock", gettext_noop("Add a measure first, then lock the plan."))
    if bare is not None:
        raise Invalid(
            "nothing_expected",
            gettext_noop("“{kpi}” has neither a target nor an expected range. Write what counts."),
            kpi=bare.kpi,
        )
    for name, message in (
        ("decision_rule", gettext_noop("Write the decision rule before you lock the plan.")),
        ("stop_rule", gettext_noop("Write the stop rule before you lock the plan.")),
    ):
        if not getattr(plan, name):
            raise Invalid("rule_missing", message, field=name)


def _edit_measure(
    actor: User,
    measure_id: uuid.UUID,
    version: int | None,
    given: Mapping[str, Any],
    verb: str,
    reason: str = "",
) -> Measure:
    initiative = read.measure(actor, measure_id).plan.initiative
    engagement = locked(actor, initiative.engagement_id)
    measure = read.measure(actor, measure_id)
    check_version(measure, version)
    called = measure.kpi
    if changed := fill(measure, CHECKS, given):
        _fit(measure)
        _keep(measure.plan, actor, verb, called, reason, changed)
        save(measure)
        note_of(measure, "edited", actor=actor, engagement=engagement, changed=changed)
    return measure


def _edit_rules(
    actor: User,
    initiative_id: uuid.UUID,
    version: int | None,
    given: Mapping[str, Any],
    verb: str,
    reason: str = "",
) -> MeasurementPlan:
    plan = _plan(actor, initiative_id)
    check_version(plan, version)
    if changed := fill(plan, _RULES, given):
        _keep(plan, actor, verb, "", reason, changed)
        save(plan)
        engagement = plan.initiative.engagement
        note_of(plan, "edited", actor=actor, engagement=engagement, changed=changed)
    return plan


def _measure_back(actor: User, entry: AuditEntry) -> Measure:
    """Put back what an edit replaced; in a locked plan that is printed as what it is."""
    row = read.measure(actor, target_of(entry))
    return _edit_measure(actor, row.pk, row.version, replaced(row, entry), UNDONE)


def _rules_back(actor: User, entry: AuditEntry) -> MeasurementPlan:
    found = one(MeasurementPlan.objects.filter(pk=target_of(entry)))
    row = read.plan(actor, found.initiative_id)
    return _edit_rules(actor, row.initiative_id, row.version, replaced(row, entry), UNDONE)


def _keep(
    plan: MeasurementPlan, actor: User, verb: str, subject: str, reason: str, changed: Changed
) -> None:
    """Keep a change of a locked plan; refuse one without a reason, unless it is taken back."""
    if not plan.is_locked:
        return
    said = _REASON("reason", reason)
    if not said and verb != UNDONE:
        raise Invalid(
            "reason_missing",
            gettext_noop(
                "This plan is locked. Say why it changes: the reason is kept and printed."
            ),
            field="reason",
        )
    PlanChange.objects.create(
        plan=plan, author=actor, verb=verb, subject=subject, reason=said, changed=changed
    )


def _leads(given: Mapping[str, Any]) -> bool:
    tool = TOOLS.get(str(given.get("tool")))
    return bool(tool and tool.is_leading)


def _fit(one: Measure) -> None:
    """Refuse figures of a measure that contradict each other."""
    low, high = one.expected_low, one.expected_high
    if (low is None) != (high is None):
        field = "expected_high" if high is None else "expected_low"
        message = gettext_noop("A range has two ends: write both, or none.")
        raise Invalid("half_a_range", message, field=field)
    if low is not None and high is not None and low > high:
        message = gettext_noop("The lower end of the range is above its upper end.")
        raise Invalid("range_turned", message, field="expected_low")
    if (one.trip_at is None) != (not one.trip_side):
        message = gettext_noop("A tripwire has a side and a threshold: give both, or none.")
        raise Invalid("half_a_tripwire", message, field="trip_at")
    if one.is_stop and one.trip_at is None:
        message = gettext_noop("A stop rule needs its threshold.")
        raise Invalid("stop_without_threshold", message, field="trip_at")
    is_share = one.unit == "%" and bool(one.per_group)
    if is_share and one.baseline is not None and not 0 <= one.baseline <= 100:
        message = gettext_noop("A share of answers lies from 0 to 100%.")
        raise Invalid("no_share", message, field="baseline")


def _brought_back(measure: Measure) -> None:
    """A measure that comes back into a locked plan stands in its history."""
    if measure.plan.is_locked:
        PlanChange.objects.create(plan=measure.plan, verb="restored", subject=measure.kpi)


def register() -> None:
    """Look at measures that are brought back, and at initiatives that are approved by hand; know
    how edits are undone.
    """
    guard(Measure, _brought_back)
    edits.register(Measure, _measure_back)
    edits.register(MeasurementPlan, _rules_back)
    initiatives_write.APPROVING.append(_approving)
