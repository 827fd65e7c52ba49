"""Values as bytes: what is made of the same values is the same, so it is made once."""

import hashlib
import pickle
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from io import BytesIO
from operator import attrgetter
from typing import Any, Final

from issuetrees.core.summed import Summed

Reducer = Callable[[Any], tuple[Any, tuple[Any, ...]]]


class _Reducers(dict[type, Reducer]):
    """How records are written, by their class: in half the time of asking each what it is."""

    def __missing__(self, kind: type) -> Reducer:
        reducer = self[kind] = _reducer(kind)
        return reducer


def _reducer(kind: type) -> Reducer:
    if issubclass(kind, Enum):
        words = {one: (str, (f"{kind.__qualname__}.{one.name}",)) for one in kind}
        return words.__getitem__
    if not is_dataclass(kind):
        raise KeyError(kind)
    names = [field.name for field in fields(kind)]
    # With one name it would give a value, not a tuple of values.
    values = attrgetter(*names, *names[:1]) if names else lambda _one: ()
    if not issubclass(kind, Summed):
        return lambda one: (kind, values(one))

    def summed(one: Any) -> tuple[Any, tuple[Any, ...]]:
        if not hasattr(one, "sum"):
            object.__setattr__(one, "sum", sum_of(values(one)))
        return kind, (one.sum,)

    return summed


_REDUCERS: Final = _Reducers({date: lambda one: (str, (f"day {one.isoformat()}",))})


def bytes_of(values: Any) -> bytes:
    """Return bytes that are the same for the same values, in every process."""
    written = BytesIO()
    pickler = pickle.Pickler(written, 5)
    # Without a memory of objects: which of them are one and the same says nothing of values.
    pickler.fast = True
    pickler.dispatch_table = _REDUCERS
    pickler.dump(values)
    return written.getvalue()


def sum_of(values: Any) -> bytes:
    """Return a few bytes that differ where the values do."""
    return hashlib.sha256(bytes_of(values)).digest()
