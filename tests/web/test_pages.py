"""Every page renders, in both languages and themes, within its queries and its policy."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from issuetrees.workspaces import write
from issuetrees.workspaces.models import Engagement, Membership, Role
from tests.cast import Cast, make_user
from tests.web.limits import INLINE, QUERIES_AT_MOST

SIGNED_OUT = ("account_login", "account_signup", "account_reset_password")
ACCOUNT = (
    "account_email",
    "account_change_password",
    "mfa_index",
    "usersessions_list",
    "web:profile",
    "web:tokens",
)
PLAIN = ("web:home", "web:workspace_new")
OF_WORKSPACE = (
    "web:workspace",
    "web:members",
    "web:invite",
    "web:audit_log",
    "web:workspace_settings",
    "web:engagement_new",
)
OF_ENGAGEMENT = (
    "web:engagement",
    "web:engagement_edit",
    "web:trees",
    "web:maps",
    "web:tree_new",
    "web:map_new",
    "web:team",
)


def addresses(cast: Cast) -> dict[str, str]:
    """Return every page that an owner can open, by name."""
    found = {name: reverse(name) for name in (*ACCOUNT, *PLAIN)}
    found |= {name: reverse(name, args=[cast.workspace.pk]) for name in OF_WORKSPACE}
    return found | {name: reverse(name, args=[cast.engagement.pk]) for name in OF_ENGAGEMENT}


@pytest.mark.parametrize("language", ["en", "ru"])
def test_signed_in_pages(busy: Cast, client_of: Callable[[str], Client], language: str) -> None:
    client = client_of("owner")
    client.post(reverse("web:language"), {"language": language})
    for name, address in addresses(busy).items():
        with CaptureQueriesContext(connection) as queries:
            answer = client.get(address)
        page = answer.content.decode()
        assert answer.status_code == 200, name
        assert f'<html lang="{language}"' in page
        assert INLINE.search(page) is None, (name, INLINE.search(page))
        assert page.count("<h1") == 1, name
        assert len(queries) <= QUERIES_AT_MOST, (name, [q["sql"] for q in queries])


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("name", SIGNED_OUT)
def test_pages_before_sign_in(db: None, name: str, language: str) -> None:
    answer = Client(headers={"accept-language": language}).get(reverse(name))
    page = answer.content.decode()
    assert answer.status_code == 200
    assert f'<html lang="{language}"' in page
    assert INLINE.search(page) is None
    assert page.count("<h1") == 1


def test_queries_do_not_grow_with_what_is_listed(
    busy: Cast, client_of: Callable[[str], Client]
) -> None:
    client = client_of("owner")
    places = addresses(busy)

    def count(name: str) -> int:
        with CaptureQueriesContext(connection) as queries:
            client.get(places[name])
        return len(queries)

    names = ("web:home", "web:workspace", "web:members", "web:audit_log", "web:engagement")
    before = {name: count(name) for name in names}
    for n in range(12):
        person = make_user(f"person{n}")
        Membership.objects.create(workspace=busy.workspace, user=person, role=Role.VIEWER)
        Engagement.objects.create(workspace=busy.workspace, name=f"Engagement {n}")
        write.create_workspace(actor=busy.owner, name=f"Workspace {n}")
        write.rename_workspace(
            actor=busy.owner, workspace_id=busy.workspace.pk, name=f"Harbour {n}"
        )
    assert {name: count(name) for name in names} == before
