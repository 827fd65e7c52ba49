"""Can a measurement see the effect at all? The smallest lift that a plan would show.

Two groups of answers are compared by the usual test of two proportions with a pooled variance
under "no difference" (Fleiss, Levin, Paik 2003, Statistical Methods for Rates and Proportions,
section 4.2, without the correction for continuity); two means, and the changes of two sets of
regions, by the test of two means. ``power`` is how often a lift of that size would be seen,
``alpha`` how often one is seen where there is none, in both directions together.
"""

import math
from statistics import NormalDist
from typing import Final

from issuetrees.core.errors import Invalid
from issuetrees.core.text import gettext_noop

POWER: Final = 0.8
ALPHA: Final = 0.05
#: What a test in regions is advised to have (GeoLift): periods before it, and more regions than.
PERIODS_BEFORE: Final = 25
REGIONS: Final = 20
_MOST: Final = 10_000_000
_MOST_REGIONS: Final = 10_000


def smallest_lift(
    base: float, per_group: int, *, power: float = POWER, alpha: float = ALPHA
) -> float | None:
    """Return the smallest rise of a share that so many answers per group show.

    ``base`` and the result are shares from 0 to 1; None where not even a rise to 1 is seen.
    A fall from ``base`` is a rise from ``1 - base``.
    """
    _check(base, per_group, power, alpha)
    low, high = 0.0, 1.0 - base
    if _needed(base, high, power, alpha) > per_group:
        return None
    for _step in range(60):
        middle = (low + high) / 2
        if _needed(base, middle, power, alpha) > per_group:
            low = middle
        else:
            high = middle
    return high


def answers_for(
    base: float, lift: float, *, power: float = POWER, alpha: float = ALPHA
) -> int | None:
    """Return how many answers per group show a rise of a share by ``lift``; None beyond reason."""
    _check(base, 1, power, alpha)
    if not 0 < lift <= 1 - base:
        return None
    needed = _needed(base, lift, power, alpha)
    return None if needed > _MOST else max(2, math.ceil(needed - 1e-9))


def smallest_difference(
    spread: float, first: int, second: int, *, power: float = POWER, alpha: float = ALPHA
) -> float | None:
    """Return the smallest difference of two means that groups of these sizes show.

    ``spread`` is the standard deviation inside the groups: of answers, or, for difference in
    differences, of the changes of single regions from before to after. By Student's t, since
    regions are few; None with fewer than two in a group.
    """
    if spread <= 0 or not math.isfinite(spread):
        raise Invalid("spread", gettext_noop("The spread must be above 0."), field="spread")
    if min(first, second) < 2:
        return None
    return _quantiles(first + second - 2, power, alpha) * spread * math.sqrt(1 / first + 1 / second)


def size_for(
    spread: float, difference: float, *, power: float = POWER, alpha: float = ALPHA
) -> int | None:
    """Return how many each of two equal groups needs to show a difference of two means."""
    low, high = 1, 2
    while not _shows(spread, high, difference, power, alpha):
        low, high = high, high * 2
        if high > _MOST:
            return None
    while high - low > 1:
        middle = (low + high) // 2
        if _shows(spread, middle, difference, power, alpha):
            high = middle
        else:
            low = middle
    return high


def _shows(spread: float, size: int, difference: float, power: float, alpha: float) -> bool:
    seen = smallest_difference(spread, size, size, power=power, alpha=alpha)
    return seen is not None and seen <= abs(difference) and difference != 0


def _needed(base: float, lift: float, power: float, alpha: float) -> float:
    """How many answers per group the test of two proportions needs."""
    if lift <= 0:
        return math.inf
    raised = base + lift
    mean = (base + raised) / 2
    normal = NormalDist()
    under_null = normal.inv_cdf(1 - alpha / 2) * math.sqrt(2 * mean * (1 - mean))
    varied = base * (1 - base) + max(raised * (1 - raised), 0.0)
    return ((under_null + normal.inv_cdf(power) * math.sqrt(varied)) / lift) ** 2


def _quantiles(freedom: int, power: float, alpha: float) -> float:
    from scipy.special import stdtrit  # noqa: PLC0415 - the web process starts without it

    return float(stdtrit(freedom, 1 - alpha / 2) + stdtrit(freedom, power))


def _check(base: float, per_group: int, power: float, alpha: float) -> None:
    if not 0 <= base < 1:
        message = gettext_noop("The baseline is a share from 0 up to 100%.")
        raise Invalid("baseline", message, field="baseline")
    if per_group < 1:
        message = gettext_noop("A group has at least one answer.")
        raise Invalid("per_group", message, field="per_group")
    if not (0.5 <= power < 1 and 0 < alpha < 0.5):
        message = gettext_noop("The power is from 50% to below 100%, alpha below 50%.")
        raise Invalid("power", message, field="power")
