"""What is asked of a driver tree's numbers: what moves one, what it takes, where it comes from."""

import datetime as dt
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Final, TypeAlias

from issuetrees.core.drivers import Remark, Sheet, lacking
from issuetrees.core.drivers.bridge import Bridge, Step, bridge, by_branch
from issuetrees.core.drivers.goal_seek import Sought, goal_seek
from issuetrees.core.drivers.past import bare, own_values, stated, values_on
from issuetrees.core.drivers.records import Driver
from issuetrees.core.drivers.tornado import Ends, Tornado, ends_by_share, ends_of, tornado
from issuetrees.core.errors import Invalid
from issuetrees.core.mece.words.labels import quoted
from issuetrees.core.text import gettext_noop
from issuetrees.graphs.history.changed import changes_of_nodes
from issuetrees.inquiry.models import DriverScenario
from issuetrees.inquiry.read.driver_scenarios import given_in
from issuetrees.inquiry.read.drivers import Numbers

#: A scenario, None for the tree itself, or the day of which values were.
End: TypeAlias = uuid.UUID | dt.date | None
#: Leaves go up and down by this part of themselves, unless something else is asked.
PERCENT: Final = 10


@dataclass(frozen=True)
class Asked:
    """A tree with its scenarios, and the node that is asked about."""

    found: Numbers
    scenarios: Sequence[DriverScenario]
    target: Driver

    def given(self, scenario_id: uuid.UUID | None) -> dict[str, Fraction]:
        """Return what a scenario gives, nothing for the tree itself; raise Invalid for others."""
        if scenario_id is None:
            return {}
        row = next((one for one in self.scenarios if one.pk == scenario_id), None)
        if row is None:
            raise Invalid(
                "unknown_scenario",
                gettext_noop("The tree has no such scenario."),
                field="scenario_id",
            )
        return given_in(self.found.tree, row.values)

    def sheet(self, scenario_id: uuid.UUID | None) -> Sheet:
        """Return the exact numbers of a scenario."""
        return Sheet(self.found.tree, self.given(scenario_id))


def asked(
    found: Numbers, scenarios: Sequence[DriverScenario], target_id: str | None = None
) -> Asked:
    """Return what is asked about a node, the root unless it is named; raise Invalid without one."""
    tree = found.tree
    target = tree.drivers.get(target_id) if target_id else tree.root
    if target is None:
        message = gettext_noop("The tree has no such node.")
        raise Invalid("unknown_node", message, field="target_id")
    return Asked(found, scenarios, target)


def what_moves(
    ask: Asked,
    *,
    percent: float = PERCENT,
    scenario_id: uuid.UUID | None = None,
    between: tuple[uuid.UUID | None, uuid.UUID | None] | None = None,
) -> Tornado:
    """Return the tornado of the target around a scenario.

    Leaves move between their own ends, by ``percent`` of themselves where they have none, or
    ``between`` the values of two scenarios.
    """
    sheet = ask.sheet(scenario_id)
    ends: Mapping[str, Ends]
    if between is None:
        ends = ends_by_share(sheet, Fraction(str(percent)) / 100, ask.found.ranges)
    else:
        ends = ends_of(ask.sheet(between[0]), ask.sheet(between[1]))
    return tornado(sheet, ask.target.id, ends)


def what_it_takes(
    ask: Asked,
    driver_id: str,
    goal: float,
    *,
    low: float | None = None,
    high: float | None = None,
    scenario_id: uuid.UUID | None = None,
) -> Sought:
    """Return what a driver must be for the target to be the goal; all in shown units."""
    driver = ask.found.tree.drivers.get(driver_id)
    if driver is None:
        message = gettext_noop("The tree has no such node.")
        raise Invalid("unknown_node", message, field="driver_id")
    if (low is None) != (high is None) or (low is not None and high is not None and low >= high):
        message = gettext_noop("Give both ends of a range, the lower one first, or none.")
        raise Invalid("bad_range", message, field="low")
    ends = [None if end is None else driver.base(end) for end in (low, high)]
    return goal_seek(
        ask.sheet(scenario_id), ask.target.id, driver_id, ask.target.base(goal), ends[0], ends[1]
    )


