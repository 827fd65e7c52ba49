"""The reading of a driver tree from the nodes of an issue tree."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from functools import lru_cache
from typing import Final

from issuetrees.core.drivers.expressions import Applied, Expression, names_in
from issuetrees.core.drivers.fitting import unit_in
from issuetrees.core.drivers.order import calculation_order
from issuetrees.core.drivers.records import Driver, DriverTree, Remark
from issuetrees.core.drivers.splits import DriverNode, term_of
from issuetrees.core.drivers.units import OPEN, PERCENT, Unit, unit_of
from issuetrees.core.mece.records import not_pruned
from issuetrees.core.mece.words.amounts import Amount, amount_in, amount_of
from issuetrees.core.mece.words.labels import quoted
from issuetrees.core.text import gettext_noop

_HUNDRED: Final = Fraction(100)


def driver_tree(
    nodes: Sequence[DriverNode], refers_to: Mapping[str, str] | None = None
) -> DriverTree:
    """Read a tree: units, splits and formulas become expressions; what does not fit is a remark.

    ``nodes`` come as one reads them. What is pruned takes no part. ``refers_to``: by the id of a
    leaf that of the node whose number it shows; circles of these are cut and told.
    """
    below = _below(nodes)
    live = _live(nodes, below)
    reading = _Reading(live, refers_to or {})
    reading.read(below)
    return reading.tree()


def may_calculate(nodes: Sequence[DriverNode]) -> bool:
    """Tell whether the root has a number that follows from others, as far as its split tells: units
    may still forbid it. Most trees do not calculate, which is known without reading them whole.
    """
    if not nodes:
        return False
    children = not_pruned([node for node in nodes if node.parent_id == nodes[0].id])
    return bool(children) and term_of(nodes[0], children)[0] is not None


def _below(nodes: Iterable[DriverNode]) -> dict[str | None, list[DriverNode]]:
    found: dict[str | None, list[DriverNode]] = defaultdict(list)
    for node in nodes:
        found[node.parent_id].append(node)
    return found


def _live(
    nodes: Sequence[DriverNode], below: Mapping[str | None, list[DriverNode]]
) -> list[DriverNode]:
    """Return the nodes that are not pruned and stand under no pruned one, parents first."""
    known = {node.id for node in nodes}
    found: list[DriverNode] = []
    waiting = [node for node in reversed(nodes) if node.parent_id not in known]
    waiting = not_pruned(waiting)
    while waiting:
        node = waiting.pop()
        found.append(node)
        waiting += reversed(not_pruned(below.get(node.id, ())))
    return found


class _Reading:
    def __init__(self, live: Sequence[DriverNode], refers_to: Mapping[str, str]) -> None:
        self.live = live
        known = {node.id for node in live}
        self.refers_to = {one: other for one, other in refers_to.items() if other in known}
        self.remarks: dict[str, list[Remark]] = defaultdict(list)
        self.terms: dict[str, Expression] = {}
        self.drivers: dict[str, Driver] = {}
        self.order: tuple[str, ...] = ()

    def read(self, below: Mapping[str | None, list[DriverNode]]) -> None:
        children = {node.id: not_pruned(below.get(node.id, ())) for node in self.live}
        amounts = {node.id: self._amount(node) for node in self.live}
        self._read_terms(children, _with_numbers(self.live, amounts, self.refers_to))
        self.order, cut = calculation_order([node.id for node in self.live], self.terms)
        for node in self.live:
            if node.id in cut:
                self._cut(node)
        levels = _levels(self.live)
        nodes = {node.id: node for node in self.live}
        for key in self.order:
            is_leaf = not children[key] and key not in self.refers_to
            self._place(nodes[key], amounts[key], levels[key], is_leaf=is_leaf)

    def _amount(self, node: DriverNode) -> tuple[Amount, bool]:
        """What shows another number has none of its own."""
        if node.id in self.refers_to:
            return _of_fields(0.0, ""), False
        return _amount(node.title, node.value, node.unit)

    def _read_terms(
        self, children: Mapping[str, Sequence[DriverNode]], numbered: frozenset[str]
    ) -> None:
        for node in self.live:
            if children[node.id]:
                term, remarks = term_of(node, children[node.id])
                if any(child.id in numbered for child in children[node.id]):
                    self.remarks[node.id] += remarks
            else:
                term = self.refers_to.get(node.id)
            if term is not None:
                self.terms[node.id] = term

    def _cut(self, node: DriverNode) -> None:
        del self.terms[node.id]
        message = gettext_noop("“{title}” leads back to itself, so it has no number.")
        details = {"title": quoted(node.title)}
        other = self.refers_to.get(node.id)
        related = (other,) if other else ()
        self.remarks[node.id].append(Remark("cycle", node.id, message, details, related))

    def _place(
        self, node: DriverNode, amount: tuple[Amount, bool], level: int, *, is_leaf: bool
    ) -> None:
        """Put a driver beside those that it follows from; its term goes where units misfit."""
        found, has_value = amount
        unit = unit_of(found)
        own = found.value / Fraction(found.shown.partition("\x00")[0]) if has_value else None
        term = self.terms.get(node.id)
        if term is not None:
            fitted = unit_in(node, term, self.drivers, unit)
            if isinstance(fitted, Remark):
                self.remarks[node.id].append(fitted)
                term = None
            else:
                term, unit = _scaled(term, fitted, unit, self.drivers)
        if term is None and own is None and unit.powers is None:
            unit = OPEN
        if isinstance(term, Applied) and term.sign in {"+", "-"}:
            self._lend(unit, term)
        base = own * unit.factor if own is not None else None
        self.drivers[node.id] = Driver(
            node.id, node.parent_id, node.title, unit, base, term, is_leaf, level
        )

    def _lend(self, unit: Unit, term: Applied) -> None:
        """What is to be added and has no number yet will be in the unit of the sum."""
        for key in (one for one in term.terms if isinstance(one, str)):
            if self.drivers[key].unit == OPEN and self.drivers[key].term is None:
                self.drivers[key] = replace(self.drivers[key], unit=unit)

    def tree(self) -> DriverTree:
        above: dict[str, list[str]] = defaultdict(list)
        for key in self.order:
            term = self.drivers[key].term
            for name in dict.fromkeys(names_in(term) if term is not None else ()):
                above[name].append(key)
        remarks = [remark for node in self.live for remark in self.remarks[node.id]]
        return DriverTree(
            {node.id: self.drivers[node.id] for node in self.live},
            self.order,
            {key: tuple(found) for key, found in above.items()},
            tuple(remarks),
        )


def _scaled(
    term: Expression, made: Unit, unit: Unit, drivers: Mapping[str, Driver]
) -> tuple[Expression, Unit]:
    """Return a term that comes to base units, and the unit in which it is shown.

    Plain numbers make numbers of the unit that is written on what they make up. "Profit ÷ Revenue
    × 100" in percent is a share.
    """
    if unit.powers is None:
        return term, made
    if made.powers is None and unit.factor != 1:
        units = [drivers[name].unit for name in names_in(term)]
        if all(one.is_plain and one.factor <= 1 for one in units):
            return Applied("*", (term, unit.factor)), unit
    if unit.counted == PERCENT and isinstance(term, Applied) and term.sign == "*":
        rest = tuple(one for one in term.terms if one != _HUNDRED)
        if len(rest) < len(term.terms):
            return (rest[0] if len(rest) == 1 else replace(term, terms=rest)), unit
    return term, unit


def _amount(title: str, value: float | None, unit: str) -> tuple[Amount, bool]:
    """Return how much a node is, with whether anybody said so; its title may say it."""
    if value is None and not unit:
        found = _in_title(title)
        return (found, True) if found else (_of_fields(0.0, ""), False)
    return _of_fields(value or 0.0, unit), value is not None


@lru_cache(maxsize=20_000)
def _in_title(title: str) -> Amount | None:
    return amount_in(title)


class _Stub:
    """A value and a unit as a node has them."""

    title = ""

    def __init__(self, value: float | None, unit: str) -> None:
        self.value, self.unit = value, unit


def _of_fields(value: float, unit: str) -> Amount:
    found = amount_of(_Stub(value, unit))
    assert found is not None  # noqa: S101 - a value is given
    return found


def in_unit_of(driver: Driver, value: float, unit: str) -> Fraction | None:
    """Return a value in a unit as it was written in base units, None where it does not fit."""
    said = unit_of(_of_fields(value, unit))
    if said.powers is None or unit == driver.unit.words:
        return driver.base(value)
    same = (said.powers, said.counted) == (driver.unit.powers, driver.unit.counted)
    return Fraction(str(value)) * said.factor if same or driver.unit.powers is None else None


def _with_numbers(
    live: Sequence[DriverNode],
    amounts: Mapping[str, tuple[Amount, bool]],
    refers_to: Mapping[str, str],
) -> frozenset[str]:
    """Return the ids of nodes that have a value, show one, or have one below them."""
    found: set[str] = set()
    for node in reversed(live):
        is_numbered = amounts[node.id][1] or node.id in found or node.id in refers_to
        if is_numbered:
            found.add(node.id)
        if is_numbered and node.parent_id is not None:
            found.add(node.parent_id)
    return frozenset(found)


def _levels(live: Sequence[DriverNode]) -> dict[str, int]:
    levels: dict[str, int] = {}
    for node in live:
        levels[node.id] = levels[node.parent_id] + 1 if node.parent_id in levels else 0
    return levels
