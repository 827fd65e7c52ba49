"""The page of a workspace's own words."""

from collections.abc import Callable

from django.test import Client
from django.urls import reverse

from issuetrees.workspaces import word_lists
from issuetrees.workspaces.models import WordList
from tests.cast import Cast
from tests.inquiry.trees import make_tree

ClientOf = Callable[[str], Client]


def test_an_empty_page_says_what_words_are_for(cast: Cast, client_of: ClientOf) -> None:
    address = reverse("web:words", args=[cast.workspace.pk])
    page = client_of("owner").get(address).content.decode()
    assert "Two branches that differ in such words only" in page
    assert "Add a framework" in page
    viewers = client_of("viewer").get(address).content.decode()
    assert "Add a framework" not in viewers
    assert "Owners of the workspace change these words." in viewers


def test_words_are_added_changed_deleted_and_brought_back(cast: Cast, client_of: ClientOf) -> None:
    client = client_of("owner")
    adds = reverse("web:words_add", args=[cast.workspace.pk, "framework"])
    refused = client.post(adds, {"name": "Our 3C", "items": "Client"})
    assert "A list has two items at least" in refused.content.decode()
    client.post(adds, {"name": "Our 3C", "items": "Client, customer\nChannel\nCash"})
    (row,) = word_lists.word_lists(cast.viewer, cast.workspace.pk)
    assert row.items == [["Client", "customer"], ["Channel"], ["Cash"]]
    tree = make_tree(cast)
    editor = client.get(reverse("web:graph", args=[tree.pk])).content.decode()
    assert '<option value="Our 3C">Our 3C</option>' in editor
    edits = reverse("web:words_edit", args=[row.pk])
    assert "Client, customer\nChannel\nCash" in client.get(edits).content.decode()
    client.post(edits, {"name": "Our 2C", "items": "Client\nCash"})
    row.refresh_from_db()
    assert (row.name, row.items) == ("Our 2C", [["Client"], ["Cash"]])
    answer = client.post(reverse("web:words_delete", args=[row.pk]), follow=True)
    assert "“Our 2C” is deleted." in answer.content.decode()
    assert not WordList.objects.exists()
    assert "Own words" in client.get(reverse("web:deletions")).content.decode()
