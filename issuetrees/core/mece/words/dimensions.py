"""Units as products of powers: "₽/шт" is roubles by pieces; sums need equal ones.

A small table instead of a library: docs/adr/0024-proofs.md.
"""

import re
from collections import Counter
from collections.abc import Mapping
from typing import Final, TypeAlias

from issuetrees.core.mece.words.formulas import Name, Number, Operation, Term
from issuetrees.core.mece.words.units import COUNTED, UNITS, scale_of, unit_of

#: Powers by unit; one without powers is a plain number.
Dimension: TypeAlias = dict[str, int]

_PER: Final = re.compile(r"\s*(?:/|\bper\b|\bза\b|\bна\b|\bв\b)\s*")
#: What is counted, not measured: "visits × € a visit" are euros, be they written "€/visit" or "€".
_PLAIN: Final = COUNTED | {"percent", "percentage point"}


def dimension_of(unit: str) -> Dimension:
    """Return what a unit is made of."""
    above, *below = _PER.split(unit.lower())
    powers = Counter(_units(above))
    for part in below:
        powers.subtract(_units(part))
    return {name: power for name, power in powers.items() if power}


def _units(words: str) -> list[str]:
    found = [unit_of(word) for word in re.split(r"[\s·×*]+", words) if word and not scale_of(word)]
    return [word for word in found if word in UNITS - _PLAIN]


def agree(term: Term, units: Mapping[str, Dimension], whole: Dimension) -> bool:
    """Whether a formula over these units makes the unit of the whole."""
    made = _made(term, units)
    return made is not None and made == whole


def _made(term: Term, units: Mapping[str, Dimension]) -> Dimension | None:
    if isinstance(term, Name):
        return units[term.text]
    if isinstance(term, Number):
        return {}
    left, right = _made(term.left, units), _made(term.right, units)
    if left is None or right is None:
        return None
    return _combined(term, left, right)


def _combined(term: Operation, left: Dimension, right: Dimension) -> Dimension | None:
    if term.sign in {"+", "-"}:
        return left if left == right else None
    powers = Counter(left)
    if term.sign == "*":
        powers.update(right)
    else:
        powers.subtract(right)
    return {name: power for name, power in powers.items() if power}
