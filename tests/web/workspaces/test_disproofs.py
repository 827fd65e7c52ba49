"""The page of what is disproved in all engagements of a workspace."""

from collections.abc import Callable

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from issuetrees.inquiry import disproofs
from tests.cast import Cast
from tests.inquiry.trees import make_tree, node_of, overlap, waive
from tests.web.limits import INLINE, QUERIES_AT_MOST

ClientOf = Callable[[str], Client]


def page_of(client: Client, cast: Cast, **query: str) -> str:
    address = reverse("web:disproofs", args=[cast.workspace.pk])
    return " ".join(client.get(address, query).content.decode().split())


def test_disproofs_stand_with_witness_and_the_way_to_their_split(
    cast: Cast, client_of: ClientOf
) -> None:
    tree = make_tree(cast)
    page = page_of(client_of("viewer"), cast)
    assert INLINE.search(page) is None
    assert "25 is in" in page
    assert "1 How old are they? · Brand marketing · Tree" in page
    place = reverse("web:graph", args=[tree.pk])
    assert f"{place}?node={node_of(cast, tree, 'How old are they?')}" in page


def test_nothing_is_there_when_all_is_waived(cast: Cast, client_of: ClientOf) -> None:
    tree = make_tree(cast)
    waive(cast, tree, overlap(cast.viewer, tree))
    assert "No overlaps and no gaps" in page_of(client_of("owner"), cast)


def test_what_is_not_checked_yet_is_said(cast: Cast, client_of: ClientOf, monkeypatch) -> None:
    monkeypatch.setattr(disproofs, "MOST_TREES", 1)
    make_tree(cast)
    make_tree(cast)
    client = client_of("owner")
    assert "1 tree that changed is still to be checked." in page_of(client, cast)
    assert "still to be checked" not in page_of(client, cast)


def test_one_engagement_can_be_chosen(cast: Cast, client_of: ClientOf) -> None:
    make_tree(cast)
    client = client_of("owner")
    assert "25 is in" in page_of(client, cast, engagement=str(cast.engagement.pk))
    assert "25 is in" in page_of(client, cast, engagement="nonsense")


def test_a_page_costs_the_same_however_many_there_are(cast: Cast, client_of: ClientOf) -> None:
    client = client_of("owner")
    address = reverse("web:disproofs", args=[cast.workspace.pk])

    def cost() -> int:
        client.get(address)  # what changed is checked first
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        return len(queries)

    make_tree(cast)
    before = cost()
    for _ in range(4):
        make_tree(cast)
    assert (cost(), before <= QUERIES_AT_MOST) == (before, True)
