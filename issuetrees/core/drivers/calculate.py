"""The numbers of a driver tree; after a change only what follows from it is calculated again.

Exact fractions, or floats where thousands of trials are wanted. Twin in the browser:
``web/static/inquiry/drivers.js``, tied by ``fixtures/cases/drivers``.
"""

import heapq
from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Any, Final, Literal, TypeAlias

from issuetrees.core.drivers.expressions import Applied, Expression, names_in, value_of
from issuetrees.core.drivers.records import Driver, DriverTree

#: Why a number is not there: something that it follows from has none, a division by zero, or it
#: is beyond what can be held.
Fault: TypeAlias = Literal["missing", "zero", "large"]
MOST: Final = 1e300
_MOST: Final = Fraction(10) ** 300
#: Fractions of more bits are rounded to so many.
_BITS: Final = 320
_LONG: Final = 8


class Sheet:
    """The numbers of a tree in base units, by id: ``values`` and, where there is none, ``faults``.

    ``given``: numbers that stand instead of those of the tree, be it at a leaf or where one
    would be calculated. What is calculated stands before a node's own value, which holds until
    the numbers below it are known.
    """

    def __init__(
        self,
        tree: DriverTree,
        given: Mapping[str, Fraction] | None = None,
        *,
        is_exact: bool = True,
    ) -> None:
        self.tree = tree
        self.is_exact = is_exact
        self.given: dict[str, Any] = {}
        self.values: dict[str, Any] = {}
        self.faults: dict[str, Fault] = {}
        for key, value in (given or {}).items():
            if key in tree.drivers:
                self.given[key] = self._number(value)
        for key in tree.order:
            self._calculate(tree.drivers[key])

    def put(self, changes: Mapping[str, Any]) -> list[str]:
        """Give numbers, None takes one back; return the ids of all that is another one now."""
        waiting: list[tuple[int, str]] = []
        for key, value in changes.items():
            if value is None:
                self.given.pop(key, None)
            else:
                self.given[key] = self._number(value)
            waiting.append((self.tree.places[key], key))
        return self._recalculate(waiting)

    def _recalculate(self, waiting: list[tuple[int, str]]) -> list[str]:
        heapq.heapify(waiting)
        queued = {key for _, key in waiting}
        moved: dict[str, Any] = {}
        while waiting:
            _, key = heapq.heappop(waiting)
            before = self.values.get(key)
            self._calculate(self.tree.drivers[key], moved)
            now = self.values.get(key)
            if now == before:
                continue
            moved[key] = now - before if now is not None and before is not None else None
            for above in self.tree.above.get(key, ()):
                if above not in queued:
                    queued.add(above)
                    heapq.heappush(waiting, (self.tree.places[above], above))
        return list(moved)

    def _calculate(self, driver: Driver, moved: Mapping[str, Any] | None = None) -> None:
        key = driver.id
        before = self.values.pop(key, None)
        self.faults.pop(key, None)
        if key in self.given:
            self.values[key] = self.given[key]
        elif driver.term is None or not all(name in self.values for name in names_in(driver.term)):
            self._take_own(driver)
        elif moved and before is not None and self._is_long_sum(driver.term):
            self._keep(key, self._moved(before, driver.term, moved))
        else:
            self._come_to(key, driver.term)

    def _take_own(self, driver: Driver) -> None:
        if driver.own is None:
            self.faults[driver.id] = "missing"
        else:
            self.values[driver.id] = self._number(driver.own)

    def _come_to(self, key: str, term: Expression) -> None:
        try:
            self._keep(key, value_of(term, self.values))
        except ZeroDivisionError:
            self.faults[key] = "zero"
        except OverflowError:
            self.faults[key] = "large"

    def _is_long_sum(self, term: Expression) -> bool:
        """Whether adding what has changed is quicker, and as exact, as adding all."""
        return (
            self.is_exact
            and isinstance(term, Applied)
            and term.sign == "+"
            and len(term.terms) > _LONG
            and all(isinstance(one, str) for one in term.terms)
        )

    def _moved(self, before: Fraction, term: Any, moved: Mapping[str, Any]) -> Any:
        steps = [moved[one] for one in term.terms if one in moved]
        if any(step is None for step in steps):
            return value_of(term, self.values)
        return sum(steps, before)

    def _keep(self, key: str, value: Any) -> None:
        if self.is_exact:
            value = settled(value)
            is_large = abs(value) > _MOST
        else:
            is_large = not abs(value) <= MOST
        if is_large:
            self.faults[key] = "large"
        else:
            self.values[key] = value

    def _number(self, value: Any) -> Any:
        return value if self.is_exact else float(value)


def calculate(tree: DriverTree, given: Mapping[str, Fraction] | None = None) -> Sheet:
    """Return the exact numbers of a tree; ``given`` stand instead of its own, in base units."""
    return Sheet(tree, given)


def settled(value: Fraction) -> Fraction:
    """Return a fraction that stays short: what has hundreds of digits is rounded."""
    bits = value.denominator.bit_length()
    if bits <= _BITS:
        return value
    shift = max(0, _BITS - value.numerator.bit_length() + bits)
    return Fraction(round(value * 2**shift), 2**shift)


def lacking(tree: DriverTree, sheet: Sheet, key: str) -> list[Driver]:
    """Return the drivers without a value on which a number waits, as one reads them."""
    found: set[str] = set()
    seen: set[str] = set()
    waiting: list[str] = [key]
    while waiting:
        one = waiting.pop()
        if one in seen or one in sheet.values:
            continue
        seen.add(one)
        below = list(_names(tree, one))
        if not below:
            found.add(one)
        waiting += below
    return [tree.drivers[one] for one in sorted(found, key=tree.reading.__getitem__)]


def _names(tree: DriverTree, key: str) -> Iterable[str]:
    term = tree.drivers[key].term
    return names_in(term) if term is not None else ()
