"""Evidence hangs on questions, has a source, and is lost by nothing that happens to them."""

import uuid

import pytest

from issuetrees.copying.engagements import copy_engagement
from issuetrees.copying.graphs import copy_graph
from issuetrees.core import limits
from issuetrees.core.errors import Conflict, Denied, Invalid, NotFound
from issuetrees.graphs import read as graphs
from issuetrees.inquiry.evidence_words import contradiction_words
from issuetrees.inquiry.models import Evidence, Source
from issuetrees.inquiry.read import assumptions as assumptions_read
from issuetrees.inquiry.read import evidence as read
from issuetrees.inquiry.read import sources as sources_read
from issuetrees.inquiry.write import assumptions
from issuetrees.inquiry.write import evidence as write
from issuetrees.inquiry.write import sources as sources_write
from issuetrees.workspaces import deletions
from issuetrees.workspaces.models import AuditEntry
from tests.inquiry.trees import commit, make_tree, node_of

SAID = "We lost the young ones. Prices rose twice. We lost the old ones."


@pytest.fixture
def tree(cast):
    return make_tree(cast)


@pytest.fixture
def interview(cast):
    return sources_write.create_source(
        actor=cast.editor, engagement_id=cast.engagement.pk, kind="interview",
        title="Head of sales", transcript=SAID,
    )  # fmt: skip


def hang(cast, tree, title, claim="Prices rose", stance="for", **given):
    node_id = uuid.UUID(node_of(cast, tree, title))
    here = {"actor": cast.editor, "graph_id": tree.pk, "node_id": node_id}
    return write.add_evidence(**here, claim=claim, stance=stance, **given)


def quote(cast, tree, interview, text="Prices rose twice."):
    start = SAID.index(text)
    place = {"quote_start": start, "quote_end": start + len(text)}
    return hang(cast, tree, "In town", text, source_id=interview.pk, **place)


def statuses(cast, tree):
    found = read.standings(cast.viewer, tree.pk)
    return {one.node.title: one.standing.status for one in found.questions}


def test_a_branch_that_goes_takes_its_evidence_along_and_brings_it_back(cast, tree):
    row = hang(cast, tree, "In town")
    branch = {"kind": "delete_node", "id": node_of(cast, tree, "Where are they?")}
    commit(cast, tree, branch)
    assert list(read.evidence_of(cast.viewer, tree.pk)) == []
    with pytest.raises(NotFound):
        write.edit_evidence(actor=cast.editor, evidence_id=row.pk, claim="More")
    with pytest.raises(Invalid) as refused:
        write.add_evidence(
            actor=cast.editor, graph_id=tree.pk, node_id=row.node.id, claim="x", stance="for"
        )
    assert (refused.value.code, refused.value.details["field"]) == ("no_such_question", "node_id")
    revision = graphs.graph(cast.editor, tree.pk).revision
    commit(cast, tree, {"kind": "undo", "revision": revision})
    assert list(read.evidence_of(cast.viewer, tree.pk)) == [row]
    assert statuses(cast, tree) == {"In town": "supported"}


def test_a_source_that_goes_leaves_its_evidence_and_comes_back_to_it(cast, tree, interview):
    row = quote(cast, tree, interview)
    entry = sources_write.delete_source(actor=cast.editor, source_id=interview.pk)
    assert read.one_evidence(cast.viewer, row.pk).known_source is None
    with pytest.raises(Invalid) as refused:
        hang(cast, tree, "In town", source_id=interview.pk)
    assert refused.value.code == "unknown_source"
    write.edit_evidence(actor=cast.editor, evidence_id=row.pk, strength="strong")  # as it stands
    deletions.restore(actor=cast.editor, entry_id=entry.pk)
    assert read.one_evidence(cast.viewer, row.pk).known_source == interview


def test_quotes_follow_their_words_through_a_changed_transcript(cast, tree, interview):
    row = quote(cast, tree, interview, "We lost")  # said twice: it is the first
    other = quote(cast, tree, interview)
    edit = {"actor": cast.editor, "source_id": interview.pk}
    sources_write.edit_source(
        **edit, transcript="Q: How was it?\n" + SAID.replace("twice", "often")
    )
    found = Evidence.objects.get(pk=row.pk)
    said = Source.objects.get().transcript
    assert (found.quote_start, said[found.quote_start : found.quote_end]) == (15, "We lost")
    other.refresh_from_db()
    assert (other.quote_start, other.quote_end, other.claim) == (None, None, "Prices rose twice.")
    with pytest.raises(Invalid) as refused:
        hang(cast, tree, "In town", source_id=interview.pk, quote_start=5, quote_end=5_000)
    assert refused.value.code == "quote_nowhere"


