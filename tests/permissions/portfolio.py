"""Budgets, scenarios, portfolios and test-drives."""

import uuid

from issuetrees.portfolio.write import frames, runs
from tests.cast import Cast
from tests.permissions.row import Row
from tests.permissions.targets import engagement
from tests.portfolio.cases import make_costed

EDIT = {"GET": "edit", "POST": "edit"}


def scenario(cast: Cast) -> uuid.UUID:
    return make_costed(cast).scenario.pk


def run(cast: Cast) -> uuid.UUID:
    return runs.start_run(actor=cast.editor, scenario_id=scenario(cast)).pk


def frame_change(cast: Cast) -> tuple[uuid.UUID, uuid.UUID]:
    _row, entry = frames.edit_frame(
        actor=cast.owner, engagement_id=cast.engagement.pk, test_share=10.0
    )
    assert entry is not None
    return cast.engagement.pk, entry.pk


ROWS: dict[str, Row] = {
    "portfolio": Row(engagement, {"GET": "view"}),
    "scenario_new": Row(engagement, EDIT, {"title": "Cut"}),
    "scenario_edit": Row(scenario, EDIT, {"title": "Cut"}),
    "scenario_delete": Row(scenario, {"POST": "edit"}),
    "scenario_run": Row(scenario, {"POST": "edit"}),
    "portfolio_run_cancel": Row(run, {"POST": "edit"}),
    "budget_frame": Row(engagement, {"GET": "view"}),
    "budget_frame_edit": Row(engagement, {"GET": "edit", "POST": "edit"}, {"test_share": "10"}),
    "budget_frame_undo": Row(frame_change, {"POST": "edit"}),
}
