"""The past over REST: records as they were, what is different, the log in words."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from issuetrees.core.graph.records import ISSUE_TREE, STAGE_MAP
from issuetrees.graphs import write
from issuetrees.graphs.models import Graph
from issuetrees.kit.models import new_id
from tests.api.caller import Caller

MOST_QUERIES = 12


def node(title: str, parent_id: str | None = None, **fields: Any) -> dict[str, Any]:
    found = {"kind": "add_node", "id": str(new_id()), "parent_id": parent_id, "title": title}
    return {**found, **fields}


@pytest.fixture
def graph(cast) -> Graph:
    return write.create_graph(
        engagement_id=cast.engagement.pk, kind=ISSUE_TREE, title="Tree", actor=cast.editor
    )


@pytest.fixture
def commit(cast, graph):
    def commit(*commands, actor=cast.editor, of=graph):
        return write.commit(graph_id=of.pk, commands=list(commands), actor=actor)[0]

    return commit


@pytest.fixture
def titles(caller: Caller, graph):
    """Return a function that gives the titles after a revision, in their order."""

    def titles(number: int) -> list[str]:
        answer = caller.get(f"graphs/{graph.pk}/records?revision={number}")
        assert answer.status_code == 200, answer.content
        assert answer["ETag"] == f'"r{number}"'
        table = answer.json()
        assert table["revision"] == number
        at = table["node_fields"].index("title")
        return [row[at] for row in table["nodes"]]

    return titles


def test_records_are_read_as_they_were(caller, graph, commit, titles):
    root = node("Why?")
    first, second = node("Price", root["id"]), node("Reach", root["id"])
    commit(root, first, second)
    commit({"kind": "delete_node", "id": first["id"]})
    commit({"kind": "edit_node", "id": second["id"], "fields": {"title": "Range"}})
    assert titles(0) == []
    assert titles(1) == ["Why?", "Price", "Reach"]
    assert titles(2) == ["Why?", "Reach"]
    assert titles(3) == ["Why?", "Range"]
    now = caller.get(f"graphs/{graph.pk}/records").json()
    assert caller.get(f"graphs/{graph.pk}/records?revision=3").json() == now


@pytest.mark.parametrize("number", ["-1", "4", "x", "", "9999999999"])
def test_a_revision_that_was_not_reached_is_refused(caller, graph, commit, number):
    for _ in range(3):
        commit(node("Why?")) if graph.revision == 0 else None
        graph.refresh_from_db()
    answer = caller.get(f"graphs/{graph.pk}/records?revision={number}")
    assert (answer.status_code, answer.json()["details"]["field"]) == (400, "revision")
    answer = caller.get(f"graphs/{graph.pk}/comparison?from={number}&to=1")
    assert (answer.status_code, answer.json()["details"]["field"]) == (400, "from")
    answer = caller.get(f"graphs/{graph.pk}/comparison?from=0&to={number}")
    assert (answer.status_code, answer.json()["details"]["field"]) == (400, "to")


def test_what_is_different_is_said_in_words(caller, graph, commit):
    root = node("Why?")
    price, reach = node("Price", root["id"]), node("Reach", root["id"])
    basket, old = node("Basket", reach["id"]), node("Old", root["id"])
    commit(root, price, reach, basket, old)
    commit({"kind": "move_node", "id": basket["id"], "parent_id": price["id"], "before_id": None})
    commit({"kind": "edit_node", "id": reach["id"], "fields": {"title": "Range", "note": "n"}})
    commit({"kind": "delete_node", "id": old["id"]}, node("New", price["id"]))
    answer = caller.get(f"graphs/{graph.pk}/comparison?from=1&to=4").json()
    assert (answer["from"], answer["to"], answer["is_complete"]) == (1, 4, True)
    counts = {"added": 1, "removed": 1, "moved": 1, "reworded": 1, "edited": 1}
    assert answer["counts"] == {"nodes": counts, "links": dict.fromkeys(counts, 0)}
    said = {tuple(one["happened"]): one["words"] for one in answer["nodes"]}
    assert said == {
        ("moved",): ["Moved “Basket” from “Reach” to “Price”"],
        ("added",): ["Added “New” under “Price”"],
        ("reworded", "edited"): ["Reworded “Reach” to “Range”", "“Range”: changed note"],
        ("removed",): ["Removed “Old” from “Why?”"],
    }
    moved, gone = answer["nodes"][0], answer["nodes"][-1]
    assert moved["before"] == {
        "number": "2.1",
        "title": "Basket",
        "parent_id": reach["id"],
        "parent_title": "Reach",
    }
    assert (moved["after"]["number"], moved["removed"]) == ("1.1", None)
    assert (gone["after"], gone["removed"]["title"], gone["removed"]["rank"][:1]) == (
        None,
        "Old",
        gone["removed"]["rank"][:1],
    )
    back = caller.get(f"graphs/{graph.pk}/comparison?from=4&to=1").json()
    assert back["counts"]["nodes"] == counts
    assert ["Added “Old” under “Why?”"] in [one["words"] for one in back["nodes"]]


def test_arrows_and_stages_are_compared(cast, caller, commit):
    graph = write.create_graph(
        engagement_id=cast.engagement.pk, kind=STAGE_MAP, title="Map", actor=cast.editor
    )
    junior, senior = node("Junior", x=0, y=0), node("Senior", x=300, y=0)
    arrow = {"kind": "connect", "id": str(new_id()), "title": "grows"}
    ends = {"source_id": junior["id"], "target_id": senior["id"]}
    commit(junior, senior, {**arrow, **ends}, of=graph)
    commit({"kind": "edit_node", "id": senior["id"], "fields": {"x": 600}}, of=graph)
    commit({"kind": "edit_link", "id": arrow["id"], "fields": {"title": "leads"}}, of=graph)
    commit({"kind": "disconnect", "id": arrow["id"]}, of=graph)

    def said(start: int, end: int) -> list[list[str]]:
        path = f"graphs/{graph.pk}/comparison?from={start}&to={end}"
        answer = caller.get(path).json()
        return [one["words"] for one in (*answer["nodes"], *answer["links"])]

    assert said(1, 2) == [["Moved “Senior” on the map"]]
    assert said(2, 3) == [["The arrow from “Junior” to “Senior”: “grows” is now “leads”"]]
    assert said(3, 4) == [["Removed the arrow from “Junior” to “Senior”"]]
    assert said(4, 3) == [["Drew an arrow from “Junior” to “Senior”"]]
    history = caller.get(f"graphs/{graph.pk}/history").json()["items"]
    assert [entry["summary"] for entry in history] == [
        "Removed the arrow from “Junior” to “Senior”",
        "Changed the arrow from “Junior” to “Senior”",
        "Moved “Senior” on the map",
        "Added “Junior” and 2 more changes",
    ]


def test_the_log_takes_few_queries_and_can_be_of_one_person(cast, caller, graph, commit):
    root = node("Why?")
    commit(root)
    for at in range(30):
        child = node(f"Child {at}", root["id"])
        commit(child, actor=cast.owner if at % 3 == 0 else cast.editor)
        commit({"kind": "undo", "revision": 2 * at + 2})
    path = f"graphs/{graph.pk}/history?page_size=100"
    with CaptureQueriesContext(connection) as queries:
        everybody = caller.get(path).json()["items"]
    assert len(everybody) == 61
    assert len(queries) <= MOST_QUERIES
    owners = caller.get(f"{path}&actor_id={cast.owner.pk}").json()["items"]
    assert {entry["actor"]["name"] for entry in owners} == {"Owner"}
    assert len(owners) == 10
