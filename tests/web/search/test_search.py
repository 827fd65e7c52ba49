"""The search page and what the palette shows of it, without a script too."""

from collections.abc import Callable
from typing import Any

from django.test import Client
from django.urls import reverse

from issuetrees.scoring.write import goals, initiatives
from issuetrees.workspaces import read
from tests.cast import Cast
from tests.comments.discussion import start

ClientOf = Callable[[str], Client]


def test_the_palette_finds_what_the_person_may_see(cast: Cast, client_of: ClientOf) -> None:
    address = reverse("web:find")
    # the case of that name is everybody's
    [brand, cases, everything] = (
        client_of("viewer").get(address, {"q": "brand MARK"}).json()["groups"]
    )
    assert brand["label"] == "Engagements"
    assert [hit["label"] for hit in brand["hits"]] == ["Brand marketing"]
    assert [hit["label"] for hit in cases["hits"]] == ["A brand nobody can describe"]
    assert everything["hits"][0]["url"] == reverse("web:search") + "?q=brand+MARK"
    assert client_of("viewer").get(address, {"q": "secret"}).json() == {"groups": []}
    [latest, *_] = client_of("outsider").get(address).json()["groups"]
    assert [hit["label"] for hit in latest["hits"]] == ["Secret"]
    assert list(read.engagements(cast.viewer)) == [cast.engagement]


def test_each_hit_opens_where_it_stands(cast: Cast, client_of: ClientOf) -> None:
    talk = start(cast)
    engagement: dict[str, Any] = {"actor": cast.editor, "engagement_id": cast.engagement.pk}
    goal = goals.create_goal(**engagement, title="Sales & fame")
    card = initiatives.create_initiative(**engagement, title="Card", description="For sales")
    page = client_of("viewer").get(reverse("web:search"), {"q": "sale"}).content.decode()
    graph = reverse("web:graph", args=[talk.graph_id])
    assert f'href="{graph}?node={talk.node_id}"' in page
    assert f'href="{reverse("web:goals", args=[cast.engagement.pk])}#goal-{goal.pk}"' in page
    assert f"?q=Card#initiative-{card.pk}" in page
    assert "<mark>Sales</mark> &amp; fame" in page
    assert "Brand marketing › Market › What is wrong?" in page
    assert "For <mark>sales</mark>" in page
    outsider = client_of("outsider").get(reverse("web:search"), {"q": "fame"})
    assert "Nothing was found for “fame”." in outsider.content.decode()


def test_all_of_one_kind_come_in_pages(cast: Cast, client_of: ClientOf) -> None:
    for number in range(25):
        initiatives.create_initiative(
            actor=cast.editor, engagement_id=cast.engagement.pk, title=f"Zebra {number}"
        )
    client = client_of("viewer")
    first = client.get(reverse("web:search"), {"q": "zebra"}).content.decode()
    assert first.count('class="row-title"') == 6
    assert "?q=zebra&amp;kind=initiative" in first
    asked = {"q": "zebra", "kind": "initiative"}
    pages = [client.get(reverse("web:search"), {**asked, "page": n}) for n in ("1", "2")]
    assert [page.content.decode().count('class="row-title"') for page in pages] == [20, 5]
    assert 'rel="next"' in pages[0].content.decode()
    assert 'rel="prev"' in pages[1].content.decode()
    assert client.get(reverse("web:search"), {**asked, "page": "x"}).status_code == 400
