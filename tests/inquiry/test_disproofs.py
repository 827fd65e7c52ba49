"""What is disproved in all trees that somebody may see."""

import pytest

from issuetrees.graphs import write as graphs
from issuetrees.inquiry import disproofs
from issuetrees.workspaces.write import edit_engagement
from tests.inquiry.trees import make_tree, overlap, retitle, waive


def _open(person):
    disproofs.catch_up(person)
    return disproofs.tell(list(disproofs.disproofs(person)))


def test_disproofs_are_told_with_witness_and_place(cast):
    tree = make_tree(cast)
    (found,) = _open(cast.viewer)
    assert (found.graph_id, found.number, found.witness) == (tree.pk, "1", "25")
    assert "25" in found.sentence
    assert found.engagement == cast.engagement.name


def test_a_stranger_sees_none(cast):
    make_tree(cast)
    _open(cast.owner)
    assert _open(cast.outsider) == []


def test_what_is_waived_is_not_open_until_the_split_changes(cast):
    tree = make_tree(cast)
    waive(cast, tree, overlap(cast.viewer, tree))
    assert _open(cast.viewer) == []
    retitle(cast, tree, "18–25", "18–26")
    assert [one.witness for one in _open(cast.viewer)] != []


def test_mended_deleted_and_archived_trees_have_none(cast):
    mended, deleted, archived = (make_tree(cast) for _ in range(3))
    assert len(_open(cast.viewer)) == 3
    retitle(cast, mended, "25–35", "26–35")
    graphs.delete_graph(actor=cast.editor, graph_id=deleted.pk)
    graphs.edit_graph(actor=cast.editor, graph_id=archived.pk, is_archived=True)
    assert _open(cast.viewer) == []


def test_an_archived_engagement_has_none(cast):
    make_tree(cast)
    edit_engagement(actor=cast.editor, engagement_id=cast.engagement.pk, is_archived=True)
    assert _open(cast.viewer) == []


def test_a_tree_that_changed_is_left_out_until_it_is_checked(cast, monkeypatch):
    monkeypatch.setattr(disproofs, "MOST_TREES", 1)
    make_tree(cast)
    make_tree(cast)
    assert disproofs.catch_up(cast.viewer) == 1
    assert len(list(disproofs.disproofs(cast.viewer))) == 1
    assert disproofs.catch_up(cast.viewer) == 0
    assert len(list(disproofs.disproofs(cast.viewer))) == 2


@pytest.mark.parametrize("trees", [1, 5])
def test_the_number_of_queries_does_not_grow(cast, django_assert_num_queries, trees):
    for _ in range(trees):
        make_tree(cast)
    disproofs.catch_up(cast.viewer)
    with django_assert_num_queries(5):
        assert len(_open(cast.viewer)) == trees
