"""The history of a graph: every state as it was, the log in words."""

import copy
from typing import Any

import pytest
from django.utils import translation

from issuetrees.core.errors import Refused
from issuetrees.core.graph.change import from_json
from issuetrees.core.graph.records import ISSUE_TREE, STAGE_MAP
from issuetrees.graphs import read, write
from issuetrees.graphs.history import log, past
from issuetrees.graphs.history.summary import told
from issuetrees.graphs.models import Graph, Revision
from issuetrees.kit.models import new_id
from tests.core.graph.memory import MemoryGraph
from tests.core.graph.random_commands import Author


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


@pytest.mark.parametrize("kind", [ISSUE_TREE, STAGE_MAP])
@pytest.mark.parametrize("seed", range(3))
def test_every_revision_reads_as_its_replay(cast, kind, seed):
    graph = write.create_graph(
        engagement_id=cast.engagement.pk, kind=kind, title="Any", actor=cast.editor
    )
    memory = MemoryGraph(kind)
    author = Author(seed, memory)
    states = [copy.deepcopy(memory.to_json())]
    for _ in range(25):
        given = {"graph_id": graph.pk, "commands": author.batch(), "actor": cast.editor}
        try:
            revision, _ = write.commit(**given)
        except Refused:
            continue
        memory.commit(from_json(revision.change))
        states.append(copy.deepcopy(memory.to_json()))
    graph.refresh_from_db()
    for number, state in enumerate(states):
        assert past.tables_at(graph, number) == state
        assert past.two_states(graph, number, len(states) - 1) == (state, states[-1])
        assert past.two_states(graph, len(states) - 1, number) == (states[-1], state)
    assert past.table_at(graph, len(states) - 1) == read.table(graph)


def test_the_log_names_branches(graph, commit):
    root = node("Why?")
    price, basket = node("Price", root["id"]), node("Basket", root["id"])
    line = {"id": str(new_id()), "depth": 1, "title": "Line"}
    move = {"kind": "move_node", "id": price["id"], "parent_id": basket["id"], "before_id": None}
    paste = {"kind": "paste_outline", "parent_id": basket["id"], "before_id": None}
    commit(root)
    commit(price, basket)
    commit(move)
    commit({**paste, "nodes": [line]})
    commit({**move, "before_id": line["id"]})
    commit({"kind": "edit_node", "id": price["id"], "fields": {"note": "n", "due_on": None}})
    commit({"kind": "edit_node", "id": price["id"], "fields": {"status": "answered"}})
    commit({"kind": "undo", "revision": 7})
    commit({"kind": "undo", "revision": 8})
    commit({"kind": "restore", "revision": 2})
    assert [entry.summary for entry in told(list(log.revisions(graph)))] == [
        "Restored the state after change 2",
        "Did again: “Price”: status “Answered”",
        "Took back: “Price”: status “Answered”",
        "“Price”: status “Answered”",
        "“Price”: changed note, due date",
        "Moved “Price” within “Basket”",
        "Pasted 1 line under “Basket”",
        "Moved “Price” under “Basket”",
        "Added “Price” under “Why?” and 1 more",
        "Added “Why?”",
    ]


def test_the_log_is_in_the_language_of_the_reader(graph, commit):
    root = node("Зачем?")
    commit(root)
    commit({**node("Цена", root["id"])})
    with translation.override("ru"):
        summaries = [entry.summary for entry in told(list(log.revisions(graph)))]
    assert summaries == ["Добавлено в «Зачем?»: «Цена»", "Добавлено: «Зачем?»"]


def test_where_others_never_stop_committing_the_log_is_replayed(graph, commit, monkeypatch):
    root = node("Why?")
    commit(root)
    commit({"kind": "edit_node", "id": root["id"], "fields": {"title": "How?"}})
    graph.refresh_from_db()
    numbers = iter(range(100))
    monkeypatch.setattr(past, "_latest", lambda _: next(numbers))
    assert past.tables_at(graph, 2)["nodes"][root["id"]]["title"] == "How?"
    assert next(numbers) > 4


def test_records_older_than_a_field_are_read_with_it(graph, commit):
    root = node("Why?")
    revision = commit(root)
    del revision.change["nodes"]["added"][root["id"]]["track"]
    Revision.objects.filter(pk=revision.pk).update(change=revision.change)
    for note in ("a", "b"):
        commit({"kind": "edit_node", "id": root["id"], "fields": {"note": note}})
    graph.refresh_from_db()
    assert past.tables_at(graph, 1)["nodes"][root["id"]]["track"] == ""
