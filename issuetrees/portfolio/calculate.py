"""A run of a scenario: from plain inputs to a plain result, without a database."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any, Final

from issuetrees.core.portfolio import Problem, optimum
from issuetrees.core.scoring.snapshot import plain
from issuetrees.portfolio.problems import read_problem

#: Is told which part of the work is done, from 0 to 1.
Progress = Callable[[float], None]
#: Seconds that one search may take.
SECONDS: Final = 20.0


def calculate(inputs: dict[str, Any], on_progress: Progress | None = None) -> dict[str, Any]:
    """Return all that is said of a scenario."""
    problem = read_problem(inputs["problem"])
    forced = {one["id"]: one["is_in"] for one in inputs["forced"]}
    tell = on_progress or (lambda _done: None)
    best = optimum(problem, SECONDS)
    tell(0.1)
    bound = with_forced(problem, forced)
    chosen = optimum(bound, SECONDS) if forced else best
    return {"best": plain(best), "portfolio": plain(chosen)}


def with_forced(problem: Problem, forced: dict[str, bool]) -> Problem:
    """Return a problem in which what people put in is in, and what they put out is out."""
    into = frozenset(one for one, is_in in forced.items() if is_in)
    out = frozenset(forced) - into
    return replace(problem, must=(problem.must | into) - out, never=(problem.never | out) - into)
