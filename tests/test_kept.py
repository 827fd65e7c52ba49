"""Who may keep an answer: every route of the product, allauth's too, and every page of an error."""

import uuid
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from tests.cast import Cast
from tests.privacy import says_so

pytestmark = pytest.mark.sweeps

#: Answers that are the same for everybody.
PUBLIC = {"static", "messages"}
METHODS = ("GET", "HEAD", "POST", "OPTIONS")


def routes(resolver: URLResolver, above: str = "") -> Iterator[tuple[str, str]]:
    """Return each route's name and an address that it answers."""
    for part in resolver.url_patterns:
        if isinstance(part, URLPattern):
            yield str(part.name or part.pattern), f"/{above}{filled(part)}"
        else:
            yield from routes(part, above + str(part.pattern).lstrip("^"))


def filled(part: URLPattern) -> str:
    """Return a pattern with something in each of its places."""
    address = str(part.pattern).lstrip("^").rstrip("$\\Z")
    for name, converter in part.pattern.converters.items():
        kind = type(converter).__name__.removesuffix("Converter").lower()
        value = str(uuid.uuid4()) if kind == "uuid" else "1" if kind == "int" else "x"
        for written in (f"<{kind}:{name}>", f"<{name}>"):
            address = address.replace(written, value)
    return address


ALL = sorted(routes(get_resolver()))


def test_every_family_is_among_them() -> None:
    names = {name for name, _ in ALL}
    assert {"account_login", "mfa_index", "health-live", "reference", "home"} <= names
    assert len(ALL) > 150


@pytest.mark.parametrize("person", ["owner", "anonymous"])
def test_no_answer_is_kept_by_others(person: str, client_of: Callable[[str], Client]) -> None:
    client = client_of(person)
    client.raise_request_exception = False
    kept = set()
    for name, address in ALL:
        for method in METHODS:
            answer = client.generic(method, address)
            answer.getvalue()
            if name not in PUBLIC and not says_so(answer):
                kept.add((name, method, answer.status_code, answer.headers.get("Cache-Control")))
    assert not kept


def test_pages_of_errors(cast: Cast, settings: Any) -> None:
    client = Client(raise_request_exception=False)
    for address in ("/nowhere/", "/static/nowhere.css", "/api/nowhere", "/api/v1/nowhere"):
        assert_private(client, address, 404)
    assert_private(Client(headers={"host": "evil.example.com"}), "/", 400)
    assert_private(Client(enforce_csrf_checks=True), "/accounts/login/", 403, "POST")
    settings.SECURE_SSL_REDIRECT = True
    assert_private(Client(), "/accounts/login/", 301)


@pytest.mark.parametrize("address", ["/", "/api/v1/me"])
def test_a_mistake_of_ours(
    address: str, client_of: Callable[[str], Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    def break_down(*_given: object) -> None:
        raise ZeroDivisionError

    client = client_of("owner")
    client.raise_request_exception = False
    monkeypatch.setattr("django.contrib.sessions.backends.db.SessionStore.load", break_down)
    assert_private(client, address, 500)


def assert_private(client: Client, address: str, status: int, method: str = "GET") -> None:
    answer = client.generic(method, address)
    answer.getvalue()
    assert (answer.status_code, says_so(answer)) == (status, True), address