def where_from(
    ask: Asked, start: End, end: End, *, is_by_branch: bool = False
) -> tuple[Bridge, tuple[Step, ...]]:
    """Return the bridge from one end to another with its steps, by leaf or by branch.

    An end is a scenario, None for the tree itself, or a day: then the values count that were said
    of it or of a day before, in the tree as it is now.
    """
    tree = ask.found.tree
    if not isinstance(start, dt.date) and not isinstance(end, dt.date):
        found = bridge(tree, ask.target.id, ask.given(start), ask.given(end))
    else:
        found = _between_days(ask, start, end)
    return found, by_branch(tree, found) if is_by_branch else found.steps


def _between_days(ask: Asked, start: End, end: End) -> Bridge:
    """Take all values of both ends from what they were: what was not known is unknown."""
    tree, known = ask.found.tree, stated(changes_of_nodes(ask.found.graph))

    def given(at: End) -> dict[str, Fraction]:
        if isinstance(at, dt.date):
            return values_on(tree, known, at)
        return {**own_values(tree), **ask.given(at)}

    ends = given(start), given(end)
    for at, values in zip((start, end), ends, strict=True):
        sheet = Sheet(bare(tree), values)
        if ask.target.id not in sheet.values and isinstance(at, dt.date):
            return Bridge(ask.target.id, None, None, (), _unknown(ask, sheet, at))
    return bridge(bare(tree), ask.target.id, *ends)


def _unknown(ask: Asked, sheet: Sheet, day: dt.date) -> Remark:
    """Name the values that nobody had said by a day."""
    missing = lacking(sheet.tree, sheet, ask.target.id)
    message = gettext_noop("On {day_on} these had no value yet: {titles}.")
    details = {
        "day_on": day.isoformat(),
        "titles": ", ".join(quoted(one.title) for one in missing[:5]),
    }
    if not missing:
        message = gettext_noop("On {day_on} “{title}” had no number.")
        details = {"day_on": day.isoformat(), "title": quoted(ask.target.title)}
    return Remark(
        "no_value_then", ask.target.id, message, details, tuple(one.id for one in missing)
    )


def tornado_json(ask: Asked, found: Tornado) -> dict[str, Any]:
    """Return a tornado as REST gives it: ends in units of leaves, outcomes in the target's."""
    drivers, target = ask.found.tree.drivers, ask.target
    return {
        "target_id": target.id,
        "base": shown(target, found.base),
        "swings": [
            {
                "driver_id": one.id,
                "start": shown(drivers[one.id], one.start),
                "end": shown(drivers[one.id], one.end),
                "low": shown(target, one.low),
                "high": shown(target, one.high),
            }
            for one in found.swings
        ],
        "remarks": found.remarks,
    }


def sought_json(ask: Asked, driver_id: str, found: Sought) -> dict[str, Any]:
    """Return what was sought as REST gives it."""
    driver, target = ask.found.tree.drivers[driver_id], ask.target
    reach = found.reach or (None, None)
    return {
        "target_id": target.id,
        "driver_id": driver_id,
        "value": shown(driver, found.value),
        "reason": found.reason,
        "is_exact": found.is_exact,
        "low": shown(driver, found.low),
        "high": shown(driver, found.high),
        "reached_low": shown(target, reach[0]),
        "reached_high": shown(target, reach[1]),
        "limit": shown(target, found.limit),
    }


def bridge_json(ask: Asked, found: Bridge, steps: Sequence[Step]) -> dict[str, Any]:
    """Return a bridge as REST gives it, in the unit of the target."""
    target = ask.target
    return {
        "target_id": target.id,
        "start": shown(target, found.start),
        "end": shown(target, found.end),
        "steps": [{"driver_id": one.id, "amount": shown(target, one.amount)} for one in steps],
        "remarks": [found.remark] if found.remark else [],
    }


def shown(driver: Driver, base: Fraction | None) -> float | None:
    """Return base units in a driver's own, as JSON holds them."""
    return None if base is None else float(driver.shown(base))
