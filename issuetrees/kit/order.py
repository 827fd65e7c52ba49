"""The place of a row among its siblings."""

import uuid
from collections.abc import Sequence
from typing import Any, Protocol

from issuetrees.core.graph import rank


class Ordered(Protocol):
    """A row that has a place among its siblings."""

    pk: Any
    rank: str


def rank_before(siblings: Sequence[Ordered], before_id: uuid.UUID | None) -> str:
    """Return a rank right before a sibling, or after the last one.

    A sibling that is not there (any more) also means the end.
    """
    places = [sibling.pk for sibling in siblings]
    if before_id not in places:
        return rank.between(siblings[-1].rank if siblings else None, None)
    index = places.index(before_id)
    low = siblings[index - 1].rank if index else None
    return rank.between(low, siblings[index].rank)
