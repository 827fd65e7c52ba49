"""The outbox: mail waits in its writer's transaction and is sent by a job, once."""

import smtplib
from collections.abc import Callable
from typing import Any

import pytest
from django.core import mail
from django.core.mail import EmailMessage, EmailMultiAlternatives, send_mail
from django.core.mail.backends.locmem import EmailBackend
from django.urls import reverse

from issuetrees.jobs import outbox, queue, work
from issuetrees.jobs.models import Job, JobState, Mail
from issuetrees.jobs.outbox import post
from tests.cast import make_user
from tests.jobs.trial import claimed, pass_time

pytestmark = pytest.mark.django_db


def letter(**fields: Any) -> EmailMessage:
    return EmailMessage("Заголовок", "Words", to=["anna@example.org"], **fields)


def refuse(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    """Have the mail server answer with an error."""

    def fail(*_: object) -> int:
        raise error

    monkeypatch.setattr(EmailBackend, "send_messages", fail)


def test_a_message_arrives_whole_and_is_forgotten() -> None:
    message = EmailMultiAlternatives(
        "Заголовок", "Words", "Me <me@example.org>", ["anna@example.org"], cc=["b@example.org"],
        reply_to=["c@example.org"], headers={"X-Kind": "mention"},
    )  # fmt: skip
    message.attach_alternative("<p>Words</p>", "text/html")
    post([message])
    assert mail.outbox == []
    assert work.drain() == 1
    [sent] = mail.outbox
    assert isinstance(sent, EmailMultiAlternatives)
    assert (sent.subject, sent.body, sent.from_email) == (
        "Заголовок", "Words", "Me <me@example.org>",
    )  # fmt: skip
    assert (sent.to, sent.cc, sent.reply_to) == (
        ["anna@example.org"], ["b@example.org"], ["c@example.org"],
    )  # fmt: skip
    assert sent.extra_headers["X-Kind"] == "mention"
    assert [tuple(part) for part in sent.alternatives] == [("<p>Words</p>", "text/html")]
    assert (Job.objects.get().state, Mail.objects.count()) == (JobState.DONE, 0)


def test_attachments_are_not_lost_silently() -> None:
    message = letter()
    message.attach("a.txt", "text")
    with pytest.raises(ValueError, match="attachments"):
        post([message])
    assert not Job.objects.exists()


def test_what_is_sent_twice_is_the_same_message(monkeypatch: pytest.MonkeyPatch) -> None:
    post([letter()])
    job = claimed()
    monkeypatch.setattr(queue, "done", lambda job: False)  # killed after the server's answer
    work.run(job)
    monkeypatch.undo()
    work.run(job)
    first, second = (message.extra_headers["Message-ID"] for message in mail.outbox)
    assert first == second
    assert not Mail.objects.exists()


def test_what_is_not_taken_is_tried_again_and_given_up_with_its_reason(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    refuse(monkeypatch, ConnectionRefusedError("nobody there"))
    post([letter()])
    for _ in range(outbox.KIND.attempts):
        assert work.drain() == 1
        job = Job.objects.get()
        pass_time(job)
    assert (job.state, job.problem["code"]) == (JobState.FAILED, "mail_not_taken")
    assert job.problem["details"] == {"reason": "nobody there"}
    assert Mail.objects.exists(), "for whoever looks after it"
    assert "A job is given up: The mail server did not take the message: nobody" in caplog.text


@pytest.mark.parametrize(("code", "state"), [(550, JobState.FAILED), (450, JobState.QUEUED)])
def test_an_address_that_does_not_exist_is_not_tried_again(
    monkeypatch: pytest.MonkeyPatch, code: int, state: JobState
) -> None:
    refuse(monkeypatch, smtplib.SMTPRecipientsRefused({"anna@example.org": (code, b"no")}))
    post([letter()])
    work.drain()
    assert Job.objects.get().state == state


@pytest.fixture
def posted(settings: Any) -> Callable[[], list[str]]:
    """Send mail as the product does; return a function that says to whom the worker sent."""
    settings.EMAIL_BACKEND = "issuetrees.jobs.outbox.Outbox"

    def carry() -> list[str]:
        assert mail.outbox == []
        work.drain()
        return [address for message in mail.outbox for address in message.to]

    return carry


def test_whatever_uses_djangos_mail_is_posted(posted: Callable[[], list[str]]) -> None:
    assert send_mail("Subject", "Words", None, ["anna@example.org"]) == 1
    assert posted() == ["anna@example.org"]


def test_a_forgotten_password_is_answered_through_the_outbox(
    client: Any, posted: Callable[[], list[str]]
) -> None:
    make_user("anna")
    answer = client.post(reverse("account_reset_password"), {"email": "anna@example.org"})
    assert answer.status_code == 302
    assert posted() == ["anna@example.org"]
    assert "/accounts/password/reset/key/" in mail.outbox[0].body
