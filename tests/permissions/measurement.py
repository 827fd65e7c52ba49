"""Measurement plans, actuals, calibration."""

import datetime as dt
import uuid
from typing import Any

from issuetrees.scoring.write import assessors
from issuetrees.tracking.write import actuals, forecasts, outcomes, plans
from tests.cast import Cast
from tests.permissions.row import Row
from tests.permissions.targets import engagement
from tests.scoring.cases import make_case

EDIT = {"GET": "edit", "POST": "edit"}
DAY = dt.date(2026, 11, 2)
ACTUAL = {"measured_on": "2026-11-03", "value": "4"}
MEASURE = {"tool": "tracker", "kpi": "Awareness", "is_leading": "False", "unit": "%"}


def initiative(cast: Cast) -> uuid.UUID:
    """The first initiative, with a plan that could be locked."""
    first = make_case(cast).initiatives[0].pk
    here: dict[str, Any] = {"actor": cast.editor, "initiative_id": first}
    plans.create_measure(**here, kpi="Awareness", target=25.0)
    plans.edit_rules(**here, decision_rule="Go on if met.", stop_rule="Stop below 10%.")
    return first


def measure(cast: Cast) -> uuid.UUID:
    return plans.create_measure(
        actor=cast.editor, initiative_id=initiative(cast), kpi="Searches"
    ).pk


def actual(cast: Cast) -> uuid.UUID:
    return actuals.create_actual(
        actor=cast.editor, measure_id=measure(cast), measured_on=DAY, value=3.0
    ).pk


def outcome(cast: Cast) -> uuid.UUID:
    case = make_case(cast)
    return outcomes.set_outcome(
        actor=cast.editor,
        initiative_id=case.initiatives[0].pk,
        criterion_id=case.criteria[2].pk,
        value=1,
    ).pk


def chance(cast: Cast) -> uuid.UUID:
    assessor = assessors.create_assessor(
        actor=cast.editor, engagement_id=cast.engagement.pk, name="Eva", user_id=cast.owner.pk
    )
    return forecasts.set_forecast(
        actor=cast.owner, measure_id=measure(cast), assessor_id=assessor.pk, chance=60
    ).pk


ROWS: dict[str, Row] = {
    "measurement": Row(engagement, {"GET": "view"}),
    "measure_new": Row(engagement, EDIT, MEASURE),
    "measure_edit": Row(measure, EDIT, MEASURE),
    "measure_delete": Row(measure, EDIT),
    "plan_rules": Row(initiative, EDIT, {"decision_rule": "Go on.", "stop_rule": "Stop."}),
    "plan_lock": Row(initiative, {"POST": "edit"}),
    "actuals": Row(engagement, {"GET": "view"}),
    "actuals_paste": Row(engagement, EDIT, {"text": "KPI;Date;Value"}),
    "differences": Row(
        engagement, {"GET": "view", "POST": "view"}, {"text": "A;1;1;2", "before": "1"}
    ),
    "actual_new": Row(measure, EDIT, ACTUAL),
    "actual_edit": Row(actual, EDIT, ACTUAL),
    "actual_delete": Row(actual, {"POST": "edit"}),
    "calibration": Row(engagement, {"GET": "view"}),
    "calibration_tell": Row(engagement, {"POST": "edit"}),
    "chance": Row(engagement, {"GET": "score", "POST": "score"}),
    "chance_delete": Row(chance, {"POST": "own"}),
    "outcomes": Row(initiative, EDIT),
    "outcome_delete": Row(outcome, {"POST": "edit"}),
}
