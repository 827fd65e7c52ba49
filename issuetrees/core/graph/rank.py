"""Order among siblings: a decimal fraction written in digits only.

``"25"`` means 0.25. Ranks are compared as plain strings, so no collation changes the
order, and never end in 0, so no two strings mean the same number. After D. Greenspan,
"Implementing Fractional Indexing" (Observable, 2020), with steps at both ends so that a
thousand appends lengthen a rank by a digit or two instead of hundreds.
"""

from collections.abc import Iterable, Sequence
from typing import Final

from issuetrees.core.errors import Invalid
from issuetrees.core.text import gettext_noop

MAX_LENGTH: Final = 32
_WIDTH: Final = 8
_STEP: Final = 1_000
_SCALE: Final = 10**_WIDTH


def between(low: str | None, high: str | None) -> str:
    """Return a rank after ``low`` and before ``high``; ``None`` is the open end.

    Raises ``Invalid`` if the two are not in order.
    """
    if low is not None and high is not None and low >= high:
        raise Invalid(
            "ranks_not_in_order",
            gettext_noop("Rank {low} does not come before rank {high}."),
            low=low,
            high=high,
        )
    if low is None and high is None:
        return "5"
    if high is None:
        return _beside(low or "", _STEP)
    if low is None:
        return _beside(high, -_STEP)
    return _midpoint(low, high)


def evenly(count: int) -> list[str]:
    """Return ``count`` ranks in order, evenly spread and short."""
    width = len(str(count * 10 + 1))
    step = 10**width // (count + 1)
    return [str(step * (i + 1)).zfill(width).rstrip("0") for i in range(count)]


def sequence(low: str | None, high: str | None, count: int) -> list[str]:
    """Return ``count`` ranks in order between ``low`` and ``high``, kept short by halving."""
    if count == 0:
        return []
    if high is None:
        ranks = [between(low, None)]
        while len(ranks) < count:
            ranks.append(between(ranks[-1], None))
        return ranks
    left = count // 2
    middle = between(low, high)
    return [*sequence(low, middle, left), middle, *sequence(middle, high, count - left - 1)]


def free(wanted: str, taken: Iterable[str]) -> str:
    """Return ``wanted``, or a rank right after it if it is among the ``taken`` ones."""
    others = set(taken)
    if wanted not in others:
        return wanted
    return between(wanted, min((rank for rank in others if rank > wanted), default=None))


def needs_spacing(ranks: Sequence[str]) -> bool:
    """Tell whether one of the ranks has grown too long to be handy."""
    return any(len(rank) > MAX_LENGTH for rank in ranks)


def _beside(rank: str, step: int) -> str:
    """One step up or down in the first digits; past the end, halfway to it."""
    head = int(rank[:_WIDTH].ljust(_WIDTH, "0")) + step
    if 0 < head < _SCALE:
        found = str(head).zfill(_WIDTH).rstrip("0")
        if (found > rank) if step > 0 else (found < rank):
            return found
    return _midpoint(rank, None) if step > 0 else _midpoint("", rank)


def _midpoint(low: str, high: str | None) -> str:
    """Return the shortest fraction about halfway; ``high`` of ``None`` is 1."""
    common = 0
    if high is not None:
        while common < len(high) and low[common : common + 1].ljust(1, "0") == high[common]:
            common += 1
    prefix = (high or "")[:common]
    low_digit = int(low[common : common + 1] or "0")
    high_digit = int(high[common]) if high is not None and common < len(high) else 10
    if high_digit - low_digit > 1:
        return prefix + str((low_digit + high_digit) // 2)
    if high is not None and len(high) > common + 1:
        return prefix + high[common] if high_digit else prefix + _midpoint("", high[common:])
    return prefix + str(low_digit) + _midpoint(low[common + 1 :], None)
