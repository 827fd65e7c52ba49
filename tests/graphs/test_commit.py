"""The write path: one revision per commit, once per key, no half-written graph."""

import copy
import json
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from issuetrees.core.errors import Conflict, Denied, Invalid, NotFound, Refused
from issuetrees.core.graph.change import Tables, apply, from_json
from issuetrees.core.graph.records import ISSUE_TREE, STAGE_MAP, to_json
from issuetrees.graphs import read, write
from issuetrees.graphs.models import Graph, Node, Revision
from issuetrees.kit.models import new_id
from issuetrees.workspaces.models import AuditEntry
from tests.core.graph.make_cases import FOLDER
from tests.core.graph.memory import MemoryGraph
from tests.core.graph.random_commands import Author
from tests.core.graph.spelling import spelled, with_ids

pytestmark = pytest.mark.django_db


@pytest.fixture
def tree(cast) -> Graph:
    return write.create_graph(
        engagement_id=cast.engagement.pk, kind=ISSUE_TREE, title="Tree", actor=cast.editor
    )


@pytest.fixture
def commit(cast, tree) -> Callable[..., Revision]:
    def commit(*commands, **given) -> Revision:
        actor = given.pop("actor", cast.editor)
        made = write.commit(graph_id=tree.pk, commands=list(commands), actor=actor, **given)
        return made[0]

    return commit


def add(parent_id: str | None, title: str = "A question") -> dict[str, Any]:
    return {"kind": "add_node", "id": str(new_id()), "parent_id": parent_id, "title": title}


def records(graph: Graph) -> Tables:
    graph.refresh_from_db()
    return {
        "nodes": {node.id: to_json(node) for node in read.every_record(graph)},
        "links": {link.id: to_json(link) for link in read.link_records(graph)},
    }


def test_a_commit_writes_rows_and_one_revision(cast, tree, commit):
    root = add(None, "How do we choose?")
    child = add(root["id"], "What do we want to say?")
    revision = commit(root, child)
    assert revision.number == 1
    assert revision.actor == cast.editor
    assert [node.title for node in read.node_records(tree)] == [root["title"], child["title"]]
    assert list(revision.change["nodes"]["added"]) == [root["id"], child["id"]]


def test_a_key_is_applied_once(tree, commit):
    root = add(None)
    first = commit(root, key="k1")
    again = commit(root, key="k1")
    assert again.pk == first.pk
    assert Revision.objects.filter(graph=tree).count() == 1


def test_a_refused_commit_leaves_nothing_behind(tree, commit):
    root = add(None)
    commit(root)
    with pytest.raises(Conflict) as refused:
        commit(add(root["id"]), add(str(new_id())))
    assert refused.value.details["command"] == 2
    assert len(records(tree)["nodes"]) == 1
    assert read.graph(tree.engagement.workspace.memberships.first().user, tree.pk).revision == 1


def test_the_same_field_changed_meanwhile_is_a_conflict_that_names_the_person(cast, commit):
    root = add(None, "Old")
    commit(root)
    edit = {"kind": "edit_node", "id": root["id"], "fields": {"title": "Theirs"}}
    commit(edit, actor=cast.owner)
    mine = {"kind": "edit_node", "id": root["id"], "fields": {"title": "Mine"}}
    with pytest.raises(Conflict) as refused:
        commit(mine, base=1)
    details = refused.value.details
    assert (details["by"], details["theirs"], details["mine"]) == ("Owner", "Theirs", "Mine")
    assert (details["node_id"], details["field"], details["revision"]) == (root["id"], "title", 2)
    assert commit(mine, base=2).number == 3


def test_other_fields_changed_meanwhile_are_no_conflict(cast, commit):
    root = add(None, "Old")
    commit(root)
    title = {"kind": "edit_node", "id": root["id"], "fields": {"title": "Theirs"}}
    note = {"kind": "edit_node", "id": root["id"], "fields": {"note": "Mine"}}
    commit(title, actor=cast.owner)
    assert commit(note, base=1).number == 3


@pytest.mark.parametrize("person", ["commenter", "viewer"])
def test_who_may_not_edit_is_denied(cast, commit, person):
    with pytest.raises(Denied):
        commit(add(None), actor=cast.person(person))


def test_an_outsider_learns_nothing(cast, tree, commit):
    with pytest.raises(NotFound):
        commit(add(None), actor=cast.outsider)
    with pytest.raises(NotFound):
        read.graph(cast.outsider, tree.pk)
    assert not read.graphs(cast.outsider).exists()


