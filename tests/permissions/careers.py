"""Careers on stage maps."""

import uuid

from issuetrees.careers.write import feeds
from issuetrees.careers.write.competencies import create_competency
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


def competency(cast: Cast) -> uuid.UUID:
    made = create_competency(actor=cast.owner, graph_id=stage_map(cast), title="Data")
    return made.pk


NAMED = {"title": "Data", "levels.1": "Reads a chart"}
ROWS = {
    "routes": Row(stage_map, {"GET": "view"}),
    "plan_feed": Row(feed_token, {"GET": "open"}),
    "levels": Row(stage_map, {"GET": "view"}),
    "competency_new": Row(stage_map, {"GET": "edit", "POST": "edit"}, NAMED),
    "map_import": Row(stage_map, {"GET": "edit", "POST": "edit"}, {"text": "From,To\nA,B"}),
    "competency_edit": Row(competency, {"GET": "edit", "POST": "edit"}, NAMED),
    "competency_move": Row(competency, {"POST": "edit"}),
    "competency_delete": Row(competency, {"POST": "edit"}),
    "map_team": Row(stage_map, {"GET": "view"}),
}
