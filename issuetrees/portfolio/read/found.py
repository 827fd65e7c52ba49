"""What a run says, read from the plain values that it is kept as."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

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


@dataclass(frozen=True)
class Found:
    """A run's inputs and result; ``best`` is what would be chosen if nobody overrode anything."""

    inputs: Mapping[str, Any]
    problem: Problem
    best: Portfolio
    portfolio: Portfolio

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
        """The points of all initiatives together."""
        return sum(item.value for item in self.problem.items)

    @property
    def price(self) -> float:
        """How many points overriding costs."""
        return round(self.best.value - self.portfolio.value, 6)


def found_of(inputs: Mapping[str, Any], result: Mapping[str, Any]) -> Found:
    """Return what a run says."""
    return Found(
        inputs=inputs,
        problem=read_problem(inputs["problem"]),
        best=read_portfolio(result["best"]),
        portfolio=read_portfolio(result["portfolio"]),
    )


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