def test_ids_are_uuids_and_of_this_graph(cast, tree, commit):
    root = add(None)
    commit(root)
    with pytest.raises(Invalid):
        commit({"kind": "delete_node", "id": "not-a-uuid"})
    other = write.create_graph(
        engagement_id=cast.engagement.pk, kind=ISSUE_TREE, title="Other", actor=cast.editor
    )
    with pytest.raises(Conflict) as refused:
        write.commit(graph_id=other.pk, commands=[root], actor=cast.editor)
    assert refused.value.code == "id_taken"
    with pytest.raises(Conflict) as refused:
        write.commit(graph_id=other.pk, commands=[add(root["id"])], actor=cast.editor)
    assert refused.value.code == "parent_gone"


def test_an_owner_must_be_a_member(cast, commit):
    root = add(None)
    commit(root)
    mine = {"kind": "edit_node", "id": root["id"], "fields": {"owner_id": str(cast.viewer.pk)}}
    assert commit(mine).number == 2
    stranger = {**mine, "fields": {"owner_id": str(cast.outsider.pk)}}
    with pytest.raises(Invalid) as refused:
        commit(stranger)
    assert refused.value.details["field"] == "owner_id"


def test_a_deleted_node_keeps_its_row_and_comes_back(tree, commit):
    root = add(None)
    child = add(root["id"])
    commit(root, child)
    before = records(tree)
    deletion = commit({"kind": "delete_node", "id": child["id"]})
    assert len(records(tree)["nodes"]) == 1
    assert Node.objects.get(id=child["id"]).is_deleted
    commit({"kind": "undo", "revision": deletion.number})
    assert records(tree) == before


def test_listeners_hear_of_a_commit(tree, commit, monkeypatch, django_capture_on_commit_callbacks):
    heard: list[tuple[Any, ...]] = []
    monkeypatch.setattr(write, "_listeners", [lambda *news: heard.append(news)])
    with django_capture_on_commit_callbacks(execute=True):
        commit(add(None))
    assert heard == [(tree.pk, 1)]


def test_making_a_graph_is_audited(tree):
    assert AuditEntry.objects.get(action="graph_created").target_id == tree.pk


@pytest.mark.parametrize("kind", [ISSUE_TREE, STAGE_MAP])
@pytest.mark.parametrize("seed", range(3))
def test_rows_and_memory_agree_on_random_commands(cast, kind, seed):
    graph = write.create_graph(
        engagement_id=cast.engagement.pk, kind=kind, title="Any", actor=cast.editor
    )
    memory = MemoryGraph(kind)
    author = Author(seed, memory)
    stale = copy.deepcopy(memory.to_json())
    for _ in range(40):
        given = {"graph_id": graph.pk, "commands": author.batch(), "actor": cast.editor}
        try:
            revision, _ = write.commit(**given)
        except Refused:
            continue
        change = from_json(revision.change)
        memory.commit(change)
        apply(stale, change)
        assert records(graph) == memory.to_json() == stale


@pytest.mark.parametrize(
    "case", json.loads((FOLDER / "commands.json").read_text("utf-8")), ids=lambda case: case["name"]
)
def test_golden_cases_hold_on_rows(cast, case):
    graph = write.create_graph(
        engagement_id=cast.engagement.pk, kind=case["kind"], title="Any", actor=cast.editor
    )
    for step in case["steps"]:
        commands = [with_ids(command) for command in step["commands"]]
        given = {"graph_id": graph.pk, "commands": commands, "actor": cast.editor}
        if "refused" in step:
            with pytest.raises(Refused) as refused:
                write.commit(**given)
            assert refused.value.code == step["refused"]
            continue
        revision, _ = write.commit(**given)
        for part in ("nodes", "links"):
            for what, expected in step["change"][part].items():
                assert set(revision.change[part][what]) == {spelled(name) for name in expected}


def test_a_commit_costs_the_same_number_of_queries_in_any_tree(tree, commit):
    root = add(None)
    commit(root)
    counts = []
    for _ in range(2):
        with CaptureQueriesContext(
            connection,
        ) as queries:
            commit(add(root["id"]), base=0)
        counts.append(len(queries))
        commit(*(add(root["id"]) for _ in range(200)))
    assert counts[0] == counts[1] <= 14


def test_a_restore_costs_the_same_number_of_queries_however_much_it_takes_back(tree, commit):
    root = add(None)
    start = commit(root)
    counts = []
    for size in (3, 120):
        parts = [add(root["id"]) for _ in range(size)]
        commit(*parts)
        commit(*(add(part["id"]) for part in parts))
        with CaptureQueriesContext(connection) as queries:
            commit({"kind": "restore", "revision": start.number})
        counts.append(len(queries))
        assert [*records(tree)["nodes"]] == [root["id"]]
    assert counts[0] == counts[1] <= 16
