"""What a value was on a day: read from what was said of it one after the other.

A value speaks of its own day, else of the day on which it was written. What was said last of a day
that is not later holds. A new value often gets its day a moment later: then it never spoke of the
day before.
"""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any, Final

from issuetrees.core.drivers.records import DriverTree
from issuetrees.core.drivers.tree import in_unit_of

_FIELDS: Final = ("value", "unit", "value_on")


@dataclass(frozen=True, slots=True)
class Stated:
    """A value with its unit as it stands since ``day``; ``is_dated``: whether that day was said
    together with it.
    """

    day: dt.date
    value: float | None
    unit: str
    is_dated: bool


def stated(changes: Iterable[tuple[dt.date, Mapping[str, Any]]]) -> dict[str, list[Stated]]:
    """Follow the values of all nodes through the changes of a tree, each with its day.

    A change has ``added`` records by id and ``updated``: by id the old and new of fields.
    """
    now: dict[str, dict[str, Any]] = {}
    found: dict[str, list[Stated]] = {}
    for day, change in changes:
        for key, record in change.get("added", {}).items():
            now[key] = {name: record.get(name) for name in _FIELDS}
            found.setdefault(key, []).append(_stated(now[key], day, is_dated=True))
        for key, fields in change.get("updated", {}).items():
            new = {name: pair[1] for name, pair in fields.items() if name in _FIELDS}
            if new:
                now[key] = {**now.get(key, {}), **new}
                _follow(
                    found.setdefault(key, []),
                    _stated(now[key], day, is_dated="value_on" in new),
                    new,
                )
    return found


def _follow(known: list[Stated], one: Stated, new: Mapping[str, Any]) -> None:
    """Put what was said behind the rest, or in place of what it only dates."""
    if known and "value" not in new and not known[-1].is_dated:
        known[-1] = one
    else:
        known.append(one)


def _stated(fields: Mapping[str, Any], day: dt.date, *, is_dated: bool) -> Stated:
    said = fields.get("value_on")
    own = dt.date.fromisoformat(said) if said else day
    return Stated(own, fields.get("value"), fields.get("unit") or "", is_dated or not said)


def held_on(known: Sequence[Stated], day: dt.date) -> Stated | None:
    """Return what was said last of a day that is not later."""
    return next((one for one in reversed(known) if one.day <= day), None)


def values_on(
    tree: DriverTree, known: Mapping[str, Sequence[Stated]], day: dt.date
) -> dict[str, Fraction]:
    """Return the values of a day in base units, of drivers that follow from no others.

    A value in a unit that does not fit that of its driver today is none.
    """
    found: dict[str, Fraction] = {}
    for key, driver in tree.drivers.items():
        one = held_on(known.get(key, ()), day) if driver.term is None else None
        if one is None or one.value is None:
            continue
        base = in_unit_of(driver, one.value, one.unit)
        if base is not None:
            found[key] = base
    return found


def bare(tree: DriverTree) -> DriverTree:
    """Return a tree without values of its own: all that is not given is unknown."""
    drivers = {key: replace(one, own=None) for key, one in tree.drivers.items()}
    return DriverTree(drivers, tree.order, tree.above, tree.remarks)


def own_values(tree: DriverTree) -> dict[str, Fraction]:
    """Return the values that drivers have today, of those that follow from no others."""
    return {
        key: one.own
        for key, one in tree.drivers.items()
        if one.term is None and one.own is not None
    }
