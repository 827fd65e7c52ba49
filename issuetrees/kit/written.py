"""Word of each row that is written, inside the transaction that writes it.

Who keeps something made of rows (the index of the search) says so at start. What people change in
graphs goes by revisions instead, and tells nothing here.
"""

import uuid
from collections.abc import Callable, Collection

from django.db.models import Model

_listeners: list[Callable[[Model], None]] = []
_erasers: list[Callable[[Collection[uuid.UUID]], None]] = []


def on_written(listener: Callable[[Model], None]) -> None:
    """Have ``listener(row)`` called in the transaction of each change (by ``search`` at start)."""
    _listeners.append(listener)


def written(row: Model) -> None:
    """Tell that a row was made, changed, deleted (marked) or brought back."""
    for listener in _listeners:
        listener(row)


def on_erased(listener: Callable[[Collection[uuid.UUID]], None]) -> None:
    """Have ``listener(ids)`` called in the transaction that erases rows for good (at start)."""
    _erasers.append(listener)


def erased(ids: Collection[uuid.UUID]) -> None:
    """Tell that rows are gone for good: whoever keeps something made of them drops it."""
    for listener in _erasers:
        listener(ids)
