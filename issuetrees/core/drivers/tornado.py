"""Which leaf moves a number most, each alone between its two ends: the largest swing first."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from issuetrees.core.drivers.calculate import Sheet
from issuetrees.core.drivers.reach import Reach, reaches
from issuetrees.core.drivers.records import Remark
from issuetrees.core.mece.words.labels import quoted
from issuetrees.core.text import gettext_noop

#: By default a leaf goes up and down by a tenth of itself.
SHARE: Final = Fraction(1, 10)
Ends = tuple[Fraction, Fraction]


@dataclass(frozen=True, slots=True)
class Swing:
    """A leaf at its two ends and what the target then is, all in base units; not sorted."""

    id: str
    start: Fraction
    end: Fraction
    low: Fraction
    high: Fraction

    @property
    def size(self) -> Fraction:
        """How far apart the two outcomes are."""
        return abs(self.high - self.low)


@dataclass(frozen=True, slots=True)
class Tornado:
    """The swings of a target around ``base``, the largest first; what has none is left out."""

    target_id: str
    base: Fraction | None
    swings: tuple[Swing, ...]
    remarks: tuple[Remark, ...] = ()


def ends_by_share(
    sheet: Sheet,
    share: Fraction = SHARE,
    ranges: Mapping[str, tuple[Fraction | None, Fraction | None]] | None = None,
) -> dict[str, Ends]:
    """Return for each leaf with a value this share of it less and more.

    ``ranges``: the ends of leaves for which others are known, or one of them.
    """
    found: dict[str, Ends] = {}
    for leaf in sheet.tree.leaves:
        value = sheet.values.get(leaf.id)
        if value is None:
            continue
        low, high = (ranges or {}).get(leaf.id, (None, None))
        ends = (
            value * (1 - share) if low is None else low,
            value * (1 + share) if high is None else high,
        )
        if ends[0] != ends[1]:
            found[leaf.id] = ends
    return found


def ends_of(low: Sheet, high: Sheet) -> dict[str, Ends]:
    """Return for each leaf the values that it has on two sheets, where they are two."""
    found: dict[str, Ends] = {}
    for leaf in low.tree.leaves:
        one, other = low.values.get(leaf.id), high.values.get(leaf.id)
        if one is not None and other is not None and one != other:
            found[leaf.id] = (one, other)
    return found


def tornado(sheet: Sheet, target_id: str, ends: Mapping[str, Ends]) -> Tornado:
    """Move each leaf between its ends while all else stays as the exact sheet has it."""
    base = sheet.values.get(target_id)
    if base is None:
        return Tornado(target_id, None, ())
    found = reaches(sheet, target_id, ends)
    swings: list[Swing] = []
    remarks: list[Remark] = []
    for key, (start, end) in ends.items():
        if key not in found:
            continue
        reach = found[key]
        low, high = _outcomes(sheet, target_id, key, reach, (start, end))
        if low is None or high is None or _passes_pole(reach, start, end):
            remarks.append(_divides(sheet, key))
        elif low != high:
            swings.append(Swing(key, start, end, low, high))
    swings.sort(key=lambda one: -one.size)
    return Tornado(target_id, base, tuple(swings), tuple(remarks))


def _outcomes(
    sheet: Sheet, target_id: str, key: str, reach: Reach | None, ends: Ends
) -> Iterator[Fraction | None] | tuple[Fraction | None, Fraction | None]:
    if reach is not None:
        return reach.at(ends[0]), reach.at(ends[1])
    return tuple(_tried(sheet, target_id, key, ends))  # type: ignore[return-value]


def _tried(sheet: Sheet, target_id: str, key: str, values: Ends) -> Iterator[Fraction | None]:
    """Yield the target for each value of a driver, then leave the sheet as it was."""
    before = sheet.given.get(key)
    for value in values:
        sheet.put({key: value})
        yield sheet.values.get(target_id)
    sheet.put({key: before})


def _passes_pole(reach: Reach | None, start: Fraction, end: Fraction) -> bool:
    pole = reach.pole if reach is not None else None
    return pole is not None and min(start, end) <= pole <= max(start, end)


def _divides(sheet: Sheet, key: str) -> Remark:
    message = gettext_noop("“{title}”: something divides by zero between its two ends.")
    return Remark("divides_between", key, message, {"title": quoted(sheet.tree.drivers[key].title)})
