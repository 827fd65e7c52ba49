"""The same leaves under another split: made, crossed, told apart later, taken along by a copy."""

import uuid
from typing import Any

import pytest

from issuetrees.copying.engagements import copy_engagement
from issuetrees.core.errors import Denied, Invalid
from issuetrees.graphs import read as graphs
from issuetrees.graphs import write
from issuetrees.inquiry.read import briefs
from issuetrees.kit.models import new_id
from issuetrees.practice.models import Recut
from issuetrees.practice.read import recuts as read
from issuetrees.practice.write import recuts
from issuetrees.workspaces import deletions
from tests.cast import Cast

pytestmark = pytest.mark.django_db
TREE = [
    (0, "Why?"),
    (1, "Sales"),
    (2, "North shops"),
    (2, "South shops"),
    (1, "Costs"),
    (2, "Rent"),
]


RENT = {"answer": "Up by 4 %", "status": "answered"}


def commit(cast: Cast, graph_id: Any, **command: Any) -> None:
    write.commit(graph_id=graph_id, commands=[command], actor=cast.owner)


def grown(cast: Cast) -> tuple[uuid.UUID, dict[str, str]]:
    made = write.create_graph(
        actor=cast.owner, engagement_id=cast.engagement.pk, kind="issue_tree", title="By cause"
    )
    ids = {title: str(new_id()) for _depth, title in TREE}
    lines = [{"id": ids[title], "depth": depth, "title": title} for depth, title in TREE]
    commit(cast, made.pk, kind="paste_outline", parent_id=None, before_id=None, nodes=lines)
    commit(cast, made.pk, kind="edit_node", id=ids["Rent"], fields=RENT)
    return made.pk, ids


def recut(cast: Cast) -> tuple[Recut, dict[str, str]]:
    graph_id, ids = grown(cast)
    branches = [
        {"title": "North", "leaf_ids": [ids["North shops"], ids["Rent"]]},
        {"title": "South", "leaf_ids": []},
    ]
    made = recuts.create_recut(
        actor=cast.owner, graph_id=graph_id, title="By place", branches=branches
    )
    return made, ids


def cells(found: read.Matrix) -> dict[tuple[str, str], list[str]]:
    titles = {node.id: node.title for node in (*found.rows, *found.columns)}
    return {
        (titles[row], titles[column]): [pair.source.title for pair in pairs]
        for (row, column), pairs in found.cells.items()
    }


def test_leaves_are_grouped_otherwise_with_their_fields_and_both_splits_are_crossed(cast) -> None:
    made, _ids = recut(cast)
    found = read.matrix(made)
    assert cells(found) == {("Sales", "North"): ["North shops"], ("Costs", "North"): ["Rent"]}
    assert [node.title for node in found.only_source] == ["South shops"]
    copied = {pair.target.title: pair for pairs in found.cells.values() for pair in pairs}
    assert copied["Rent"].target.answer == "Up by 4 %"
    assert copied["Rent"].differing == ()


def test_what_changes_later_is_told_and_what_is_gone_has_no_counterpart(cast: Cast) -> None:
    made, ids = recut(cast)
    commit(cast, made.source_id, kind="edit_node", id=ids["Rent"], fields={"answer": "Up by 6 %"})
    commit(cast, made.source_id, kind="delete_node", id=ids["North shops"])
    found = read.matrix(made)
    assert [pair.differing for pairs in found.cells.values() for pair in pairs] == [("answer",)]
    assert "North shops" in [node.title for node in found.only_target]


@pytest.mark.parametrize("ids", [["Sales"], ["Rent", "Rent"], []])
def test_what_is_no_leaf_or_in_two_branches_or_nothing_is_refused(cast: Cast, ids) -> None:
    graph_id, known = grown(cast)
    branches = [{"title": "North", "leaf_ids": [known[title] for title in ids]}]
    before = graphs.graphs_of(cast.owner, cast.engagement.pk).count()
    with pytest.raises(Invalid) as refused:
        recuts.create_recut(actor=cast.owner, graph_id=graph_id, title="By", branches=branches)
    assert refused.value.details["field"] == "branches"
    assert graphs.graphs_of(cast.owner, cast.engagement.pk).count() == before


def test_who_may_not_edit_cannot_re_cut_and_a_forgotten_one_comes_back(cast: Cast) -> None:
    made, ids = recut(cast)
    branches = [{"title": "North", "leaf_ids": [ids["Rent"]]}]
    with pytest.raises(Denied):
        recuts.create_recut(
            actor=cast.viewer, graph_id=made.source_id, title="By", branches=branches
        )
    entry = recuts.delete_recut(actor=cast.editor, recut_id=made.pk)
    assert not read.recuts(cast.owner, made.target_id).exists()
    deletions.restore(actor=cast.editor, entry_id=entry.pk)
    assert read.recuts(cast.owner, made.target_id).exists()


def test_a_copy_of_the_engagement_has_the_re_cut_of_its_own_trees(cast: Cast) -> None:
    made, _ids = recut(cast)
    copy = copy_engagement(actor=cast.owner, engagement_id=cast.engagement.pk)
    row = Recut.objects.get(source__engagement=copy)
    assert row.pk != made.pk
    assert cells(read.matrix(row)) == cells(read.matrix(made))


def test_what_a_second_cut_asks_is_counted_once_by_the_brief(cast: Cast) -> None:
    made, _ids = recut(cast)
    row = briefs.brief(cast.viewer, cast.engagement.pk)
    leaves = briefs.coverage(cast.viewer, row).leaves
    assert [leaf.title for leaf in leaves] == ["North shops", "South shops", "Rent"]
    recuts.delete_recut(actor=cast.owner, recut_id=made.pk)
    assert len(briefs.coverage(cast.viewer, row).leaves) == 6  # two trees of their own again
