"""How much each person has to do in each week."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from issuetrees.core.plan.leaves import Leaf
from issuetrees.core.plan.schedule import by_week

#: Working days of one person in a week; more than that is too much.
WEEK_DAYS: Final = 5.0
#: More than this part of the effort in the last third of the plan's weeks is back-loaded.
_LATE_SHARE: Final = 0.5
_FEWEST_WEEKS: Final = 3
_SLACK: Final = 1e-9


@dataclass(frozen=True, slots=True)
class PersonLoad:
    """The effort of a person, None for nobody: by week, and what lies nowhere for want of a day."""

    owner_id: str | None
    weeks: tuple[float, ...]
    unplanned: float

    @property
    def total(self) -> float:
        return sum(self.weeks) + self.unplanned

    @property
    def is_over(self) -> tuple[bool, ...]:
        """Of each week whether it holds more than a person can work; not said of nobody."""
        return tuple(bool(self.owner_id) and one > WEEK_DAYS + _SLACK for one in self.weeks)

    @property
    def is_back_loaded(self) -> bool:
        """Whether most of it lies in the last third of at least three weeks."""
        return back_loaded(self.weeks)


@dataclass(frozen=True, slots=True)
class Load:
    """Mondays without a gap from the first week with work to the last, and a row per person."""

    weeks: tuple[dt.date, ...]
    people: tuple[PersonLoad, ...]

    @property
    def totals(self) -> tuple[float, ...]:
        """The effort of all in each week."""
        return tuple(sum(row.weeks[at] for row in self.people) for at in range(len(self.weeks)))

    @property
    def unplanned(self) -> float:
        """The effort of all that lies nowhere for want of a day."""
        return sum(row.unplanned for row in self.people)

    @property
    def total(self) -> float:
        """The effort of all."""
        return sum(row.total for row in self.people)

    @property
    def is_back_loaded(self) -> bool:
        """Whether most of the whole plan lies in its last third."""
        return back_loaded(self.totals)


def back_loaded(weeks: Sequence[float]) -> bool:
    """Tell whether more than half of the effort lies in the last third of the weeks."""
    if len(weeks) < _FEWEST_WEEKS:
        return False
    last = weeks[-(len(weeks) // 3) :]
    return sum(last) > _LATE_SHARE * sum(weeks) + _SLACK


def load(plan: Sequence[Leaf]) -> Load:
    """Spread the effort of what is not settled over people and weeks.

    People come in the order in which the plan names them, nobody last.
    """
    spread: dict[str | None, dict[dt.date, float]] = {}
    unplanned: dict[str | None, float] = {}
    for leaf in plan:
        if leaf.is_settled or not leaf.effort:
            continue
        owner = leaf.node.owner_id
        row = spread.setdefault(owner, {})
        weeks = by_week(leaf)
        if not weeks:
            unplanned[owner] = unplanned.get(owner, 0.0) + leaf.effort
        for week, effort in weeks.items():
            row[week] = row.get(week, 0.0) + effort
    all_weeks = _without_gaps({week for row in spread.values() for week in row})
    owners = sorted(spread, key=lambda owner: owner is None)
    people = (
        PersonLoad(
            owner,
            tuple(spread[owner].get(week, 0.0) for week in all_weeks),
            unplanned.get(owner, 0.0),
        )
        for owner in owners
    )
    return Load(all_weeks, tuple(people))


def _without_gaps(weeks: set[dt.date]) -> tuple[dt.date, ...]:
    if not weeks:
        return ()
    count = (max(weeks) - min(weeks)).days // 7 + 1
    return tuple(min(weeks) + dt.timedelta(weeks=at) for at in range(count))
