"""Who hears that people may see more or less than before."""

import uuid
from collections.abc import Callable, Iterable

from django.db import transaction

_listeners: list[Callable[[uuid.UUID], None]] = []


def on_access(listener: Callable[[uuid.UUID], None]) -> None:
    """Have ``listener(user_id)`` called when what somebody may see changed (by ``live``)."""
    _listeners.append(listener)


def announce(user_ids: Iterable[uuid.UUID]) -> None:
    """Tell, once it is written, that these people may see something else now."""
    people = list(user_ids)

    def tell() -> None:
        for user_id in people:
            for listener in _listeners:
                listener(user_id)

    transaction.on_commit(tell, robust=True)
