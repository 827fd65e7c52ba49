"""Splits that calculate are proved by what is calculated, down to the leaves."""

from typing import Any

import pytest

from issuetrees.graphs.write import edit_graph
from issuetrees.inquiry.disproofs import catch_up, disproofs
from issuetrees.inquiry.review import Review, review, review_after
from tests.cast import Cast
from tests.inquiry.test_references import Tree

pytestmark = pytest.mark.django_db


@pytest.fixture
def tree(cast: Cast) -> Tree:
    tree = Tree(cast)
    tree.graph = edit_graph(actor=cast.editor, graph_id=tree.graph.pk, tree_kind="driver")
    return tree


def marks(tree: Tree, found: Review) -> dict[str, Any]:
    names = {key: name for name, key in tree.ids.items()}
    return {names[key]: sides.overall for key, sides in found.verdicts.items()}


def test_in_other_trees_a_part_may_be_missing_of_what_nobody_stated(cast: Cast) -> None:
    tree = Tree(cast)
    assert set(marks(tree, review(tree.graph)).values()) == {"unknown"}
    tree.edit("cost", value=400)
    assert marks(tree, review(tree.graph))["cost"] == "proved"


def test_what_is_only_calculated_is_proved_on_all_levels(tree: Tree) -> None:
    proved = {"profit": "proved", "revenue": "proved", "cost": "proved"}
    assert marks(tree, review(tree.graph)) == proved
    tree.edit("profit", value=600)  # 10 x 100 - 100 x 4
    assert marks(tree, review(tree.graph)) == proved


def test_a_changed_leaf_disproves_what_is_stated_far_above(tree: Tree) -> None:
    tree.edit("profit", value=600)
    review(tree.graph)
    before = tree.graph.revision
    tree.edit("each", value=5)
    found = review_after(tree.graph, before)
    assert found.looked_at is not None
    assert tree.ids["revenue"] not in found.looked_at
    assert marks(tree, found) == {"cost": "proved", "profit": "disproved"}
    (told,) = [one for one in found.findings if one.verdict == "disproved"]
    assert (told.code, told.witness, told.number) == ("sum_below", "100", "")
    assert marks(tree, review(tree.graph))["profit"] == "disproved"
    catch_up(tree.cast.editor)
    assert [row.split.title for row in disproofs(tree.cast.editor)] == ["Profit"]
    before = tree.edit("price", value=11)
    assert marks(tree, review_after(tree.graph, before - 1))["profit"] == "proved"
