"""Numbers of driver trees in words: units, how a node is made up, what is to be said of it."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Final

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from issuetrees.core.drivers.records import Driver, DriverTree, Remark
from issuetrees.core.drivers.units import Unit
from issuetrees.core.graph.records import SPLIT_KINDS, Node
from issuetrees.core.mece.proofs import data
from issuetrees.core.rounding import Figure
from issuetrees.core.text import gettext_noop
from issuetrees.kit.formats.numbers import NBSP, NOTHING, short
from issuetrees.kit.sentences import fill
from issuetrees.kit.words import spoken

#: The signs of base units; what is not here is written as it is called.
_SIGNS: Final = {
    "rouble": "₽",
    "dollar": "$",
    "euro": "€",
    "pound": "£",
    "yuan": "¥",
    "tenge": "₸",
    "degree": "°",
    "day": gettext_noop("d"),
    "month": gettext_noop("mo"),
    "metre": gettext_noop("m"),
    "kilogram": gettext_noop("kg"),
    "litre": gettext_noop("l"),
    "square metre": gettext_noop("m²"),
    "kilowatt": gettext_noop("kW"),
    "mile": gettext_noop("mi"),
    "watthour": gettext_noop("Wh"),
    "point": gettext_noop("pts"),
}
#: Digits that tell numbers below one apart.
_SMALL: Final = 4


def unit_words(unit: Unit) -> str:
    """Return a unit as it is written, or what it is made of: "₽/d"."""
    if unit.words or not unit.powers:
        return unit.words
    above = [_power(name, power) for name, power in unit.powers if power > 0]
    below = [_power(name, -power) for name, power in unit.powers if power < 0]
    return "/".join(["·".join(above) or "1", *below])


def _power(name: str, power: int) -> str:
    sign = _SIGNS.get(name, name)
    shown = sign if len(sign) == 1 and not sign.isascii() else spoken(sign)
    return shown if power == 1 else f"{shown}^{power}"


def figure(value: Figure | Fraction | None) -> str:
    """Write a calculated number: two decimals, below one as many as tell it apart."""
    if value is None:
        return NOTHING
    shown = float(value)
    return short(shown, get_language() or "en", digits_of(shown))


def digits_of(value: float) -> int:
    """Return how many decimals a calculated number is shown with, at most."""
    size = abs(value)
    if size >= 1 or size == 0:
        return 2 if size < 1000 else 1 if size < 10_000 else 0
    return next((digits for digits in range(_SMALL, 12) if size * 10**digits >= 100), 12)


def amount(value: Figure | Fraction | None, unit: Unit) -> str:
    """Write a number with its unit: "12.5 млн ₽"."""
    if value is None:
        return NOTHING
    words = unit_words(unit)
    return f"{figure(value)}{NBSP}{words}" if words else figure(value)


def of_driver(driver: Driver, base: Fraction | None) -> str:
    """Write a number of base units in the unit of a driver."""
    return amount(None if base is None else driver.shown(base), driver.unit)


def formula_words(node: Node) -> str:
    """Return how a node is made of its children: its formula, or the word of its split."""
    return data.text(node.split, "formula") or (
        spoken(SPLIT_KINDS[node.split_kind]) if node.split_kind else ""
    )


def sentence_of(remark: Remark) -> str:
    """Return a remark as one reads it."""
    return fill(spoken(remark.message), **remark.details)


def waiting_words(tree: DriverTree, ids: Sequence[str]) -> str:
    """Say which values a number waits for, the first three by their names."""
    names = [tree.drivers[key].title for key in ids[:3]]
    told = ", ".join(names)
    if len(ids) > len(names):
        return fill(_("Waits for: {names} and {more} more"), names=told, more=len(ids) - len(names))
    return fill(_("Waits for: {names}"), names=told)
