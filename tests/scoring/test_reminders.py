"""Who has not finished is reminded once, in the morning before a round ends."""

import datetime as dt
from typing import Any

import pytest
from django.core import mail
from django.utils import timezone

from issuetrees.core.errors import Conflict, Denied, NotFound
from issuetrees.jobs import work
from issuetrees.scoring import reminders
from issuetrees.scoring.models.assessors import Assessor
from issuetrees.scoring.models.rounds import Round
from issuetrees.scoring.write import rounds as rounds_write
from issuetrees.scoring.write import sheets as sheets_write
from issuetrees.workspaces import read as workspaces
from tests.cast import Cast
from tests.scoring.cases import Case, make_case

LAST = dt.date(2026, 3, 10)


@pytest.fixture
def case(cast: Cast) -> Case:
    """The commenter is asked until the tenth of March."""
    made = make_case(cast)
    rounds_write.edit_round(actor=cast.editor, round_id=Round.objects.get().pk, due_on=LAST)
    return made


def sent(now: dt.datetime) -> list[tuple[str, str]]:
    """Let the sweep plan at that moment and the worker work; return address and subject."""
    mail.outbox.clear()
    reminders.plan(now)
    work.drain()
    return [(message.to[0], str(message.subject)) for message in mail.outbox]


def at(day: int, hour: int) -> dt.datetime:
    return dt.datetime(2026, 3, day, hour, tzinfo=dt.UTC)


@pytest.mark.usefixtures("case")
def test_one_mail_on_the_day_before(cast: Cast, settings: Any) -> None:
    settings.PUBLIC_URL = "https://trees.example.org"
    assert sent(at(8, 12)) == []
    assert sent(at(9, 2)) == []
    assert sent(at(9, 12)) == [(cast.commenter.email, "Your scores are awaited: Round 1")]
    assert f"https://trees.example.org/engagements/{cast.engagement.pk}/" in mail.outbox[0].body
    assert sent(at(9, 14)) == []
    assert sent(at(11, 12)) == []


def test_whose_scores_are_in_is_left_alone(cast: Cast, case: Case) -> None:
    sheets_write.finish_sheet(actor=cast.commenter, assessor_id=case.assessors[1].pk)
    assert sent(at(9, 12)) == []


@pytest.mark.usefixtures("case")
def test_nobody_is_reminded_of_a_round_that_is_closed(cast: Cast) -> None:
    rounds_write.close_round(actor=cast.editor, round_id=Round.objects.get().pk)
    assert sent(at(9, 12)) == []


def mailed() -> list[tuple[str, str]]:
    """Let the worker work; return address and subject of what it sent."""
    mail.outbox.clear()
    work.drain()
    return [(message.to[0], str(message.subject)) for message in mail.outbox]


def press(cast: Cast, who: str = "editor") -> list[str]:
    people = rounds_write.remind(
        actor=getattr(cast, who), round_id=Round.objects.get().pk, site="https://x.example.org/"
    )
    return [one.email for one in people]


@pytest.mark.usefixtures("case")
def test_a_button_reminds_once_an_hour(cast: Cast) -> None:
    mailed()
    assert press(cast) == [cast.commenter.email]
    assert mailed() == [(cast.commenter.email, "Your scores are awaited: Round 1")]
    assert f"https://x.example.org/engagements/{cast.engagement.pk}/" in mail.outbox[0].body
    with pytest.raises(Conflict) as caught:
        press(cast)
    assert (caught.value.code, caught.value.details["minutes"]) == ("reminded_lately", 60)
    Round.objects.update(reminded_at=timezone.now() - dt.timedelta(hours=1))
    assert press(cast) == [cast.commenter.email]
    log = workspaces.audit_entries(cast.owner, cast.workspace.pk).filter(action="round_reminded")
    assert [one.details["count"] for one in log] == [1, 1]


def test_nobody_is_reminded_by_whom_or_of_what_they_may_not(cast: Cast, case: Case) -> None:
    with pytest.raises(Denied):
        press(cast, "commenter")
    with pytest.raises(NotFound):
        press(cast, "outsider")
    sheets_write.finish_sheet(actor=cast.commenter, assessor_id=case.assessors[1].pk)
    assert press(cast) == []
    assert Round.objects.get().reminded_at is None
    rounds_write.close_round(actor=cast.editor, round_id=Round.objects.get().pk)
    with pytest.raises(Conflict):
        press(cast)


@pytest.mark.usefixtures("case")
def test_members_hear_once_that_a_round_is_open(cast: Cast) -> None:
    rounds_write.close_round(actor=cast.editor, round_id=Round.objects.get().pk)
    mailed()
    made = rounds_write.create_round(actor=cast.editor, engagement_id=cast.engagement.pk)
    there: dict[str, Any] = {"round_id": made.pk, "site": "https://x.example.org/"}
    rounds_write.open_round(actor=cast.editor, **there)
    assert mailed() == [(cast.commenter.email, "You are asked to score: Round 2")]
    assert "It is blind" in mail.outbox[0].body
    assert f"https://x.example.org/engagements/{cast.engagement.pk}/" in mail.outbox[0].body
    rounds_write.close_round(actor=cast.editor, round_id=made.pk)
    rounds_write.open_round(actor=cast.editor, **there)
    assert mailed() == []


@pytest.mark.usefixtures("case")
def test_who_opens_a_round_is_not_told_of_it(cast: Cast) -> None:
    rounds_write.close_round(actor=cast.editor, round_id=Round.objects.get().pk)
    Assessor.objects.filter(user=cast.commenter).update(user=cast.editor)
    mailed()
    made = rounds_write.create_round(actor=cast.editor, engagement_id=cast.engagement.pk)
    rounds_write.open_round(actor=cast.editor, round_id=made.pk, site="https://x.example.org/")
    assert mailed() == []
