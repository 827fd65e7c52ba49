"""Who has not finished is reminded once, in the morning before a round ends."""

import datetime as dt
from typing import Any

import pytest
from django.core import mail

from issuetrees.jobs import work
from issuetrees.scoring import reminders
from issuetrees.scoring.models.rounds import Round
from issuetrees.scoring.write import rounds as rounds_write
from issuetrees.scoring.write import sheets as sheets_write
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
