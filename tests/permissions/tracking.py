"""What follows decisions."""

import uuid

from issuetrees.tracking.write.decisions import decide
from tests.cast import Cast
from tests.permissions.row import Row
from tests.permissions.targets import engagement
from tests.scoring.cases import make_case


def decision(cast: Cast) -> uuid.UUID:
    made = decide(
        actor=cast.owner,
        initiative_id=make_case(cast).initiatives[0].pk,
        verdict="rejected",
        decided_by="The board",
        reason="Too dear",
    )
    return made.pk


ROWS: dict[str, Row] = {
    "decisions": Row(engagement, {"GET": "view"}),
    "decision_new": Row(engagement, {"GET": "edit", "POST": "edit"}),
    "roadmap": Row(engagement, {"GET": "view"}),
    "wont_do": Row(engagement, {"GET": "view"}),
    "decision": Row(decision, {"GET": "view"}),
    "decision_take_back": Row(decision, {"POST": "edit"}),
}
