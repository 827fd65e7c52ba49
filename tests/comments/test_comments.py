"""Comments: who may say, answer, change, resolve, delete and bring back what."""

import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from issuetrees.accounts.models import User
from issuetrees.comments import inbox, read, write
from issuetrees.comments.models import Comment
from issuetrees.comments.place import FARTHEST, Place
from issuetrees.comments.read import ThreadCounts
from issuetrees.core.errors import Conflict, Denied, Invalid, NotFound
from issuetrees.workspaces import write as workspaces
from issuetrees.workspaces.models import AuditEntry
from tests.cast import Cast
from tests.comments.discussion import Discussion, start

MOST_QUERIES = 6


@pytest.fixture
def talk(cast: Cast) -> Discussion:
    return start(cast)


def texts(talk: Discussion, who: User) -> list[str]:
    return [row.shown_text for row in read.comments(who, talk.graph_id)]


def count(talk: Discussion) -> ThreadCounts | None:
    found = read.comment_counts(talk.cast.viewer, talk.graph_id)
    return found.nodes.get(str(talk.node_id))


# --- Who may -----------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["owner", "editor", "commenter"])
def test_those_who_may_comment_speak_answer_and_resolve(talk: Discussion, name: str) -> None:
    who = talk.cast.person(name)
    assert who is not None
    thread = talk.say(talk.cast.owner)
    talk.answer(who, thread)
    assert write.resolve_thread(actor=who, comment_id=thread.pk).resolved_by == who
    assert not write.reopen_thread(actor=who, comment_id=thread.pk).is_resolved
    assert texts(talk, talk.cast.viewer) == ["Why so?", "Because."]


def test_a_viewer_reads_and_does_nothing_else(talk: Discussion) -> None:
    viewer, thread = talk.cast.viewer, talk.say(talk.cast.owner)
    assert read.comment(viewer, thread.pk).text == "Why so?"
    acts = (
        lambda: talk.say(viewer),
        lambda: talk.answer(viewer, thread),
        lambda: write.resolve_thread(actor=viewer, comment_id=thread.pk),
        lambda: write.reopen_thread(actor=viewer, comment_id=thread.pk),
        lambda: write.edit_comment(actor=viewer, comment_id=thread.pk, text="x"),
        lambda: write.delete_comment(actor=viewer, comment_id=thread.pk),
        lambda: write.restore_comment(actor=viewer, comment_id=thread.pk),
    )
    for act in acts:
        with pytest.raises(Denied):
            act()
    assert texts(talk, viewer) == ["Why so?"]


def test_a_stranger_learns_nothing(talk: Discussion) -> None:
    stranger, thread = talk.cast.outsider, talk.say(talk.cast.owner)
    acts = (
        lambda: read.comments(stranger, talk.graph_id),
        lambda: read.comment_counts(stranger, talk.graph_id),
        lambda: read.comment(stranger, thread.pk),
        lambda: talk.say(stranger),
        lambda: write.edit_comment(actor=stranger, comment_id=thread.pk, text="x"),
        lambda: write.delete_comment(actor=stranger, comment_id=thread.pk),
        lambda: write.restore_comment(actor=stranger, comment_id=thread.pk),
        lambda: write.resolve_thread(actor=stranger, comment_id=thread.pk),
    )
    for act in acts:
        with pytest.raises(NotFound):
            act()
    assert inbox.mentions_in(stranger, talk.cast.engagement.pk, 5) == []


def test_only_the_author_edits(talk: Discussion) -> None:
    mine = talk.say(talk.cast.commenter)
    for who in (talk.cast.owner, talk.cast.editor):
        with pytest.raises(Denied):
            write.edit_comment(actor=who, comment_id=mine.pk, text="Not yours")
    edited = write.edit_comment(actor=talk.cast.commenter, comment_id=mine.pk, text="Why?")
    assert (edited.text, edited.version, edited.edited_at is None) == ("Why?", 2, False)


def test_an_edit_that_changes_nothing_leaves_no_trace(talk: Discussion) -> None:
    mine = talk.say(talk.cast.commenter)
    same = write.edit_comment(actor=talk.cast.commenter, comment_id=mine.pk, text=" Why so? ")
    assert (same.version, same.edited_at) == (1, None)


def test_an_edit_that_missed_another_is_refused(talk: Discussion) -> None:
    author, mine = talk.cast.commenter, talk.say(talk.cast.commenter)
    write.edit_comment(actor=author, comment_id=mine.pk, version=1, text="First")
    with pytest.raises(Conflict) as refused:
        write.edit_comment(actor=author, comment_id=mine.pk, version=1, text="Second")
    assert refused.value.code == "stale"
    with pytest.raises(Conflict):
        write.delete_comment(actor=author, comment_id=mine.pk, version=1)
    assert texts(talk, author) == ["First"]


