"""Ids of sections: letters and underscores, so that further pages can be told by a number."""

import re
from collections.abc import Container
from itertools import count
from typing import Final

ID: Final = re.compile("[a-z]+(?:_[a-z]+)*")
MAX_ID: Final = 40


def free_id(kind: str, taken: Container[str]) -> str:
    """Return the kind itself, or with letters after it: ``tree``, ``tree_b``, ``tree_c``."""
    if kind not in taken:
        return kind
    return next(made for place in count(1) if (made := f"{kind}_{_letters(place)}") not in taken)


def _letters(place: int) -> str:
    """Write 0 as a, 25 as z, 26 as ba."""
    rest, last = divmod(place, 26)
    return (_letters(rest) if rest else "") + chr(ord("a") + last)
