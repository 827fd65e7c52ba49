"""What follows decisions."""

import uuid

from issuetrees.tracking.write import activities
from issuetrees.tracking.write.decisions import decide
from tests.cast import Cast
from tests.permissions.row import Row
from tests.permissions.targets import engagement
from tests.scoring.cases import make_case


def party(cast: Cast) -> uuid.UUID:
    made = activities.create_party(
        actor=cast.owner, engagement_id=cast.engagement.pk, title="Brand manager"
    )
    return made.pk


def activity(cast: Cast) -> uuid.UUID:
    initiative = make_case(cast).initiatives[0]
    made = activities.create_activity(
        actor=cast.owner, initiative_id=initiative.pk, title="Write the brief"
    )
    return made.pk


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
    "raci": Row(engagement, {"GET": "view"}),
    "raci_paste": Row(engagement, {"GET": "edit", "POST": "edit"}),
    "raci_template": Row(engagement, {"POST": "edit"}),
    "activity_new": Row(engagement, {"GET": "edit", "POST": "edit"}),
    "activity_edit": Row(activity, {"GET": "edit", "POST": "edit"}, {"title": "Fine"}),
    "activity_delete": Row(activity, {"POST": "edit"}),
    "roles": Row(engagement, {"GET": "view"}),
    "party_new": Row(engagement, {"GET": "edit", "POST": "edit"}),
    "party_edit": Row(party, {"GET": "edit", "POST": "edit"}, {"title": "Fine", "kind": "agency"}),
    "party_delete": Row(party, {"POST": "edit"}),
    "decision_take_back": Row(decision, {"POST": "edit"}),
}
