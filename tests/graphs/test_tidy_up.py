"""Tidying a stage map up is one revision that moves every stage to its place."""

import pytest

from issuetrees.core.errors import Denied, Invalid
from issuetrees.core.graph.records import ISSUE_TREE, STAGE_MAP
from issuetrees.graphs import read, write
from issuetrees.graphs.tidy_up import tidy_up
from issuetrees.kit.models import new_id

pytestmark = pytest.mark.django_db


def test_stages_follow_their_arrows_and_a_second_time_changes_nothing(cast):
    graph = write.create_graph(
        engagement_id=cast.engagement.pk, kind=STAGE_MAP, title="Map", actor=cast.editor
    )
    ids = [str(new_id()) for _ in range(3)]
    stages = [
        {"kind": "add_node", "id": key, "parent_id": None, "title": key, "x": 0, "y": 0}
        for key in ids
    ]
    arrows = [
        {"kind": "connect", "id": str(new_id()), "source_id": a, "target_id": b}
        for a, b in ((ids[0], ids[1]), (ids[1], ids[2]))
    ]
    write.commit(graph_id=graph.pk, commands=[*stages, *arrows], actor=cast.editor)
    assert tidy_up(actor=cast.editor, graph_id=graph.pk) == 2
    x = {node.id: node.x or 0 for node in read.node_records(graph)}
    assert x[ids[0]] < x[ids[1]] < x[ids[2]]
    assert tidy_up(actor=cast.editor, graph_id=graph.pk) == 2
    with pytest.raises(Denied):
        tidy_up(actor=cast.viewer, graph_id=graph.pk)


def test_a_tree_is_not_tidied_up(cast):
    graph = write.create_graph(
        engagement_id=cast.engagement.pk, kind=ISSUE_TREE, title="Tree", actor=cast.editor
    )
    with pytest.raises(Invalid):
        tidy_up(actor=cast.editor, graph_id=graph.pk)
