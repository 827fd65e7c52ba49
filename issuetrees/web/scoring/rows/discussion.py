"""The threads of a cell as its page shows them."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field

from issuetrees.scoring.models.discussion import CellComment


@dataclass(frozen=True)
class Said:
    """One comment and what the reader may do with it."""

    comment: CellComment
    may_edit: bool
    may_delete: bool

    @property
    def key(self) -> str:
        """What its box to edit in is called."""
        return f"edit-{self.comment.pk}"


@dataclass(frozen=True)
class Thread:
    """A comment with its answers; ``is_open`` while it is not resolved."""

    head: CellComment
    said: list[Said] = field(default_factory=list)

    @property
    def key(self) -> str:
        """What its box to answer in is called."""
        return f"answer-{self.head.pk}"

    @property
    def is_open(self) -> bool:
        return self.head.resolved_at is None


def threads(found: Iterable[CellComment], reader_id: uuid.UUID, *, manages: bool) -> list[Thread]:
    """Return the threads of a cell with their comments, the open ones first."""
    made: dict[uuid.UUID, Thread] = {}
    for one in found:
        thread = made.setdefault(one.head.pk, Thread(one.head))
        is_own = one.author_id == reader_id and not one.is_deleted
        thread.said.append(Said(one, is_own, is_own or (manages and not one.is_deleted)))
    return sorted(made.values(), key=lambda thread: not thread.is_open)
