"""Tokens, scopes, sessions and limits."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from issuetrees.accounts import write
from issuetrees.accounts.models import ApiToken
from issuetrees.accounts.scopes import Scope
from issuetrees.api import authentication
from tests.api.caller import Caller
from tests.api.scored_world import Ids
from tests.cast import PASSWORD, Cast


@pytest.fixture
def with_token(cast: Cast) -> Callable[..., Caller]:
    """Return a caller with a token of the owner's."""

    def make(*scopes: str, **fields: Any) -> Caller:
        expires_at = fields.pop("expires_at", None)
        token, key = write.create_token(
            actor=cast.owner, name="tool", scopes=scopes or Scope.values, expires_at=expires_at
        )
        ApiToken.objects.filter(pk=token.pk).update(**fields)
        return Caller(Client(headers={"Authorization": f"Bearer {key}"}))

    return make


def test_a_token_opens_what_its_owner_may(with_token, world: Ids, cast: Cast) -> None:
    me = with_token().get("me").json()
    assert (me["email"], set(me["scopes"])) == (cast.owner.email, set(Scope.values))
    assert ApiToken.objects.get().last_used_at is not None


def test_a_session_has_no_scopes(caller: Caller) -> None:
    assert caller.get("me").json()["scopes"] is None


@pytest.mark.parametrize(
    "header",
    ["Bearer", "Bearer x", "Bearer it_abcdefgh_" + "x" * 43, "Basic eDp5", "Token x", "\xff"],
)
def test_a_wrong_token_opens_nothing(db: None, header: str) -> None:
    answer = Client(headers={"Authorization": header}).get("/api/v1/me")
    assert answer.status_code == 401
    assert answer["WWW-Authenticate"].startswith("Bearer")
    assert answer.json()["code"] == "not_signed_in"


def test_an_expired_or_revoked_token_or_one_of_a_closed_account_opens_nothing(
    with_token, cast: Cast
) -> None:
    now = timezone.now()
    expired = with_token(expires_at=now + dt.timedelta(days=1))
    ApiToken.objects.update(expires_at=now - dt.timedelta(seconds=1))
    assert expired.get("me").status_code == 401
    assert with_token(revoked_at=now).get("me").status_code == 401
    closed = with_token()
    assert closed.get("me").status_code == 200
    cast.owner.is_active = False
    cast.owner.save()
    assert closed.get("me").status_code == 401


@pytest.mark.parametrize(
    ("method", "path", "scope"),
    [
        ("get", "workspaces", "read"),
        ("get", "graphs/{graph_id}/records", "read"),
        ("post", "engagements/{engagement_id}/goals", "write"),
        ("delete", "goals/{goal_id}", "write"),
        ("get", "exports/{export_id}/file", "export"),
        ("post", "reports/{report_id}/exports", "export"),
        ("post", "workspaces", "manage"),
        ("get", "workspaces/{workspace_id}/audit", "manage"),
    ],
)
def test_a_token_does_what_its_scopes_say(
    with_token, world: Ids, method: str, path: str, scope: str
) -> None:
    address = path.format(**world)
    without = with_token(*(set(Scope.values) - {scope}))
    refused = getattr(without, method)(address)
    assert (refused.status_code, refused.json()["code"]) == (403, "scope_missing")
    assert refused.json()["details"]["scope"] == scope
    allowed = getattr(with_token(scope), method)(address)
    assert allowed.status_code != 403
    allowed.getvalue()


def test_a_browser_must_send_the_csrf_token(cast: Cast) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.owner)
    path = "/api/v1/workspaces"
    kind: dict[str, Any] = {"content_type": "application/json"}
    refused = client.post(path, {"name": "New"}, **kind)
    assert (refused.status_code, refused.json()["code"]) == (403, "csrf")
    client.get("/accounts/login/")
    client.cookies["issuetrees-csrf"] = "x" * 32
    headers = {"X-CSRFToken": "x" * 32}
    assert client.post(path, {"name": "New"}, headers=headers, **kind).status_code == 201


def test_the_password_is_no_way_in(db: None, cast: Cast) -> None:
    assert cast.owner.check_password(PASSWORD)
    assert Client().post("/api/v1/workspaces").status_code == 401


def test_too_many_requests_have_to_wait(caller: Caller, settings) -> None:
    settings.API_RATE = 3
    answers = [caller.get("me") for _ in range(4)]
    assert [answer.status_code for answer in answers] == [200, 200, 200, 429]
    assert 1 <= int(answers[-1]["Retry-After"]) <= 60
    assert answers[-1].json()["code"] == "too_many"


def test_guessing_tokens_is_stopped_by_address(with_token, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(authentication, "WRONG_TOKENS_A_MINUTE", 2)
    wrong = Client(headers={"Authorization": "Bearer it_abcdefgh_" + "x" * 43})
    assert [wrong.get("/api/v1/me").status_code for _ in range(3)] == [401, 401, 429]
    assert with_token().get("me").status_code == 429
    elsewhere = with_token()
    assert elsewhere.get("me", REMOTE_ADDR="192.0.2.7").status_code == 200


def test_a_proxy_is_believed_only_when_it_is_trusted(
    db: None, settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(authentication, "WRONG_TOKENS_A_MINUTE", 1)
    client = Client(headers={"Authorization": "Bearer x"})

    def ask(address: str) -> int:
        return client.get("/api/v1/me", headers={"X-Forwarded-For": address}).status_code

    assert [ask("192.0.2.1"), ask("192.0.2.2")] == [401, 429]
    settings.TRUSTED_PROXIES = 1
    assert [ask("192.0.2.3"), ask("192.0.2.4"), ask("192.0.2.4")] == [401, 401, 429]
    assert ask("192.0.2.99, 192.0.2.4") == 429
