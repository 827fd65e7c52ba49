"""Trees and maps are started, archived and brought back."""

from collections.abc import Callable

from django.test import Client
from django.urls import reverse

from issuetrees.graphs import read as graphs_read
from tests.cast import Cast

ClientOf = Callable[[str], Client]


def test_a_new_tree_has_its_question_at_the_root(cast: Cast, client_of: ClientOf) -> None:
    address = reverse("web:tree_new", args=[cast.engagement.pk])
    client = client_of("editor")
    assert client.get(address).context["form"].initial["title"] == cast.engagement.question
    client.post(address, {"title": "What do we want to say?"})
    graph = graphs_read.graphs_of(cast.editor, cast.engagement.pk).get()
    assert [node.title for node in graphs_read.node_records(graph)] == ["What do we want to say?"]
    tree = reverse("web:tree", args=[cast.engagement.pk])
    assert client.get(tree)["Location"] == reverse("web:graph", args=[graph.pk])
    client.post(reverse("web:map_new", args=[cast.engagement.pk]), {"title": "From PM to CPO"})
    maps = client.get(reverse("web:maps", args=[cast.engagement.pk])).context["rows"]
    assert [(found.title, found.node_count) for found in maps] == [("From PM to CPO", 0)]


def test_a_second_tree_is_reached_from_the_first_and_from_the_overview(
    cast: Cast, client_of: ClientOf
) -> None:
    client = client_of("editor")
    new = reverse("web:tree_new", args=[cast.engagement.pk])
    page = client.post(new, {"title": "First?"}, follow=True).content.decode()
    assert reverse("web:trees", args=[cast.engagement.pk]) in page
    overview = client.get(reverse("web:engagement", args=[cast.engagement.pk])).content.decode()
    for name in ("web:tree_new", "web:map_new"):
        assert reverse(name, args=[cast.engagement.pk]) in overview
    seen = client_of("viewer").get(reverse("web:engagement", args=[cast.engagement.pk]))
    assert reverse("web:tree_new", args=[cast.engagement.pk]) not in seen.content.decode()


def test_a_graph_is_archived_and_brought_back(cast: Cast, client_of: ClientOf) -> None:
    client = client_of("editor")
    client.post(reverse("web:map_new", args=[cast.engagement.pk]), {"title": "Map"})
    graph = graphs_read.graphs_of(cast.editor, cast.engagement.pk).get()
    page = client.post(reverse("web:graph_archive", args=[graph.pk]), follow=True)
    assert [found.pk for found in page.context["archived"]] == [graph.pk]
    page = client.post(reverse("web:graph_restore", args=[graph.pk]), follow=True)
    assert [found.pk for found in page.context["rows"]] == [graph.pk]
