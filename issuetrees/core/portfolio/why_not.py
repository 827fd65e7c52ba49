"""Why an initiative is not in: who it would displace, at what price, and with how much more money.

What is said is proved by solving: the best portfolio with the initiative forced in at the named
budget; that with so much more money a best portfolio has it, and with any smaller step none has.
"""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from issuetrees.core.errors import Invalid
from issuetrees.core.portfolio.checking import check
from issuetrees.core.portfolio.conflicts import first_clash
from issuetrees.core.portfolio.entry import Entry, Ladder
from issuetrees.core.portfolio.model import build
from issuetrees.core.portfolio.optimum import SECONDS, solve
from issuetrees.core.portfolio.override import Override, beside, forced
from issuetrees.core.portfolio.records import Limit, Portfolio, Problem, Status
from issuetrees.core.portfolio.watch import Watch
from issuetrees.core.text import gettext_noop

#: Each one may take so many times its part of the seconds that are left, but never less than this.
_FAIR: Final = 4.0
_LEAST_SECONDS: Final = 0.1


@dataclass(frozen=True, slots=True)
class Absence:
    """One initiative that is not in.

    ``forced``: the best portfolio with it at the named budget, its price, who it displaces
    (``leaves``). ``held_by``: the limits that today's portfolio would break if it came on top.
    ``against``: where it can never be in, limits with which it cannot be. ``entry`` is None where
    no more money brings it in, or where none was looked for.
    """

    initiative: str
    forced: Override
    held_by: tuple[Limit, ...]
    against: tuple[Limit, ...] = ()
    entry: Entry | None = None


@dataclass(frozen=True, slots=True)
class WhyNot:
    """``step``: to how much money entries are told, 0 where there is no budget.

    ``is_complete``: whether all was worked out and proved.
    """

    absences: tuple[Absence, ...]
    step: float
    is_complete: bool


def why_not(
    problem: Problem,
    best: Portfolio,
    only: Collection[str] | None = None,
    step: float | None = None,
    watch: Watch | None = None,
) -> WhyNot:
    """Return why those that the best portfolio leaves out are out, ``only`` some if named.

    ``step`` is money; the smallest number of steps more is told with which one comes in. It is
    coarser where it would take thousands of steps until everything can be paid. Those
    that are nearest to coming in are looked at first, as far as there is time.
    """
    check(problem)
    if step is not None and not step > 0:
        raise Invalid(
            "step_wrong", gettext_noop("The step of money is a sum above 0."), field="step"
        )
    watch = watch or Watch()
    ladder = Ladder(problem, step, watch)
    out = [
        item.id
        for item in problem.items
        if item.id not in best.shares and (only is None or item.id in only)
    ]
    found: dict[str, Absence] = {}
    for one in ladder.nearest_first(out):
        if watch.is_over:
            break
        found[one] = _absence(problem, best, one, ladder, len(out) - len(found))
        watch.on_progress(len(found) / len(out))
    told = tuple(found[one] for one in out if one in found)
    is_complete = len(told) == len(out) and ladder.is_proved
    return WhyNot(told, ladder.step, is_complete and _are_proved(told))


def _absence(problem: Problem, best: Portfolio, one: str, ladder: Ladder, waiting: int) -> Absence:
    wanted, watch = forced(problem, [one]), ladder.watch
    seconds = min(SECONDS, max(_LEAST_SECONDS, _FAIR * watch.left / waiting))
    with_it = beside(best, solve(wanted, seconds, is_settling=False, pool=ladder.pool))
    model = build(problem)
    columns = model.columns_of({**best.shares, one: problem.by_id[one].least or 1.0})
    held_by = tuple(row.limit for row in model.broken(columns) if row.limit is not None)
    against: tuple[Limit, ...] = ()
    if with_it.portfolio.status is Status.INFEASIBLE:
        against = first_clash(wanted, watch)
    entry = None if one in problem.never else ladder.entry(one)
    return Absence(one, with_it, held_by, against, entry)


def _are_proved(found: Collection[Absence]) -> bool:
    proved = {Status.OPTIMAL, Status.INFEASIBLE}
    return all(absence.forced.portfolio.status in proved for absence in found)
