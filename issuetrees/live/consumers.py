"""The WebSocket of a graph: revision numbers, that comments or evidence changed, who is where.

Nothing else goes over it: browsers read what is new over HTTP.

Presence needs no store: each connection says "here" to the others, answers a newcomer's
"hello" in the same way, and forgets whom it has not heard for a while.
"""

import asyncio
import re
import time
import uuid
from contextlib import suppress
from typing import Any, Final

from channels.db import database_sync_to_async
from channels.generic.websocket import AsyncJsonWebsocketConsumer

from issuetrees.accounts.models import User
from issuetrees.core.errors import Refused
from issuetrees.graphs import read

GONE: Final = 4404  # close code: no such graph for this person (any more)
CHECK_EVERY: Final = 60.0  # seconds between two looks at the membership
_REPEAT: Final = 25.0  # seconds between two "here" of a connection
_FORGET: Final = 70.0
_GATHER: Final = 0.15  # seconds in which news of presence are put into one message
_COLOURS: Final = 8
_NODE_ID: Final = re.compile(r"[0-9a-f-]{36}")


def graph_group(graph_id: uuid.UUID | str) -> str:
    """Return the name of the group that hears of a graph."""
    return f"graph.{graph_id}"


def person_group(user_id: uuid.UUID | str) -> str:
    """Return the name of the group that hears of a person's memberships."""
    return f"person.{user_id}"


class GraphConsumer(AsyncJsonWebsocketConsumer):  # type: ignore[misc]
    """One open drawing in one browser tab."""

    async def connect(self) -> None:
        self.graph_id: uuid.UUID = self.scope["url_route"]["kwargs"]["graph_id"]
        self.user = self.scope["user"]
        self.people: dict[str, dict[str, Any]] = {}
        self.heard_at: dict[str, float] = {}
        self.node_id: str | None = None
        self.tasks: set[asyncio.Task[None]] = set()
        self.is_gathering = False
        self.groups_joined = [graph_group(self.graph_id), person_group(self.user.pk)]
        await self.accept()
        if not await self._may_see():
            await self.close(code=GONE)
            return
        for group in self.groups_joined:
            await self.channel_layer.group_add(group, self.channel_name)
        await self._say("presence.hello")
        await self.send_json({"kind": "revision", "revision": await self._revision()})
        self._start(self._watch())
        self._start(self._repeat())

    async def disconnect(self, _code: int) -> None:
        for task in self.tasks:
            task.cancel()
        for group in self.groups_joined:
            await self.channel_layer.group_discard(group, self.channel_name)
        if self.tasks:
            await self._say("presence.left")

    async def receive_json(self, content: Any, **_: Any) -> None:
        """Hear which node the person is on; anything else is not for a socket."""
        if not isinstance(content, dict) or content.get("kind") != "here":
            return
        node_id = content.get("node_id")
        is_id = isinstance(node_id, str) and _NODE_ID.fullmatch(node_id)
        self.node_id = node_id if is_id else None
        await self._say("presence.here")

    async def receive(self, text_data: str | None = None, **kwargs: Any) -> None:
        """Leave aside what is no JSON."""
        with suppress(ValueError, RecursionError):
            await super().receive(text_data=text_data, **kwargs)

    async def graph_revision(self, event: dict[str, Any]) -> None:
        await self.send_json({"kind": "revision", "revision": event["revision"]})

    async def graph_evidence(self, _event: dict[str, Any]) -> None:
        await self.send_json({"kind": "evidence"})

    async def graph_comments(self, _event: dict[str, Any]) -> None:
        await self.send_json({"kind": "comments"})

    async def membership_changed(self, _event: dict[str, Any]) -> None:
        await self._leave_if_shut_out()

    async def presence_hello(self, event: dict[str, Any]) -> None:
        await self.presence_here(event)
        if event["channel"] != self.channel_name:
            await self._say("presence.here")

    async def presence_here(self, event: dict[str, Any]) -> None:
        if event["channel"] != self.channel_name:
            self.people[event["channel"]] = event["person"]
            self.heard_at[event["channel"]] = time.monotonic()
            self._gather()

    async def presence_left(self, event: dict[str, Any]) -> None:
        if self.people.pop(event["channel"], None) is not None:
            self._gather()

    async def _say(self, kind: str) -> None:
        await self.channel_layer.group_send(
            graph_group(self.graph_id),
            {"type": kind, "channel": self.channel_name, "person": self._person()},
        )

    def _person(self) -> dict[str, Any]:
        return {
            "id": str(self.user.pk),
            "name": str(self.user),
            "initials": self.user.initials,
            "colour": self.user.pk.int % _COLOURS,
            "node_id": self.node_id,
        }

    def _start(self, work: Any) -> None:
        task = asyncio.ensure_future(work)
        self.tasks.add(task)
        task.add_done_callback(self.tasks.discard)

    def _gather(self) -> None:
        if not self.is_gathering:
            self.is_gathering = True
            self._start(self._tell_presence())

    async def _tell_presence(self) -> None:
        await asyncio.sleep(_GATHER)
        self.is_gathering = False
        oldest = time.monotonic() - _FORGET
        self.people = {
            channel: person
            for channel, person in self.people.items()
            if self.heard_at[channel] >= oldest
        }
        await self.send_json({"kind": "presence", "people": list(self.people.values())})

    async def _repeat(self) -> None:
        while True:
            await asyncio.sleep(_REPEAT)
            await self._say("presence.here")

    async def _watch(self) -> None:
        while True:
            await asyncio.sleep(CHECK_EVERY)
            await self._leave_if_shut_out()

    async def _leave_if_shut_out(self) -> None:
        if not await self._may_see():
            await self.close(code=GONE)

    @database_sync_to_async  # type: ignore[untyped-decorator]
    def _may_see(self) -> bool:
        try:
            read.graph(self.user, self.graph_id)
        except Refused:
            return False
        return (
            not self.user.is_anonymous
            and User.objects.filter(pk=self.user.pk, is_active=True).exists()
        )

    @database_sync_to_async  # type: ignore[untyped-decorator]
    def _revision(self) -> int:
        return int(read.graph(self.user, self.graph_id).revision)
