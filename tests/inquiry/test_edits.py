"""Edits of what hangs on questions are undone by the log's entry, unless changed again since."""

import datetime as dt
import uuid
from typing import Any

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from issuetrees.core.errors import Conflict, Denied, NotFound
from issuetrees.graphs.models import Graph
from issuetrees.inquiry.models import Source
from issuetrees.inquiry.read import assumptions as assumptions_read
from issuetrees.inquiry.read import evidence as evidence_read
from issuetrees.inquiry.write import assumptions, evidence, sources
from issuetrees.inquiry.write.places import difference, undone
from issuetrees.kit.models import Versioned
from issuetrees.workspaces import edits
from issuetrees.workspaces.models import AuditEntry
from tests.cast import Cast
from tests.inquiry.trees import make_tree, node_of

SAID = "We lost the young ones. Prices rose twice. We lost the old ones."
QUOTE = "Prices rose twice."


@pytest.fixture
def tree(cast: Cast) -> Graph:
    made: Graph = make_tree(cast)
    return made


@pytest.fixture
def interview(cast: Cast) -> Source:
    return sources.create_source(
        actor=cast.editor,
        engagement_id=cast.engagement.pk,
        kind="interview",
        title="Head of sales",
        transcript=SAID,
    )


def hang(cast: Cast, tree: Graph, **given: Any) -> Any:
    node_id = uuid.UUID(node_of(cast, tree, "In town"))
    here: dict[str, Any] = {"actor": cast.editor, "graph_id": tree.pk, "node_id": node_id}
    return evidence.add_evidence(**here, claim=QUOTE, stance="for", **given)


def undo(cast: Cast, row: Versioned) -> AuditEntry:
    """Undo the last edit of a row; return the entry of what that did."""
    entry = edits.latest(row, None)
    assert entry is not None
    again = edits.latest(edits.undo(actor=cast.editor, entry_id=entry.pk), row.version)
    assert again is not None
    return again


@pytest.mark.django_db
def test_evidence_goes_back_to_its_question_source_and_quote_and_forth_again(
    cast: Cast, tree: Graph, interview: Source
) -> None:
    start = SAID.index(QUOTE)
    place = {"quote_start": start, "quote_end": start + len(QUOTE)}
    row = hang(cast, tree, source_id=interview.pk, **place)
    other = uuid.UUID(node_of(cast, tree, "Where are they?"))
    who: dict[str, Any] = {"actor": cast.editor, "evidence_id": row.pk}
    row = evidence.edit_evidence(**who, node_id=other, source_id=None, claim="They say so")
    again = undo(cast, row)
    back = evidence_read.one_evidence(cast.viewer, row.pk)
    assert (back.claim, back.node.title) == (QUOTE, "In town")
    assert (back.source, back.quote_start) == (interview, start)
    edits.undo(actor=cast.editor, entry_id=again.pk)
    forth = evidence_read.one_evidence(cast.viewer, row.pk)
    assert (forth.claim, forth.node.id, forth.source_id) == ("They say so", other, None)


@pytest.mark.django_db
def test_a_transcript_comes_back_with_the_quotes_that_it_lost(
    cast: Cast, tree: Graph, interview: Source
) -> None:
    start = SAID.index(QUOTE)
    place = {"quote_start": start, "quote_end": start + len(QUOTE)}
    row = hang(cast, tree, source_id=interview.pk, **place)
    day = dt.date(2026, 3, 1)
    without = SAID.replace(QUOTE, "Nothing rose.")
    edited = sources.edit_source(
        actor=cast.editor, source_id=interview.pk, transcript=without, dated_on=day
    )
    assert evidence_read.one_evidence(cast.viewer, row.pk).quote_start is None
    again = undo(cast, edited)
    back = Source.objects.get(pk=interview.pk)
    assert (back.transcript, back.dated_on) == (SAID, None)
    assert evidence_read.one_evidence(cast.viewer, row.pk).quote_start == start
    edits.undo(actor=cast.editor, entry_id=again.pk)
    forth = Source.objects.get(pk=interview.pk)
    assert (forth.transcript, forth.dated_on) == (without, day)
    assert "kept" not in again.told  # texts of interviews are not shown by the log


@pytest.mark.django_db
def test_an_assumption_hangs_where_it_hung(cast: Cast, tree: Graph) -> None:
    one, two = (uuid.UUID(node_of(cast, tree, name)) for name in ("In town", "Where are they?"))
    made = assumptions.create_assumption(
        actor=cast.editor, graph_id=tree.pk, statement="Costs hold", node_ids=[one, two]
    )
    edited = assumptions.edit_assumption(
        actor=cast.editor, assumption_id=made.pk, owner_id=cast.owner.pk, node_ids=[two]
    )
    undo(cast, edited)
    back = assumptions_read.assumption(cast.viewer, made.pk)
    assert {use.node.id for use in back.uses.all()} == {one, two}
    assert back.owner is None


@pytest.mark.django_db
def test_what_was_changed_again_is_refused_with_its_fields(cast: Cast, tree: Graph) -> None:
    row = hang(cast, tree)
    who: dict[str, Any] = {"evidence_id": row.pk}
    first = evidence.edit_evidence(actor=cast.editor, **who, claim="Mine", page="3")
    entry = edits.latest(first, row.version)
    assert entry is not None
    evidence.edit_evidence(actor=cast.owner, **who, claim="Yours")
    with pytest.raises(Conflict) as refused:
        edits.undo(actor=cast.editor, entry_id=entry.pk)
    assert (refused.value.code, refused.value.details["fields"]) == ("changed_since", ["claim"])
    for person, error in ((cast.viewer, Denied), (cast.outsider, NotFound)):
        with pytest.raises(error):
            edits.undo(actor=person, entry_id=entry.pk)
    assert [one.actor for one in edits.edits(cast.editor)] == [cast.owner, cast.editor]
    assert not edits.edits(cast.viewer).exists()
    assert edits.latest(first, first.version) is None


@pytest.mark.django_db
def test_the_page_says_saved_with_undo_which_can_itself_be_undone(
    cast: Cast, tree: Graph, client_of: Any
) -> None:
    row = hang(cast, tree)
    client = client_of("editor")
    sent = {
        "node_id": row.node.id, "claim": "They fell", "stance": "against", "strength": "weak",
        "version": row.version,
    }  # fmt: skip
    page = client.post(reverse("web:evidence_edit", args=[row.pk]), sent, follow=True)
    entry = AuditEntry.objects.get(action="evidence_edited")
    address = reverse("web:edit_undo", args=[entry.pk])
    assert address in page.content.decode()
    page = client.post(address, follow=True)
    assert "is as it was before" in page.content.decode()
    assert evidence_read.one_evidence(cast.viewer, row.pk).claim == QUOTE
    again = AuditEntry.objects.filter(action="evidence_edited").first()
    assert again is not None
    assert reverse("web:edit_undo", args=[again.pk]) in page.content.decode()


@given(before=st.text("ab"), after=st.text("ab"))
def test_a_difference_is_undone(before: str, after: str) -> None:
    assert undone(after, difference(before, after)) == before
