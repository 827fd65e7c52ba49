"""What was deleted or changed."""

import uuid

from issuetrees.inquiry.write import briefs
from issuetrees.scoring.write import goals as goals_write
from tests.cast import Cast
from tests.permissions.row import Row
from tests.scoring.cases import make_case


def deletion(cast: Cast) -> uuid.UUID:
    goal = make_case(cast).goals[0]
    return goals_write.delete_goal(actor=cast.editor, goal_id=goal.pk).pk


def edit(cast: Cast) -> uuid.UUID:
    _row, entry = briefs.edit_brief(
        actor=cast.owner, engagement_id=cast.engagement.pk, situation="Agreed"
    )
    assert entry is not None
    return entry.pk


ROWS = {
    "deletions": Row(None, {"GET": "signed_in"}),
    "edit_undo": Row(edit, {"POST": "edit"}),
    "deletion_undo": Row(deletion, {"POST": "edit"}),
}
