"""Tokens, as a browser handles them."""

from collections.abc import Callable

from django.test import Client
from django.urls import reverse

from issuetrees.accounts import read as accounts_read
from tests.cast import PASSWORD, Cast

ClientOf = Callable[[str], Client]


def test_a_token_needs_a_fresh_password_and_is_shown_once(cast: Cast, client_of: ClientOf) -> None:
    form = {"name": "Script", "scopes": ["read", "write"], "days": "30"}
    client = client_of("owner")
    stale = client.get(reverse("web:token_new"))
    assert stale["Location"].startswith("/accounts/reauthenticate/")
    client.post(stale["Location"], {"password": PASSWORD})
    answer = client.post(reverse("web:token_new"), form)
    key = answer.context["key"]
    assert key in answer.content.decode()
    page = client.get(reverse("web:tokens")).content.decode()
    assert key not in page
    assert key[:11] in page
    token = accounts_read.tokens(cast.owner).get()
    client.post(reverse("web:token_revoke", args=[token.pk]))
    assert not accounts_read.tokens(cast.owner).exists()
