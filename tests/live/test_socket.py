"""The socket of a graph: revision numbers and presence, for members only."""

import asyncio
import json
import uuid
from typing import Any

import pytest
from asgiref.sync import sync_to_async
from asgiref.testing import ApplicationCommunicator
from channels.routing import URLRouter
from django.contrib.auth.models import AnonymousUser

from issuetrees.comments import write as comments
from issuetrees.core.errors import Refused
from issuetrees.core.graph.records import ISSUE_TREE
from issuetrees.graphs import write
from issuetrees.inquiry.write import assumptions, evidence
from issuetrees.kit.models import new_id
from issuetrees.live import announce, consumers
from issuetrees.live.routing import websocket_urlpatterns
from issuetrees.operations import loop
from issuetrees.workspaces import deletions
from issuetrees.workspaces import write as workspaces
from tests.cast import make_cast

pytestmark = pytest.mark.django_db(transaction=True)


class Socket(ApplicationCommunicator):
    """A browser's end of a socket."""

    async def connect(self) -> dict[str, Any]:
        await self.send_input({"type": "websocket.connect"})
        answer: dict[str, Any] = await self.receive_output(timeout=3)
        return answer

    async def say(self, text: str) -> None:
        await self.send_input({"type": "websocket.receive", "text": text})

    async def leave(self) -> None:
        await self.send_input({"type": "websocket.disconnect", "code": 1000})
        await self.wait(timeout=3)


def dial(user: Any, graph_id: Any) -> Socket:
    scope = {
        "type": "websocket",
        "path": f"/ws/graphs/{graph_id}/",
        "headers": [],
        "query_string": b"",
        "subprotocols": [],
        "user": user,
    }
    return Socket(URLRouter(websocket_urlpatterns), scope)


async def hear(socket: Socket, kind: str) -> dict[str, Any]:
    """Return the next message of a kind."""
    while True:
        message: dict[str, Any] = json.loads((await socket.receive_output(timeout=3))["text"])
        if message["kind"] == kind:
            return message


def run(story: Any) -> None:
    """Tell a story in a fresh event loop that announcements reach, as in the server."""

    async def told() -> None:
        loop._loop = asyncio.get_running_loop()
        try:
            await asyncio.wait_for(story(), 30)
        finally:
            loop._loop = None

    asyncio.run(told())


@pytest.fixture
def scene(transactional_db):
    cast = make_cast()
    graph = write.create_graph(
        engagement_id=cast.engagement.pk, kind=ISSUE_TREE, title="Tree", actor=cast.editor
    )
    return cast, graph


def test_a_commit_reaches_an_open_socket(scene):
    cast, graph = scene

    async def story() -> None:
        socket = dial(cast.viewer, graph.pk)
        assert (await socket.connect())["type"] == "websocket.accept"
        assert (await hear(socket, "revision"))["revision"] == 0
        root = {"kind": "add_node", "id": str(new_id()), "parent_id": None, "title": "Root"}
        await sync_to_async(write.commit)(graph_id=graph.pk, commands=[root], actor=cast.editor)
        assert (await hear(socket, "revision"))["revision"] == 1
        await socket.leave()

    run(story)


def test_people_see_who_is_where_until_they_leave(scene):
    cast, graph = scene
    node_id = str(new_id())

    async def story() -> None:
        anna, boris = dial(cast.owner, graph.pk), dial(cast.editor, graph.pk)
        await anna.connect()
        await boris.connect()
        seen = await hear(anna, "presence")
        assert [person["name"] for person in seen["people"]] == ["Editor"]
        assert [p["name"] for p in (await hear(boris, "presence"))["people"]] == ["Owner"]
        await boris.say(json.dumps({"kind": "here", "node_id": node_id}))
        assert (await hear(anna, "presence"))["people"][0]["node_id"] == node_id
        await boris.say(json.dumps({"kind": "here", "node_id": "<script>"}))
        assert (await hear(anna, "presence"))["people"][0]["node_id"] is None
        await boris.leave()
        assert (await hear(anna, "presence"))["people"] == []
        await anna.leave()

    run(story)


@pytest.mark.parametrize("stranger", ["outsider", "anonymous"])
def test_who_does_not_belong_is_shut_out(scene, stranger):
    cast, graph = scene

    async def story() -> None:
        socket = dial(cast.person(stranger) or AnonymousUser(), graph.pk)
        await socket.connect()
        closing = await socket.receive_output(timeout=3)
        assert (closing["type"], closing["code"]) == ("websocket.close", consumers.GONE)

    run(story)


