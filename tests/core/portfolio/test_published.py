"""Published examples come out to the last unit; most of them defeat sorting by value for money."""

import json
from pathlib import Path
from typing import Any

import pytest

from issuetrees.core.portfolio import Item, Problem, Status, greedy, optimum
from tests.core.portfolio.builders import is_met

CASES: list[dict[str, Any]] = json.loads(
    Path("fixtures/cases/portfolio/published.json").read_text("utf-8")
)


def problem(case: dict[str, Any]) -> Problem:
    """Each limit is the budget of a period."""
    costs = zip(*case["limits"], strict=True)
    items = tuple(
        Item(f"{at}", f"{at}", value, tuple(map(float, parts)))
        for at, (value, parts) in enumerate(zip(case["values"], costs, strict=True))
    )
    return Problem(items=items, budgets=tuple(map(float, case["ends"])))


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_published_optimum(case: dict[str, Any]) -> None:
    found = optimum(problem(case))
    assert (found.status, found.value) == (Status.OPTIMAL, case["optimum"])
    assert is_met(problem(case), found)
    if "chosen" in case:
        assert list(map(int, found.shares)) == case["chosen"]


def test_greed_falls_short_of_most() -> None:
    short = [greedy(problem(case)).value < case["optimum"] for case in CASES]
    assert sum(short) >= 12
    assert max(1 - greedy(problem(case)).value / case["optimum"] for case in CASES) > 0.05
