"""Budgets, scenarios, portfolios and test-drives."""

import uuid

from issuetrees.portfolio.write import overrides, runs, test_drives
from issuetrees.scoring.write import initiatives
from issuetrees.scoring.write.assessors import create_assessor
from tests.cast import Cast
from tests.permissions.row import Row
from tests.permissions.targets import engagement
from tests.portfolio.cases import make_costed

EDIT = {"GET": "edit", "POST": "edit"}


def scenario(cast: Cast) -> uuid.UUID:
    return make_costed(cast).scenario.pk


def choice(cast: Cast) -> tuple[uuid.UUID, uuid.UUID]:
    costed = make_costed(cast)
    return costed.scenario.pk, costed.case.initiatives[0].pk


def override(cast: Cast) -> uuid.UUID:
    scenario_id, initiative_id = choice(cast)
    return overrides.set_override(
        actor=cast.editor,
        scenario_id=scenario_id,
        initiative_id=initiative_id,
        is_in=False,
        reason="Not this year",
    ).pk


def run(cast: Cast) -> uuid.UUID:
    return runs.start_run(actor=cast.editor, scenario_id=scenario(cast)).pk


def past(cast: Cast) -> uuid.UUID:
    made = initiatives.create_initiative(
        actor=cast.owner, engagement_id=cast.engagement.pk, title="Old festival", state="past"
    )
    return made.pk


def test_drive(cast: Cast) -> uuid.UUID:
    made = test_drives.create_test_drive(
        actor=cast.owner, engagement_id=cast.engagement.pk, initiative_ids=[past(cast)]
    )
    return made.pk


def with_past(cast: Cast) -> uuid.UUID:
    past(cast)
    return cast.engagement.pk


def with_assessor(cast: Cast) -> uuid.UUID:
    drive = test_drive(cast)
    create_assessor(actor=cast.owner, engagement_id=cast.engagement.pk, name="Ann")
    return drive


def under_way(cast: Cast) -> uuid.UUID:
    drive = with_assessor(cast)
    test_drives.open_test_drive(actor=cast.owner, test_drive_id=drive)
    return drive


test_drive.__test__ = False  # type: ignore[attr-defined] # what rows are about
ROWS: dict[str, Row] = {
    "portfolio": Row(engagement, {"GET": "view"}),
    "scenario_new": Row(engagement, EDIT, {"title": "Cut"}),
    "scenario_edit": Row(scenario, EDIT, {"title": "Cut"}),
    "scenario_delete": Row(scenario, {"POST": "edit"}),
    "scenario_override": Row(choice, EDIT, {"is_in": "0", "reason": "Not this year"}),
    "override_delete": Row(override, {"POST": "edit"}),
    "scenario_run": Row(scenario, {"POST": "edit"}),
    "portfolio_run_cancel": Row(run, {"POST": "edit"}),
    "test_drives": Row(engagement, {"GET": "view"}),
    "test_drive_new": Row(with_past, {"GET": "edit", "POST": "edit"}, {"name": "Then"}),
    "test_drive": Row(test_drive, {"GET": "view"}),
    "test_drive_cases": Row(test_drive, {"GET": "edit", "POST": "edit"}, {}),
    "test_drive_open": Row(with_assessor, {"POST": "edit"}),
    "test_drive_reveal": Row(under_way, {"POST": "edit"}),
    "test_drive_delete": Row(test_drive, {"POST": "edit"}),
    "budget_frame": Row(engagement, {"GET": "view"}),
    "budget_frame_edit": Row(engagement, {"GET": "edit", "POST": "edit"}, {"test_share": "10"}),
}
