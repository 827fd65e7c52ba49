"""Whom a comment mentions: members only, told by mail, listed on the overview."""

from collections.abc import Callable
from contextlib import suppress
from typing import Any

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.db import transaction
from django.utils import timezone

from issuetrees.accounts.models import User
from issuetrees.comments import inbox, read, write
from issuetrees.comments.models import Comment
from issuetrees.core.errors import Invalid
from issuetrees.graphs import write as graphs
from issuetrees.jobs import work
from issuetrees.jobs.models import Job
from issuetrees.kit.models import new_id
from tests.cast import Cast
from tests.comments.discussion import Discussion, start

SITE = "http://issuetrees.test/"


@pytest.fixture
def talk(cast: Cast) -> Discussion:
    return start(cast)


@pytest.fixture
def sent(django_capture_on_commit_callbacks: Any) -> Callable[[Callable[[], Any]], list[str]]:
    """Return a function that does something, lets the worker work, and says who got mail."""

    def carry_out(act: Callable[[], Any]) -> list[str]:
        mail.outbox.clear()
        with django_capture_on_commit_callbacks(execute=True):
            act()
        work.drain()
        return [address for message in mail.outbox for address in message.to]

    return carry_out


def open_mentions(talk: Discussion, who: User) -> list[str]:
    return [row.text for row in inbox.mentions_in(who, talk.cast.engagement.pk, 5)]


# --- Who ---------------------------------------------------------------------------------------


def test_mentions_are_kept_by_id_beside_the_text(talk: Discussion) -> None:
    editor = talk.cast.editor
    said = talk.say(talk.cast.owner, "@Editor, look", mention_ids=[editor.pk, editor.pk])
    assert said.mentioned == [editor]
    User.objects.filter(pk=editor.pk).update(name="Eddie")
    assert [str(person) for person in read.comment(talk.cast.owner, said.pk).mentioned] == ["Eddie"]


def test_only_members_are_mentioned(talk: Discussion) -> None:
    with pytest.raises(Invalid) as refused:
        talk.say(talk.cast.owner, mention_ids=[talk.cast.editor.pk, talk.cast.outsider.pk])
    assert (refused.value.code, refused.value.details["field"]) == ("not_a_member", "mention_ids")
    assert Comment.objects.count() == 0


def test_a_comment_mentions_a_limited_number_of_people(talk: Discussion) -> None:
    with pytest.raises(Invalid) as refused:
        talk.say(talk.cast.owner, mention_ids=[new_id() for _ in range(21)])
    assert refused.value.code == "too_many_mentions"


# --- Mail --------------------------------------------------------------------------------------


def test_a_mentioned_member_gets_a_mail_with_a_link(talk: Discussion, sent: Any) -> None:
    words = "@Viewer, is this right?\n<b>Really</b>"
    options = {"mention_ids": [talk.cast.viewer.pk], "site": SITE}
    assert sent(lambda: talk.say(talk.cast.commenter, words, **options)) == ["viewer@example.org"]
    message = mail.outbox[0]
    assert message.subject == "Commenter mentioned you: Why do sales fall?"
    assert f"{SITE}graphs/{talk.graph_id}/?node={talk.node_id}" in message.body
    assert "> @Viewer, is this right?\n> <b>Really</b>\n" in message.body
    assert "“Why do sales fall?” (Brand marketing)" in message.body


def test_a_title_keeps_to_its_place_in_the_mail_and_is_cut_whole(
    talk: Discussion, sent: Any
) -> None:
    family = "👩\u200d👩\u200d👧"
    title = f"שאלה {'x' * 72}{family}{family}"
    fields = {"title": title}
    talk.commit({"kind": "edit_node", "id": str(talk.node_id), "fields": fields})
    sent(lambda: talk.say(talk.cast.owner, mention_ids=[talk.cast.editor.pk], site=SITE))
    message = mail.outbox[0]
    assert message.subject == f"Owner mentioned you: \u2068שאלה {'x' * 72}…\u2069"
    assert f"“\u2068{title}\u2069” (Brand marketing)" in message.body


def test_the_mail_speaks_the_recipients_language(talk: Discussion, sent: Any) -> None:
    User.objects.filter(pk=talk.cast.viewer.pk).update(language="ru")
    people = [talk.cast.viewer.pk, talk.cast.editor.pk]
    sent(lambda: talk.say(talk.cast.owner, mention_ids=people, site=SITE))
    by_person = {message.to[0]: message for message in mail.outbox}
    assert "вас" in by_person["viewer@example.org"].subject
    assert "mentioned you" in by_person["editor@example.org"].subject


