"""What a portfolio is chosen from, under what, and what comes out of it.

Values are points (0 to 100, more is better). They count as they are written, up to six digits after
the point; those of endless digits, as means are, count to the hundredth (``GRAIN``). Nobody scores
finer, and whole grains let a solver prove that nothing is better. Money is in the one currency
of the engagement, effort in the unit of its team.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import Final

from issuetrees.core.scoring.relations import Pair, Relations

#: To what values of endless digits count.
GRAIN: Final = 0.01


class By(StrEnum):
    """What a bound counts together."""

    KIND = "kind"
    SIDE = "side"
    GOAL = "goal"


class Unit(StrEnum):
    """What a bound counts: initiatives, money, or the share (0 to 1) of all money spent."""

    COUNT = "count"
    MONEY = "money"
    SHARE = "share"


class Status(StrEnum):
    """How a search ended.

    ``OPTIMAL``: proved, nothing better exists. ``FEASIBLE``: its time was over; what was found
    holds, and ``gap`` says how much better another one could be at most. ``INFEASIBLE``: proved
    that nothing meets all limits. ``STOPPED``: the time was over before anything was found.
    """

    OPTIMAL = "optimal"
    FEASIBLE = "feasible"
    INFEASIBLE = "infeasible"
    STOPPED = "stopped"


class LimitKind(StrEnum):
    """The kinds of limits that a portfolio can run into."""

    BUDGET = "budget"
    TOTAL = "total"
    CAPACITY = "capacity"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    MUST = "must"
    NEVER = "never"
    REQUIRES = "requires"
    EXCLUDES = "excludes"
    GROUP = "group"


@dataclass(frozen=True, slots=True)
class Item:
    """An initiative that may be chosen.

    ``costs``: per period, from 0 up; None is a cost that nobody has said (refused by ``check``).
    ``effort``: by team. ``least``: the smallest share that it may be funded with (value, cost and
    effort go with the share); None is all or nothing. ``currency`` is empty where it is the one
    of the problem.
    """

    id: str
    title: str
    value: float
    costs: tuple[float | None, ...]
    effort: Mapping[str, float] = field(default_factory=dict)
    kind: str = ""
    side: str = ""
    goals: tuple[str, ...] = ()
    least: float | None = None
    currency: str = ""

    @property
    def cost(self) -> float:
        """What it costs over all periods."""
        return sum(cost or 0.0 for cost in self.costs)

    @property
    def is_whole(self) -> bool:
        """Whether it is all or nothing."""
        return self.least is None or self.least >= 1


@dataclass(frozen=True, slots=True)
class Bound:
    """A smallest and a largest amount of one kind, side or goal; None is no limit.

    An initiative counts as one whatever the share that it is funded with. One that serves
    several goals counts for each of them. With nothing spent, a share is met.
    """

    by: By
    key: str
    low: float | None = None
    high: float | None = None
    unit: Unit = Unit.COUNT


@dataclass(frozen=True, kw_only=True)
class Problem:
    """All that a portfolio is chosen from and under.

    ``budgets``: per period, None is no limit; ``total``: over all periods. ``capacities``: by
    team; a team that is not named has no limit. ``requires``: pairs of one and what it needs;
    ``excludes``: pairs in either order; ``groups``: of which group an initiative is one, of
    which at most one is chosen.
    """

    items: tuple[Item, ...]
    budgets: tuple[float | None, ...] = (None,)
    total: float | None = None
    capacities: Mapping[str, float] = field(default_factory=dict)
    bounds: tuple[Bound, ...] = ()
    must: frozenset[str] = frozenset()
    never: frozenset[str] = frozenset()
    requires: tuple[Pair, ...] = ()
    excludes: tuple[Pair, ...] = ()
    groups: Mapping[str, str] = field(default_factory=dict)
    currency: str = ""

    @cached_property
    def by_id(self) -> Mapping[str, Item]:
        """The initiatives by their ids, in the declared order."""
        return {item.id: item for item in self.items}

    @property
    def relations(self) -> Relations:
        """How the initiatives depend on each other."""
        return Relations(self.requires, self.excludes, self.groups)


@dataclass(frozen=True, slots=True)
class Limit:
    """One thing that a portfolio must keep to, by which it is named wherever it matters.

    ``key``: the number of the period from 0 (budget), the team (capacity), what is bounded
    (at least, at most), the initiative (must, never), both (requires, excludes), or the group.
    ``by`` and ``unit`` are those of a bound. ``amount`` is where it stands: money, effort, a
    count or a share; None where there is nothing to say (relations).
    """

    kind: LimitKind
    key: tuple[str, ...] = ()
    amount: float | None = None
    by: By | None = None
    unit: Unit | None = None


@dataclass(frozen=True, slots=True)
class Use:
    """How much of a limit with an amount a portfolio uses, and what it leaves (never below 0)."""

    limit: Limit
    used: float
    left: float

    @property
    def is_tight(self) -> bool:
        """Whether it is used up."""
        return self.left <= 1e-9 * max(1.0, abs(self.used))


@dataclass(frozen=True, slots=True)
class Portfolio:
    """A set of initiatives.

    ``shares``: of those that are in, in the declared order; 1 is all of it. ``costs``: per
    period. ``bound``: no set can be worth more; ``gap``: by how much of it this one may fall
    short (0 where it is proved, None where nothing was found). ``is_settled``: whether also the
    choice between equally good sets is proved.
    """

    shares: Mapping[str, float]
    value: float
    costs: tuple[float, ...]
    status: Status
    bound: float | None = None
    gap: float | None = None
    uses: tuple[Use, ...] = ()
    is_settled: bool = True

    @property
    def chosen(self) -> tuple[str, ...]:
        """The ids of those that are in, in the declared order."""
        return tuple(self.shares)

    @property
    def cost(self) -> float:
        """What it costs over all periods."""
        return sum(self.costs)

    @property
    def is_found(self) -> bool:
        """Whether there is a set at all."""
        return self.status in {Status.OPTIMAL, Status.FEASIBLE}
