"""So-whats and how far they are behind, through the one write path."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from issuetrees.graphs import read, write
from issuetrees.graphs.copying import copy_graph
from issuetrees.graphs.models import Graph
from issuetrees.graphs.synthesis import synthesis
from issuetrees.kit.models import new_id

pytestmark = pytest.mark.django_db


class Tree:
    """A tree: root → (left → deep, right), every branch with a so-what."""

    def __init__(self, cast: Any) -> None:
        self.cast = cast
        self.graph = write.create_graph(
            engagement_id=cast.engagement.pk, kind="issue_tree", title="Tree", actor=cast.editor
        )
        self.root, self.left, self.right, self.deep = (str(new_id()) for _ in range(4))
        self.commit(
            self.add(self.root, None),
            self.add(self.left, self.root),
            self.add(self.right, self.root),
            self.add(self.deep, self.left),
        )
        self.commit(self.answer(self.left, "Left"), self.answer(self.root, "Root"))

    def add(self, node_id: str, parent_id: str | None, **fields: Any) -> dict[str, Any]:
        given = {"id": node_id, "parent_id": parent_id, "title": "Q", **fields}
        return {"kind": "add_node", **given}

    def answer(self, node_id: str, text: str) -> dict[str, Any]:
        return {"kind": "edit_node", "id": node_id, "fields": {"answer": text}}

    def commit(self, *commands: dict[str, Any]) -> int:
        made, _ = write.commit(
            graph_id=self.graph.pk, commands=list(commands), actor=self.cast.editor
        )
        return made.number

    def undo(self, revision: int) -> int:
        return self.commit({"kind": "undo", "revision": revision})

    def behind(self, graph: Graph | None = None) -> tuple[int, int]:
        """Return how far the root and its left branch are behind."""
        root = synthesis(read.any_graph((graph or self.graph).pk)).root
        assert root is not None
        return root.edits_behind, root.below[0].edits_behind


@pytest.fixture
def tree(cast: Any) -> Tree:
    return Tree(cast)


def test_what_changes_below_puts_the_so_whats_above_behind(tree: Tree) -> None:
    assert tree.behind() == (0, 0)
    tree.commit(tree.answer(tree.deep, "It is so"))
    tree.commit(tree.answer(tree.right, "And so"))
    assert tree.behind() == (2, 1)
    tree.commit(tree.answer(tree.left, "Left, anew"))
    assert tree.behind() == (3, 0)  # the so-what of the branch is below the root
    tree.commit(tree.answer(tree.root, "Root, anew"))
    assert tree.behind() == (0, 0)


def test_only_what_counts_does(tree: Tree) -> None:
    tree.commit({"kind": "edit_node", "id": tree.deep, "fields": {"note": "A note", "x": 4}})
    tree.commit({"kind": "move_node", "id": tree.right, "parent_id": tree.root,
                 "before_id": tree.left})  # fmt: skip
    assert tree.behind()[0] == 0
    tree.commit({"kind": "edit_node", "id": tree.deep, "fields": {"status": "pruned"}})
    assert tree.behind()[0] == 1


def test_what_goes_or_moves_away_is_missed_where_it_was(tree: Tree) -> None:
    tree.commit({"kind": "move_node", "id": tree.deep, "parent_id": tree.right})
    assert tree.behind() == (1, 1)
    tree.commit(tree.answer(tree.root, "Anew"), tree.answer(tree.left, "Anew"))
    tree.commit({"kind": "delete_node", "id": tree.right})
    assert tree.behind() == (1, 0)


@pytest.mark.parametrize("what", ["edit", "move", "delete", "add", "so-what"])
def test_what_is_taken_back_leaves_no_trace_however_often(tree: Tree, what: str) -> None:
    tree.commit(tree.answer(tree.deep if what == "so-what" else tree.right, "Since"))
    commands = {
        "edit": tree.answer(tree.deep, "So"),
        "move": {"kind": "move_node", "id": tree.deep, "parent_id": tree.right},
        "delete": {"kind": "delete_node", "id": tree.deep},
        "add": tree.add(str(new_id()), tree.left, answer="New"),
        "so-what": tree.answer(tree.left, "Anew"),
    }
    before = tree.behind()
    done = tree.commit(commands[what])
    after = tree.behind()
    assert after != before
    undone = tree.undo(done)
    assert tree.behind() == before
    redone = tree.undo(undone)
    assert tree.behind() == after
    tree.undo(redone)
    assert tree.behind() == before


def test_a_restore_brings_back_how_far_behind_it_was(tree: Tree) -> None:
    seen = tree.commit(tree.answer(tree.deep, "Since"))
    tree.commit(tree.answer(tree.left, "Anew"))
    tree.commit({"kind": "delete_node", "id": tree.right})
    tree.commit({"kind": "restore", "revision": seen})
    assert tree.behind() == (1, 1)


def test_a_copy_and_what_is_pasted_with_its_answers_are_up_to_date(tree: Tree) -> None:
    tree.commit(tree.answer(tree.deep, "Since"))
    copied = copy_graph(actor=tree.cast.editor, graph_id=tree.graph.pk, title="Copy").graph
    assert tree.behind(copied) == (0, 0)
    branch, leaf = str(new_id()), str(new_id())
    tree.commit(tree.answer(tree.root, "Anew"))
    tree.commit(tree.add(branch, tree.root, answer="All"), tree.add(leaf, branch, answer="One"))
    root = synthesis(read.any_graph(tree.graph.pk)).root
    assert root is not None
    assert (root.edits_behind, root.below[2].edits_behind) == (1, 0)


def test_a_tree_is_read_in_three_look_ups(tree: Tree) -> None:
    graph = read.any_graph(tree.graph.pk)
    with CaptureQueriesContext(connection) as queries:
        told = synthesis(graph).told
    assert len(queries) == 3
    assert told[tree.left].by == str(tree.cast.editor)
