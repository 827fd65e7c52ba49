"""The weights of people that a reader may see, one by one and merged."""

import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from django.db.models import QuerySet

from issuetrees.core import scoring as core
from issuetrees.core.errors import Invalid
from issuetrees.core.scoring.weighing import (
    Knot,
    Merged,
    WeighedSet,
    double_counting,
    knots,
    merge,
    weigh_set,
)
from issuetrees.kit.rows import one
from issuetrees.scoring import rows
from issuetrees.scoring.models.criteria import Criterion
from issuetrees.scoring.models.goals import Goal
from issuetrees.scoring.models.weight_sets import WeightSet
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
    """All sets of an engagement, and those that are whole merged by a named mean."""

    tree: Tree
    sets: list[Answered]
    merged: Merged | None
    problem: Invalid | None = None
    whole: list[Answered] = field(default_factory=list)


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


def everybody(found: Iterable[WeightSet], of: Tree, mean: str = "arithmetic") -> Everybody:
    """Return all sets, and those that are whole merged."""
    sets = [answered(row, of) for row in found]
    whole = [one for one in sets if one.is_whole]
    if not whole or not of.leaves:
        return Everybody(of, sets, None)
    try:
        merged = merge(shares_of(whole, of), mean, voices=[one.row.voice for one in whole])
    except Invalid as refused:
        return Everybody(of, sets, None, refused, whole)
    return Everybody(of, sets, merged, None, whole)


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
            [rows.goal(row) for row in of.goals], [rows.criterion(row) for row in of.criteria]
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
