"""The permission table of the pages: the cast × every route × every method.

A row says what each method asks of a person: ``open`` (anybody), ``signed_in``, ``own``
(whose it is), or an action in the workspace. A method that is not in the row is 405 for
those who may see the page at all. A route without a row fails.
"""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from issuetrees.web.urls import urlpatterns
from issuetrees.web.workspaces.forms import InvitationForm
from issuetrees.workspaces.access import ALLOWED, Action
from issuetrees.workspaces.models import Role
from tests.cast import EVERYBODY, MEMBERS, Cast
from tests.permissions import ALL
from tests.permissions.row import Row
from tests.privacy import is_private

pytestmark = [pytest.mark.sweeps, pytest.mark.usefixtures("cast_once")]
METHODS = ("PUT", "PATCH", "DELETE", "GET", "POST")


def test_every_route_has_a_row() -> None:
    assert {route.name for route in urlpatterns} == set(ALL)


def is_member_allowed(name: str, need: str) -> bool:
    if need == "own":
        return name == "owner"
    if need == "leave":
        return name in {"owner", "viewer"}
    return Action(need) in ALLOWED[Role(name)]


def expected(name: str, need: str | None) -> set[int]:
    """Return the statuses that are right; a sign-in page is 302."""
    if need == "open":
        return {200, 302}
    if need == "guest":  # of whose key nobody of the cast has
        return {404}
    if name == "anonymous":
        return {302, 405}
    if need is None:
        return {405}
    if need == "signed_in":
        return {200, 302}
    if name == "outsider" or (need == "own" and name != "owner"):
        return {404}
    return {200, 302} if is_member_allowed(name, need) else {403}


def asks_to_sign_in(answer: Any) -> bool:
    return bool(answer.status_code == 302) and str(answer["Location"]).startswith(
        "/accounts/login/"
    )


def send(client: Client, method: str, address: str, row: Row) -> Any:
    if method != "POST":
        return client.generic(method, address)
    if row.json is not None:
        return client.post(address, row.json, content_type="application/json")
    return client.post(address, row.form)


@pytest.mark.parametrize("name", sorted(ALL))
def test_route(name: str, cast: Cast, client_of: Callable[[str], Client]) -> None:
    row = ALL[name]
    address = reverse(f"web:{name}", args=row.arguments(cast))
    for person in EVERYBODY:
        client = client_of(person)
        for method in METHODS:
            before = transaction.savepoint()
            check(person, method, send(client, method, address, row), row.needs.get(method))
            transaction.savepoint_rollback(before)


def check(person: str, method: str, answer: Any, need: str | None) -> None:
    """Compare one answer with the table."""
    assert answer.status_code in expected(person, need), (person, method, answer.status_code)
    answer.getvalue()  # a file is closed once it has been read
    assert is_private(answer), (person, method, answer["Cache-Control"])
    if person != "anonymous":
        assert not asks_to_sign_in(answer), (person, method)
    elif need not in {None, "open", "guest"}:
        assert asks_to_sign_in(answer), method


@pytest.mark.parametrize("name", [n for n, row in ALL.items() if "POST" in row.needs])
def test_a_form_from_elsewhere_is_refused(name: str, cast: Cast) -> None:
    row = ALL[name]
    address = reverse(f"web:{name}", args=row.arguments(cast))
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.owner)
    assert client.post(address, row.form).status_code == 403


def test_the_cast_is_complete() -> None:
    assert set(MEMBERS) == {str(role) for role in Role}


def test_every_role_is_offered_in_an_invitation() -> None:
    offered = {value for value, _ in InvitationForm().fields["role"].choices}  # type: ignore[attr-defined]
    assert offered == {str(role) for role in Role}
