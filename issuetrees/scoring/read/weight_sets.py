"""The weights of people that a reader may see, one by one and merged."""

import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from django.db.models import QuerySet

from issuetrees.core import scoring as core
from issuetrees.core.errors import Invalid
from issuetrees.core.scoring.weighing import (
    JUDGEMENTS,
    Fit,
    Knot,
    Merged,
    WeighedSet,
    double_counting,
    fit_of,
    judge_together,
    knots,
    merge,
    merged_by_judgements,
    weigh_set,
)
from issuetrees.core.text import gettext_noop
from issuetrees.kit.rows import one
from issuetrees.scoring import rows
from issuetrees.scoring.models.criteria import Criterion
from issuetrees.scoring.models.goals import Goal
from issuetrees.scoring.models.weight_sets import WeighingMethod, WeightSet
from issuetrees.scoring.read.criteria import criteria
from issuetrees.scoring.read.goals import goals
from issuetrees.scoring.read.results import Board
from issuetrees.scoring.read.weights import parents
from issuetrees.workspaces.access import Reader, within

# Shares that differ by less are the same: weights are kept as percent with three digits.
_SAME = 1e-4


@dataclass(frozen=True, slots=True)
class Answered:
    """A set with what follows from it; ``problem`` where its answers fit no more."""

    row: WeightSet
    weighed: WeighedSet | None
    problem: Invalid | None = None

    @property
    def is_whole(self) -> bool:
        """Whether every knot is answered."""
        return self.weighed is not None and not self.weighed.open


@dataclass(frozen=True, slots=True)
class Tree:
    """What is weighed: goals and criteria in their order, what each belongs to, the knots."""

    goals: list[Goal]
    criteria: list[Criterion]
    parents: Mapping[str, str | None]
    knots: Sequence[Knot]
    titles: Mapping[str, str]

    @property
    def leaves(self) -> list[str]:
        """The criteria."""
        return [str(row.pk) for row in self.criteria]


@dataclass(frozen=True, slots=True)
class Everybody:
    """All sets of an engagement, and those that are whole merged in a named way.

    ``together``: what follows from merged judgements, with their consistency, where these merge.
    """

    tree: Tree
    sets: list[Answered]
    merged: Merged | None
    problem: Invalid | None = None
    whole: list[Answered] = field(default_factory=list)
    together: WeighedSet | None = None

    @property
    def is_compared(self) -> bool:
        """Whether judgements can be merged: several people have compared pairwise, all of them."""
        return len(self.whole) > 1 and not _others(self.whole)


def weight_sets(reader: Reader, engagement_id: uuid.UUID) -> QuerySet[WeightSet]:
    """Return the sets of an engagement with their people, oldest first."""
    return _sets(reader).filter(engagement_id=engagement_id)


def weight_set(reader: Reader, set_id: uuid.UUID) -> WeightSet:
    """Return a set with its engagement, or raise NotFound."""
    return one(_sets(reader).filter(pk=set_id))


def tree(reader: Reader, engagement_id: uuid.UUID) -> Tree:
    """Return what is weighed in an engagement."""
    return tree_of(list(goals(reader, engagement_id)), list(criteria(reader, engagement_id)))


def tree_of(found: list[Goal], yardsticks: list[Criterion]) -> Tree:
    """Return the tree of goals and criteria that were read already."""
    above = parents(found, yardsticks)
    titles = {str(row.pk): row.title for row in found}
    titles |= {str(row.pk): row.title for row in yardsticks}
    return Tree(found, yardsticks, above, knots(above), titles)


def weighed(row: WeightSet, of: Tree) -> WeighedSet:
    """Weigh by the answers of a set; Invalid where they do not fit."""
    return weigh_set(of.parents, row.method, row.answers, scheme=row.scheme, titles=of.titles)


def answered(row: WeightSet, of: Tree) -> Answered:
    """Return a set with what follows from it."""
    try:
        return Answered(row, weighed(row, of))
    except Invalid as refused:
        return Answered(row, None, refused)


def everybody(found: Iterable[WeightSet], of: Tree, way: str = "arithmetic") -> Everybody:
    """Return all sets, and those that are whole merged in one of ``WAYS``."""
    sets = [answered(row, of) for row in found]
    whole = [one for one in sets if one.is_whole]
    if not whole or not of.leaves:
        return Everybody(of, sets, None)
    people, voices = shares_of(whole, of), [one.row.voice for one in whole]
    try:
        if way != JUDGEMENTS:
            return Everybody(of, sets, merge(people, way, voices=voices), None, whole)
        together = _judged(whole, of, voices)
    except Invalid as refused:
        return Everybody(of, sets, None, refused, whole)
    merged = merged_by_judgements([together.shares[leaf] for leaf in of.leaves], people)
    return Everybody(of, sets, merged, None, whole, together)


def _judged(whole: Sequence[Answered], of: Tree, voices: Sequence[float]) -> WeighedSet:
    if names := _others(whole):
        raise Invalid(
            "not_compared",
            gettext_noop(
                "Only pairwise comparisons merge judgement by judgement. These have answered in "
                "another way: {names}. Merge the weights, or ask them for comparisons."
            ),
            field="mean",
            names=names,
        )
    return judge_together(
        of.parents, [one.row.answers for one in whole], voices=voices, titles=of.titles
    )


def _others(whole: Iterable[Answered]) -> list[str]:
    """Who has answered otherwise than by pairwise comparison."""
    return [one.row.name for one in whole if one.row.method != WeighingMethod.PAIRWISE]


def fits(found: WeighedSet, of: Tree) -> list[Fit]:
    """Return how well answers fit each other at each knot where they can contradict each other."""
    told = (
        fit_of(knot, found.knots[knot.id], of.titles) for knot in of.knots if knot.id in found.knots
    )
    return [one for one in told if one is not None]


def shares_of(whole: Iterable[Answered], of: Tree) -> list[tuple[float, ...]]:
    """Return the shares of the criteria by each set that is whole."""
    return [
        tuple(one.weighed.shares[leaf] for leaf in of.leaves)
        for one in whole
        if one.weighed is not None
    ]


def drives(shares: Sequence[float], of: Tree) -> bool:
    """Whether the ranking is made with just these weights now."""
    try:
        found = core.weigh(
            core.end_goals(
                [rows.goal(row) for row in of.goals], {str(row.goal_id) for row in of.criteria}
            ),
            [rows.criterion(row) for row in of.criteria],
        )
    except Invalid:
        return False
    pairs = zip(found.shares.tolist(), shares, strict=True)
    return all(abs(now - said) < _SAME for now, said in pairs)


def counted_twice(board: Board) -> tuple[core.Notice, ...]:
    """Point out what may be counted twice by today's weights; nothing where none can be said."""
    try:
        evaluation, standing = board.evaluation(), board.standing()
    except Invalid:
        return ()
    return double_counting(
        [rows.goal(row) for row in board.goals],
        [rows.criterion(row) for row in board.criteria],
        evaluation.criteria,
        standing.table.points,
    )


def _sets(reader: Reader) -> QuerySet[WeightSet]:
    found = WeightSet.objects.filter(within(reader))
    return found.select_related("engagement", "user").order_by("created_at", "id")
