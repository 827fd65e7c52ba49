"""Values as bytes: what is made of the same values is the same, so it is made once."""

import hashlib
import pickle
from io import BytesIO
from typing import Any


def bytes_of(values: Any) -> bytes:
    """Return bytes that are the same for the same values, in every process."""
    written = BytesIO()
    pickler = pickle.Pickler(written, 5)
    # Without a memory of objects: which of them are one and the same says nothing of values.
    pickler.fast = True
    pickler.dump(values)
    return written.getvalue()


def sum_of(values: Any) -> bytes:
    """Return a few bytes that differ where the values do."""
    return hashlib.sha256(bytes_of(values)).digest()