def test_losing_the_membership_closes_the_socket(scene):
    cast, graph = scene
    membership = cast.membership("viewer")

    async def story() -> None:
        socket = dial(cast.viewer, graph.pk)
        await socket.connect()
        await hear(socket, "revision")
        await sync_to_async(workspaces.remove_member)(actor=cast.owner, membership_id=membership.pk)
        while (message := await socket.receive_output(timeout=3))["type"] == "websocket.send":
            pass
        assert (message["type"], message["code"]) == ("websocket.close", consumers.GONE)

    run(story)


@pytest.mark.parametrize("kind", ["graph", "engagement", "workspace"])
def test_a_deletion_closes_the_socket(scene, kind):
    cast, graph = scene
    delete = {
        "graph": lambda: write.delete_graph(actor=cast.owner, graph_id=graph.pk),
        "engagement": lambda: deletions.delete_engagement(
            actor=cast.owner, engagement_id=cast.engagement.pk
        ),
        "workspace": lambda: deletions.delete_workspace(
            actor=cast.owner, workspace_id=cast.workspace.pk
        ),
    }[kind]

    async def story() -> None:
        socket = dial(cast.viewer, graph.pk)
        await socket.connect()
        await hear(socket, "revision")
        await sync_to_async(delete)()
        while (message := await socket.receive_output(timeout=3))["type"] != "websocket.close":
            pass
        assert message["code"] == consumers.GONE

    run(story)


def test_nothing_can_be_written_through_the_socket(scene):
    cast, graph = scene

    async def story() -> None:
        socket = dial(cast.editor, graph.pk)
        await socket.connect()
        await hear(socket, "revision")
        for text in ("not json", "[" * 5000, '{"kind": "commit", "commands": []}', "[1]"):
            await socket.say(text)
        assert await socket.receive_nothing(timeout=0.3)
        await socket.leave()

    run(story)


def test_news_of_comments_reach_an_open_socket_and_say_nothing_else(scene):
    cast, graph = scene
    root = {"kind": "add_node", "id": str(new_id()), "parent_id": None, "title": "Root"}
    write.commit(graph_id=graph.pk, commands=[root], actor=cast.editor)
    say = {"actor": cast.commenter, "graph_id": graph.pk, "node_id": uuid.UUID(root["id"])}

    async def story() -> None:
        socket = dial(cast.viewer, graph.pk)
        await socket.connect()
        await hear(socket, "revision")
        thread = await sync_to_async(comments.add_comment)(text="Why?", **say)
        assert await hear(socket, "comments") == {"kind": "comments"}
        for change in (comments.resolve_thread, comments.reopen_thread, comments.delete_comment):
            await sync_to_async(change)(actor=cast.commenter, comment_id=thread.pk)
            await hear(socket, "comments")
        await socket.leave()

    run(story)


def test_news_of_evidence_and_assumptions_reach_an_open_socket(scene):
    cast, graph = scene
    root = {"kind": "add_node", "id": str(new_id()), "parent_id": None, "title": "Root"}
    write.commit(graph_id=graph.pk, commands=[root], actor=cast.editor)
    say: dict[str, Any] = {"actor": cast.editor, "graph_id": graph.pk}
    told: dict[str, Any] = {"node_id": uuid.UUID(root["id"]), "claim": "It sells", "stance": "for"}

    async def story() -> None:
        socket = dial(cast.viewer, graph.pk)
        await socket.connect()
        await hear(socket, "revision")
        row = await sync_to_async(evidence.add_evidence)(**say, **told)
        assert await hear(socket, "evidence") == {"kind": "evidence"}
        await sync_to_async(evidence.delete_evidence)(actor=cast.editor, evidence_id=row.pk)
        await hear(socket, "evidence")
        await sync_to_async(assumptions.create_assumption)(statement="Tastes stay", **say)
        await hear(socket, "evidence")
        await socket.leave()

    run(story)


def test_a_refused_comment_is_no_news(scene):
    cast, graph = scene

    async def story() -> None:
        socket = dial(cast.viewer, graph.pk)
        await socket.connect()
        await hear(socket, "revision")
        with pytest.raises(Refused):
            await sync_to_async(comments.add_comment)(
                actor=cast.editor, graph_id=graph.pk, node_id=new_id(), text="Nowhere"
            )
        assert await socket.receive_nothing(timeout=0.3)
        await socket.leave()

    run(story)


def test_announcing_without_a_server_is_harmless(scene):
    announce.announce_revision(scene[1].pk, 5)
    announce.announce_comments(scene[1].pk)
