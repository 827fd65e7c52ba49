"""Signing in through an OpenID Connect server: only where one is set, and it tells no address."""

import re
from types import SimpleNamespace
from typing import Any, Final, Self
from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.contrib.auth import hashers
from django.core import mail
from django.test import Client

from issuetrees.accounts.models import User
from issuetrees.operations import configuration
from tests.cast import Cast

LOGIN: Final = "/accounts/oidc/oidc/login/"
SERVER: Final = "https://sso.example.org"
ADDRESSES: Final = {
    "authorization_endpoint": f"{SERVER}/authorize",
    "token_endpoint": f"{SERVER}/token",
    "userinfo_endpoint": f"{SERVER}/userinfo",
}


class Server:
    """Answers what an OpenID Connect server would about one person."""

    def __init__(self, **person: Any) -> None:
        self.person = {"sub": "17", "name": "Somebody", **person}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        pass

    def get(self, address: str, **_given: Any) -> Any:
        return self._answer(self.person if address.endswith("/userinfo") else ADDRESSES)

    def request(self, _method: str, _address: str, **_given: Any) -> Any:
        return self._answer({"access_token": "opaque", "token_type": "Bearer"})

    def _answer(self, body: dict[str, Any]) -> Any:
        return SimpleNamespace(
            json=lambda: body,
            raise_for_status=lambda: None,
            status_code=200,
            headers={"content-type": "application/json"},
            text="-",
        )


@pytest.fixture
def server(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ISSUETREES_OIDC_URL", SERVER)
    monkeypatch.setenv("ISSUETREES_OIDC_CLIENT_ID", "issuetrees")
    settings.SOCIALACCOUNT_PROVIDERS = configuration.single_sign_on()
    settings.ACCOUNT_EMAIL_VERIFICATION = "mandatory"  # as in production


def come_back(monkeypatch: pytest.MonkeyPatch, **person: Any) -> dict[str, Any]:
    """Sign in as that person; return what one sees of it, and how much work it was."""
    hashed: list[str] = []
    encode = hashers.MD5PasswordHasher.encode

    def counted(self: Any, password: str, *given: Any, **named: Any) -> str:
        hashed.append(password)
        return encode(self, password, *given, **named)

    monkeypatch.setattr(hashers.MD5PasswordHasher, "encode", counted)
    monkeypatch.setattr(
        DefaultSocialAccountAdapter, "get_requests_session", lambda _self: Server(**person)
    )
    client, before = Client(), len(mail.outbox)
    sent_to = urlsplit(client.post(LOGIN)["Location"])
    state = parse_qs(sent_to.query)["state"][0]
    answer = client.get(f"{LOGIN}callback/", {"code": "1", "state": state}, follow=True)
    monkeypatch.setattr(hashers.MD5PasswordHasher, "encode", encode)
    page = re.sub(r'[A-Za-z0-9]{32,}|nonce="[^"]*"|[\w.]+@example.org', "", answer.content.decode())
    return {
        "chain": answer.redirect_chain,
        "page": page,
        "cookies": set(client.cookies),
        "is_in": "_auth_user_id" in client.session,
        "mails": [sent.to for sent in mail.outbox[before:]] == [[person["email"]]],
        "hashes": len(hashed),
    }


@pytest.mark.parametrize("address", [LOGIN, f"{LOGIN}callback/", "/accounts/google/login/"])
def test_without_a_server_there_is_no_such_way_in(db: None, settings: Any, address: str) -> None:
    assert settings.SOCIALACCOUNT_PROVIDERS == {}
    for method in ("get", "post"):
        assert getattr(Client(), method)(address).status_code == 404
    assert "oidc" not in Client().get("/accounts/login/").content.decode()


def test_with_a_server_somebody_new_comes_in(
    db: None, server: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = come_back(monkeypatch, email="nina@example.org", email_verified=True)
    assert seen["is_in"]
    assert User.objects.get().email == "nina@example.org"


def test_an_address_that_the_server_has_not_confirmed_tells_no_account(
    cast: Cast, server: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    owner, ghost = (
        come_back(monkeypatch, sub=email, email=email, email_verified=False)
        for email in ("owner@example.org", "ghost@example.org")
    )
    assert owner == ghost
    assert owner["mails"]
    assert not owner["is_in"]


def test_a_confirmed_address_does_not_open_the_account_of_another(
    cast: Cast, server: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = come_back(monkeypatch, email="owner@example.org", email_verified=True)
    assert not seen["is_in"]
    assert seen["mails"]
