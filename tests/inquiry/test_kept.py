"""Results are kept by the fingerprint of a split: what did not change is not checked anew."""

import pytest

from issuetrees.core import mece
from issuetrees.graphs import branches, read
from issuetrees.inquiry import found, kept
from issuetrees.inquiry.models import CheckedSplit, CheckedTree, Disproof
from issuetrees.inquiry.review import numbers_of, refresh, review_after
from tests.inquiry.trees import commit, make_tree, node_of, retitle, review


@pytest.fixture
def checked(monkeypatch):
    """The parents whose splits are checked, one after another."""
    seen = []
    whole = found.check

    def check(fingerprint, parent, children, vocabulary):
        seen.append(parent.title)
        return whole(fingerprint, parent, children, vocabulary)

    monkeypatch.setattr(found, "check", check)
    return seen


def _facts(one):
    return [
        (f.code, f.verdict, f.node_id, f.related_ids, f.number, f.sentence, f.witness)
        for f in one.findings
    ], one.verdicts


def test_an_unchanged_tree_is_not_checked_twice(cast, checked):
    tree = make_tree(cast)
    first = review(cast.viewer, tree)
    assert len(checked) == 3
    again = review(cast.viewer, tree)
    assert len(checked) == 3
    assert _facts(first) == _facts(again)


def test_after_an_edit_its_splits_alone_are_checked(cast, checked):
    tree = make_tree(cast)
    review(cast.viewer, tree)
    checked.clear()
    retitle(cast, tree, "25–35", "26–35")
    graph = read.graph(cast.viewer, tree.pk)
    part = review_after(graph, graph.revision - 1)
    assert checked == ["How old are they?"]
    assert part.looked_at is not None
    assert {one.number for one in part.findings} == {"1"}
    whole = review(cast.viewer, tree)
    assert checked == ["How old are they?"]
    mine = [one for one in _facts(whole)[0] if one[2] in part.looked_at]
    assert _facts(part)[0] == mine


def test_what_is_written_of_no_split_is_not_looked_at(cast):
    tree = make_tree(cast)
    review(cast.viewer, tree)
    work = {"kind": "edit_node", "id": node_of(cast, tree, "18–25"), "fields": {"note": "Few"}}
    commit(cast, tree, work)
    graph = read.graph(cast.viewer, tree.pk)
    assert review_after(graph, graph.revision - 1).looked_at == frozenset()


def test_other_checks_make_all_results_old(cast, checked, monkeypatch):
    tree = make_tree(cast)
    review(cast.viewer, tree)
    monkeypatch.setattr(kept, "checks", lambda: "others")
    review(cast.viewer, tree)
    assert len(checked) == 6
    assert CheckedTree.objects.get().checks == "others"
    assert CheckedSplit.objects.count() == 3


@pytest.mark.parametrize("is_whole", [True, False])
def test_moving_and_deleting_leave_the_results_of_the_tree_as_it_is(cast, is_whole):
    tree = make_tree(cast)
    review(cast.viewer, tree)
    ages, places = node_of(cast, tree, "How old are they?"), node_of(cast, tree, "Where are they?")
    moved = {"kind": "move_node", "id": node_of(cast, tree, "25–35"), "parent_id": places}
    commit(cast, tree, moved | {"before_id": None})
    commit(cast, tree, {"kind": "delete_node", "id": node_of(cast, tree, "18–25")})
    graph = read.graph(cast.viewer, tree.pk)
    if is_whole:
        review(cast.viewer, tree)
    else:
        assert ages in (review_after(graph, graph.revision - 2).looked_at or ())
    assert {str(row.node_id) for row in CheckedSplit.objects.all()} == {
        places,
        node_of(cast, tree, "Whom do we speak to?"),
    }
    assert Disproof.objects.count() == 0
    assert CheckedTree.objects.get().revision == graph.revision


def test_results_of_an_older_state_do_not_replace_newer_ones(cast):
    tree = make_tree(cast)
    review(cast.viewer, tree)
    old = read.graph(cast.viewer, tree.pk)
    seen = kept.kept_tree(old)
    retitle(cast, tree, "25–35", "26–35")
    review(cast.viewer, tree)
    old.revision = 2
    late = {str(row.node_id): row for row in CheckedSplit.objects.all()}
    splits = branches.splits(old, list(late))
    kept.results(old, splits, seen, touched=None)
    assert CheckedTree.objects.get().revision == 2
    now = {str(row.node_id): row.fingerprint for row in CheckedSplit.objects.all()}
    assert now == {key: row.fingerprint for key, row in late.items()}


def test_many_revisions_are_read_as_a_whole(cast):
    tree = make_tree(cast)
    review(cast.viewer, tree)
    for number in range(branches.MOST_BEHIND + 1):
        commit(
            cast,
            tree,
            {
                "kind": "edit_node",
                "id": node_of(cast, tree, f"In town{number or ''}"),
                "fields": {"title": f"In town{number + 1}"},
            },
        )
    graph = read.graph(cast.viewer, tree.pk)
    assert review_after(graph, 1).looked_at is None


def test_a_refresh_brings_the_rows_up_to_date(cast):
    tree = make_tree(cast)
    refresh(read.graph(cast.viewer, tree.pk))
    retitle(cast, tree, "25–35", "26–35")
    refresh(read.graph(cast.viewer, tree.pk))
    assert CheckedTree.objects.get().revision == read.graph(cast.viewer, tree.pk).revision
    assert Disproof.objects.count() == 0


def test_numbers_are_those_of_the_whole_tree(cast):
    tree = make_tree(cast)
    nodes = read.node_records(read.graph(cast.viewer, tree.pk))
    found = branches.numbers((tree.pk, node.id) for node in nodes)
    assert {key: number for (_, key), number in found.items()} == numbers_of(nodes)


def test_what_is_kept_says_all_that_was_found(cast):
    tree = make_tree(cast)
    splits = branches.splits(tree, [node_of(cast, tree, "How old are they?")])
    for key, (parent, children) in splits.items():
        for one in found.check(mece.fingerprint(parent, children), parent, children, mece.SHIPPED):
            assert found.from_json(found.to_json(one, children), key, children) == one
