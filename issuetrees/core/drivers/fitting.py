"""Whether units fit: what is added is of one kind, and what is made is what was to be made."""

from collections.abc import Mapping, Sequence

from issuetrees.core.drivers.expressions import Applied, Expression
from issuetrees.core.drivers.records import Driver, Remark
from issuetrees.core.drivers.splits import DriverNode
from issuetrees.core.drivers.units import PLAIN, UNSAID, Unit, common, product
from issuetrees.core.mece.words.labels import quoted
from issuetrees.core.text import gettext_noop


def unit_in(
    node: DriverNode, term: Expression, drivers: Mapping[str, Driver], written: Unit
) -> Unit | Remark:
    """Return the unit that a node's term comes to, or the remark that it cannot be so."""
    made = _made(node, term, drivers)
    if isinstance(made, Remark) or made.powers is None or written.powers is None:
        return made
    if made.powers != written.powers:
        message = gettext_noop("The units of the children do not make {unit}.")
        return Remark("units_differ", node.id, message, {"unit": written.words})
    return made


def _made(node: DriverNode, term: Expression, drivers: Mapping[str, Driver]) -> Unit | Remark:
    if isinstance(term, str):
        return drivers[term].unit
    if not isinstance(term, Applied):
        return PLAIN
    units: list[Unit] = []
    for one in term.terms:
        found = _made(node, one, drivers)
        if isinstance(found, Remark):
            return found
        units.append(found)
    if term.sign in {"*", "/"}:
        later = 1 if term.sign == "*" else -1
        return product(units, [1, *[later] * (len(units) - 1)])
    return common(units) or _mixed(node, term.terms, units, drivers)


def _mixed(
    node: DriverNode,
    terms: Sequence[Expression],
    units: Sequence[Unit],
    drivers: Mapping[str, Driver],
) -> Remark:
    """Name what has no unit beside some that have, or two units that have no common sum."""
    said = [unit for unit in units if unit.powers is not None]
    for term, unit in zip(terms, units, strict=True):
        if unit == UNSAID and isinstance(term, str):
            message = gettext_noop("“{title}” has no unit, the others are in {unit}.")
            details = {"title": quoted(drivers[term].title), "unit": said[0].words}
            return Remark("unit_missing", node.id, message, details, (term,))
    first = said[0]
    other = next(
        (one for one in said if (one.powers, one.counted) != (first.powers, first.counted)), first
    )
    message = gettext_noop("Amounts in {first} and in {second} have no common sum.")
    details = {"first": first.words or "1", "second": other.words or "1"}
    return Remark("units_mixed", node.id, message, details)
