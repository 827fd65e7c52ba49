"""Whose weights rank, and how they were asked, as a report tells it."""

from collections.abc import Iterator, Mapping
from typing import Any

from issuetrees.core.scoring.weighing import WAYS
from issuetrees.core.scoring.weighing.sets import BESIDE
from issuetrees.reports.opinions import Answered, Weigher, Weighing
from issuetrees.reports.scored import Ranking
from issuetrees.scoring.models.weight_sets import WeighingMethod
from issuetrees.scoring.read import weight_sets as sets_read
from issuetrees.scoring.read.results import Board
from issuetrees.scoring.read.weight_sets import Answered as AnsweredSet
from issuetrees.scoring.read.weight_sets import Everybody, Tree
from issuetrees.workspaces.access import Reader


def build_weighing(reader: Reader, board: Board, ranking: Ranking | None) -> Weighing | None:
    """Return how the weights in use came about; None until somebody has answered everything."""
    if ranking is None:
        return None
    of = sets_read.tree_of(board.tree, board.criteria)
    rows = list(sets_read.weight_sets(reader, board.engagement_id))
    found = sets_read.everybody(rows, of)
    if not found.whole:
        return None
    order = [of.leaves.index(criterion.id) for criterion in ranking.criteria]
    people = tuple(_weigher(one, of, order) for one in found.whole)
    if any(one.is_used for one in people) or len(people) < 2:
        return Weighing(people)
    used = _merged(found, of)
    if used is None or used.merged is None:
        return Weighing(people)
    fits = sets_read.fits(used.together, of) if used.together else []
    return Weighing(people, used.merged.mean, tuple(fits))


def _merged(found: Everybody, of: Tree) -> Everybody | None:
    """Return the way of merging all that gives the weights in use, if one does."""
    rows = [one.row for one in found.sets]
    tried = (sets_read.everybody(rows, of, way) for way in WAYS)
    return next(
        (one for one in tried if one.merged and sets_read.drives(one.merged.weights, of)), None
    )


def _weigher(one: AnsweredSet, of: Tree, order: list[int]) -> Weigher:
    [shares] = sets_read.shares_of([one], of)
    return Weigher(
        name=one.row.name,
        method=one.row.method,
        scheme=one.row.scheme,
        voice=one.row.voice,
        shares=tuple(shares[at] for at in order),
        fits=tuple(sets_read.fits(one.weighed, of) if one.weighed else ()),
        answers=tuple(_answers(one, of)),
        is_used=sets_read.drives(shares, of),
    )


def _answers(one: AnsweredSet, of: Tree) -> Iterator[Answered]:
    """The raw answers, knot by knot, in the order of goals and criteria."""
    for knot in of.knots:
        said, place = one.row.answers.get(knot.id) or {}, of.titles.get(knot.id, "")
        if one.row.method == WeighingMethod.PAIRWISE:
            yield from _pairs(said, place, of)
        elif one.row.method == WeighingMethod.BEST_WORST:
            yield from _extremes(said, place, of)
        else:
            for item in knot.items:
                low, high = _ends(said[item])
                yield Answered(place, of.titles[item], low, high)


def _ends(said: Any) -> tuple[float, float]:
    low, high = said if isinstance(said, list | tuple) else (said, said)
    return float(low), float(high)


def _pairs(said: Mapping[str, Any], place: str, of: Tree) -> Iterator[Answered]:
    for pair, value in said.items():
        first, _, second = pair.partition(BESIDE)
        if value is not None and {first, second} <= of.titles.keys():
            yield Answered(place, of.titles[first], value, value, of.titles[second])


def _extremes(said: Mapping[str, Any], place: str, of: Tree) -> Iterator[Answered]:
    """The best beside each other one, then each other one beside the worst."""
    best, worst = said["best"], said["worst"]
    for item, value in said["above"].items():
        if item != best and item in of.titles:
            yield Answered(place, of.titles[best], value, value, of.titles[item])
    for item, value in said["below"].items():
        if item not in {best, worst} and item in of.titles:
            yield Answered(place, of.titles[item], value, value, of.titles[worst])
