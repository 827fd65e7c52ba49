"""Why one initiative stands before another: parts that add up to what is printed.

The parts are differences of figures that every page shows, not differences rounded anew, so they
agree with the two rows that the reader has before them and add up to the difference of the totals.
"""

from dataclasses import dataclass
from decimal import Decimal

from issuetrees.core.errors import Invalid
from issuetrees.core.scoring.figures import criterion_figures, point_figures
from issuetrees.core.scoring.results import InitiativeResult
from issuetrees.core.text import gettext_noop


@dataclass(frozen=True, slots=True)
class Reason:
    """Points that a goal or criterion gives to the first and to the second."""

    id: str
    first: Decimal
    second: Decimal
    parts: tuple["Reason", ...] = ()

    @property
    def difference(self) -> Decimal:
        """What it speaks for the first, or against it."""
        return self.first - self.second


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two initiatives side by side; ``goals`` from what speaks most for the first down.

    ``unequal``: criteria that are known of one of them only. There the weight of what is missing
    went to the other criteria, which have a share in their differences.
    """

    first_id: str
    second_id: str
    total: Reason
    goals: tuple[Reason, ...]
    unequal: tuple[str, ...]

    @property
    def is_tie(self) -> bool:
        """Whether the totals are equal as they are shown."""
        return not self.total.difference


def compare(first: InitiativeResult, second: InitiativeResult) -> Comparison:
    """Return why ``first`` stands before ``second``; both need a total."""
    one, other = point_figures(first), point_figures(second)
    if one.total is None or other.total is None:
        raise Invalid(
            "not_ranked",
            gettext_noop("Only initiatives with scores that count can be compared."),
            field="initiative_id",
        )
    goals = [
        Reason(goal_id, one.goals[goal_id], other.goals[goal_id], _parts(first, second, goal_id))
        for goal_id in one.goals
    ]
    unequal = tuple(
        mine.criterion_id
        for mine, theirs in zip(first.criteria, second.criteria, strict=True)
        if (mine.value is None) != (theirs.value is None)
    )
    total = Reason("total", one.total, other.total)
    return Comparison(first.initiative_id, second.initiative_id, total, _sorted(goals), unequal)


def _parts(first: InitiativeResult, second: InitiativeResult, goal_id: str) -> tuple[Reason, ...]:
    mine, theirs = criterion_figures(first), criterion_figures(second)
    keys = [one.criterion_id for one in first.criteria if one.goal_id == goal_id]
    return _sorted([Reason(key, mine[key], theirs[key]) for key in keys])


def _sorted(reasons: list[Reason]) -> tuple[Reason, ...]:
    return tuple(sorted(reasons, key=lambda reason: -reason.difference))
