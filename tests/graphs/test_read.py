"""What a page of a big tree carries itself: its first levels."""

from typing import Any

import pytest

from issuetrees.core.graph.records import ISSUE_TREE
from issuetrees.graphs import read, write
from issuetrees.graphs.models import Graph
from issuetrees.kit.models import new_id

pytestmark = pytest.mark.django_db


@pytest.fixture
def tree(cast) -> Graph:
    return write.create_graph(
        engagement_id=cast.engagement.pk, kind=ISSUE_TREE, title="Tree", actor=cast.editor
    )


def grow(cast: Any, tree: Graph, *widths: int) -> list[list[str]]:
    """Give the tree levels, each node of one having so many below it; return ids by level."""
    nodes: list[dict[str, Any]] = []
    levels: list[list[str]] = [[] for _ in range(len(widths) + 1)]

    def add(depth: int) -> None:
        node_id = str(new_id())
        nodes.append({"id": node_id, "depth": depth, "title": f"Node {len(nodes)}"})
        levels[depth].append(node_id)
        for _ in range(widths[depth] if depth < len(widths) else 0):
            add(depth + 1)

    add(0)
    paste = {"kind": "paste_outline", "parent_id": None, "before_id": None, "nodes": nodes}
    write.commit(graph_id=tree.pk, commands=[paste], actor=cast.editor)
    tree.refresh_from_db()
    return levels


def test_first_levels_are_the_root_and_two_below(cast, tree):
    levels = grow(cast, tree, 3, 4, 5, 1)
    found = read.first_levels(tree.pk)
    ids = [row[0] for row in found["nodes"]]
    assert ids[:4] == [*levels[0], *levels[1]]
    assert sorted(ids[4:]) == sorted(levels[2])
    assert found["below"] == dict.fromkeys(levels[2], 5)
    whole = {row[0]: row for row in read.table(tree)["nodes"]}
    assert all(whole[row[0]] == row for row in found["nodes"])
    assert found["node_fields"] == read.table(tree)["node_fields"]


def test_deleted_nodes_are_not_among_them(cast, tree):
    levels = grow(cast, tree, 2, 2, 2)
    gone = [levels[1][0], levels[3][-1]]
    commands = [{"kind": "delete_node", "id": one} for one in gone]
    write.commit(graph_id=tree.pk, commands=commands, actor=cast.editor)
    found = read.first_levels(tree.pk)
    assert [row[0] for row in found["nodes"]] == [levels[0][0], levels[1][1], *levels[2][2:]]
    assert found["below"] == {levels[2][2]: 2, levels[2][3]: 1}


def test_what_is_too_wide_comes_with_fewer_levels(cast, tree):
    levels = grow(cast, tree, 20, 15)
    found = read.first_levels(tree.pk)
    assert [row[0] for row in found["nodes"]] == [*levels[0], *levels[1]]
    assert found["below"] == dict.fromkeys(levels[1], 15)


def test_a_root_with_too_many_below_it_is_no_first_sight(cast, tree):
    grow(cast, tree, read.FIRST_AT_MOST)
    assert read.first_levels(tree.pk)["nodes"] == []
