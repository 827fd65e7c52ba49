"""Inviting tells who is a member here, which members may see; not who has an account elsewhere."""

import re
from collections.abc import Callable
from typing import Any, Final

import pytest
from django.core import mail
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from issuetrees.workspaces import mailed
from tests.cast import Cast, make_user

#: What differs from one time to the next: addresses, ids, times, tokens.
PASSING: Final = re.compile(
    r"[\w.]+@example\.org|[\da-f]{8}-[\da-f-]{27}|\d{4}-\d\d-\d\dT[\d:.]+(Z|\+00:00)"
    r'|[A-Za-z0-9_-]{32,}|nonce="[^"]*"|\d?\d:\d\d',
    re.IGNORECASE,
)
AFTERWARDS: Final = ("members", "audit_log")
Act = Callable[[Client, Cast, str], list[Any]]


def seen(client: Client, cast: Cast, act: Act, email: str) -> list[Any]:
    """Return all that one sees after inviting an address, and take the invitation back."""
    before = len(mail.outbox)
    with transaction.atomic():
        with CaptureQueriesContext(connection) as queries:
            answers = act(client, cast, email)
        workspace = [cast.foreign_workspace.pk]
        answers += [client.get(reverse(f"web:{name}", args=workspace)) for name in AFTERWARDS]
        answers.append(client.get(f"/api/v1/workspaces/{workspace[0]}/invitations"))
        answers.append(client.get(f"/api/v1/workspaces/{workspace[0]}/audit"))
        transaction.set_rollback(True)
    said = [(answer.status_code, PASSING.sub("", answer.content.decode())) for answer in answers]
    return [said, len(queries), [sent.to == [email.lower()] for sent in mail.outbox[before:]]]


def over_rest(client: Client, cast: Cast, email: str) -> list[Any]:
    address = f"/api/v1/workspaces/{cast.foreign_workspace.pk}/invitations/mail"
    body = {"emails": [email], "role": "viewer"}
    sent = client.post(address, body, content_type="application/json")
    again = f"/api/v1/invitations/{sent.json()['sent'][0]['id']}/resend"
    return [sent, client.post(again, content_type="application/json")]


def on_the_page(client: Client, cast: Cast, email: str) -> list[Any]:
    address = reverse("web:invite", args=[cast.foreign_workspace.pk])
    form = {"way": "mail", "emails": email, "role": "viewer", "days": "14"}
    return [client.post(address, form), client.get(address)]


@pytest.mark.parametrize("act", [over_rest, on_the_page])
def test_it_is_the_same_for_who_has_an_account_and_who_has_none(
    cast: Cast, client_of: Callable[[str], Client], act: Act
) -> None:
    make_user("nina", language="ru")
    client = client_of("outsider")
    seen(client, cast, act, "first@example.org")  # what is read once per process is read
    ghost = seen(client, cast, act, "ghost@example.org")
    assert {status for status, _ in ghost[0]} <= {200, 201, 302}
    assert ghost[2]
    assert all(ghost[2])
    for known in ("owner@example.org", "nina@example.org", "OWNER@example.org"):
        assert seen(client, cast, act, known) == ghost


def test_a_link_tells_whoever_has_it_nothing_of_the_address(cast: Cast) -> None:
    pages = []
    for email in ("owner@example.org", "ghost@example.org"):
        mailed.invite(
            actor=cast.outsider,
            workspace_id=cast.foreign_workspace.pk,
            emails=[email],
            role="viewer",
            site="http://issuetrees.test/",
        )
        link = re.search(r"/join/[\w-]+/", str(mail.outbox[-1].body))
        assert link
        text = Client().get(link[0], follow=True).content.decode()
        assert email not in text
        pages.append(PASSING.sub("", text))
    assert pages[0] == pages[1]


def test_only_members_of_the_same_workspace_are_named(
    cast: Cast, client_of: Callable[[str], Client]
) -> None:
    address = f"/api/v1/workspaces/{cast.foreign_workspace.pk}/invitations/mail"
    body = {"emails": ["outsider@example.org", "owner@example.org"], "role": "viewer"}
    answer = client_of("outsider").post(address, body, content_type="application/json").json()
    assert [person["id"] for person in answer["members"]] == [str(cast.outsider.pk)]
    assert [row["email"] for row in answer["sent"]] == ["owner@example.org"]
