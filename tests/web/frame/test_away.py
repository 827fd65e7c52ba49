"""A database or a disk that is away: 503, a sentence, when to come back; nothing half-written."""

import errno
from collections.abc import Callable

import pytest
from django.db import OperationalError
from django.test import Client

from issuetrees.operations.outage import is_outage
from issuetrees.scoring.models.goals import Goal
from issuetrees.scoring.write import goals
from tests.cast import Cast

OUTAGES = (
    OperationalError("connection to server failed"),
    OperationalError("database or disk is full"),
    OSError(errno.ENOSPC, "No space left on device"),
)


@pytest.fixture(params=OUTAGES, ids=str)
def fails(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every note in the audit log fails: the last statement of a write."""

    def fail(*_given: object, **_named: object) -> None:
        raise request.param

    monkeypatch.setattr(goals, "note_of", fail)


def test_over_rest(fails: None, cast: Cast, client_of: Callable[[str], Client]) -> None:
    address = f"/api/v1/engagements/{cast.engagement.pk}/goals"
    answer = client_of("editor").post(address, {"title": "New"}, content_type="application/json")
    assert answer.status_code == 503
    assert answer["Retry-After"] == "10"
    assert answer["Content-Type"] == "application/problem+json"
    assert answer.json()["code"] == "away"
    assert not Goal.objects.exists()


@pytest.mark.parametrize("fails", OUTAGES[:1], indirect=True, ids=str)
@pytest.mark.parametrize(("language", "sentence"), [("en", "Try again"), ("ru", "Повторите")])
def test_on_a_page(
    fails: None, cast: Cast, client_of: Callable[[str], Client], language: str, sentence: str
) -> None:
    cast.editor.language = language
    cast.editor.save()
    client = client_of("editor")
    client.raise_request_exception = False
    address = f"/engagements/{cast.engagement.pk}/goals/new/"
    answer = client.post(address, {"title": "New", "weight": "1"})
    assert answer.status_code == 503
    assert answer["Retry-After"] == "10"
    assert sentence in answer.content.decode()
    assert not Goal.objects.exists()


def test_a_mistake_of_ours_is_no_outage() -> None:
    assert not is_outage(OperationalError("no such column: x"))
    assert not is_outage(ValueError("x"))
    assert not is_outage(None)
    assert not is_outage(OSError(errno.ENOENT, "x"))


def _fail(*_given: object, **_named: object) -> None:
    raise OperationalError("connection to server failed")


def test_before_an_endpoint_is_reached(
    monkeypatch: pytest.MonkeyPatch, client_of: Callable[[str], Client]
) -> None:
    client = client_of("editor")
    client.raise_request_exception = False
    monkeypatch.setattr("django.contrib.sessions.backends.db.SessionStore.load", _fail)
    for address in ("/api/v1/me", "/api/", "/api/v1/openapi.json", "/api/nowhere"):
        answer = client.get(address)
        assert answer.status_code == 503, address
        assert answer["Content-Type"] == "application/problem+json"
        assert answer["Retry-After"] == "10"
        assert answer["Cache-Control"] == "no-store"
        assert answer.json()["code"] == "away"
    page = client.get("/")
    assert (page.status_code, page["Retry-After"]) == (503, "10")
    assert page["Content-Type"].startswith("text/html")


def test_a_mistake_before_an_endpoint_is_reached(
    monkeypatch: pytest.MonkeyPatch, client_of: Callable[[str], Client]
) -> None:
    def break_down(*_given: object) -> None:
        raise ZeroDivisionError

    client = client_of("editor")
    client.raise_request_exception = False
    monkeypatch.setattr("django.contrib.sessions.backends.db.SessionStore.load", break_down)
    answer = client.get("/api/v1/me")
    assert (answer.status_code, answer.json()["code"]) == (500, "internal")
    assert answer["Content-Type"] == "application/problem+json"


def test_a_host_that_is_not_ours(db: None) -> None:
    answer = Client(headers={"host": "evil.example.com"}).get("/api/v1/me")
    assert (answer.status_code, answer.json()["status"]) == (400, 400)
    page = Client(headers={"host": "evil.example.com"}).get("/")
    assert page.status_code == 400
    assert "could not be read" in page.content.decode()
