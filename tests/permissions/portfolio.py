"""Budgets, scenarios, portfolios and test-drives."""

import uuid

from issuetrees.portfolio.write import frames
from tests.cast import Cast
from tests.permissions.row import Row
from tests.permissions.targets import engagement


def frame_change(cast: Cast) -> tuple[uuid.UUID, uuid.UUID]:
    _row, entry = frames.edit_frame(
        actor=cast.owner, engagement_id=cast.engagement.pk, test_share=10.0
    )
    assert entry is not None
    return cast.engagement.pk, entry.pk


ROWS: dict[str, Row] = {
    "budget_frame": Row(engagement, {"GET": "view"}),
    "budget_frame_edit": Row(engagement, {"GET": "edit", "POST": "edit"}, {"test_share": "10"}),
    "budget_frame_undo": Row(frame_change, {"POST": "edit"}),
}
