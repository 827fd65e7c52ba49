"""When a question comes again: the oftener it was known in a row, the later."""

import datetime as dt
from collections.abc import Iterable
from typing import Final, Protocol, TypeVar

#: Days until a question comes again, by how often it was known in a row.
_DAYS: Final = (1, 3, 7, 16, 35, 90)
_SOON: Final = dt.timedelta(minutes=10)
#: What comes first of all that is due.
_ORDER: Final = {"not": 0, "nearly": 1, "": 2, "knew": 3}


class Due(Protocol):
    """A question as spacing sees it: the last word on it, and when it is due (None: at once)."""

    @property
    def mark(self) -> str: ...
    @property
    def marked_at(self) -> dt.datetime | None: ...
    @property
    def due_at(self) -> dt.datetime | None: ...
    @property
    def place(self) -> int: ...


_Card = TypeVar("_Card", bound=Due)


def after(box: int, mark: str, now: dt.datetime) -> tuple[int, dt.datetime]:
    """Return in which box a question lies after a mark, and when it is due.

    "knew" puts it one box on, "nearly" keeps it and asks again in ten minutes, "not" begins anew
    and asks again at once.
    """
    if mark == "knew":
        days = _DAYS[min(box, len(_DAYS) - 1)]
        return box + 1, now + dt.timedelta(days=days)
    return (box, now + _SOON) if mark == "nearly" else (0, now)


def next_of(cards: Iterable[_Card], now: dt.datetime) -> _Card | None:
    """Return the question to ask next, or None where none is due.

    What was missed comes first, then what was nearly known, then new ones in their order. What was
    asked last waits while another is due.
    """
    listed = list(cards)
    due = [card for card in listed if card.due_at is None or card.due_at <= now]
    last = max((card for card in listed if card.marked_at), key=_marked, default=None)
    others = [card for card in due if card is not last] or due
    return min(
        others, key=lambda card: (_ORDER[card.mark], _marked(card), card.place), default=None
    )


def _marked(card: Due) -> dt.datetime:
    return card.marked_at or dt.datetime.min.replace(tzinfo=dt.UTC)
