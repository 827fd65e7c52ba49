"""What a driver tree is made of, once its splits and units are read."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from typing import Any

from issuetrees.core.drivers.expressions import Expression
from issuetrees.core.drivers.units import Unit


@dataclass(frozen=True, slots=True)
class Remark:
    """One sentence about the number of ``node_id``: why there is none, or what contradicts it.

    ``message`` is an English template to be translated and filled from ``details``;
    ``related_ids`` are the other nodes concerned.
    """

    code: str
    node_id: str
    message: str
    details: Mapping[str, Any] = field(default_factory=dict)
    related_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Driver:
    """A node with its number.

    ``own``: its value in base units, where somebody has given one. ``term``: how it follows from
    others; None at a leaf, and where that cannot be told. ``is_leaf``: nothing hangs under it.
    """

    id: str
    parent_id: str | None
    title: str
    unit: Unit
    own: Fraction | None
    term: Expression | None
    is_leaf: bool
    level: int = 0

    def shown(self, base: Fraction) -> Fraction:
        """Return a number of base units in its own unit."""
        return base / self.unit.factor

    def base(self, shown: float | Fraction) -> Fraction:
        """Return a number in its own unit in base units."""
        exact = shown if isinstance(shown, Fraction) else Fraction(str(shown))
        return exact * self.unit.factor


@dataclass(frozen=True)
class DriverTree:
    """Drivers as one reads them; ``order``: each behind those that it follows from.

    ``above``: by id those that follow from it. ``remarks``: what was found of splits, formulas,
    units and references, whatever the numbers are.
    """

    drivers: Mapping[str, Driver]
    order: tuple[str, ...]
    above: Mapping[str, tuple[str, ...]]
    remarks: tuple[Remark, ...]

    @cached_property
    def root(self) -> Driver | None:
        """The first node that has no parent."""
        return next((one for one in self.drivers.values() if one.parent_id is None), None)

    @cached_property
    def places(self) -> dict[str, int]:
        """The place of each driver in ``order``."""
        return {key: place for place, key in enumerate(self.order)}

    @cached_property
    def reading(self) -> dict[str, int]:
        """The place of each driver as one reads the tree."""
        return {key: place for place, key in enumerate(self.drivers)}

    def with_above(self, ids: Iterable[str]) -> set[str]:
        """Return these ids and those of all drivers that follow from them."""
        found: set[str] = set()
        waiting = list(ids)
        while waiting:
            key = waiting.pop()
            if key not in found:
                found.add(key)
                waiting += self.above.get(key, ())
        return found

    @cached_property
    def leaves(self) -> tuple[Driver, ...]:
        """The drivers under which nothing hangs and that follow from no other, as one reads."""
        return tuple(one for one in self.drivers.values() if one.is_leaf and one.term is None)

    @cached_property
    def has_numbers(self) -> bool:
        """Whether anybody has given a value."""
        return any(one.own is not None for one in self.drivers.values())
