"""The chances that assessors give measures to meet their target, before it is known."""

import uuid

from django.db import transaction

from issuetrees.accounts.models import User
from issuetrees.core.errors import Conflict, Invalid, NotFound
from issuetrees.core.text import gettext_noop
from issuetrees.kit import checks
from issuetrees.kit.rows import Changed, check_version, save, set_value
from issuetrees.scoring.models.assessors import Assessor
from issuetrees.scoring.read import assessors as assessors_read
from issuetrees.scoring.write.engagement import locked
from issuetrees.tracking.models.forecasts import Forecast
from issuetrees.tracking.models.plans import Measure
from issuetrees.tracking.read import forecasts as read
from issuetrees.tracking.read import plans as plans_read
from issuetrees.workspaces.access import Action
from issuetrees.workspaces.audit import note_of
from issuetrees.workspaces.deletions import delete, guard
from issuetrees.workspaces.models import AuditEntry, Engagement


@transaction.atomic
def set_forecast(
    *,
    actor: User,
    measure_id: uuid.UUID,
    assessor_id: uuid.UUID,
    chance: float,
    version: int | None = None,
) -> Forecast:
    """Say how likely, in percent, an assessor holds it that a measure meets its target.

    Assessors say their own; owners speak for members, editors for those without an account. Raises
    Conflict once the measure has an actual: whoever knows the end does not forecast it.
    """
    measure = plans_read.measure(actor, measure_id)
    assessor = _assessor(actor, measure.plan.initiative.engagement_id, assessor_id)
    engagement = _locked(actor, measure, assessor)
    _require_open(measure)
    found = checks.number("chance", chance)
    if not 0 <= found <= 100:
        message = gettext_noop("A chance is from 0 to 100%.")
        raise Invalid("no_chance", message, field="chance")
    row = Forecast.objects.filter(measure=measure, assessor=assessor).first()
    is_new = row is None
    row = row or Forecast(measure=measure, assessor=assessor)
    if not is_new:
        check_version(row, version)
    changed: Changed = {}
    set_value(row, "chance", found, changed)
    if is_new:
        row.save()
    elif changed:
        save(row)
    if changed:
        verb = "created" if is_new else "edited"
        note_of(row, verb, actor=actor, engagement=engagement)  # the figure stays hidden
    return row


@transaction.atomic
def delete_forecast(
    *, actor: User, forecast_id: uuid.UUID, version: int | None = None
) -> AuditEntry:
    """Take back a chance before the end is known; the entry's id undoes it."""
    row = read.forecast(actor, forecast_id)
    engagement = _locked(actor, row.measure, row.assessor)
    _require_open(row.measure)
    return delete(actor, engagement, read.forecast(actor, forecast_id), version)


def _locked(actor: User, measure: Measure, assessor: Assessor) -> Engagement:
    if assessor.user_id == actor.pk:
        action = Action.SCORE
    else:
        action = Action.SCORE_FOR if assessor.user_id else Action.EDIT
    return locked(actor, measure.plan.initiative.engagement_id, action)


def _require_open(measure: Measure) -> None:
    if measure.actuals.exists():
        raise Conflict(
            "outcome_known",
            gettext_noop("“{kpi}” has an actual already: chances are said before."),
            kpi=measure.kpi,
        )


def _assessor(actor: User, engagement_id: uuid.UUID, assessor_id: uuid.UUID) -> Assessor:
    found = assessors_read.assessors(actor, engagement_id).filter(pk=assessor_id).first()
    if found is None:
        raise NotFound
    return found


def _brought_back(row: Forecast) -> None:
    """Two chances of one assessor cannot stand side by side."""
    others = Forecast.objects.filter(measure=row.measure, assessor=row.assessor)
    if others.exclude(pk=row.pk).exists():
        message = gettext_noop("Another chance was written down meanwhile. Delete that first.")
        raise Conflict("forecast_twice", message)


def register() -> None:
    """Look at chances that are brought back."""
    guard(Forecast, _brought_back)
