"""The inbox: what comes into it, what leaves it, and who sees what."""

import uuid
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from issuetrees.accounts.models import User
from issuetrees.comments import inbox, write
from issuetrees.core.errors import NotFound
from issuetrees.graphs import write as graphs
from issuetrees.workspaces import write as workspaces
from tests.cast import Cast
from tests.comments.discussion import Discussion, start


@pytest.fixture
def talk(cast: Cast) -> Discussion:
    return start(cast)


def waiting(person: User) -> list[tuple[str, str]]:
    return [(entry.kind, entry.comment.text) for entry in inbox.open_entries(person)]


def only(person: User) -> uuid.UUID:
    return inbox.open_entries(person).get().pk


def test_a_mention_waits_until_one_is_done_with_it(talk: Discussion) -> None:
    editor = talk.cast.editor
    talk.say(talk.cast.owner, "Look", mention_ids=[editor.pk, talk.cast.owner.pk])
    assert waiting(editor) == [("mention", "Look")]
    assert waiting(talk.cast.owner) == []
    entry_id = only(editor)
    assert inbox.set_done(actor=editor, entry_id=entry_id, is_done=True).is_done
    assert (waiting(editor), inbox.open_count(editor)) == ([], 0)
    assert [entry.pk for entry in inbox.done_entries(editor)] == [entry_id]
    assert inbox.set_done(actor=editor, entry_id=entry_id).is_done
    inbox.set_done(actor=editor, entry_id=entry_id, is_done=False)
    assert (waiting(editor), inbox.open_count(editor)) == ([("mention", "Look")], 1)


def test_answers_come_to_those_who_take_part_and_answering_is_being_done(
    talk: Discussion,
) -> None:
    owner, editor, viewer = talk.cast.owner, talk.cast.editor, talk.cast.viewer
    thread = talk.say(owner, "Why?", mention_ids=[viewer.pk])
    talk.answer(editor, thread, "So.")
    assert waiting(owner) == [("answer", "So.")]
    assert waiting(viewer) == [("answer", "So."), ("mention", "Why?")]
    assert waiting(editor) == []
    talk.answer(owner, thread, "Sure?")
    assert waiting(owner) == []
    assert waiting(editor) == [("answer", "Sure?")]


def test_an_edit_brings_whom_it_mentions_and_takes_whom_it_does_not(talk: Discussion) -> None:
    owner, editor, viewer = talk.cast.owner, talk.cast.editor, talk.cast.viewer
    thread = talk.say(owner, "One", mention_ids=[editor.pk])
    answer = talk.answer(owner, thread, "Two")
    inbox.finish_all(actor=editor)
    edited: Any = {"actor": owner, "comment_id": answer.pk, "text": "Two, @Editor"}
    write.edit_comment(**edited, mention_ids=[editor.pk])
    assert waiting(editor) == [("mention", "Two, @Editor")]
    write.edit_comment(actor=owner, comment_id=answer.pk, mention_ids=[viewer.pk])
    assert waiting(editor) == []
    assert waiting(viewer) == [("mention", "Two, @Editor")]


def test_a_resolved_thread_waits_for_nobody_and_an_answer_opens_it(talk: Discussion) -> None:
    owner, editor = talk.cast.owner, talk.cast.editor
    thread = talk.say(owner, "Here", mention_ids=[editor.pk])
    write.resolve_thread(actor=owner, comment_id=thread.pk)
    assert waiting(editor) == []
    assert [entry.is_done for entry in inbox.entries(editor)] == [True]
    talk.answer(owner, thread, "Again")
    assert waiting(editor) == [("answer", "Again"), ("mention", "Here")]


def test_all_is_done_and_taken_back_at_once(talk: Discussion) -> None:
    editor, viewer = talk.cast.editor, talk.cast.viewer
    for text in ("One", "Two", "Three"):
        talk.say(talk.cast.owner, text, mention_ids=[editor.pk, viewer.pk])
    inbox.set_done(actor=editor, entry_id=inbox.open_entries(editor)[0].pk, is_done=True)
    done_at, count = inbox.finish_all(actor=editor)
    assert (count, waiting(editor), len(waiting(viewer))) == (2, [], 3)
    assert inbox.take_back(actor=viewer, done_at=done_at) == 0
    assert inbox.take_back(actor=editor, done_at=done_at) == 2
    assert [text for _, text in waiting(editor)] == ["Two", "One"]


def test_what_one_may_not_see_any_more_is_not_there(talk: Discussion) -> None:
    cast = talk.cast
    talk.say(cast.owner, "Secret", mention_ids=[cast.viewer.pk])
    entry_id = only(cast.viewer)
    for stranger in (cast.owner, cast.outsider):
        with pytest.raises(NotFound):
            inbox.set_done(actor=stranger, entry_id=entry_id, is_done=True)
    workspaces.remove_member(actor=cast.owner, membership_id=cast.membership("viewer").pk)
    assert (list(inbox.entries(cast.viewer)), inbox.open_count(cast.viewer)) == ([], 0)
    with pytest.raises(NotFound):
        inbox.entry(cast.viewer, entry_id)


def test_what_is_deleted_or_put_away_is_not_there(talk: Discussion) -> None:
    cast = talk.cast
    said = talk.say(cast.owner, "Here", mention_ids=[cast.editor.pk])
    write.delete_comment(actor=cast.owner, comment_id=said.pk)
    assert waiting(cast.editor) == []
    write.restore_comment(actor=cast.owner, comment_id=said.pk)
    number = talk.commit({"kind": "delete_node", "id": str(talk.node_id)})
    assert waiting(cast.editor) == []
    talk.commit({"kind": "undo", "revision": number})
    graphs.edit_graph(graph_id=talk.graph_id, actor=cast.editor, is_archived=True)
    assert waiting(cast.editor) == []
    graphs.edit_graph(graph_id=talk.graph_id, actor=cast.editor, is_archived=False)
    options: Any = {"actor": cast.owner, "engagement_id": cast.engagement.pk}
    workspaces.edit_engagement(**options, is_archived=True)
    assert waiting(cast.editor) == []
    workspaces.edit_engagement(**options, is_archived=False)
    assert waiting(cast.editor) == [("mention", "Here")]


def test_a_long_thread_costs_no_more_statements(talk: Discussion) -> None:
    owner, editor = talk.cast.owner, talk.cast.editor
    thread = talk.say(owner, "Start", mention_ids=[editor.pk])

    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            talk.answer(owner, thread, "More")
        return len(queries)

    talk.answer(editor, thread, "Yes")
    before = cost()
    for person in (talk.cast.commenter, editor, talk.cast.commenter):
        talk.answer(person, thread, "And", mention_ids=[talk.cast.viewer.pk])
    assert cost() == before
