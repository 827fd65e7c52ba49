"""The mail of the day: who gets it, when, once, and what it says."""

import datetime as dt
from typing import Any

import pytest
from django.core import mail
from django.utils import timezone

from issuetrees.accounts import write as accounts
from issuetrees.accounts.models import User
from issuetrees.comments import digest, inbox
from issuetrees.comments.models import InboxEntry
from issuetrees.jobs import queue, sweep, work
from issuetrees.jobs.models import Job
from issuetrees.workspaces import write as workspaces
from tests.cast import Cast
from tests.comments.discussion import Discussion, start
from tests.jobs.trial import silence

SITE = "http://issuetrees.test/"
MOSCOW = "Europe/Moscow"  # three hours ahead of UTC, all year


@pytest.fixture
def talk(cast: Cast) -> Discussion:
    """The viewer reads daily, in Moscow."""
    accounts.edit_profile(actor=cast.viewer, mention_mail="daily", time_zone=MOSCOW)
    return start(cast)


def at(day: int, hour: int) -> dt.datetime:
    """An hour of that day of March in UTC."""
    return dt.datetime(2026, 3, day, hour, tzinfo=dt.UTC)


def say(talk: Discussion, text: str, moment: dt.datetime, *, site: str | None = SITE) -> None:
    said = talk.say(talk.cast.owner, text, mention_ids=[talk.cast.viewer.pk], site=site)
    InboxEntry.objects.filter(comment=said).update(created_at=moment)


def sent(now: dt.datetime) -> list[tuple[str, str]]:
    """Let the sweep plan at that moment and the worker work; return address and subject."""
    mail.outbox.clear()
    digest.plan(now)
    work.drain()
    return [(message.to[0], str(message.subject)) for message in mail.outbox]


def test_mentions_of_a_day_come_in_one_mail_in_the_morning_of_ones_zone(
    talk: Discussion, django_capture_on_commit_callbacks: Any
) -> None:
    say(talk, "First, @Viewer", at(1, 10))
    say(talk, "Second", at(1, 20))
    work.drain()
    assert mail.outbox == []
    assert sent(at(2, 4)) == []  # seven in Moscow
    assert sent(at(2, 5)) == [("viewer@example.org", "2 new entries in your inbox")]
    body = mail.outbox[0].body
    assert "Owner mentions you: “Why do sales fall?” (Brand marketing)" in body
    assert "> First, @Viewer\n" in body
    assert f"{SITE}graphs/{talk.graph_id}/?node={talk.node_id}" in body
    assert f"{SITE}inbox/" in body
    assert f"{SITE}profile/" in body
    assert sent(at(2, 6)) == []
    assert sent(at(3, 6)) == []


def test_what_comes_after_the_morning_waits_for_the_next(talk: Discussion) -> None:
    say(talk, "Early", at(2, 4))
    assert len(sent(at(2, 6))) == 1
    say(talk, "Late", at(2, 7))
    assert sent(at(2, 22)) == []
    assert sent(at(3, 5)) == [("viewer@example.org", "1 new entry in your inbox")]


def test_a_worker_that_slept_sends_when_it_wakes(talk: Discussion) -> None:
    say(talk, "Look", at(1, 10))
    assert len(sent(at(9, 15))) == 1


def test_without_a_zone_of_ones_own_that_of_the_engagement_counts(talk: Discussion) -> None:
    accounts.edit_profile(actor=talk.cast.viewer, time_zone="")
    options: Any = {"actor": talk.cast.owner, "engagement_id": talk.cast.engagement.pk}
    workspaces.edit_engagement(**options, time_zone="America/New_York")
    say(talk, "Look", at(1, 14))
    assert sent(at(2, 12)) == []
    assert len(sent(at(2, 13))) == 1


def test_it_speaks_the_persons_language(talk: Discussion) -> None:
    accounts.edit_profile(actor=talk.cast.viewer, language="ru")
    say(talk, "Look", at(1, 10))
    [(_address, subject)] = sent(at(2, 6))
    assert subject == "Во входящих 1 новая запись"
    assert "Owner упоминает вас: «Why do sales fall?» (Brand marketing)" in mail.outbox[0].body


def test_what_is_done_deleted_or_out_of_sight_is_not_told(talk: Discussion) -> None:
    cast = talk.cast
    say(talk, "Done", at(1, 10))
    inbox.finish_all(actor=cast.viewer)
    assert sent(at(2, 6)) == []
    say(talk, "Secret", at(2, 10))
    workspaces.remove_member(actor=cast.owner, membership_id=cast.membership("viewer").pk)
    assert sent(at(3, 6)) == []
    assert not InboxEntry.objects.exclude(digest_site="").exists()


def test_who_wants_it_at_once_or_never_gets_no_mail_of_the_day(talk: Discussion) -> None:
    viewer = talk.cast.viewer
    say(talk, "Look", at(1, 10))
    accounts.edit_profile(actor=viewer, mention_mail="off")
    assert sent(at(2, 6)) == []
    say(talk, "Never", at(2, 10))
    accounts.edit_profile(actor=viewer, mention_mail="at_once")
    say(talk, "Quiet", at(2, 10), site=None)
    assert sent(at(3, 6)) == []
    say(talk, "Loud", at(3, 10))
    assert sent(at(3, 11)) == [("viewer@example.org", "Owner mentioned you: Why do sales fall?")]


def test_answers_in_ones_threads_are_told_too(talk: Discussion) -> None:
    owner, viewer = talk.cast.owner, talk.cast.viewer
    thread = talk.say(owner, "Why?", mention_ids=[viewer.pk])
    talk.answer(owner, thread, "Because", site=SITE)
    InboxEntry.objects.filter(user=viewer).update(created_at=at(1, 10))
    assert len(sent(at(2, 6))) == 1
    assert "Owner answers in your thread" in mail.outbox[0].body
    assert "> Why?" not in mail.outbox[0].body


def test_a_long_day_tells_the_first_and_counts_the_rest(
    talk: Discussion, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(digest, "SHOWN", 2)
    for number in range(5):
        say(talk, f"Number {number}", at(1, 10))
    assert sent(at(2, 6)) == [("viewer@example.org", "5 new entries in your inbox")]
    assert "3 more entries are in your inbox." in mail.outbox[0].body


def test_a_worker_that_dies_before_it_is_done_sends_once(talk: Discussion) -> None:
    say(talk, "Look", at(1, 10))
    digest.plan(at(2, 6))
    dying = queue.claim()
    assert dying is not None
    late = work.Work(dying)
    silence(dying)
    work.drain()
    assert len(mail.outbox) == 1
    with pytest.raises(work.Fenced):
        digest.send(late)
    work.drain()
    assert len(mail.outbox) == 1


def test_every_worker_may_ask_and_one_job_is_queued(talk: Discussion) -> None:
    say(talk, "Look", at(1, 10))
    for _worker in range(3):
        sweep.Sweep().plan()
    assert Job.objects.filter(kind=digest.NAME).count() == 1


def test_a_setting_that_is_none_is_refused(cast: Cast, client_of: Any) -> None:
    client = client_of("viewer")
    address = "/api/v1/me"
    options = {"content_type": "application/json"}
    assert client.patch(address, {"mention_mail": "hourly"}, **options).status_code == 400
    answer = client.patch(address, {"mention_mail": "daily", "name": "Vera"}, **options).json()
    assert (answer["mention_mail"], answer["name"]) == ("daily", "Vera")
    assert User.objects.get(pk=cast.viewer.pk).mention_mail == "daily"
    assert timezone.now() > digest.last_morning(timezone.now(), MOSCOW)
