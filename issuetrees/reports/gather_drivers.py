"""The driver trees of a report: a fixed number of queries per tree."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import Any, Final

from issuetrees.core.drivers import Driver, Sheet, may_calculate
from issuetrees.core.drivers.expressions import Applied, Expression, names_in
from issuetrees.core.graph.records import Node
from issuetrees.inquiry.driver_answers import Asked, asked, what_moves, where_from
from issuetrees.inquiry.driver_facts import remarks_of
from issuetrees.inquiry.driver_figures import (
    base_of,
    bridge_digits,
    falls_of,
    swings_of,
    tornado_rows,
)
from issuetrees.inquiry.driver_words import sentence_of, unit_words
from issuetrees.inquiry.models import DriverScenario
from issuetrees.inquiry.read.driver_scenarios import scenarios_in
from issuetrees.inquiry.read.drivers import Numbers, numbers_of
from issuetrees.reports.drivers import DriverLine, TreeNumbers, Way

#: The kind of section that shows driver trees.
KIND: Final = "drivers"
#: More steps than these make no waterfall that anybody can read.
MOST_STEPS: Final = 18
_SIGNS: Final = {"+": " + ", "-": " − ", "*": " × ", "/": " ÷ "}
_NAMED: Final = 4


def build_drivers(
    rows: Iterable[Any], told: Mapping[Any, Sequence[Node]], today: date
) -> tuple[TreeNumbers, ...]:
    """Return the trees that calculate, in the active language: those whose root follows from
    others and has a number. ``told`` are the nodes of each.
    """
    found = (_of_tree(row, told[row.pk], today) for row in rows if may_calculate(told[row.pk]))
    return tuple(one for one in found if one is not None)


def _of_tree(row: Any, nodes: Sequence[Node], today: date) -> TreeNumbers | None:
    found = numbers_of(row, nodes)
    root = found.tree.root
    if root is None or root.term is None or root.id not in found.sheet.values:
        return None
    scenarios = scenarios_in(row)
    ask = asked(found, scenarios)
    moves = what_moves(ask)
    return TreeNumbers(
        id=str(row.pk),
        title=row.title,
        revision=row.revision,
        answer=found.records[root.id].answer,
        scenarios=tuple(one.title for one in scenarios),
        lines=tuple(_lines(ask, today)),
        base=base_of(ask, moves),
        swings=tuple(swings_of(ask, moves)),
        ends=tuple(one.ends for one in tornado_rows(ask, moves)),
        ways=tuple(way for one in scenarios if (way := _way(ask, one)) is not None),
        remarks=tuple(sentence_of(remark) for remark in remarks_of(found)),
    )


def _lines(ask: Asked, today: date) -> Iterable[DriverLine]:
    found = ask.found
    sheets = [found.sheet, *(ask.sheet(one.pk) for one in ask.scenarios)]
    ages = found.ages(today)
    for driver in found.tree.drivers.values():
        record = found.records[driver.id]
        yield DriverLine(
            id=driver.id,
            parent_id=driver.parent_id,
            number=found.places[driver.id],
            depth=driver.level,
            title=driver.title,
            unit=unit_words(driver.unit),
            values=tuple(_value(driver, sheet) for sheet in sheets),
            made=_in_numbers(found, driver.term, is_inner=False) if driver.term else "",
            sheets=tuple(_formula(found, driver, sheet) for sheet in sheets),
            day=date.fromisoformat(record.value_on) if record.value_on else None,
            source=record.value_source,
            age=ages.get(driver.id, ""),
            is_leaf=driver.is_leaf,
        )


def _value(driver: Driver, sheet: Sheet) -> float | None:
    value = sheet.values.get(driver.id)
    return None if value is None else float(driver.shown(value))


def _way(ask: Asked, scenario: DriverScenario) -> Way | None:
    found, steps = where_from(ask, None, scenario.pk)
    if len(steps) > MOST_STEPS:
        found, steps = where_from(ask, None, scenario.pk, is_by_branch=True)
    if found.remark is not None or not steps or len(steps) > MOST_STEPS:
        return None
    falls = falls_of(ask, found, steps, ("", scenario.title))
    return Way(scenario.title, tuple(falls), bridge_digits(ask.target, found, steps))


def _in_numbers(found: Numbers, term: Expression, *, is_inner: bool) -> str:
    """Write a term with the numbers of its drivers; of many only the first and the last."""
    if isinstance(term, str):
        return found.places[term]
    if isinstance(term, Fraction):
        return f"{float(term):g}"
    parts = [_in_numbers(found, one, is_inner=True) for one in term.terms]
    if len(parts) > _NAMED:
        parts = [parts[0], "…", parts[-1]]
    said = _SIGNS[term.sign].join(parts)
    return f"({said})" if is_inner else said


def _formula(found: Numbers, driver: Driver, sheet: Sheet) -> str:
    """Return how a number is made of others in their own units; "" where it is given."""
    if driver.term is None or driver.id in sheet.given or driver.id not in sheet.values:
        return ""
    names = set(names_in(driver.term))
    if not all(name in sheet.values for name in names):
        return ""
    drivers = found.tree.drivers
    factors = {drivers[name].unit.factor for name in names}
    is_sum = isinstance(driver.term, Applied) and driver.term.sign in {"+", "-"}
    if is_sum and factors == {driver.unit.factor} and not _has_numbers(driver.term):
        return _sheet_term(found, driver.term, is_scaled=False)
    made = _sheet_term(found, driver.term, is_scaled=True)
    return made if driver.unit.factor == 1 else f"({made})/{_exact(driver.unit.factor)}"


def _sheet_term(found: Numbers, term: Expression, *, is_scaled: bool) -> str:
    if isinstance(term, Fraction):
        return _exact(term)
    if isinstance(term, str):
        factor = found.tree.drivers[term].unit.factor
        return f"{{{term}}}*{_exact(factor)}" if is_scaled and factor != 1 else f"{{{term}}}"
    parts = [_sheet_term(found, one, is_scaled=is_scaled) for one in term.terms]
    return "(" + term.sign.join(f"({one})" if "*" in one else one for one in parts) + ")"


def _exact(value: Fraction) -> str:
    """Write a factor so that a sheet has it exactly."""
    if value.denominator == 1:
        return str(value.numerator)
    return f"({value.numerator}/{value.denominator})"


def _has_numbers(term: Expression) -> bool:
    if isinstance(term, Applied):
        return any(_has_numbers(one) for one in term.terms)
    return isinstance(term, Fraction)
