"""A branch shown in a second place counts once, wherever questions are counted."""

from typing import Any

import pytest

from issuetrees.core.drivers import calculate
from issuetrees.core.errors import Invalid
from issuetrees.core.plan.leaves import leaves
from issuetrees.graphs import branches, read, write
from issuetrees.graphs.copying import copy_graph
from issuetrees.graphs.history import log
from issuetrees.graphs.history.differences import differences
from issuetrees.graphs.history.summary import told
from issuetrees.inquiry.read.drivers import numbers_in
from issuetrees.inquiry.review import review, review_after
from issuetrees.inquiry.write import evidence
from issuetrees.kit.models import new_id

pytestmark = pytest.mark.django_db
NAMES = ("profit", "revenue", "price", "volume", "cost", "again", "each")


class Tree:
    """Profit = revenue - cost; revenue = price x volume; cost = the same volume x cost of each."""

    def __init__(self, cast: Any) -> None:
        self.cast = cast
        self.graph = write.create_graph(
            engagement_id=cast.engagement.pk, kind="issue_tree", title="Profit", actor=cast.editor
        )
        self.ids = {name: str(new_id()) for name in NAMES}
        self.commit(
            self.add("profit", None, title="Profit", split_kind="difference"),
            self.add("revenue", "profit", title="Revenue", split_kind="product"),
            self.add("price", "revenue", title="Price", value=10),
            self.add("volume", "revenue", title="Volume", value=100),
            self.add("cost", "profit", title="Cost", split_kind="product"),
        )
        self.shown = self.commit(
            self.add("again", "cost", refers_to=self.ids["volume"]),
            self.add("each", "cost", title="Cost of each", value=4),
        )

    def add(self, name: str, parent: str | None, **fields: Any) -> dict[str, Any]:
        parent_id = self.ids[parent] if parent else None
        return {"kind": "add_node", "id": self.ids[name], "parent_id": parent_id, **fields}

    def edit(self, name: str, **fields: Any) -> int:
        return self.commit({"kind": "edit_node", "id": self.ids[name], "fields": fields})

    def commit(self, *commands: dict[str, Any]) -> int:
        made, _ = write.commit(
            graph_id=self.graph.pk, commands=list(commands), actor=self.cast.editor
        )
        self.graph = read.graph(self.cast.editor, self.graph.pk)
        return made.number


@pytest.fixture
def tree(cast: Any) -> Tree:
    return Tree(cast)


def test_it_has_no_number_and_is_no_leaf_of_its_own(tree: Tree) -> None:
    found = {leaf.node.title: leaf.number for leaf in leaves(read.node_records(tree.graph))}
    assert found == {"Price": "1.1", "Volume": "1.2", "Cost of each": "2.1"}
    at = (tree.graph.pk, tree.ids["each"])
    assert branches.numbers([at]) == {at: "2.1"}
    today = tree.graph.engagement.today()
    standing = read.standing(tree.cast.viewer, tree.graph.engagement_id, today)
    assert standing.progress.total == 5


def test_a_split_has_it_as_a_full_part_and_follows_what_it_shows(tree: Tree) -> None:
    split = branches.splits(tree.graph, [tree.ids["cost"]])[tree.ids["cost"]]
    assert [child.title for child in split[1]] == ["Volume", "Cost of each"]
    before = review(tree.graph)
    assert tree.ids["cost"] in before.verdicts
    assert all("Volume" not in one.sentence for one in before.findings)
    changed = tree.edit("volume", title="Cost of each")
    after = review_after(tree.graph, changed - 1)
    assert tree.ids["cost"] in (after.looked_at or ())
    assert any(one.node_id == tree.ids["cost"] for one in after.findings)
    whole = [one for one in review(tree.graph).findings if one.node_id in (after.looked_at or ())]
    assert {one.sentence for one in after.findings} == {one.sentence for one in whole}


def test_both_formulas_use_the_one_number(tree: Tree) -> None:
    numbers = numbers_in(tree.graph)
    assert numbers.sheet.values[tree.ids["profit"]] == 600
    assert numbers.places[tree.ids["again"]] == "→ 1.2"
    assert [one.title for one in numbers.tree.leaves] == ["Price", "Volume", "Cost of each"]
    tree.edit("volume", value=150)
    assert calculate(numbers_in(tree.graph).tree).values[tree.ids["profit"]] == 900


def test_history_names_the_branch_and_a_copy_shows_its_own(tree: Tree) -> None:
    revision = next(one for one in log.revisions(tree.graph) if one.number == tree.shown)
    (words,) = (one.summary for one in told([revision]))
    assert "“Volume” under “Cost”" in words.replace("\u2068", "").replace("\u2069", "")
    told_of = differences(tree.graph, tree.shown - 1, tree.shown)["nodes"]
    place = next(one["after"] for one in told_of if one["id"] == tree.ids["again"])
    assert (place["number"], place["title"]) == ("→ 1.2", "Volume")
    copied = copy_graph(actor=tree.cast.editor, graph_id=tree.graph.pk, title="Again")
    (again,) = [one for one in read.every_record(copied.graph) if one.refers_to]
    assert again.refers_to == copied.ids[tree.ids["volume"]]


def test_evidence_hangs_on_the_branch_itself(tree: Tree) -> None:
    with pytest.raises(Invalid, match="only shows another branch"):
        evidence.question(tree.graph, tree.ids["again"])  # type: ignore[arg-type]
