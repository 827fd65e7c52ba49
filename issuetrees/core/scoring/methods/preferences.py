"""Preference functions of PROMETHEE: how much a difference counts, from 0 to 1.

The six of Brans & Vincke 1985, *Management Science* 31:647. Thresholds are in the unit of the
criterion: who changes the unit changes them too.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np

from issuetrees.core.errors import Invalid
from issuetrees.core.scoring.additive import Array
from issuetrees.core.scoring.methods.records import LARGEST
from issuetrees.core.text import gettext_noop

KINDS: Final[Mapping[str, str]] = {
    "usual": gettext_noop("any difference counts"),
    "u_shape": gettext_noop("from a threshold on it counts wholly"),
    "v_shape": gettext_noop("it counts more and more, wholly from a threshold on"),
    "level": gettext_noop("half between two thresholds, then wholly"),
    "linear": gettext_noop("more and more between two thresholds, then wholly"),
    "gaussian": gettext_noop("more and more along a bell curve, never quite wholly"),
}
_USES: Final[Mapping[str, tuple[str, ...]]] = {
    "u_shape": ("indifference",),
    "v_shape": ("preference",),
    "level": ("indifference", "preference"),
    "linear": ("indifference", "preference"),
    "gaussian": ("deviation",),
}
_NOISE: Final = 1e-12
_DROWNING: Final = 1e-7
#: So many deviations ahead a bell curve counts wholly, to all digits of a number.
_FAR: Final = 40.0


@dataclass(frozen=True, slots=True)
class Preference:
    """The function of a criterion: up to ``indifference`` (q) a difference counts nothing.

    From ``preference`` (p) on it counts wholly; ``deviation`` (s) is where the bell curve bends.
    """

    kind: str = "usual"
    indifference: float = 0.0
    preference: float = 0.0
    deviation: float = 0.0


def check_preference(preference: Preference) -> Preference:
    """Refuse thresholds that are negative, no numbers, in the wrong order, or all zero."""
    if preference.kind not in KINDS:
        raise _wrong(gettext_noop("“{kind}” is no preference function."), preference)
    used = {name: getattr(preference, name) for name in _USES.get(preference.kind, ())}
    if not all(0 <= value <= LARGEST for value in used.values()):
        raise _wrong(gettext_noop("Thresholds are numbers from 0 up."), preference)
    if "preference" in used and used["preference"] < used.get("indifference", 0.0):
        raise _wrong(
            gettext_noop("The threshold of preference is not below that of indifference."),
            preference,
        )
    if preference.kind in {"v_shape", "gaussian"} and max(used.values()) < 1 / LARGEST:
        raise _wrong(
            gettext_noop("This preference function needs a threshold above 0."), preference
        )
    return preference


def _wrong(message: str, preference: Preference) -> Invalid:
    return Invalid("preference_wrong", message, field="preferences", kind=str(preference.kind))


def leaving(values: Array, preference: Preference) -> Array:
    """Return how much each value is preferred to the others, added up (more is better)."""
    shifted = values - values.mean()
    noise = _NOISE * float(np.abs(values).max())
    low, high = preference.indifference, preference.preference
    kind = preference.kind
    if kind == "gaussian":
        return _by_blocks(shifted, lambda ahead: _bell(ahead, preference.deviation))
    if kind == "usual":
        return _passed(shifted, noise)
    if kind == "u_shape":
        return _passed(shifted, low + noise)
    if kind == "level":
        return (_passed(shifted, low + noise) + _passed(shifted, high + noise)) / 2
    low = 0.0 if kind == "v_shape" else low
    return _ramp(shifted, low, high, noise)


def _ramp(values: Array, low: float, high: float, noise: float) -> Array:
    """A straight line from ``low`` to ``high``, in n log n by sums over the sorted values.

    Differences that are tiny beside the values would drown in these sums; they go by blocks.
    """
    if high - low <= noise:
        return _passed(values, low + noise)
    if noise > _DROWNING * (high - low):
        return _by_blocks(values, lambda ahead: np.clip((ahead - low) / (high - low), 0.0, 1.0))
    ordered = np.sort(values)
    sums = np.concatenate([[0.0], np.cumsum(ordered)])
    reach = _reach(values - low, ordered, sums) - _reach(values - high, ordered, sums)
    return np.maximum(reach / (high - low), 0.0)


def _reach(places: Array, ordered: Array, sums: Array) -> Array:
    """For each place, how far it lies above all values that it lies above, added up."""
    below = np.searchsorted(ordered, places, side="right")
    reach: Array = below * places - sums[below]
    return reach


def _passed(values: Array, lead: float) -> Array:
    """How many values each is ahead of by more than ``lead``."""
    return np.searchsorted(np.sort(values), values - lead, side="left").astype(np.float64)


def _bell(ahead: Array, deviation: float) -> Array:
    bell: Array = -np.expm1(-np.square(np.clip(ahead / deviation, 0.0, _FAR)) / 2)
    return bell


def _by_blocks(values: Array, count: Callable[[Array], Array]) -> Array:
    """Compare each with each, so many at once that memory stays small."""
    step = max(1, 500_000 // len(values))
    found = np.empty(len(values))
    for start in range(0, len(values), step):
        block = values[start : start + step, np.newaxis] - values
        found[start : start + step] = count(block).sum(axis=1)
    return found
