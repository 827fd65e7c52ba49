"""Ids that senders mint mean something within their graph; they tell nothing of another's."""

import json
import re
import uuid
from collections.abc import Callable
from typing import Any, Final

import pytest
from django.db import transaction
from django.db.models import F
from django.test import Client

from issuetrees.core.graph import commands
from issuetrees.graphs import write
from issuetrees.graphs.models import Graph, Link, Node
from issuetrees.kit.models import new_id
from tests.cast import Cast
from tests.migrating import ON_BOTH, Migrate

Json = dict[str, Any]
NAMES: Final = ("root", "left", "right", "arrow")
ID: Final = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
MOMENT: Final = re.compile(r"\d{4}-\d\d-\d\dT[\d:.]+(Z|\+00:00)")


def minted() -> Json:
    ids = sorted(str(new_id()) for _ in NAMES)  # lists come in their order
    return dict(zip(NAMES, ids, strict=True))


def add(ids: Json, name: str, above: str | None) -> Json:
    parent = {"parent_id": ids[above] if above else None}
    return {"kind": "add_node", "id": ids[name], "title": name, **parent}


def line(ids: Json, name: str, depth: int) -> Json:
    return {"id": ids[name], "depth": depth, "title": name}


def a_tree(ids: Json) -> list[Json]:
    return [add(ids, "root", None), add(ids, "left", "root"), add(ids, "right", "root")]


def an_outline(ids: Json) -> list[Json]:
    lines = [line(ids, "root", 0), line(ids, "left", 1), line(ids, "right", 1)]
    return [{"kind": "paste_outline", "parent_id": None, "nodes": lines}]


def a_map(ids: Json) -> list[Json]:
    ends = {"source_id": ids["left"], "target_id": ids["right"]}
    stages = [add(ids, "left", None), add(ids, "right", None)]
    return [*stages, {"kind": "connect", "id": ids["arrow"], **ends}]


#: For each command that makes something, commands with ids in all the places that it has.
MAKING: Final[dict[str, tuple[str, Callable[[Json], list[Json]]]]] = {
    "add_node": ("issue_tree", a_tree),
    "paste_outline": ("issue_tree", an_outline),
    "connect": ("stage_map", a_map),
}


def test_every_command_that_makes_something_is_here() -> None:
    others = "edit_node move_node delete_node set_split edit_link disconnect undo restore".split()
    assert set(commands.KINDS) == {*MAKING, *others}


def test_nothing_else_over_rest_takes_an_id(client: Client) -> None:
    document = client.get("/api/v1/openapi.json").json()
    bodies = [
        sent["schema"].get("$ref", "")
        for methods in document["paths"].values()
        for operation in methods.values()
        if isinstance(operation, dict) and "requestBody" in operation
        for sent in operation["requestBody"]["content"].values()
    ]
    schemas = document["components"]["schemas"]
    taking = {ref for ref in bodies if "id" in schemas.get(ref[21:], {}).get("properties", {})}
    assert len(bodies) > 30
    assert not taking


class Drawing:
    """One graph, all that is done with it over REST, and what the answers say."""

    def __init__(self, client: Client, graph: Graph, ids: Json) -> None:
        self.client, self.graph, self.ids = client, graph, ids
        self.heard: list[str] = []

    def ask(self, method: str, address: str, body: Json | None = None, **headers: str) -> Any:
        where = f"/api/v1/{address.format(graph=f'graphs/{self.graph.pk}')}"
        answer = self.client.generic(
            method, where, json.dumps(body or {}), "application/json", headers=headers
        )
        self.heard.append(self.plain(f"{address} {answer.status_code} {answer.content.decode()}"))
        return answer.json()

    def plain(self, text: str) -> str:
        """Return an answer without what differs between any two graphs."""
        for name in NAMES:
            text = text.replace(self.ids[name], name)
        return MOMENT.sub("…", ID.sub("…", text))

    def live(self, kind: str) -> list[str]:
        """Do with it what people do; return what was answered."""
        left = self.ids["left"]
        made = MAKING[kind][1](self.ids)
        self.ask("POST", "{graph}/commits", {"commands": made})
        self.ask("POST", "{graph}/commits", {"commands": made})
        edit = {"kind": "edit_node", "id": left, "fields": {"note": "Noted"}}
        self.ask("POST", "{graph}/commits", {"commands": [edit]})
        for address in ("records", "nodes", f"nodes/{left}", "links", "history"):
            self.ask("GET", f"{{graph}}/{address}")
        self.ask("POST", "{graph}/comments", {"node_id": left, "text": "Why?"})
        self.ask("GET", f"{{graph}}/comments?node_id={left}")
        self.ask("GET", "{graph}/comments/counts")
        self.ask("GET", "search?q=left")
        goals = f"engagements/{self.graph.engagement_id}/goals"
        goal = self.ask("POST", goals, {"title": "Goal", "node_id": left})
        if "id" in goal:
            edit = {"title": "Other", "node_id": left}
            self.ask("PATCH", f"goals/{goal['id']}", edit, **{"If-Match": "*"})
        delete = {"kind": "delete_node", "id": left}
        self.ask("POST", "{graph}/commits", {"commands": [delete]})
        self.ask("POST", "{graph}/undo", {"revision": 3})
        self.ask("GET", "{graph}/records?revision=1")
        self.ask("GET", "{graph}/changes?after=0")
        self.ask("GET", "{graph}/findings")
        self.ask("POST", "{graph}/copies", {"title": "Copy"})
        return self.heard


