"""Careers on stage maps."""

import uuid

from issuetrees.graphs import write as graphs_write
from tests.cast import Cast
from tests.permissions.row import Row


def stage_map(cast: Cast) -> uuid.UUID:
    made = graphs_write.create_graph(
        engagement_id=cast.engagement.pk, kind="stage_map", title="Map", actor=cast.owner
    )
    return made.pk


ROWS = {"routes": Row(stage_map, {"GET": "view"})}
