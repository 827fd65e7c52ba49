"""The page of a tree's story: read as titles, written in place, put in order."""

import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from issuetrees.graphs import read
from tests.cast import Cast
from tests.graphs.test_synthesis import Tree
from tests.web.limits import QUERIES_AT_MOST

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def tree(cast: Cast) -> Tree:
    return Tree(cast)


def page(client: Client, tree: Tree, query: str = "") -> str:
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(reverse("web:story", args=[tree.graph.pk]) + query)
    assert len(queries) <= QUERIES_AT_MOST
    return str(answer.content.decode())


def say(client: Client, tree: Tree, node_id: str, **given: Any) -> Any:
    address = reverse("web:story_answer", args=[tree.graph.pk, node_id])
    return client.post(address, given, follow=True)


def test_a_so_what_written_here_is_on_the_tree_and_up_to_date(
    tree: Tree, client_of: Callable[[str], Client]
) -> None:
    client = client_of("editor")
    tree.commit(tree.answer(tree.deep, "It is so"))
    assert page(client, tree).count("1 edit behind") == 2
    base = read.any_graph(tree.graph.pk).revision
    shown = say(client, tree, tree.left, answer="What it comes to", base=base).content.decode()
    assert "What it comes to" in shown
    assert shown.count("1 edit behind") == 0
    assert shown.count("2 edits behind") == 1  # the root is behind by the leaf and this so-what


def test_what_somebody_else_wrote_meanwhile_is_not_lost(
    tree: Tree, client_of: Callable[[str], Client]
) -> None:
    base = read.any_graph(tree.graph.pk).revision
    tree.commit(tree.answer(tree.left, "Theirs"))
    shown = say(client_of("owner"), tree, tree.left, answer="Mine", base=base).content.decode()
    assert "changed the same field meanwhile" in shown
    assert "Mine" in shown
    assert read.node(tree.graph, uuid.UUID(tree.left)).answer == "Theirs"


def test_the_key_line_is_the_order_of_the_parts(
    tree: Tree, client_of: Callable[[str], Client]
) -> None:
    client = client_of("editor")
    address = reverse("web:story_move", args=[tree.graph.pk, tree.left])
    for to, first in (("down", tree.right), ("up", tree.left), ("up", tree.left)):
        client.post(address, {"to": to})
        records = read.node_records(tree.graph)
        assert next(one.id for one in records if one.parent_id == tree.root) == first


def test_titles_alone_tell_it_and_the_answer_has_its_versions(
    tree: Tree, client_of: Callable[[str], Client]
) -> None:
    tree.commit(tree.answer(tree.root, "Better"))
    client = client_of("viewer")
    titles = page(client, tree, "?view=titles")
    assert "<textarea" not in titles
    assert titles.index("Better") < titles.index("Left")
    assert "2 versions of the answer" in page(client, tree)
