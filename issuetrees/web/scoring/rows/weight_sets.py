"""Weights of people side by side, and what follows from their answers, in words."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from issuetrees.core.rounding import apportion
from issuetrees.core.scoring.weighing import WeighedSet
from issuetrees.kit.formats.numbers import percent
from issuetrees.kit.sentences import apart, sentence
from issuetrees.scoring.models.weight_sets import WeightSet
from issuetrees.scoring.read.weight_sets import Answered, Everybody, Tree, drives, fits
from issuetrees.scoring.weighing_words import method_name, told


@dataclass(frozen=True)
class Share:
    """A share as it is shown, and the range that answers allow, if it is one."""

    shown: Decimal | None
    span: str


@dataclass(frozen=True)
class WeightRow:
    """A goal or criterion with the weights of each person and of all."""

    title: str
    is_goal: bool
    depth: int
    shares: list[Share]
    merged: Share | None


@dataclass(frozen=True)
class SetCard:
    """A set with what is to be said of it."""

    row: WeightSet
    method: str
    remarks: list[str]
    is_whole: bool
    is_used: bool


def table(found: Everybody) -> list[WeightRow]:
    """Return goals and criteria with the shares of all, which add up in every column."""
    of = found.tree
    columns = [_column(one, of) for one in found.sets]
    merged = _merged(found)
    return [
        WeightRow(
            title=of.titles[key],
            is_goal=key not in set(of.leaves),
            depth=_depth(key, of.parents),
            shares=[column.get(key, Share(None, "")) for column in columns],
            merged=merged.get(key) if merged else None,
        )
        for key in _ordered(of)
    ]


def cards(found: Everybody) -> list[SetCard]:
    """Return the sets with what is to be said of each."""
    return [
        SetCard(
            row=one.row,
            method=method_name(one.row.method, one.row.scheme),
            remarks=list(_remarks(one, found.tree)),
            is_whole=one.is_whole,
            is_used=one.weighed is not None
            and drives([one.weighed.shares[leaf] for leaf in found.tree.leaves], found.tree),
        )
        for one in found.sets
    ]


def merged_remarks(found: Everybody) -> list[str]:
    """Return how well merged judgements fit each other."""
    return list(_fits(found.together, found.tree)) if found.together else []


def _remarks(one: Answered, of: Tree) -> Iterable[str]:
    if one.problem is not None:
        yield sentence(one.problem)
    if one.weighed is None:
        return
    if one.weighed.open:
        names = ", ".join(str(apart(_knot(knot, of))) for knot in one.weighed.open)
        yield _("Not answered yet, so shared alike: {knots}.").format(knots=names)
    yield from _fits(one.weighed, of)


def _fits(weighed: WeighedSet, of: Tree) -> Iterator[str]:
    for fit in fits(weighed, of):
        yield from told(fit)


def _knot(knot: str, of: Tree) -> str:
    return of.titles[knot] if knot else str(_("All goals"))


def _column(one: Answered, of: Tree) -> dict[str, Share]:
    if one.weighed is None:
        return {}
    shown = _added_up([one.weighed.shares[leaf] for leaf in of.leaves], of)
    low, high = one.weighed.low, one.weighed.high
    return {key: Share(figure, _span(low[key], high[key])) for key, figure in shown.items()}


def _merged(found: Everybody) -> dict[str, Share]:
    if found.merged is None:
        return {}
    shown = _added_up(found.merged.weights, found.tree)
    spans = {
        leaf: _span(spread.low, spread.high)
        for leaf, spread in zip(found.tree.leaves, found.merged.spread, strict=True)
    }
    return {key: Share(figure, spans.get(key, "")) for key, figure in shown.items()}


def _added_up(shares: Sequence[float], of: Tree) -> dict[str, Decimal]:
    """Whole percent of the criteria; a goal has the sum of what it holds."""
    shown: dict[str, Decimal] = dict.fromkeys(of.parents, Decimal())
    for leaf, figure in zip(of.leaves, apportion(shares, 2), strict=True):
        at: str | None = leaf
        while at is not None:
            shown[at] += figure
            at = of.parents[at]
    return shown


def _span(low: float, high: float) -> str:
    if high - low < 0.005:
        return ""
    language = get_language() or "en"
    return f"{percent(low, language)} – {percent(high, language)}"


def _ordered(of: Tree) -> list[str]:
    """Each goal, right after it its criteria and then its parts."""
    children: dict[str | None, list[str]] = {}
    for key, parent in of.parents.items():
        children.setdefault(parent, []).append(key)
    leaves, found = set(of.leaves), []
    waiting = list(reversed(children.get(None, [])))
    while waiting:
        key = waiting.pop()
        found.append(key)
        below = sorted(children.get(key, []), key=lambda one: one not in leaves)
        waiting.extend(reversed(below))
    return found


def _depth(key: str, parents: Mapping[str, str | None]) -> int:
    depth, at = 0, parents[key]
    while at is not None:
        depth, at = depth + 1, parents[at]
    return depth
