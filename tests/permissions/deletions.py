"""What was deleted."""

import uuid

from issuetrees.scoring.write import goals as goals_write
from tests.cast import Cast
from tests.permissions.row import Row
from tests.scoring.cases import make_case


def deletion(cast: Cast) -> uuid.UUID:
    goal = make_case(cast).goals[0]
    return goals_write.delete_goal(actor=cast.editor, goal_id=goal.pk).pk


ROWS = {
    "deletions": Row(None, {"GET": "signed_in"}),
    "deletion_undo": Row(deletion, {"POST": "edit"}),
}
