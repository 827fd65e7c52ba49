"""Trees and maps."""

import uuid

from issuetrees.graphs import write as graphs_write
from tests.cast import Cast
from tests.permissions.row import Row
from tests.permissions.targets import engagement


def graph(cast: Cast) -> uuid.UUID:
    made = graphs_write.create_graph(
        engagement_id=cast.engagement.pk, kind="issue_tree", title="Tree", actor=cast.owner
    )
    return made.pk


TITLED = {"title": "Fine"}
ROWS = {
    "tree": Row(engagement, {"GET": "view"}),
    "trees": Row(engagement, {"GET": "view"}),
    "tree_new": Row(engagement, {"GET": "edit", "POST": "edit"}, TITLED),
    "maps": Row(engagement, {"GET": "view"}),
    "map_new": Row(engagement, {"GET": "edit", "POST": "edit"}, TITLED),
    "graph": Row(graph, {"GET": "view"}),
    "graph_archive": Row(graph, {"POST": "edit"}),
    "graph_copy": Row(graph, {"POST": "edit"}),
    "graph_convert": Row(
        lambda cast: (graph(cast), "driver"),
        {"POST": "edit"},
    ),
    "graph_delete": Row(graph, {"POST": "edit"}),
    "graph_restore": Row(graph, {"POST": "edit"}),
}
