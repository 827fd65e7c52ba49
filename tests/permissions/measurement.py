"""Measurement plans, actuals, calibration."""

import uuid

from issuetrees.tracking.write import plans
from tests.cast import Cast
from tests.permissions.row import Row
from tests.permissions.targets import engagement
from tests.scoring.cases import make_case

EDIT = {"GET": "edit", "POST": "edit"}
MEASURE = {"tool": "tracker", "kpi": "Awareness", "is_leading": "False", "unit": "%"}


def initiative(cast: Cast) -> uuid.UUID:
    """The first initiative, with a plan that could be locked."""
    first = make_case(cast).initiatives[0].pk
    here = {"actor": cast.editor, "initiative_id": first}
    plans.create_measure(**here, kpi="Awareness", target=25.0)
    plans.edit_rules(**here, decision_rule="Go on if met.", stop_rule="Stop below 10%.")
    return first


def measure(cast: Cast) -> uuid.UUID:
    return plans.create_measure(
        actor=cast.editor, initiative_id=initiative(cast), kpi="Searches"
    ).pk


ROWS: dict[str, Row] = {
    "measurement": Row(engagement, {"GET": "view"}),
    "measure_new": Row(engagement, EDIT, MEASURE),
    "measure_edit": Row(measure, EDIT, MEASURE),
    "measure_delete": Row(measure, EDIT),
    "plan_rules": Row(initiative, EDIT, {"decision_rule": "Go on.", "stop_rule": "Stop."}),
    "plan_lock": Row(initiative, {"POST": "edit"}),
}