def test_the_address_of_the_settings_counts(talk: Discussion, sent: Any, settings: Any) -> None:
    settings.PUBLIC_URL = "https://tree.example.com"
    sent(lambda: talk.say(talk.cast.owner, mention_ids=[talk.cast.editor.pk], site=SITE))
    assert "https://tree.example.com/graphs/" in mail.outbox[0].body


def test_nobody_is_told_twice_or_of_their_own_words(talk: Discussion, sent: Any) -> None:
    owner, editor, viewer = talk.cast.owner, talk.cast.editor, talk.cast.viewer
    said = talk.say(owner, mention_ids=[editor.pk])

    def edit(*people: User) -> Callable[[], Comment]:
        return lambda: write.edit_comment(
            actor=owner,
            comment_id=said.pk,
            mention_ids=[person.pk for person in people],
            site=SITE,
        )

    assert sent(edit(owner, editor)) == []
    assert sent(edit(editor, viewer)) == ["viewer@example.org"]
    assert sent(edit(viewer)) == []
    assert read.comment(owner, said.pk).mentioned == [viewer]


def test_closed_accounts_and_quiet_writes_get_no_mail(talk: Discussion, sent: Any) -> None:
    owner, viewer = talk.cast.owner, talk.cast.viewer
    assert sent(lambda: talk.say(owner, mention_ids=[viewer.pk])) == []
    User.objects.filter(pk=viewer.pk).update(is_active=False)
    assert sent(lambda: talk.say(owner, mention_ids=[viewer.pk], site=SITE)) == []


def test_a_mail_that_fails_fails_nothing_else_and_arrives_later(
    talk: Discussion, sent: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> int:
        raise ConnectionRefusedError

    with monkeypatch.context() as broken:
        broken.setattr(EmailBackend, "send_messages", fail)
        people = [talk.cast.editor.pk]
        assert sent(lambda: talk.say(talk.cast.owner, mention_ids=people, site=SITE)) == []
        assert Comment.objects.count() == 1
    Job.objects.update(retry_at=timezone.now())
    assert sent(lambda: None) == ["editor@example.org"]


def test_a_comment_that_is_not_written_sends_no_mail(talk: Discussion, sent: Any) -> None:
    def break_off() -> None:
        with suppress(RuntimeError), transaction.atomic():
            talk.say(talk.cast.owner, mention_ids=[talk.cast.editor.pk], site=SITE)
            raise RuntimeError

    assert sent(break_off) == []
    assert not Job.objects.exists()


# --- On the overview ---------------------------------------------------------------------------


def test_open_threads_that_mention_me_are_listed_once_the_latest_first(talk: Discussion) -> None:
    owner, editor = talk.cast.owner, talk.cast.editor
    first = talk.say(owner, "First", mention_ids=[editor.pk])
    second = talk.say(owner, "Second")
    talk.answer(owner, second, "In an answer", mention_ids=[editor.pk])
    assert open_mentions(talk, editor) == ["In an answer", "First"]
    talk.answer(owner, first, "Once more", mention_ids=[editor.pk])
    assert open_mentions(talk, editor) == ["Once more", "In an answer"]
    assert open_mentions(talk, owner) == []


def test_resolved_deleted_and_own_mentions_are_not_listed(talk: Discussion) -> None:
    owner, editor = talk.cast.owner, talk.cast.editor
    resolved = talk.say(owner, "Resolved", mention_ids=[editor.pk])
    talk.answer(owner, resolved, "In it", mention_ids=[editor.pk])
    write.resolve_thread(actor=owner, comment_id=resolved.pk)
    deleted = talk.say(owner, "Deleted", mention_ids=[editor.pk])
    write.delete_comment(actor=owner, comment_id=deleted.pk)
    talk.say(editor, "Own", mention_ids=[editor.pk])
    assert open_mentions(talk, editor) == []


def test_mentions_go_with_their_node_and_their_graph(talk: Discussion) -> None:
    editor = talk.cast.editor
    talk.say(talk.cast.owner, "Here", mention_ids=[editor.pk])
    number = talk.commit({"kind": "delete_node", "id": str(talk.node_id)})
    assert open_mentions(talk, editor) == []
    talk.commit({"kind": "undo", "revision": number})
    assert open_mentions(talk, editor) == ["Here"]
    graphs.edit_graph(graph_id=talk.graph_id, actor=editor, is_archived=True)
    assert open_mentions(talk, editor) == []
