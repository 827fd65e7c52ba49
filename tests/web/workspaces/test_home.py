"""The first page and the search behind the palette."""

from collections.abc import Callable

from django.test import Client
from django.urls import reverse

from issuetrees.graphs import write as graphs_write
from issuetrees.workspaces import read
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


def test_search_finds_places_of_the_person_only(cast: Cast, client_of: ClientOf) -> None:
    address = reverse("web:find")
    found = client_of("viewer").get(address, {"q": "brand MARK"}).json()["places"]
    assert [place["label"] for place in found] == ["Brand marketing"]
    assert client_of("viewer").get(address, {"q": "secret"}).json() == {"places": []}
    labels = [p["label"] for p in client_of("outsider").get(address, {"q": "e"}).json()["places"]]
    assert "Secret" in labels
    assert "Brand marketing" not in labels
    assert list(read.engagements(cast.viewer)) == [cast.engagement]
    graph = graphs_write.create_graph(
        engagement_id=cast.engagement.pk, kind="issue_tree", title="What to say", actor=cast.owner
    )
    [place] = client_of("viewer").get(address, {"q": "what say"}).json()["places"]
    assert place == {
        "label": "What to say",
        "note": "Brand marketing",
        "url": reverse("web:graph", args=[graph.pk]),
    }
    assert client_of("outsider").get(address, {"q": "what say"}).json() == {"places": []}
