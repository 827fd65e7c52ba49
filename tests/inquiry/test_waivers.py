"""A finding is accepted with a reason, until its split changes."""

import uuid

import pytest

from issuetrees.copying.engagements import copy_engagement
from issuetrees.copying.graphs import copy_graph
from issuetrees.core.errors import Conflict, Denied, Invalid, NotFound
from issuetrees.graphs import read as graphs
from issuetrees.inquiry.models import Waiver
from issuetrees.inquiry.read import waivers as read
from issuetrees.inquiry.write import waivers as write
from issuetrees.workspaces import deletions
from issuetrees.workspaces.models import AuditEntry
from tests.inquiry.trees import commit, make_tree, node_of, overlap, retitle, review, waive


@pytest.fixture
def tree(cast):
    return make_tree(cast)


def test_what_is_waived_is_open_no_more_and_says_who_and_why(cast, tree):
    before = review(cast.viewer, tree)
    waive(cast, tree, overlap(cast.viewer, tree), "Nobody is exactly 25")
    after = review(cast.viewer, tree)
    found = overlap(cast.viewer, tree)
    assert found.waiver is not None
    assert (found.verdict, found.waiver.reason) == ("waived", "Nobody is exactly 25")
    assert found.waiver.author == cast.editor
    assert after.open_count == before.open_count - 1
    assert after.verdicts[found.node_id].exclusive == "waived"
    assert after.verdicts[found.node_id].overall == "waived"


def test_a_change_of_the_split_makes_it_lapse(cast, tree):
    waiver = waive(cast, tree, overlap(cast.viewer, tree))
    retitle(cast, tree, "18–25", "18–26")
    found = overlap(cast.viewer, tree)
    assert (found.verdict, found.is_waived) == ("disproved", False)
    assert found.waiver == waiver
    assert not read.with_state([read.waiver(cast.viewer, waiver.pk)])[0].holds
    retitle(cast, tree, "18–26", "18–25")  # as it was seen: it holds again
    assert overlap(cast.viewer, tree).is_waived


def test_what_happens_elsewhere_or_to_the_work_changes_nothing(cast, tree):
    waive(cast, tree, overlap(cast.viewer, tree))
    retitle(cast, tree, "In town", "In the country")
    work = {"kind": "edit_node", "id": node_of(cast, tree, "18–25")}
    commit(cast, tree, work | {"fields": {"status": "answered", "note": "Many"}})
    assert overlap(cast.viewer, tree).is_waived


def test_pruning_a_child_makes_it_lapse(cast, tree):
    waiver = waive(cast, tree, overlap(cast.viewer, tree))
    work = {"kind": "edit_node", "id": node_of(cast, tree, "25–35")}
    commit(cast, tree, work | {"fields": {"status": "pruned"}})
    assert not read.with_state([read.waiver(cast.viewer, waiver.pk)])[0].holds


def test_waiving_again_gives_it_the_new_reason_and_writes_nothing_for_the_same(cast, tree):
    found = overlap(cast.viewer, tree)
    first = waive(cast, tree, found, "One")
    assert (waive(cast, tree, found, "One").version, first.version) == (1, 1)
    again = waive(cast, tree, found, "Two")
    assert (again.pk, again.version, again.reason) == (first.pk, 2, "Two")
    assert Waiver.objects.count() == 1
    log = AuditEntry.objects.filter(target_kind="waiver").order_by("id")
    assert [entry.action for entry in log] == ["waiver_created", "waiver_edited"]
    assert log[1].details["changed"] == {"reason": ["One", "Two"]}


def test_taken_back_it_can_be_brought_back(cast, tree):
    waiver = waive(cast, tree, overlap(cast.viewer, tree))
    entry = write.take_back(actor=cast.editor, waiver_id=waiver.pk, version=1)
    assert overlap(cast.viewer, tree).verdict == "disproved"
    deletions.restore(actor=cast.editor, entry_id=entry.pk)
    assert overlap(cast.viewer, tree).is_waived


def test_only_what_is_found_and_open_can_be_waived(cast, tree):
    found = overlap(cast.viewer, tree)
    retitle(cast, tree, "25–35", "26–35")
    with pytest.raises(Conflict) as refused:
        waive(cast, tree, found)
    assert refused.value.code == "not_found_now"
    proof = next(one for one in review(cast.viewer, tree).findings if one.verdict == "proved")
    with pytest.raises(Conflict) as refused:
        waive(cast, tree, proof)
    assert refused.value.code == "nothing_to_waive"


def test_a_reason_is_needed(cast, tree):
    with pytest.raises(Invalid):
        waive(cast, tree, overlap(cast.viewer, tree), "  ")


@pytest.mark.parametrize(
    ("who", "refusal"), [("commenter", Denied), ("viewer", Denied), ("outsider", NotFound)]
)
def test_who_may_not_edit_may_not_waive(cast, tree, who, refusal):
    found = overlap(cast.owner, tree)
    waiver = waive(cast, tree, found)
    person = cast.person(who)
    with pytest.raises(refusal):
        write.waive(
            actor=person,
            graph_id=tree.pk,
            node_id=uuid.UUID(found.node_id),
            code=found.code,
            side=found.side,
            related_ids=found.related_ids,
            reason="Mine",
        )
    with pytest.raises(refusal):
        write.take_back(actor=person, waiver_id=waiver.pk)


def test_a_copy_of_a_tree_has_them(cast, tree):
    waive(cast, tree, overlap(cast.viewer, tree), "Agreed")
    made = copy_graph(actor=cast.editor, graph_id=tree.pk).graph
    found = overlap(cast.viewer, made)
    assert found.is_waived
    assert found.waiver is not None
    assert (found.waiver.reason, found.waiver.author) == ("Agreed", cast.editor)


def test_a_copy_of_an_engagement_has_them(cast, tree):
    waive(cast, tree, overlap(cast.viewer, tree))
    made = copy_engagement(actor=cast.editor, engagement_id=cast.engagement.pk)
    (copy,) = graphs.graphs_of(cast.viewer, made.pk)
    assert overlap(cast.viewer, copy).is_waived


def test_a_deleted_tree_hides_its_waivers(cast, tree):
    from issuetrees.graphs.write import delete_graph

    waiver = waive(cast, tree, overlap(cast.viewer, tree))
    delete_graph(actor=cast.editor, graph_id=tree.pk)
    with pytest.raises(NotFound):
        read.waiver(cast.owner, waiver.pk)
