"""How much a node is: its value and unit, or the amount in its label ("Retail: 70 млн ₽")."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final, Protocol

from issuetrees.core.mece.words.bounds import Range
from issuetrees.core.mece.words.numbers import decimals_of
from issuetrees.core.mece.words.ranges import read_range
from issuetrees.core.mece.words.scripts import words_in
from issuetrees.core.mece.words.units import MONEY, UNITS, is_rough, measure, scaled
from issuetrees.core.told import told

NBSP: Final = "\u00a0"
#: "Growth by 10 M" is no part of anything.
_CHANGES: Final = frozenset("на by to до от over more less under grew fell rose".split())
_PIECES = re.compile(r"/|[^\s/]+")
_PER: Final = frozenset({"/", "per", "за", "на", "в"})


class Valued(Protocol):
    """A node with a title, and a value with its unit where somebody has given one."""

    @property
    def title(self) -> str: ...
    @property
    def value(self) -> float | None: ...
    @property
    def unit(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Amount:
    """A value in its unit; ``step`` is the last digit in which it is written."""

    value: Fraction
    unit: str
    step: Fraction
    shown: str

    @property
    def words(self) -> str:
        """The unit as it is written."""
        return self.shown.partition("\x00")[2].strip()

    def write(self, value: Fraction) -> str:
        """Return another value as this one is written: "10 млн ₽"."""
        factor, _, words = self.shown.partition("\x00")
        scaled = float(value / Fraction(factor))
        text = f"{scaled:,.6g}".replace("-", "−")
        return told(
            text.replace(",", NBSP) + words,
            lambda language: _in(language, text) + words_in(words, language),
        )


def _in(language: str, digits: str) -> str:
    return digits.replace(",", NBSP).replace(".", ",") if language == "ru" else digits


def amount_of(node: Valued) -> Amount | None:
    """Return how much a node is, None where nothing says it."""
    if node.value is not None:
        return _of_fields(node.value, node.unit)
    return amount_in(node.title)


def amount_in(label: str) -> Amount | None:
    """Return the amount that stands behind a name in a label."""
    found = read_range(label)
    if not found or not found.is_point or not found.low or found.low.period:
        return None
    is_amount = found.is_apart or found.low.scale.factor > 1 or set(found.unit) & UNITS
    if not found.name or not is_amount or found.name.split()[-1] in _CHANGES:
        return None
    return _of_label(found)


def in_one_unit(amounts: Sequence[Amount]) -> list[Amount]:
    """Return amounts in the unit of the first, where all units are of one measure: "h", "min"."""
    units = {one.unit for one in amounts}
    counted = measure(units) if len(units) > 1 and not is_rough(units) else None
    if not counted:
        return list(amounts)
    first = counted[amounts[0].unit]
    return [_times(one, counted[one.unit] / first, amounts[0]) for one in amounts]


def _times(one: Amount, factor: Fraction, first: Amount) -> Amount:
    return Amount(one.value * factor, first.unit, one.step * factor, first.shown)


def _of_fields(value: float, unit: str) -> Amount:
    factor = Fraction(1)
    words: list[str] = []
    for word in _PIECES.findall(unit):
        if word.lower() in _PER:
            words.append("/")
            continue
        scale, name = scaled(word)
        factor = factor / scale if "/" in words else factor * scale
        words += [name] if name else []
    exact = Fraction(str(value))
    step = factor / 10 ** decimals_of(exact)
    after = f" {unit}" if unit and unit != "%" else unit
    return Amount(exact * factor, " ".join(words), step, f"{factor}\x00{after}")


def _of_label(found: Range) -> Amount:
    assert found.low  # noqa: S101 - a point has both ends
    scale = found.low.scale
    step = Fraction(scale.factor, 10 ** decimals_of(found.low.value / scale.factor))
    unit = " ".join(word for word in found.unit if word in UNITS)
    sign = next((s for s in scale.before if unit in MONEY), "")
    return Amount(
        found.low.value, unit, step, f"{scale.factor}\x00{scale.after}{sign and ' ' + sign}"
    )
