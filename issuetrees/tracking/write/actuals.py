"""What was measured: typed, or pasted as a table; who cares is told when a tripwire is crossed."""

import datetime as dt
import uuid
from collections.abc import Mapping, Sequence
from typing import Any, Final, TypedDict, Unpack

from django.db import transaction

from issuetrees.accounts.models import User
from issuetrees.core import limits
from issuetrees.core.errors import Invalid
from issuetrees.core.text import gettext_noop
from issuetrees.core.text_checks import line
from issuetrees.jobs import outbox
from issuetrees.kit.checks import Check
from issuetrees.kit.rows import check_version, fill, save
from issuetrees.scoring.write.engagement import locked
from issuetrees.tracking import checks, mail
from issuetrees.tracking.models.actuals import Actual
from issuetrees.tracking.models.plans import Measure
from issuetrees.tracking.read import actuals as read
from issuetrees.tracking.read import plans as plans_read
from issuetrees.workspaces import edits
from issuetrees.workspaces.audit import note_of
from issuetrees.workspaces.deletions import delete
from issuetrees.workspaces.models import AuditEntry, Engagement


def _value(field: str, raw: Any) -> float:
    found = checks.figure(field, raw)
    if found is None:
        raise Invalid("no_number", gettext_noop("A number is missing here."), field=field)
    return found


def _day(field: str, raw: Any) -> dt.date:
    found = checks.day_or_none(field, raw)
    if found is None:
        raise Invalid("not_a_day", gettext_noop("Give a day."), field=field)
    return found


CHECKS: Final[Mapping[str, Check]] = {
    "measured_on": _day,
    "value": _value,
    "low": checks.figure,
    "high": checks.figure,
    "source": line(500),
}


class ActualFields(TypedDict, total=False):
    """Fields of an actual; figures in the unit of its measure."""

    measured_on: dt.date
    value: float
    low: float | None
    high: float | None
    source: str


class Row(ActualFields):
    """An actual of a table, with its measure."""

    measure_id: uuid.UUID


@transaction.atomic
def create_actual(
    *, actor: User, measure_id: uuid.UUID, site: str = "", **given: Unpack[ActualFields]
) -> Actual:
    """Write down what a measure came to; mails its people where a tripwire is crossed.

    ``site`` is the address with which links in mail begin.
    """
    measure = plans_read.measure(actor, measure_id)
    locked(actor, measure.plan.initiative.engagement_id)
    return _create(actor, plans_read.measure(actor, measure_id), given, site)


@transaction.atomic
def create_actuals(
    *, actor: User, engagement_id: uuid.UUID, rows: Sequence[Row], site: str = ""
) -> list[Actual]:
    """Write down many; all or none."""
    locked(actor, engagement_id)
    measures = {one.pk: one for one in plans_read.measures(actor, engagement_id)}
    made = []
    for row in rows:
        given: Any = dict(row)
        measure = measures.get(given.pop("measure_id"))
        if measure is None:
            message = gettext_noop("There is no such measure in this engagement.")
            raise Invalid("unknown_measure", message, field="measure_id")
        made.append(_create(actor, measure, given, site))
    return made


@transaction.atomic
def edit_actual(
    *,
    actor: User,
    actual_id: uuid.UUID,
    version: int | None = None,
    site: str = "",
    **given: Unpack[ActualFields],
) -> Actual:
    """Change an actual; mails as ``create_actual`` does where it crosses the tripwire by that."""
    engagement = locked(actor, read.actual(actor, actual_id).measure.plan.initiative.engagement_id)
    row = read.actual(actor, actual_id)
    check_version(row, version)
    was = _last_tripped(row.measure)
    if changed := fill(row, CHECKS, given):
        _fit(row, engagement)
        save(row)
        note_of(row, "edited", actor=actor, engagement=engagement, changed=changed)
        _warn(row.measure, was, actor, site)
    return row


@transaction.atomic
def delete_actual(*, actor: User, actual_id: uuid.UUID, version: int | None = None) -> AuditEntry:
    """Delete an actual; the entry's id undoes it."""
    engagement = locked(actor, read.actual(actor, actual_id).measure.plan.initiative.engagement_id)
    return delete(actor, engagement, read.actual(actor, actual_id), version)


def register() -> None:
    """Know how edits are undone."""
    edits.register(Actual, edits.by(read.actual, edit_actual, "actual_id"))


def _create(actor: User, measure: Measure, given: Mapping[str, Any], site: str) -> Actual:
    if measure.actuals.count() >= limits.ACTUALS_PER_MEASURE:
        raise Invalid(
            "measure_full",
            gettext_noop("A measure holds at most {most} actuals."),
            field="value",
            most=limits.ACTUALS_PER_MEASURE,
        )
    row = Actual(measure=measure)
    changed = fill(row, CHECKS, {"value": None, "measured_on": None, **given})
    engagement = measure.plan.initiative.engagement
    _fit(row, engagement)
    was = _last_tripped(measure)
    row.save()
    note_of(row, "created", actor=actor, engagement=engagement, changed=changed)
    _warn(measure, was, actor, site)
    return row


def _last_tripped(measure: Measure) -> Actual | None:
    """Return the latest actual, if it crosses the tripwire."""
    last = measure.actuals.last()
    return last if last and read.is_tripped(measure, last.value) else None


def _warn(measure: Measure, was: Actual | None, actor: User, site: str) -> None:
    """Tell who cares that a tripwire is crossed which was not before."""
    now = _last_tripped(measure)
    if now is not None and was is None:
        outbox.post(mail.tripped(now, actor, site))


def _fit(row: Actual, engagement: Engagement) -> None:
    if row.measured_on > engagement.today():
        message = gettext_noop("This day is still to come. Say when it was measured.")
        raise Invalid("day_to_come", message, field="measured_on")
    if (row.low is None) != (row.high is None):
        field = "high" if row.high is None else "low"
        message = gettext_noop("An interval has two ends: write both, or none.")
        raise Invalid("half_an_interval", message, field=field)
    if row.low is not None and row.high is not None and not row.low <= row.value <= row.high:
        message = gettext_noop("The value lies outside its own interval.")
        raise Invalid("value_outside", message, field="value")
