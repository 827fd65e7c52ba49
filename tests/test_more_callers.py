"""Callers beyond the cast, on every route: a removed member with an open session, narrow tokens,
people of an archived engagement, holders of invitations that are over.
"""

import datetime as dt
import re
from collections.abc import Callable

import pytest
from django.db import transaction
from django.test import Client
from django.utils import timezone

from issuetrees.accounts import write as accounts
from issuetrees.accounts.scopes import Scope
from issuetrees.api.urls import v1
from issuetrees.workspaces import write as workspaces
from issuetrees.workspaces.models import Invitation, Membership, Role
from tests.api.world import Ids
from tests.cast import Cast, make_user
from tests.test_permissions_api import TABLE, Row, call

pytestmark = pytest.mark.usefixtures("made_once")
IN_A_PATH = [row for row in TABLE if "<" in row[1]]


def removed(cast: Cast, client_of: Callable[[str], Client]) -> Client:
    """The editor's open session, after an owner took them out."""
    client = client_of("editor")
    assert client.get("/api/v1/me").status_code == 200
    workspaces.remove_member(actor=cast.owner, membership_id=cast.membership("editor").pk)
    return client


@pytest.mark.parametrize("row", IN_A_PATH, ids=lambda row: f"{row[0]} {row[1]}")
def test_a_removed_member_is_a_stranger_over_rest(
    row: Row, world: Ids, cast: Cast, client_of: Callable[[str], Client]
) -> None:
    method, path, body, statuses = row
    answer = call(removed(cast, client_of), method, path, body, world)
    assert answer.status_code == statuses["outsider"]
    assert answer.getvalue() is not None


def specs() -> dict[tuple[str, str], Scope]:
    """The scope of every operation, by method and path."""
    found = {}
    for pattern in v1:
        path = re.sub("<(?:uuid|slug|int):", "<", str(pattern.pattern))
        view = pattern.callback.cls  # type: ignore[union-attr]
        for method in ("get", "post", "put", "patch", "delete"):
            if hasattr(view, method):
                found[method, path] = getattr(view, method).spec.scope
    return found


@pytest.mark.parametrize("row", TABLE, ids=lambda row: f"{row[0]} {row[1]}")
def test_a_narrow_token_does_what_it_names_and_nothing_else(
    row: Row, world: Ids, cast: Cast
) -> None:
    method, path, body, _statuses = row
    scope = specs()[method, path.partition("?")[0]]

    def status(*scopes: str) -> tuple[int, str]:
        before = transaction.savepoint()
        _token, key = accounts.create_token(
            actor=cast.owner, name="tool", scopes=list(scopes), expires_at=None
        )
        client = Client(headers={"Authorization": f"Bearer {key}"})
        answer = call(client, method, path, body, world)
        content = answer.getvalue()
        transaction.savepoint_rollback(before)
        is_problem = answer.get("Content-Type") == "application/problem+json"
        return answer.status_code, answer.json()["code"] if is_problem and content else ""

    others = sorted(set(Scope.values) - {scope})
    assert status(*others) == (403, "scope_missing")
    assert status(scope)[1] != "scope_missing"


@pytest.mark.parametrize("way", ["rest", "page"])
@pytest.mark.parametrize("state", ["expired", "withdrawn"])
def test_an_invitation_that_is_over_admits_nobody(
    state: str, way: str, cast: Cast, client_of: Callable[[str], Client]
) -> None:
    invitation, token = workspaces.invite(
        actor=cast.owner, workspace_id=cast.workspace.pk, role=Role.EDITOR, days=7
    )
    guest = make_user("guest")
    client = Client()
    client.force_login(guest)
    if state == "expired":
        past = timezone.now() - dt.timedelta(seconds=1)
        Invitation.objects.filter(pk=invitation.pk).update(expires_at=past)
    else:
        workspaces.revoke_invitation(actor=cast.owner, invitation_id=invitation.pk)
    if way == "rest":
        body = {"token": token}
        client.post("/api/v1/invitations/accept", body, content_type="application/json")
    else:
        client.post(f"/join/{token}/")
    assert not Membership.objects.filter(user=guest).exists()


@pytest.mark.parametrize("row", IN_A_PATH, ids=lambda row: f"{row[0]} {row[1]}")
def test_an_archived_engagement_opens_for_its_members_and_for_nobody_else(
    row: Row, world: Ids, cast: Cast, client_of: Callable[[str], Client]
) -> None:
    workspaces.edit_engagement(actor=cast.owner, engagement_id=cast.engagement.pk, is_archived=True)
    method, path, body, statuses = row
    for who in ("owner", "viewer", "outsider"):
        before = transaction.savepoint()
        answer = call(client_of(who), method, path, body, world)
        assert answer.status_code == statuses[who], who
        assert answer.getvalue() is not None
        transaction.savepoint_rollback(before)
