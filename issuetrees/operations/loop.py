"""The event loop of the server, so that threads which answer HTTP can announce on it."""

import asyncio
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

Message = MutableMapping[str, Any]

_loop: asyncio.AbstractEventLoop | None = None


def server_loop() -> asyncio.AbstractEventLoop | None:
    """Return the loop that serves WebSockets in this process; ``None`` outside a server."""
    return _loop


async def lifespan(
    _scope: Message,
    receive: Callable[[], Awaitable[Message]],
    send: Callable[[Message], Awaitable[None]],
) -> None:
    """ASGI application of the ``lifespan`` protocol: remembers the loop while it runs."""
    global _loop  # noqa: PLW0603 - one server per process
    while True:
        message = await receive()
        if message["type"] == "lifespan.startup":
            _loop = asyncio.get_running_loop()
            await send({"type": "lifespan.startup.complete"})
        else:
            _loop = None
            await send({"type": "lifespan.shutdown.complete"})
            return
