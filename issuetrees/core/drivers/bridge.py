"""From one set of numbers to another: how much of the difference each leaf makes, exactly.

The leaves are changed one after the other as one reads the tree, and once more the other way
round; a leaf's part is the mean of what it did in both. Of two factors each so bears half of what
they make together, and all parts add up to the difference.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeAlias

from issuetrees.core.drivers.calculate import Sheet
from issuetrees.core.drivers.records import DriverTree, Remark
from issuetrees.core.mece.words.labels import quoted
from issuetrees.core.text import gettext_noop

Given: TypeAlias = Mapping[str, Fraction]


@dataclass(frozen=True, slots=True)
class Step:
    """What a driver adds on the way, in base units of the target."""

    id: str
    amount: Fraction


@dataclass(frozen=True, slots=True)
class Bridge:
    """A target at both ends, and the steps between them; ``remark`` where there is no way."""

    target_id: str
    start: Fraction | None
    end: Fraction | None
    steps: tuple[Step, ...] = ()
    remark: Remark | None = None


def bridge(tree: DriverTree, target_id: str, start: Given, end: Given) -> Bridge:
    """Lead from the numbers given at the start to those given at the end, in base units.

    What neither gives is the tree's own. The steps add up to the difference of the target.
    """
    ends = [Sheet(tree, given).values.get(target_id) for given in (start, end)]
    if ends[0] is None or ends[1] is None:
        message = gettext_noop("“{title}” has no number at both ends.")
        details = {"title": quoted(tree.drivers[target_id].title)}
        remark = Remark("no_end", target_id, message, details)
        return Bridge(target_id, ends[0], ends[1], (), remark)
    keys = sorted(
        {key for key in {**start, **end} if key in tree.drivers and start.get(key) != end.get(key)},
        key=tree.reading.__getitem__,
    )
    ways = [_walk(tree, target_id, start, end, order) for order in (keys, keys[::-1])]
    known = [way for way in ways if isinstance(way, dict)]
    if not known:
        remark = next(way for way in ways if isinstance(way, Remark))
        return Bridge(target_id, ends[0], ends[1], (), remark)
    parts = {key: sum((way[key] for way in known), Fraction(0)) / len(known) for key in keys}
    steps = tuple(Step(key, part) for key, part in parts.items() if part)
    return Bridge(target_id, ends[0], ends[1], _closing(steps, ends[1] - ends[0]))


def by_branch(tree: DriverTree, found: Bridge) -> tuple[Step, ...]:
    """Return the steps of a bridge added up by the branches under its target, as one reads them."""
    sums: dict[str, Fraction] = {}
    for step in found.steps:
        branch = _branch_of(tree, step.id, found.target_id)
        sums[branch] = sums.get(branch, Fraction(0)) + step.amount
    order = sorted(sums, key=tree.reading.__getitem__)
    return tuple(Step(key, sums[key]) for key in order if sums[key])


def _branch_of(tree: DriverTree, key: str, target_id: str) -> str:
    """Return the child of the target over a driver; itself where it stands elsewhere."""
    at = key
    while (parent := tree.drivers[at].parent_id) in tree.drivers:
        if parent == target_id:
            return at
        at = str(parent)
    return key


def _walk(
    tree: DriverTree, target_id: str, start: Given, end: Given, order: Sequence[str]
) -> dict[str, Fraction] | Remark:
    """Return what each change adds in this order, or where there is no number on the way."""
    sheet = Sheet(tree, start)
    parts: dict[str, Fraction] = {}
    before = sheet.values[target_id]
    for key in order:
        sheet.put({key: end.get(key)})
        now = sheet.values.get(target_id)
        if now is None:
            message = gettext_noop("On the way, once “{title}” is changed, there is no number.")
            return Remark("no_way", key, message, {"title": quoted(tree.drivers[key].title)})
        parts[key] = now - before
        before = now
    return parts


def _closing(steps: tuple[Step, ...], difference: Fraction) -> tuple[Step, ...]:
    """Put what was rounded of very long fractions into the largest step."""
    rest = difference - sum((step.amount for step in steps), Fraction(0))
    if not rest or not steps:
        return steps
    largest = max(steps, key=lambda step: abs(step.amount))
    return tuple(Step(step.id, step.amount + rest) if step is largest else step for step in steps)