def test_who_lost_the_role_cannot_change_old_comments(talk: Discussion) -> None:
    author, mine = talk.cast.commenter, talk.say(talk.cast.commenter)
    workspaces.set_role(
        actor=talk.cast.owner, membership_id=talk.cast.membership("commenter").pk, role="viewer"
    )
    with pytest.raises(Denied):
        write.edit_comment(actor=author, comment_id=mine.pk, text="Too late")
    with pytest.raises(Denied):
        write.delete_comment(actor=author, comment_id=mine.pk)


# --- Texts -------------------------------------------------------------------------------------


def test_a_text_stays_as_it_is_with_its_lines(talk: Discussion) -> None:
    said = talk.say(talk.cast.editor, "  <b>One</b>\r\n\r\n  two & three 🙂 \n")
    assert said.text == "<b>One</b>\n\n  two & three 🙂"


@pytest.mark.parametrize(
    ("text", "code"),
    [(" \n ", "missing"), ("x" * 5001, "too_long"), ("a\x00b", "unprintable")],
)
def test_a_text_that_cannot_be_kept_is_refused(talk: Discussion, text: str, code: str) -> None:
    with pytest.raises(Invalid) as refused:
        talk.say(talk.cast.editor, text)
    assert (refused.value.code, refused.value.details["field"]) == (code, "text")
    assert Comment.objects.count() == 0


def test_the_longest_text_fits(talk: Discussion) -> None:
    assert len(talk.say(talk.cast.editor, "я" * 5000).text) == 5000


# --- Threads -----------------------------------------------------------------------------------


def test_an_answer_belongs_to_a_thread_of_the_same_node(talk: Discussion) -> None:
    thread = talk.say(talk.cast.owner)
    answer = talk.answer(talk.cast.editor, thread)
    elsewhere = start(talk.cast).say(talk.cast.owner)
    for wrong in (answer, elsewhere):
        with pytest.raises(Invalid) as refused:
            talk.answer(talk.cast.editor, wrong)
        assert refused.value.code == "no_such_thread"


def test_a_node_elsewhere_or_deleted_takes_no_comment(talk: Discussion) -> None:
    for node_id in (start(talk.cast).node_id, uuid.uuid4()):
        with pytest.raises(Invalid) as refused:
            write.add_comment(
                actor=talk.cast.editor, graph_id=talk.graph_id, node_id=node_id, text="Here?"
            )
        assert refused.value.code == "no_such_node"


def test_a_thread_points_at_a_place_and_an_answer_does_not(talk: Discussion) -> None:
    owner, place = talk.cast.owner, Place(240, -12)
    thread = write.add_comment(
        actor=owner, graph_id=talk.graph_id, node_id=talk.node_id, text="Here", place=place
    )
    assert thread.place == place
    assert write.edit_comment(actor=owner, comment_id=thread.pk, text="There").place == place
    moved = write.edit_comment(actor=owner, comment_id=thread.pk, place=Place(0, 0))
    assert (moved.place, moved.edited_at is not None) == (Place(0, 0), True)
    assert write.edit_comment(actor=owner, comment_id=thread.pk, place=None).place is None
    with pytest.raises(Invalid) as refused:
        write.edit_comment(actor=owner, comment_id=thread.pk, place=Place(FARTHEST + 1, 0))
    assert refused.value.code == "place_too_far"
    with pytest.raises(Invalid) as refused:
        write.add_comment(
            actor=owner,
            graph_id=talk.graph_id,
            node_id=talk.node_id,
            text="An answer",
            thread_id=thread.pk,
            place=place,
        )
    assert refused.value.code == "place_of_answer"


def test_only_a_whole_thread_is_resolved(talk: Discussion) -> None:
    answer = talk.answer(talk.cast.editor, talk.say(talk.cast.owner))
    for act in (write.resolve_thread, write.reopen_thread):
        with pytest.raises(Conflict) as refused:
            act(actor=talk.cast.owner, comment_id=answer.pk)
        assert refused.value.code == "not_a_thread"


def test_resolving_twice_keeps_who_was_first(talk: Discussion) -> None:
    thread = talk.say(talk.cast.owner)
    first = write.resolve_thread(actor=talk.cast.commenter, comment_id=thread.pk)
    again = write.resolve_thread(actor=talk.cast.editor, comment_id=thread.pk)
    assert (again.resolved_by, again.resolved_at) == (talk.cast.commenter, first.resolved_at)
    assert again.version == first.version


def test_an_answer_opens_a_resolved_thread(talk: Discussion) -> None:
    thread = talk.say(talk.cast.owner)
    write.resolve_thread(actor=talk.cast.owner, comment_id=thread.pk)
    assert count(talk) == ThreadCounts(open=0, resolved=1)
    answer = talk.answer(talk.cast.commenter, thread, "One more thing")
    assert not answer.is_resolved
    assert count(talk) == ThreadCounts(open=1, resolved=0)


# --- Deleting and bringing back ----------------------------------------------------------------


