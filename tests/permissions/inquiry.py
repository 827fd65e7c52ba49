"""Work on questions: the pages beside a tree."""

import uuid

from tests.api.world import make_tree
from tests.cast import Cast
from tests.permissions.graphs import graph
from tests.permissions.row import Row


def question(cast: Cast) -> tuple[uuid.UUID, uuid.UUID]:
    made = make_tree(cast)
    return uuid.UUID(made["graph_id"]), uuid.UUID(made["node_id"])


def part(cast: Cast) -> tuple[uuid.UUID, str]:
    return graph(cast), "owner"


ROWS: dict[str, Row] = {
    "priorities": Row(graph, {"GET": "view"}),
    "priorities_part": Row(graph, {"GET": "view"}),
    "story": Row(graph, {"GET": "view"}),
    "story_answer": Row(question, {"POST": "edit"}, {"answer": "It is", "base": "2"}),
    "story_move": Row(question, {"POST": "edit"}, {"to": "up"}),
    "workplan": Row(graph, {"GET": "view"}),
    "workplan_part": Row(part, {"GET": "view"}),
}
