"""A run of a scenario: from plain inputs to a plain result, without a database."""

import re
from collections.abc import Callable, Iterator, Mapping
from itertools import groupby
from typing import Any, Final

from issuetrees.core.portfolio import (
    Airing,
    Noise,
    Portfolio,
    Problem,
    Status,
    Watch,
    alike,
    conflicts,
    core_index,
    frontier,
    greedy,
    optimum,
    overlap,
    override,
    why_not,
)
from issuetrees.core.portfolio.override import forced as with_forced
from issuetrees.core.scoring.snapshot import plain
from issuetrees.portfolio.problems import read_problem

#: Is told which part of the work is done, from 0 to 1.
Progress = Callable[[float], None]
#: Seconds that one search may take, and each part of what is said of the best set.
SECONDS: Final = 20.0
PART_SECONDS: Final = 120.0
#: Seconds that a frontier may take; most take few.
FRONTIER_SECONDS: Final = 30.0
#: Steps of the frontier, and how many sets that are worth as much are shown.
STEPS: Final = 50
ALIKE: Final = 4
#: A score may be off by so many standard deviations.
REACH: Final = 2.0
#: Where the parts of the work end: best set, frontier, reasons, draws.
_ENDS: Final = (0.05, 0.3, 0.7, 1.0)
_PROVED: Final = frozenset({Status.OPTIMAL, Status.INFEASIBLE})
#: What parts phrases of an audience; a comma before “who” or «которые» does not.
_PHRASE: Final = re.compile(
    r"[;.\n]+|,(?!\s*(?:who|whose|which|that|where|котор\w*|кто|чь[яеию]|где)\b)", re.IGNORECASE
)


def calculate(
    inputs: dict[str, Any], draws: int, on_progress: Progress | None = None
) -> dict[str, Any]:
    """Return all that is said of a scenario, solved ``draws`` times with noisy scores."""
    problem = read_problem(inputs["problem"])
    into = [one["id"] for one in inputs["forced"] if one["is_in"]]
    out = [one["id"] for one in inputs["forced"] if not one["is_in"]]
    best = optimum(problem, SECONDS)
    bound = with_forced(problem, into, out)
    chosen = optimum(bound, SECONDS) if inputs["forced"] else best
    told = {
        "best": plain(best),
        "portfolio": plain(chosen),
        "prices": {one["id"]: _price(problem, best, one) for one in inputs["forced"]},
        "conflicts": [],
    }
    if not chosen.is_found:
        return told | {"conflicts": plain(conflicts(bound, _watch(on_progress, 0)).conflicts)}
    return told | _explained(bound, chosen, inputs, draws, on_progress)


def _explained(
    problem: Problem,
    chosen: Portfolio,
    inputs: dict[str, Any],
    draws: int,
    on_progress: Progress | None,
) -> dict[str, Any]:
    """What else there is to know of a set before somebody decides."""
    steps = frontier(problem, STEPS, _watch(on_progress, 1), FRONTIER_SECONDS, chosen)
    reasons = why_not(problem, chosen, watch=_watch(on_progress, 2))
    index = core_index(problem, _noise(problem, inputs), draws, watch=_watch(on_progress, 3))
    return {
        "greedy": plain(greedy(problem)),
        "alike": [plain(one) for one in alike(problem, ALIKE).portfolios],
        "frontier": [
            {
                "money": one.money,
                "value": one.portfolio.value,
                "cost": one.portfolio.cost,
                "shares": dict(one.portfolio.shares),
                "gap": one.portfolio.gap or 0.0,
            }
            for one in steps.steps
        ],
        "why_not": [
            {
                "id": one.initiative,
                "price": one.forced.price,
                "leaves": list(one.forced.leaves),
                "held_by": plain(one.held_by),
                "against": plain(one.against),
                "extra": one.entry.extra if one.entry else None,
                "is_proved": one.forced.portfolio.status in _PROVED,
            }
            for one in reasons.absences
        ],
        "step": reasons.step,
        "core": {"draws": index.done, "margin": index.margin, "members": plain(index.members)},
        "overlap": plain(overlap(tuple(_airings(problem, chosen, inputs)))),
    }


def _price(problem: Problem, best: Portfolio, one: Mapping[str, Any]) -> float | None:
    """What one override alone costs; None where nothing fits with it."""
    into = [one["id"]] if one["is_in"] else []
    out = [] if one["is_in"] else [one["id"]]
    return override(problem, best, into, out, SECONDS).price if best.is_found else None


def _watch(on_progress: Progress | None, part: int) -> Watch:
    """Return the watch of a part of the work, which tells how much of all is done."""
    if on_progress is None:
        return Watch(PART_SECONDS)
    start = _ENDS[part - 1] if part else 0.0
    tell = on_progress
    return Watch(PART_SECONDS, lambda done: tell(start + done * (_ENDS[part] - start)))


def _noise(problem: Problem, inputs: dict[str, Any]) -> Noise:
    """How far scores may be off, as far as assessors are apart."""
    by = {item.id: REACH * float(inputs["noise"].get(item.id, 0.0)) for item in problem.items}
    return Noise(
        {
            item.id: (max(0.0, item.value - by[item.id]), min(100.0, item.value + by[item.id]))
            for item in problem.items
        }
    )


def _airings(problem: Problem, chosen: Portfolio, inputs: dict[str, Any]) -> Iterator[Airing]:
    """When what is in speaks to whom: the periods in which it costs something."""
    last = len(problem.budgets) - (2 if inputs["is_rest"] else 1)
    for one in chosen.shares:
        audience = inputs["audiences"].get(one, "")
        phrases = frozenset(
            " ".join(part.split()) for part in _PHRASE.split(audience) if part.strip()
        )
        costs = problem.by_id[one].costs[: last + 1]
        paid = groupby(range(len(costs)), key=lambda at: bool(costs[at]))
        for spans in [list(places) for is_paid, places in paid if is_paid and phrases]:
            yield Airing(one, phrases, spans[0], spans[-1])
