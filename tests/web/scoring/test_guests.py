"""Guests come by a link, say their name, score in one round, and see nothing else."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from issuetrees.scoring.models.assessors import Assessor
from issuetrees.scoring.models.guests import Guest, GuestLink
from issuetrees.scoring.models.rounds import Round, Sheet
from issuetrees.scoring.models.scores import Score
from issuetrees.scoring.read import scores as scores_read
from issuetrees.scoring.write import criteria as criteria_write
from issuetrees.scoring.write import guests as guests_write
from issuetrees.scoring.write import rounds as rounds_write
from issuetrees.workspaces.models import AuditEntry
from tests.cast import Cast
from tests.scoring.cases import Case, make_case


@pytest.fixture
def case(cast: Cast) -> Case:
    return make_case(cast)


@pytest.fixture
def row(cast: Cast, case: Case) -> Round:
    """A blind round that is open."""
    first = Round.objects.get()
    rounds_write.close_round(actor=cast.editor, round_id=first.pk)
    made = rounds_write.create_round(actor=cast.editor, engagement_id=cast.engagement.pk)
    return rounds_write.open_round(actor=cast.editor, round_id=made.pk)


@pytest.fixture
def token(cast: Cast, row: Round) -> str:
    return guests_write.invite(actor=cast.editor, round_id=row.pk, name="Board")[1]


def come_in(token: str, name: str = "Guest") -> Client:
    client = Client()
    answer = client.post(reverse("web:guest", args=[token]), {"name": name})
    assert answer.status_code == 302
    return client


def put(client: Client, token: str, *cells, **more):
    return client.put(
        reverse("web:guest_scores", args=[token]),
        {"scores": list(cells), **more},
        content_type="application/json",
    )


def cell(case: Case, initiative: int, criterion: int, **said):
    return {
        "initiative_id": str(case.initiatives[initiative].pk),
        "criterion_id": str(case.criteria[criterion].pk),
        **said,
    }


def test_a_link_is_shown_once_with_its_picture_and_only_a_digest_is_kept(cast, row, client_of):
    address = reverse("web:guest_links", args=[row.pk])
    answer = client_of("editor").post(address, {"name": "Board", "days": "7"})
    (token,) = set(re.findall(r"/guest/([\w-]{32})/", answer.content.decode()))
    assert 'class="picture-code"' in answer.content.decode()
    assert token not in str(GuestLink.objects.values())
    again = client_of("editor").get(address).content.decode()
    assert token not in again
    assert "Board" in again


def test_a_guest_scores_in_their_own_name_and_sees_only_that(cast, case, row, token):
    client = come_in(token, "Vera")
    other = come_in(token, "Oleg")
    said = cell(case, 0, 0, state="given", value=4, low=2, high=4, reason="Loud")
    assert put(client, token, said, round_id=str(row.pk)).status_code == 204
    vera = Assessor.objects.get(name="Vera")
    score = Score.objects.get(assessor=vera)
    assert (score.value, score.low, score.reason, score.entered_by) == (4, 2, "Loud", None)
    page = client.get(reverse("web:guest", args=[token])).content.decode()
    assert "Loud" in page
    assert "City festival" in page
    assert "Loud" not in other.get(reverse("web:guest", args=[token])).content.decode()
    for name in ("scores", "ranking", "rounds", "initiatives"):
        answer = client.get(reverse(f"web:{name}", args=[cast.engagement.pk]))
        assert answer["Location"].startswith("/accounts/login/")
    assert client.get(f"/api/v1/engagements/{cast.engagement.pk}/scores").status_code == 401
    entry = AuditEntry.objects.get(action="assessor_scored")
    assert (entry.actor, entry.details["is_guest"]) == (None, True)


def test_nobody_reads_or_writes_the_sheet_of_a_guest_before_the_reveal(cast, case, row, token):
    client = come_in(token)
    put(client, token, cell(case, 0, 0, state="given", value=4))
    assert not scores_read.scores(cast.owner, cast.engagement.pk).exists()
    guest = Guest.objects.get()
    owner = Client()
    owner.force_login(cast.owner)
    body = {
        "scores": [{**cell(case, 0, 0, state="given", value=0), "assessor_id": guest.assessor_id}]
    }
    address = f"/api/v1/engagements/{cast.engagement.pk}/scores"
    assert owner.put(address, body, content_type="application/json").status_code == 403
    rounds_write.reveal_round(actor=cast.editor, round_id=row.pk)
    assert scores_read.scores(cast.viewer, cast.engagement.pk).count() == 1


def test_what_is_wrong_is_told_as_rest_tells_it(case, row, token):
    client = come_in(token)
    answer = put(client, token, cell(case, 0, 0, state="given", value=3))
    assert (answer.status_code, answer.json()["code"]) == (400, "scores_invalid")
    assert answer.json()["details"]["errors"][0]["index"] == 0
    for body in ("{", "[]", "[" * 100_000, '{"scores": 4}', '{"scores": [4]}', '{"scores": [{}]}'):
        answer = client.put(
            reverse("web:guest_scores", args=[token]), body, content_type="application/json"
        )
        assert answer.status_code == 400, body


def test_a_number_beyond_the_scale_is_taken_if_it_is_meant_and_can_be_measured(case, row, token):
    client = come_in(token)
    for said, words in (
        ({"value": 99, "is_beyond": "no"}, "Say that it is meant"),
        ({"value": 1e308, "is_beyond": True}, "use up to 1,000,000,000,000,000."),
        ({"value": 10**400, "is_beyond": True}, "is not a number"),
        ({"value": 5, "low": -1e308, "high": 9, "is_beyond": True}, "This number is too large"),
        ({"value": None}, "A number is missing here."),
    ):
        answer = put(client, token, cell(case, 0, 1, state="given", **said))
        assert answer.status_code == 400
        assert words in answer.json()["detail"]
    assert not Score.objects.exists()
    said = cell(case, 0, 1, state="given", value=99, is_beyond=True)
    assert put(client, token, said).status_code == 204


def test_who_says_that_they_are_done_is_in(token):
    client = come_in(token)
    assert client.post(reverse("web:guest_finish", args=[token])).status_code == 302
    assert Sheet.objects.get(assessor__is_guest=True).done_at is not None


def test_a_link_ends_with_its_round_its_days_and_its_withdrawal(cast, case, row, token):
    client = come_in(token)
    address = reverse("web:guest", args=[token])
    rounds_write.close_round(actor=cast.editor, round_id=row.pk)
    assert "The round is closed" in client.get(address).content.decode()
    answer = put(client, token, cell(case, 0, 0, state="given", value=4))
    assert (answer.status_code, answer.json()["code"]) == (409, "no_round_open")
    assert "not taken now" in Client().post(address, {"name": "Late"}).content.decode()
    link = GuestLink.objects.get()
    guests_write.revoke(actor=cast.editor, link_id=link.pk)
    assert client.get(address).status_code == 410
    GuestLink.objects.update(revoked_at=None, expires_at=timezone.now() - timedelta(days=1))
    assert client.get(address).status_code == 410
    assert Client().get(reverse("web:guest", args=["nothing"])).status_code == 404


def test_what_guests_said_stays_when_a_round_is_repeated(cast, case, row, token):
    client = come_in(token)
    put(client, token, cell(case, 0, 0, state="given", value=4))
    rounds_write.reveal_round(actor=cast.editor, round_id=row.pk)
    again = rounds_write.score_again(actor=cast.editor, round_id=row.pk)
    rounds_write.open_round(actor=cast.editor, round_id=again.pk)
    assert Score.objects.get(round=again, assessor__is_guest=True).is_carried
    assert not Sheet.objects.filter(round=again, is_asked=True, assessor__is_guest=True).exists()
    assert client.post(reverse("web:guest_finish", args=[token])).status_code == 409


def test_who_is_asked_may_change_without_the_guests(cast, case, row, token):
    client = come_in(token)
    rounds_write.edit_round(actor=cast.editor, round_id=row.pk, assessor_ids=[case.assessors[0].pk])
    assert put(client, token, cell(case, 0, 0, state="given", value=4)).status_code == 204
    Sheet.objects.filter(assessor__is_guest=True).delete()
    assert client.get(reverse("web:guest", args=[token])).status_code == 404
    assert client.post(reverse("web:guest_finish", args=[token])).status_code == 404


def test_a_guest_is_not_asked_what_does_not_apply(cast, case, row, token):
    rounds_write.edit_round(actor=cast.editor, round_id=row.pk, is_locked=False)
    criteria_write.edit_criterion(
        actor=cast.editor, criterion_id=case.criteria[0].pk, kind_ids=[case.kind.pk]
    )
    client = come_in(token)
    page = client.get(reverse("web:guest", args=[token])).content.decode()
    assert 'data-total="7"' in page
    answer = put(client, token, cell(case, 1, 0, state="given", value=4))
    assert answer.json()["details"]["errors"][0]["code"] == "does_not_apply"
