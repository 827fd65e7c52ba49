"""Problems of the core as plain values and back, so that a run can be kept and done again."""

from typing import Any

from issuetrees.core.portfolio.records import Bound, By, Item, Problem, Unit
from issuetrees.core.scoring.snapshot import plain

_SETS = ("must", "never")
_PAIRS = ("requires", "excludes")


def problem_as_plain(problem: Problem) -> dict[str, Any]:
    """Return a problem as JSON has it; sets are sorted, so that the same one is the same text."""
    told: dict[str, Any] = plain(problem)
    return told | {name: sorted(getattr(problem, name)) for name in _SETS}


def read_problem(told: dict[str, Any]) -> Problem:
    """Return the problem that was made plain."""
    return Problem(
        items=tuple(_item(one) for one in told["items"]),
        budgets=tuple(told["budgets"]),
        total=told["total"],
        capacities=told["capacities"],
        bounds=tuple(
            Bound(By(one["by"]), one["key"], one["low"], one["high"], Unit(one["unit"]))
            for one in told["bounds"]
        ),
        must=frozenset(told["must"]),
        never=frozenset(told["never"]),
        requires=_pairs(told["requires"]),
        excludes=_pairs(told["excludes"]),
        groups=told["groups"],
        currency=told["currency"],
    )


def _pairs(told: list[list[str]]) -> tuple[tuple[str, str], ...]:
    return tuple((one, other) for one, other in told)


def _item(told: dict[str, Any]) -> Item:
    return Item(**{**told, "costs": tuple(told["costs"]), "goals": tuple(told["goals"])})
