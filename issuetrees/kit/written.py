"""Word of each row that is written, inside the transaction that writes it.

Who keeps something made of rows (the index of the search) says so at start. What people change in
graphs goes by revisions instead, and tells nothing here.
"""

from collections.abc import Callable

from django.db.models import Model

_listeners: list[Callable[[Model], None]] = []


def on_written(listener: Callable[[Model], None]) -> None:
    """Have ``listener(row)`` called in the transaction of each change (by ``search`` at start)."""
    _listeners.append(listener)


def written(row: Model) -> None:
    """Tell that a row was made, changed, deleted (marked) or brought back."""
    for listener in _listeners:
        listener(row)
