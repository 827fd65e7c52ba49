"""Careers on stage maps."""

import uuid

from issuetrees.careers.write import feeds
from issuetrees.graphs import write as graphs_write
from tests.careers.people import make_place
from tests.cast import Cast
from tests.permissions.row import Row


def stage_map(cast: Cast) -> uuid.UUID:
    made = graphs_write.create_graph(
        engagement_id=cast.engagement.pk, kind="stage_map", title="Map", actor=cast.owner
    )
    return made.pk


def feed_token(cast: Cast) -> str:
    made = make_place(cast).profile
    return feeds.rotate_feed(actor=cast.viewer, profile_id=made.pk)


ROWS = {
    "routes": Row(stage_map, {"GET": "view"}),
    "plan_feed": Row(feed_token, {"GET": "open"}),
}
