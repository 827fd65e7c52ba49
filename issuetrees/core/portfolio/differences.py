"""Difference in differences: what changed where it was done, less what changed anyway.

``of_groups`` compares four groups of answers (before and after, with it and without), each asked
apart, so that their variances add up. ``of_changes`` takes the changes of the same people or
places. ``of_regions`` averages the periods before and after in each region and compares the
changes of regions: the standard error is clustered by region (Bertrand, Duflo, Mullainathan 2004,
"How much should we trust differences-in-differences estimates?", section IV.C), which periods of
one region that resemble each other do not make smaller. Intervals are by Student's t with the
degrees of freedom of Welch and Satterthwaite.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean, variance
from typing import Final

from issuetrees.core.errors import Invalid
from issuetrees.core.text import gettext_noop

LEVEL: Final = 0.95


@dataclass(frozen=True, slots=True)
class Group:
    """The mean of so many answers and their standard deviation."""

    mean: float
    deviation: float
    count: int


@dataclass(frozen=True, slots=True)
class Region:
    """A region: whether it had the initiative, and its figure in each period, None if missing."""

    title: str
    is_treated: bool
    figures: Sequence[float | None]


@dataclass(frozen=True, slots=True)
class Effect:
    """The difference in differences with its interval at ``level``.

    ``error`` is the standard error; it and the interval are None where a side is one region only.
    ``method`` is groups, changes or regions. ``trend`` is by how much more the regions with it rose
    per period before it began, with its interval: far from 0, the comparison does not hold.
    """

    effect: float
    error: float | None
    low: float | None
    high: float | None
    freedom: float | None
    probability: float | None
    method: str
    level: float = LEVEL
    treated: int = 0
    control: int = 0
    trend: tuple[float, float, float] | None = None

    @property
    def is_parallel(self) -> bool | None:
        """Whether both sides moved alike before; None where that cannot be told."""
        return None if self.trend is None else self.trend[1] <= 0 <= self.trend[2]


def of_groups(
    treated_before: Group,
    treated_after: Group,
    control_before: Group,
    control_after: Group,
    *,
    level: float = LEVEL,
) -> Effect:
    """Compare four independent groups of answers."""
    groups = (treated_before, treated_after, control_before, control_after)
    effect = (treated_after.mean - treated_before.mean) - (control_after.mean - control_before.mean)
    found = _with_interval(effect, groups, "groups", level)
    treated = treated_before.count + treated_after.count
    return _counted(found, treated, control_before.count + control_after.count)


def of_changes(treated: Group, control: Group, *, level: float = LEVEL) -> Effect:
    """Compare the changes of the same people or places, with it and without."""
    found = _with_interval(treated.mean - control.mean, (treated, control), "changes", level)
    return _counted(found, treated.count, control.count)


def of_regions(regions: Iterable[Region], before: int, *, level: float = LEVEL) -> Effect:
    """Compare regions whose first ``before`` periods lie before the initiative.

    Raises Invalid where a side has no region, or a region no figure before or after.
    """
    rows = list(regions)
    changes: Mapping[bool, list[float]] = {True: [], False: []}
    for row in rows:
        changes[row.is_treated].append(_change(row, before))
    for is_treated, message in (
        (True, gettext_noop("No region had the initiative: mark those that did.")),
        (False, gettext_noop("No region was without the initiative: there is nothing to compare.")),
    ):
        if not changes[is_treated]:
            raise Invalid("no_regions", message, field="regions")
    with_it, without = changes[True], changes[False]
    effect = fmean(with_it) - fmean(without)
    if min(len(with_it), len(without)) < 2:
        found = Effect(effect, None, None, None, None, None, "regions", level)
    else:
        found = _with_interval(effect, (_group(with_it), _group(without)), "regions", level)
    return _counted(found, len(with_it), len(without), _trend(rows, before, level))


def _change(row: Region, before: int) -> float:
    first = [one for one in row.figures[:before] if one is not None]
    then = [one for one in row.figures[before:] if one is not None]
    if not first or not then:
        message = gettext_noop("“{region}” has no figure before it began: both sides are needed.")
        if first:
            message = gettext_noop(
                "“{region}” has no figure since it began: both sides are needed."
            )
        raise Invalid("region_empty", message, field="regions", region=row.title)
    return fmean(then) - fmean(first)


def _group(values: Sequence[float]) -> Group:
    return Group(fmean(values), math.sqrt(variance(values)), len(values))


def _with_interval(effect: float, groups: Sequence[Group], method: str, level: float) -> Effect:
    for one in groups:
        if one.count < 2 or one.deviation < 0 or not math.isfinite(one.deviation):
            raise Invalid(
                "group_small",
                gettext_noop("Each group needs at least 2 answers and a spread of 0 or more."),
                field="groups",
            )
    parts = [one.deviation**2 / one.count for one in groups]
    error = math.sqrt(sum(parts))
    if error == 0:
        return Effect(effect, 0.0, effect, effect, None, None, method, level)
    freedom = sum(parts) ** 2 / sum(
        part**2 / (one.count - 1) for part, one in zip(parts, groups, strict=True)
    )
    reach = student(freedom, 0.5 + level / 2) * error
    return Effect(
        effect,
        error,
        effect - reach,
        effect + reach,
        freedom,
        _two_sided(effect / error, freedom),
        method,
        level,
    )


def _counted(
    found: Effect, treated: int, control: int, trend: tuple[float, float, float] | None = None
) -> Effect:
    return Effect(
        found.effect, found.error, found.low, found.high, found.freedom, found.probability,
        found.method, found.level, treated, control, trend,
    )  # fmt: skip


def _trend(rows: Sequence[Region], before: int, level: float) -> tuple[float, float, float] | None:
    """By how much more the treated rose per period before; None with few periods or regions."""
    slopes: Mapping[bool, list[float]] = {True: [], False: []}
    for row in rows:
        slope = _slope(row.figures[:before])
        if slope is not None:
            slopes[row.is_treated].append(slope)
    if before < 3 or min(len(slopes[True]), len(slopes[False])) < 2:
        return None
    sides = (_group(slopes[True]), _group(slopes[False]))
    found = _with_interval(sides[0].mean - sides[1].mean, sides, "regions", level)
    assert found.low is not None and found.high is not None  # noqa: PT018, S101 - it has an error
    return found.effect, found.low, found.high


def _slope(figures: Sequence[float | None]) -> float | None:
    places = [(float(at), one) for at, one in enumerate(figures) if one is not None]
    if len(places) < 3:
        return None
    middle = fmean(at for at, _one in places)
    mean = fmean(one for _at, one in places)
    spread = sum((at - middle) ** 2 for at, _one in places)
    return sum((at - middle) * (one - mean) for at, one in places) / spread


def student(freedom: float, share: float) -> float:
    """Return the quantile of Student's t."""
    from scipy.special import stdtrit  # noqa: PLC0415 - the web process starts without it

    return float(stdtrit(freedom, share))


def _two_sided(ratio: float, freedom: float) -> float:
    from scipy.special import stdtr  # noqa: PLC0415 - the web process starts without it

    return float(2 * stdtr(freedom, -abs(ratio)))
