"""Workspaces are made, renamed and listed."""

from collections.abc import Callable

from django.test import Client
from django.urls import reverse

from issuetrees.workspaces.models import Engagement, Workspace
from tests.cast import Cast

ClientOf = Callable[[str], Client]


def test_a_workspace_is_made_and_renamed(cast: Cast, client_of: ClientOf) -> None:
    client = client_of("viewer")
    answer = client.post(reverse("web:workspace_new"), {"name": "Quay"})
    made = Workspace.objects.get(name="Quay")
    assert answer["Location"] == reverse("web:workspace", args=[made.pk])
    client.post(reverse("web:workspace_settings", args=[made.pk]), {"name": "Pier"})
    made.refresh_from_db()
    assert made.name == "Pier"


def test_lists_come_in_pages(cast: Cast, client_of: Callable[[str], Client]) -> None:
    for n in range(60):
        Engagement.objects.create(workspace=cast.workspace, name=f"Engagement {n}")
    client = client_of("viewer")
    address = reverse("web:workspace", args=[cast.workspace.pk])
    first, second = client.get(address), client.get(address + "?page=2")
    assert (len(first.context["rows"]), len(second.context["rows"])) == (50, 11)
    assert "Page 1 of 2" in first.content.decode()
    assert client.get(address + "?page=nonsense").status_code == 200