@pytest.mark.parametrize("is_deleted", [False, True], ids=["there", "deleted"])
@pytest.mark.parametrize("kind", MAKING)
def test_an_id_of_another_workspace_is_like_any_other(
    cast: Cast, client_of: Callable[[str], Client], kind: str, *, is_deleted: bool
) -> None:
    taken = minted()
    foreign = graph_of(cast.foreign_engagement.pk, kind, cast.outsider)
    write.commit(graph_id=foreign.pk, commands=MAKING[kind][1](taken), actor=cast.outsider)
    if is_deleted:
        gone = {"kind": "delete_node", "id": taken["left"]}
        write.commit(graph_id=foreign.pk, commands=[gone], actor=cast.outsider)
    before = contents(foreign)
    free = heard(cast, client_of("editor"), kind, minted())
    assert heard(cast, client_of("editor"), kind, taken) == free
    assert contents(foreign) == before


def heard(cast: Cast, client: Client, kind: str, ids: Json) -> list[str]:
    """Live with a graph of these ids, and leave nothing behind."""
    before = transaction.savepoint()
    graph = graph_of(cast.engagement.pk, kind, cast.editor)
    found = Drawing(client, graph, ids).live(kind)
    for model in (Node, Link):
        rows = model.objects.filter(graph__engagement=cast.engagement).exclude(row_id=F("id"))
        assert not any(str(row.row_id) in "".join(found) for row in rows)
    transaction.savepoint_rollback(before)
    return found


def graph_of(engagement_id: uuid.UUID, kind: str, actor: Any) -> Graph:
    return write.create_graph(
        engagement_id=engagement_id, kind=MAKING[kind][0], title="Drawing", actor=actor
    )


def contents(graph: Graph) -> list[Any]:
    return [
        list(model.objects.filter(graph=graph).order_by("id").values()) for model in (Node, Link)
    ]


@ON_BOTH
def test_rows_from_before_keep_their_ids(migrate: Migrate) -> None:
    migrate("comments", "0001_tables")
    before = migrate("graphs", "0005_value_and_unit")
    workspace = before.get_model("workspaces", "Workspace").objects.create(name="Harbour")
    engagement = workspace.engagements.create(name="Brand")
    graph = engagement.graphs.create(title="Map", kind="stage_map")
    stages = [
        graph.nodes.create(id=uuid.uuid4(), title=name, rank=name, kind="stage") for name in "12"
    ]
    link = graph.links.create(id=uuid.uuid4(), source=stages[0], target=stages[1])
    user = before.get_model("accounts", "User").objects.create(email="anna@example.org")
    graph.comments.create(node=stages[0], author=user, text="Why so?")
    after = migrate("graphs", "0006_ids_within_a_graph")
    arrow = after.get_model("graphs", "Link").objects.get()
    assert (arrow.id, arrow.source_id, arrow.target_id) == (link.pk, stages[0].pk, stages[1].pk)
    comment = after.get_model("comments", "Comment").objects.get()
    assert comment.node.id == stages[0].pk
