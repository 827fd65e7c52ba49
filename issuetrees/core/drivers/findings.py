"""What is to be said of the numbers of a tree: what is missing or cannot be."""

from collections.abc import Iterator, Sequence

from issuetrees.core.drivers.calculate import Sheet
from issuetrees.core.drivers.expressions import Applied, Expression
from issuetrees.core.drivers.records import Driver, Remark
from issuetrees.core.mece.words.labels import quoted
from issuetrees.core.text import gettext_noop


def remarks_on(sheet: Sheet) -> list[Remark]:
    """Return all remarks as one reads the tree: those on its splits and those on its numbers."""
    of_tree: dict[str, list[Remark]] = {}
    for remark in sheet.tree.remarks:
        of_tree.setdefault(remark.node_id, []).append(remark)
    found: list[Remark] = []
    for driver in sheet.tree.drivers.values():
        known = of_tree.get(driver.id, [])
        found += known
        if driver.term is not None or not known:
            found += _on(sheet, driver)
    return found


def _on(sheet: Sheet, driver: Driver) -> Iterator[Remark]:
    fault = sheet.faults.get(driver.id)
    name = {"title": quoted(driver.title)}
    if fault == "missing" and driver.term is None and sheet.tree.above.get(driver.id):
        yield Remark("value_missing", driver.id, gettext_noop("“{title}” has no value."), name)
    elif fault == "large":
        message = gettext_noop("“{title}” comes to more than can be shown.")
        yield Remark("too_large", driver.id, message, name)
    elif fault == "zero" and driver.term is not None:
        yield _of_zero(sheet, driver)


def _of_zero(sheet: Sheet, driver: Driver) -> Remark:
    divisor = _zero_in(sheet, driver.term) if driver.term is not None else None
    if divisor is None:
        message = gettext_noop("The formula divides by zero.")
        return Remark("zero_division", driver.id, message)
    message = gettext_noop("“{title}” divides by “{divisor}”, which is 0.")
    details = {
        "title": quoted(driver.title),
        "divisor": quoted(sheet.tree.drivers[divisor].title),
    }
    return Remark("zero_division", driver.id, message, details, (divisor,))


def _zero_in(sheet: Sheet, term: Expression) -> str | None:
    """Return the driver by which a term divides and which is nothing."""
    if not isinstance(term, Applied):
        return None
    divisors: Sequence[Expression] = term.terms[1:] if term.sign == "/" else ()
    for one in divisors:
        if isinstance(one, str) and not sheet.values.get(one, 1):
            return one
    return next((key for one in term.terms if (key := _zero_in(sheet, one))), None)
