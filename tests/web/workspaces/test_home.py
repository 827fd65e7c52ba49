"""The first page and the search behind the palette."""

from collections.abc import Callable

from django.test import Client
from django.urls import reverse

from tests.cast import PASSWORD, Cast, make_user

ClientOf = Callable[[str], Client]


def test_a_new_person_is_told_the_first_step(client_of: Callable[[str], Client]) -> None:
    make_user("newcomer")
    client = Client()
    client.post("/accounts/login/", {"login": "newcomer@example.org", "password": PASSWORD})
    page = client.get("/").content.decode()
    assert "Start with a workspace" in page
    assert reverse("web:workspace_new") in page


def test_the_home_page_offers_new_engagements_only_to_those_who_may(
    cast: Cast, client_of: Callable[[str], Client]
) -> None:
    address = reverse("web:engagement_new", args=[cast.workspace.pk])
    assert address in client_of("editor").get("/").content.decode()
    assert address not in client_of("viewer").get("/").content.decode()