def test_a_transcript_beyond_the_limit_is_refused_with_its_size(cast, interview):
    said = "я" * (limits.TRANSCRIPT_BYTES // 2)
    sources_write.edit_source(actor=cast.editor, source_id=interview.pk, transcript=said)
    with pytest.raises(Invalid) as refused:
        sources_write.edit_source(actor=cast.editor, source_id=interview.pk, transcript=said + "но")
    assert refused.value.details["size"] == 2.0
    log = AuditEntry.objects.filter(action="source_edited").get()
    assert log.details["changed"] == {"transcript": [len(SAID), len(said)]}


def test_copies_take_evidence_and_sources_along(cast, tree, interview):
    quote(cast, tree, interview)
    other = hang(cast, tree, "18–25")
    write.delete_evidence(actor=cast.editor, evidence_id=other.pk)
    beside = copy_graph(actor=cast.editor, graph_id=tree.pk).graph
    [copied] = read.evidence_of(cast.viewer, beside.pk)
    assert (copied.node.title, copied.source, copied.quote_start) == ("In town", interview, 24)
    made = copy_engagement(actor=cast.editor, engagement_id=cast.engagement.pk)
    found = read.all_evidence(cast.viewer).filter(graph__engagement=made)
    assert {row.source and row.source.engagement_id for row in found} == {made.pk}
    [source] = sources_read.sources(cast.viewer, made.pk)
    assert vars(source)["evidence_count"] == 2


def test_it_says_what_contradicts_what(cast, tree):
    parent = node_of(cast, tree, "How old are they?")
    commit(cast, tree, {"kind": "set_split", "id": parent, "split_kind": "opposites", "split": {}})
    for title in ("18–25", "25–35"):
        hang(cast, tree, title, title)
    tree_now = read.standings(cast.viewer, tree.pk)
    [found] = tree_now.contradictions
    words = contradiction_words(found, tree_now)
    assert "1.1" in words
    assert "25–35" in words
    fields = {"hypothesis": "They live in town"}
    town = node_of(cast, tree, "In town")
    commit(cast, tree, {"kind": "edit_node", "id": town, "fields": fields})
    again = read.standings(cast.viewer, tree.pk)
    assert [one.node.title for one in again.lacking] == ["In town"]
    assert [one.node.title for one in again.one_source] == ["18–25", "25–35"]
    commit(cast, tree, {"kind": "edit_node", "id": parent, "fields": {"status": "pruned"}})
    left = read.standings(cast.viewer, tree.pk)
    assert left.contradictions == ()
    assert [one.title for one in left.pruned] == ["How old are they?"]


def test_viewers_look_and_strangers_find_nothing(cast, tree, interview):
    row = quote(cast, tree, interview)
    with pytest.raises(Denied):
        write.edit_evidence(actor=cast.viewer, evidence_id=row.pk, claim="x")
    with pytest.raises(Conflict):
        write.edit_evidence(actor=cast.editor, evidence_id=row.pk, version=9, claim="x")
    with pytest.raises(NotFound):
        sources_read.source(cast.outsider, interview.pk)


def test_standings_take_the_same_queries_however_much_there_is(
    cast, tree, interview, django_assert_num_queries
):
    quote(cast, tree, interview)
    for _ in range(5):
        hang(cast, tree, "18–25", source_id=interview.pk)
    with django_assert_num_queries(4):
        read.standings(cast.viewer, tree.pk)


def test_a_changed_assumption_asks_to_look_again_at_what_hangs_on_it(cast, tree):
    town, young = (uuid.UUID(node_of(cast, tree, title)) for title in ("In town", "18–25"))
    here = {"actor": cast.editor}
    made = assumptions.create_assumption(
        **here, graph_id=tree.pk, statement="Rents hold", node_ids=[town]
    )
    assert stale(made) == {"In town": False}
    edit = {**here, "assumption_id": made.pk}
    assert stale(assumptions.edit_assumption(**edit, owner_id=cast.owner.pk)) == {"In town": False}
    changed = assumptions.edit_assumption(
        **edit, statement="Rents rise by 5%", node_ids=[town, young]
    )
    assert stale(changed) == {"In town": True, "18–25": False}  # hung on it as it is now
    assert stale(assumptions.check_question(**edit, node_id=town)) == dict.fromkeys(
        ["In town", "18–25"], False
    )
    assumptions.edit_assumption(**edit, breaks_if="Rents fall")
    beside = copy_graph(actor=cast.editor, graph_id=tree.pk).graph
    [copied] = assumptions_read.assumptions(cast.viewer, beside.pk)
    assert stale(copied) == {"In town": True, "18–25": True}
    commit(cast, tree, {"kind": "delete_node", "id": str(town)})
    assert stale(assumptions_read.assumption(cast.viewer, made.pk)) == {"18–25": True}
    with pytest.raises(Invalid) as refused:
        assumptions.edit_assumption(**edit, node_ids=[town])
    assert refused.value.code == "no_such_question"
    revision = graphs.graph(cast.editor, tree.pk).revision
    commit(cast, tree, {"kind": "undo", "revision": revision})
    assert stale(assumptions_read.assumption(cast.viewer, made.pk))["In town"]


def stale(row):
    return {use.node.title: use.is_stale for use in row.uses.all()}