def test_a_deleted_comment_goes_and_comes_back(talk: Discussion) -> None:
    author, mine = talk.cast.commenter, talk.say(talk.cast.commenter)
    write.delete_comment(actor=author, comment_id=mine.pk)
    assert texts(talk, author) == []
    assert count(talk) is None
    with pytest.raises(NotFound):
        read.comment(author, mine.pk)
    back = write.restore_comment(actor=author, comment_id=mine.pk)
    assert (back.text, back.is_deleted) == ("Why so?", False)
    with pytest.raises(Conflict) as refused:
        write.restore_comment(actor=author, comment_id=mine.pk)
    assert refused.value.code == "restored_already"


def test_answers_stay_when_the_first_comment_is_deleted(talk: Discussion) -> None:
    thread = talk.say(talk.cast.commenter, "Mine")
    answer = talk.answer(talk.cast.editor, thread)
    write.delete_comment(actor=talk.cast.commenter, comment_id=thread.pk)
    shown = list(read.comments(talk.cast.viewer, talk.graph_id))
    assert [(row.shown_text, row.is_deleted) for row in shown] == [("", True), ("Because.", False)]
    assert count(talk) == ThreadCounts(open=1, resolved=0)
    with pytest.raises(Denied):
        write.edit_comment(actor=talk.cast.commenter, comment_id=thread.pk, text="Again")
    write.delete_comment(actor=talk.cast.editor, comment_id=answer.pk)
    assert texts(talk, talk.cast.viewer) == []


def test_an_owner_deletes_any_comment_and_the_log_says_so(talk: Discussion) -> None:
    theirs = talk.say(talk.cast.commenter)
    with pytest.raises(Denied):
        write.delete_comment(actor=talk.cast.editor, comment_id=theirs.pk)
    write.delete_comment(actor=talk.cast.owner, comment_id=theirs.pk)
    with pytest.raises(Denied):  # what an owner took away, the author does not bring back
        write.restore_comment(actor=talk.cast.commenter, comment_id=theirs.pk)
    write.restore_comment(actor=talk.cast.owner, comment_id=theirs.pk)
    noted = AuditEntry.objects.filter(target_kind="comment").order_by("id")
    assert [entry.action for entry in noted] == ["comment_deleted", "comment_restored"]
    assert noted[0].details == {"author": "Commenter"}


def test_deleting_ones_own_comment_is_nobody_elses_business(talk: Discussion) -> None:
    mine = talk.say(talk.cast.commenter)
    write.delete_comment(actor=talk.cast.commenter, comment_id=mine.pk)
    assert not AuditEntry.objects.filter(target_kind="comment").exists()


def test_comments_go_and_come_back_with_their_node(talk: Discussion) -> None:
    thread = talk.say(talk.cast.owner)
    number = talk.commit({"kind": "delete_node", "id": str(talk.node_id)})
    assert texts(talk, talk.cast.owner) == []
    with pytest.raises(NotFound):
        read.comment(talk.cast.owner, thread.pk)
    with pytest.raises(NotFound):
        write.delete_comment(actor=talk.cast.owner, comment_id=thread.pk)
    talk.commit({"kind": "undo", "revision": number})
    assert texts(talk, talk.cast.owner) == ["Why so?"]


# --- Counts ------------------------------------------------------------------------------------


def test_counts_name_the_nodes_with_threads_and_the_last_change(talk: Discussion) -> None:
    assert read.comment_counts(talk.cast.viewer, talk.graph_id) == read.CommentCounts(None, {})
    first, second = talk.say(talk.cast.owner), talk.say(talk.cast.editor)
    talk.answer(talk.cast.editor, first)
    write.resolve_thread(actor=talk.cast.owner, comment_id=second.pk)
    before = read.comment_counts(talk.cast.viewer, talk.graph_id)
    assert before.nodes == {str(talk.node_id): ThreadCounts(open=1, resolved=1)}
    write.edit_comment(actor=talk.cast.owner, comment_id=first.pk, text="Why, then?")
    after = read.comment_counts(talk.cast.viewer, talk.graph_id)
    assert after.nodes == before.nodes
    assert after.changed_at != before.changed_at


def test_reading_asks_the_same_few_questions_however_much_was_said(talk: Discussion) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as found:
            for row in read.comments(talk.cast.viewer, talk.graph_id):
                assert (row.author, row.head.resolved_by) != (None, None)
                assert row.mentioned is not None
            read.comment_counts(talk.cast.viewer, talk.graph_id)
        return len(found)

    thread = talk.say(talk.cast.owner, mention_ids=[talk.cast.editor.pk])
    few = queries()
    for _ in range(5):
        talk.answer(talk.cast.editor, thread, mention_ids=[talk.cast.owner.pk])
        talk.say(talk.cast.commenter)
    assert queries() == few <= MOST_QUERIES


def test_stages_of_a_map_are_talked_about_too(cast: Cast) -> None:
    talk = start(cast, "stage_map")
    talk.say(cast.commenter, "Is this a stage of its own?")
    assert count(talk) == ThreadCounts(open=1, resolved=0)
