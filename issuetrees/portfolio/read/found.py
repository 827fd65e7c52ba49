"""What a run says, read from the plain values that it is kept as."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from issuetrees.core.portfolio.core_index import Zone
from issuetrees.core.portfolio.records import (
    By,
    Item,
    Limit,
    LimitKind,
    Portfolio,
    Problem,
    Status,
    Unit,
    Use,
)
from issuetrees.portfolio.problems import read_problem


@dataclass(frozen=True, slots=True)
class Step:
    """The best set for so much money over all periods; ``gap``: what may be missing, 0 to 1."""

    money: float
    value: float
    cost: float
    shares: Mapping[str, float]
    gap: float = 0.0


@dataclass(frozen=True, slots=True)
class Absence:
    """Why an initiative is not in.

    ``price``: the points that having it in at the same budget costs, ``leaves`` who goes for it;
    ``extra`` money with which it comes in, None where none does. ``held_by``: the limits that the
    portfolio would break if it came on top; ``against``: with which it can never be in. Where the
    price is not proved, it is that much at most.
    """

    id: str
    price: float | None
    leaves: Sequence[str]
    held_by: Sequence[Limit]
    against: Sequence[Limit]
    extra: float | None
    is_proved: bool = True


@dataclass(frozen=True, slots=True)
class Give:
    """A limit of a conflict, by how much it alone would have to give, and where it would stand.

    ``is_enough``: whether all limits hold then; ``whole``: where it would stand for that.
    """

    limit: Limit
    amount: float | None
    to: float | None
    is_enough: bool | None = None
    whole: float | None = None


@dataclass(frozen=True, slots=True)
class Overlapping:
    """Two initiatives that speak to the same people in the same periods, by number."""

    one: str
    other: str
    audiences: Sequence[str]
    first: int
    last: int


@dataclass(frozen=True)
class Found:
    """A run's inputs and result; ``best`` is what would be chosen if nobody overrode anything.

    ``zones`` say of each initiative whether it is in all of ``draws`` sets with noisy scores, in
    some or in none, ``index`` in which share of them. ``prices``: what each override alone costs.
    """

    inputs: Mapping[str, Any]
    problem: Problem
    best: Portfolio
    portfolio: Portfolio
    prices: Mapping[str, float | None]
    greedy: Portfolio | None = None
    alike: Sequence[Portfolio] = ()
    frontier: Sequence[Step] = ()
    why_not: Sequence[Absence] = ()
    index: Mapping[str, float] = field(default_factory=dict)
    zones: Mapping[str, Zone] = field(default_factory=dict)
    draws: int = 0
    margin: float = 0.0
    conflicts: Sequence[Sequence[Give]] = ()
    overlaps: Sequence[Overlapping] = ()

    @cached_property
    def chosen(self) -> list[Item]:
        """The initiatives that are in, the most valuable first."""
        found = [self.problem.by_id[one] for one in self.portfolio.chosen]
        return sorted(found, key=lambda item: -item.value * self.portfolio.shares[item.id])

    @cached_property
    def left_out(self) -> list[Item]:
        """The initiatives that could have been in, the most valuable first."""
        out = [item for item in self.problem.items if item.id not in self.portfolio.shares]
        return sorted(out, key=lambda item: -item.value)

    @property
    def points(self) -> float:
        """The points of all initiatives that could have been chosen together."""
        return sum(item.value for item in self.problem.items if item.id not in self.problem.never)

    @cached_property
    def named(self) -> Step | None:
        """The step of the frontier at the budget of the scenario: the first worth as much."""
        worth = self.portfolio.value - 1e-6
        return next((one for one in self.frontier if one.value >= worth), None)

    @property
    def greedy_loss(self) -> float | None:
        """How much of the best value is lost by taking the best value per money, 0 to 1."""
        if self.greedy is None or not self.greedy.is_found or not self.portfolio.value:
            return None
        return max(0.0, 1 - self.greedy.value / self.portfolio.value)

    @property
    def price(self) -> float:
        """How many points overriding costs."""
        return round(self.best.value - self.portfolio.value, 6)


def found_of(inputs: Mapping[str, Any], result: Mapping[str, Any]) -> Found:
    """Return what a run says; how sure that is where something says how far scores may be off."""
    core: Mapping[str, Any] = {"members": [], "draws": 0, "margin": 0.0}
    if any(inputs["noise"].values()):
        core = result.get("core", core)
    lazy = result.get("greedy")
    return Found(
        inputs=inputs,
        problem=read_problem(inputs["problem"]),
        best=read_portfolio(result["best"]),
        portfolio=read_portfolio(result["portfolio"]),
        prices=result["prices"],
        greedy=read_portfolio(lazy) if lazy else None,
        alike=[read_portfolio(one) for one in result.get("alike", [])],
        frontier=[Step(**one) for one in result.get("frontier", [])],
        why_not=[_absence(one) for one in result.get("why_not", [])],
        index={one["initiative"]: one["index"] for one in core["members"]},
        zones={one["initiative"]: Zone(one["zone"]) for one in core["members"]},
        draws=core["draws"],
        margin=core["margin"],
        conflicts=[[_give(one) for one in clash["gives"]] for clash in result["conflicts"]],
        overlaps=[Overlapping(**one) for one in result.get("overlap", [])],
    )


def _absence(told: Mapping[str, Any]) -> Absence:
    limits = {name: [read_limit(one) for one in told[name]] for name in ("held_by", "against")}
    return Absence(
        told["id"],
        told["price"],
        told["leaves"],
        extra=told["extra"],
        is_proved=told.get("is_proved", True),
        **limits,
    )


def _give(told: Mapping[str, Any]) -> Give:
    is_enough, whole = told.get("is_enough"), told.get("whole")
    return Give(read_limit(told["limit"]), told["amount"], told["to"], is_enough, whole)


def read_portfolio(told: Mapping[str, Any]) -> Portfolio:
    """Return the portfolio that was made plain."""
    return Portfolio(
        shares=told["shares"],
        value=told["value"],
        costs=tuple(told["costs"]),
        status=Status(told["status"]),
        bound=told["bound"],
        gap=told["gap"],
        uses=tuple(Use(read_limit(one["limit"]), one["used"], one["left"]) for one in told["uses"]),
        is_settled=told["is_settled"],
    )


def read_limit(told: Mapping[str, Any]) -> Limit:
    """Return the limit that was made plain."""
    return Limit(
        kind=LimitKind(told["kind"]),
        key=tuple(told["key"]),
        amount=told["amount"],
        by=By(told["by"]) if told["by"] else None,
        unit=Unit(told["unit"]) if told["unit"] else None,
    )
