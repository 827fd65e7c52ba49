"""What a sample measures: plans, what came of past initiatives, what assessors had said of them."""

import datetime as dt
import uuid
from collections.abc import Mapping
from typing import Any, Final

from issuetrees.samples.people import Team
from issuetrees.tracking.models.plans import Measure
from issuetrees.tracking.write.actuals import create_actual
from issuetrees.tracking.write.calibration import tell_assessors
from issuetrees.tracking.write.forecasts import set_forecast
from issuetrees.tracking.write.outcomes import set_outcomes
from issuetrees.tracking.write.plans import create_measure, edit_measure, edit_rules, lock_plan
from issuetrees.workspaces.models import Engagement

Json = dict[str, Any]
Ids = Mapping[str, uuid.UUID]
#: What of a measure is no field of it.
_BESIDE: Final = frozenset({"due", "chances", "actuals"})


def make_measurement(
    engagement: Engagement,
    people: Team,
    case: Json,
    *,
    initiatives: Ids,
    criteria: Ids,
    assessors: Ids,
) -> None:
    """Make plans with their actuals, and outcomes; days count from today."""
    today = engagement.today()
    for plan in case["plans"]:
        _plan(people, plan, initiatives[plan["initiative"]], assessors, today)
    for one in case["outcomes"]:
        set_outcomes(
            actor=people.lead,
            initiative_id=initiatives[one["initiative"]],
            values={criteria[key]: float(value) for key, value in one["values"].items()},
            source=one["source"],
        )
    tell_assessors(actor=people.lead, engagement_id=engagement.pk)


def _plan(
    people: Team, plan: Json, initiative_id: uuid.UUID, assessors: Ids, today: dt.date
) -> None:
    here: Json = {"actor": people.lead, "initiative_id": initiative_id}
    made = [_measure(people, one, initiative_id, assessors, today) for one in plan["measures"]]
    edit_rules(**here, decision_rule=plan["decision_rule"], stop_rule=plan["stop_rule"])
    if plan["is_locked"]:
        lock_plan(**here)
    if change := plan.get("change"):
        edit_measure(
            actor=people.people["boris"],
            measure_id=made[change["measure"]].pk,
            reason=change["reason"],
            **{change["field"]: change["value"]},
        )


def _measure(
    people: Team, one: Json, initiative_id: uuid.UUID, assessors: Ids, today: dt.date
) -> Measure:
    fields: Json = {name: value for name, value in one.items() if name not in _BESIDE}
    made = create_measure(
        actor=people.lead,
        initiative_id=initiative_id,
        due_on=today + dt.timedelta(days=one["due"]),
        **fields,
    )
    for key, chance in one.get("chances", {}).items():
        set_forecast(
            actor=people.lead, measure_id=made.pk, assessor_id=assessors[key], chance=chance
        )
    for actual in one.get("actuals", []):
        create_actual(
            actor=people.lead,
            measure_id=made.pk,
            measured_on=today + dt.timedelta(days=actual["days"]),
            value=actual["value"],
            low=actual["low"],
            high=actual["high"],
            source=actual["source"],
        )
    return made
