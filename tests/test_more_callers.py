"""Callers beyond the cast, on every route: a removed member with an open session, narrow tokens,
people of an archived engagement, holders of invitations that are over.
"""

import datetime as dt
import re
from collections.abc import Callable

import pytest
from django.core.cache import cache
from django.db import transaction
from django.test import Client
from django.utils import timezone

from issuetrees.accounts import write as accounts
from issuetrees.accounts.scopes import Scope
from issuetrees.api.urls import v1
from issuetrees.workspaces import write as workspaces
from issuetrees.workspaces.models import Invitation, Membership, Role
from tests.api.scored_world import Ids
from tests.cast import Cast, make_user
from tests.test_permissions_api import TABLE, Row, call

pytestmark = [pytest.mark.sweeps, pytest.mark.usefixtures("made_once")]
IN_A_PATH = [row for row in TABLE if "<" in row[1]]


def sent(client: Client, row: Row, world: Ids) -> tuple[int, str]:
    """Return status and code of an answer; what was written is taken back."""
    method, path, body, _statuses = row
    before = transaction.savepoint()
    answer = call(client, method, path, body, world)
    content = answer.getvalue()  # reads a file to its end, which closes it
    transaction.savepoint_rollback(before)
    cache.clear()  # rates are counted there
    is_problem = answer.get("Content-Type") == "application/problem+json"
    return answer.status_code, answer.json()["code"] if is_problem and content else ""


def test_a_removed_member_is_a_stranger_over_rest(
    world: Ids, cast: Cast, client_of: Callable[[str], Client]
) -> None:
    client = client_of("editor")
    assert client.get("/api/v1/me").status_code == 200
    workspaces.remove_member(actor=cast.owner, membership_id=cast.membership("editor").pk)
    for row in IN_A_PATH:
        assert sent(client, row, world)[0] == row[3]["outsider"], row[:2]


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


def test_a_narrow_token_does_what_it_names_and_nothing_else(world: Ids, cast: Cast) -> None:
    def client_with(*scopes: str) -> Client:
        _token, key = accounts.create_token(
            actor=cast.owner, name="tool", scopes=list(scopes), expires_at=None
        )
        return Client(headers={"Authorization": f"Bearer {key}"})

    alone = {scope: client_with(scope) for scope in Scope.values}
    others = {scope: client_with(*set(Scope.values) - {scope}) for scope in Scope.values}
    scope_of = specs()
    for row in TABLE:
        scope = scope_of[row[0], row[1].partition("?")[0]]
        assert sent(others[scope], row, world) == (403, "scope_missing"), row[:2]
        assert sent(alone[scope], row, world)[1] != "scope_missing", row[:2]


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


def test_an_archived_engagement_opens_for_its_members_and_for_nobody_else(
    world: Ids, cast: Cast, client_of: Callable[[str], Client]
) -> None:
    workspaces.edit_engagement(actor=cast.owner, engagement_id=cast.engagement.pk, is_archived=True)
    for who in ("owner", "viewer", "outsider"):
        client = client_of(who)
        for row in IN_A_PATH:
            assert sent(client, row, world)[0] == row[3][who], (who, row[:2])
