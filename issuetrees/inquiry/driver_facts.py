"""The numbers of a tree as plain values, for REST and for the page of numbers."""

import datetime as dt
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Any

from issuetrees.core.drivers import Driver, Remark, Sheet, lacking, remarks_on
from issuetrees.core.drivers.ages import OLD_AFTER
from issuetrees.core.drivers.expressions import to_json, value_of
from issuetrees.core.mece.words.labels import quoted
from issuetrees.core.text import gettext_noop
from issuetrees.inquiry.driver_words import formula_words, of_driver, sentence_of, unit_words
from issuetrees.inquiry.models import DriverScenario
from issuetrees.inquiry.read.driver_scenarios import given_in
from issuetrees.inquiry.read.drivers import HIGH, LOW, Numbers


def facts(found: Numbers, today: dt.date, old_after: int = OLD_AFTER) -> dict[str, Any]:
    """Return a tree's drivers as one reads them, and what is to be said of their numbers."""
    ages = found.ages(today, old_after)
    drivers = [_driver(found, one, ages.get(one.id, "")) for one in found.tree.drivers.values()]
    remarks = [remark_json(remark) for remark in remarks_of(found)]
    return {"revision": found.graph.revision, "drivers": drivers, "remarks": remarks}


def remark_json(remark: Remark) -> dict[str, Any]:
    """Return a remark with its sentence in the reader's language."""
    return {
        "code": remark.code,
        "node_id": remark.node_id,
        "message": sentence_of(remark),
        "related_ids": list(remark.related_ids),
    }


def scenarios_json(found: Numbers, rows: Sequence[DriverScenario]) -> list[dict[str, Any]]:
    """Return scenarios with what they give and what all drivers then come to."""
    drivers = found.tree.drivers
    told = []
    for row in rows:
        sheet = Sheet(found.tree, given_in(found.tree, row.values))
        results = {key: _shown(drivers[key], value) for key, value in sheet.values.items()}
        known = {key: value for key, value in row.values.items() if key in drivers}
        told.append({"id": str(row.pk), "title": row.title, "values": known, "results": results})
    return told


def remarks_of(found: Numbers) -> list[Remark]:
    """Return the remarks on a tree's numbers, with those on values that are stated otherwise."""
    differing = {remark.node_id: remark for remark in _differing(found)}
    told = [*remarks_on(found.sheet), *differing.values(), *_reversed(found)]
    return sorted(told, key=lambda remark: found.tree.reading[remark.node_id])


def calculated(sheet: Sheet, driver: Driver) -> Fraction | None:
    """Return what the numbers below a driver come to in base units, None where they do not."""
    if driver.term is None or sheet.faults.get(driver.id):
        return None
    try:
        return Fraction(value_of(driver.term, sheet.values))
    except (KeyError, ZeroDivisionError):
        return None


def _differing(found: Numbers) -> Iterator[Remark]:
    for driver in found.tree.drivers.values():
        made = calculated(found.sheet, driver) if driver.own is not None else None
        if driver.own is None or made is None or made == driver.own:
            continue
        details = {
            "title": quoted(driver.title),
            "made": of_driver(driver, made),
            "own": of_driver(driver, driver.own),
            "difference": of_driver(driver, made - driver.own),
        }
        message = gettext_noop(
            "“{title}” comes to {made}, but {own} is stated: a difference of {difference}."
        )
        yield Remark("stated_differs", driver.id, message, details)


def _reversed(found: Numbers) -> Iterator[Remark]:
    """Say where the lower end of a leaf is above its upper one."""
    for key, (low, high) in found.ranges.items():
        if low is None or high is None or low <= high:
            continue
        driver = found.tree.drivers[key]
        details = {
            "title": quoted(driver.title),
            "low": of_driver(driver, low),
            "high": of_driver(driver, high),
        }
        message = gettext_noop("“{title}”: its low end, {low}, is above its high end, {high}.")
        yield Remark("range_reversed", key, message, details)


def _driver(found: Numbers, driver: Driver, age: str) -> dict[str, Any]:
    record, sheet, number = found.records[driver.id], found.sheet, found.places[driver.id]
    formula = number if record.refers_to else formula_words(record)
    own = driver.own
    made = calculated(sheet, driver)
    difference = None if made is None or own is None else made - own
    return {
        "id": driver.id,
        "parent_id": driver.parent_id,
        "number": number,
        "title": driver.title,
        "level": driver.level,
        "is_leaf": driver.is_leaf,
        "split_kind": record.split_kind,
        "split": record.split,
        "formula": formula if not driver.is_leaf else "",
        "unit": record.unit,
        "shown_unit": unit_words(driver.unit),
        "factor": float(driver.unit.factor),
        "term": None if driver.term is None else to_json(driver.term),
        "value": _shown(driver, sheet.values.get(driver.id)),
        "own": _shown(driver, own),
        "difference": _shown(driver, difference or None),
        "fault": sheet.faults.get(driver.id, ""),
        "waits_for": [one.id for one in lacking(found.tree, sheet, driver.id)]
        if driver.id not in sheet.values
        else [],
        "low": record.details.get(LOW) if driver.is_leaf else None,
        "high": record.details.get(HIGH) if driver.is_leaf else None,
        "value_on": record.value_on,
        "value_source": record.value_source,
        "age": age,
    }


def _shown(driver: Driver, base: Fraction | None) -> float | None:
    return None if base is None else float(driver.shown(base))
