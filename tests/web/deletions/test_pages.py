"""Things are deleted at once and brought back by the toast or from the list."""

import uuid
from collections.abc import Callable
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from issuetrees.graphs import write as graphs
from issuetrees.reports import write as reports
from issuetrees.web.deletions.kinds import KINDS
from issuetrees.workspaces import deletions
from tests.cast import Cast

ClientOf = Callable[[str], Client]


def made(kind: str, cast: Cast) -> uuid.UUID:
    """Return the id of something to delete, named Doomed unless the cast has it."""
    if kind == "graph":
        return graphs.create_graph(
            engagement_id=cast.engagement.pk, kind="stage_map", title="Doomed", actor=cast.owner
        ).pk
    if kind == "report":
        return reports.create_report(
            actor=cast.owner, engagement_id=cast.engagement.pk, title="Doomed"
        ).pk
    return cast.engagement.pk if kind == "engagement" else cast.workspace.pk


@pytest.mark.parametrize(
    ("kind", "button_on", "list_page", "back_on"),
    [
        ("graph", "web:maps", "web:maps", "web:maps"),
        ("report", "web:reports", "web:reports", "web:reports"),
        ("engagement", "web:engagement_edit", "web:workspace", "web:engagement"),
        ("workspace", "web:workspace_settings", "web:home", "web:workspace"),
    ],
)
def test_a_toast_takes_the_deletion_back(
    kind: str, button_on: str, list_page: str, back_on: str, cast: Cast, client_of: ClientOf
) -> None:
    client, pk = client_of("owner"), made(kind, cast)
    above = {"workspace": cast.workspace.pk}.get(kind, cast.engagement.pk)
    address = reverse(f"web:{kind}_delete", args=[pk])
    assert address in client.get(reverse(button_on, args=[above])).content.decode()
    gone = client.post(address, follow=True)
    assert gone.resolver_match.view_name == list_page
    (toast,) = gone.context["messages"]
    assert "is deleted" in unescape(str(toast))
    assert client.get(reverse(f"web:{kind}", args=[pk])).status_code == 404
    back = client.post(toast.extra_tags, follow=True)
    assert back.resolver_match.view_name == back_on
    assert client.get(reverse(f"web:{kind}", args=[pk])).status_code == 200


def test_what_was_deleted_is_brought_back_from_the_list(cast: Cast, client_of: ClientOf) -> None:
    client = client_of("owner")
    assert "Nothing is deleted" in client.get(reverse("web:deletions")).content.decode()
    entry = deletions.delete_workspace(actor=cast.owner, workspace_id=cast.workspace.pk)
    page = client.get(reverse("web:deletions")).content.decode()
    assert cast.workspace.name in page
    assert reverse("web:deletion_undo", args=[entry.pk]) in page
    assert (
        cast.workspace.name
        not in client_of("editor").get(reverse("web:deletions")).content.decode()
    )


def test_every_kind_of_thing_has_a_word_and_a_page_to_come_back_to() -> None:
    assert set(KINDS) == set(deletions.deletable())
    for name, (_word, page, by) in KINDS.items():
        assert by in ("", "pk") or hasattr(deletions.deletable()[name], by)
        reverse(page, args=[uuid.uuid4()])


def test_only_who_may_sees_the_button(cast: Cast, client_of: ClientOf) -> None:
    address = reverse("web:engagement_delete", args=[cast.engagement.pk])
    edit = reverse("web:engagement_edit", args=[cast.engagement.pk])
    assert address not in client_of("editor").get(edit).content.decode()


def test_the_list_costs_no_query_for_each_row(
    cast: Cast, client_of: ClientOf, django_assert_max_num_queries: Any
) -> None:
    for _number in range(3):
        graphs.delete_graph(actor=cast.owner, graph_id=made("graph", cast))
    client = client_of("owner")
    with django_assert_max_num_queries(6):
        assert len(client.get(reverse("web:deletions")).context["lines"]) == 3
