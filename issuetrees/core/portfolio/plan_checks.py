"""What a measurement plan lacks, in one sentence each, before money is spent."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from issuetrees.core.portfolio.visible_lift import (
    PERIODS_BEFORE,
    REGIONS,
    answers_for,
    size_for,
    smallest_difference,
    smallest_lift,
)
from issuetrees.core.text import gettext_noop

PERCENT: Final = "%"


@dataclass(frozen=True, slots=True)
class Planned:
    """A measure as it is planned; figures in its own unit, shares in percent.

    ``per_group``: answers in each of two groups. ``spread``: standard deviation, of answers or,
    where there are regions, of the changes of single regions.
    """

    id: str
    kpi: str
    message: str = ""
    is_leading: bool = False
    unit: str = PERCENT
    baseline: float | None = None
    target: float | None = None
    expected_low: float | None = None
    expected_high: float | None = None
    measured_by: str = ""
    is_seller: bool = False
    has_date: bool = True
    per_group: int | None = None
    test_regions: int | None = None
    control_regions: int | None = None
    periods_before: int | None = None
    spread: float | None = None


@dataclass(frozen=True, slots=True)
class Visible:
    """The smallest change that a measurement shows, in its unit; ``needed`` is the size of each
    group, of answers or regions, that would show the planned one.
    """

    lift: float | None
    needed: int | None = None
    wanted: float | None = None

    @property
    def is_too_coarse(self) -> bool:
        """Whether the planned change is smaller than what can be seen."""
        return self.wanted is not None and (
            self.lift is None or abs(self.wanted) < self.lift - 1e-9 * abs(self.lift)
        )


@dataclass(frozen=True, slots=True)
class Advice:
    """A remark on a plan; ``measure_id`` is empty where it is on the whole."""

    code: str
    message: str
    details: Mapping[str, Any] = field(default_factory=dict)
    measure_id: str = ""


def visible(one: Planned) -> Visible | None:
    """Return what a measure would show; None where its plan does not say enough.

    Regions come before answers: whoever plans both, tests in regions.
    """
    wanted = None
    if one.baseline is not None and one.target is not None:
        wanted = one.target - one.baseline
    if one.test_regions and one.control_regions:
        return _of_means(one.spread, one.test_regions, one.control_regions, wanted)
    if not one.per_group:
        return None
    if one.unit == PERCENT and one.baseline is not None:
        return _of_shares(one.baseline, one.per_group, wanted)
    return _of_means(one.spread, one.per_group, one.per_group, wanted)


def _of_means(
    spread: float | None, first: int, second: int, wanted: float | None
) -> Visible | None:
    if not spread or spread <= 0:
        return None
    needed = size_for(spread, wanted) if wanted else None
    return Visible(smallest_difference(spread, first, second), needed, wanted)


def _of_shares(baseline: float, per_group: int, wanted: float | None) -> Visible | None:
    is_fall = wanted is not None and wanted < 0
    base = (100 - baseline if is_fall else baseline) / 100
    if not 0 <= base < 1:
        return None
    lift = smallest_lift(base, per_group)
    needed = answers_for(base, abs(wanted) / 100) if wanted else None
    return Visible(None if lift is None else lift * 100, needed, wanted)


def lacking(one: Planned) -> list[str]:
    """Return the names of what a measure lacks before it can be promised; none where all is said.

    An expected range stands for a target.
    """
    has_target = one.target is not None or one.expected_low is not None
    told = {
        "message": bool(one.message),
        "baseline": one.baseline is not None,
        "target": has_target,
        "measured_by": bool(one.measured_by),
        "due_on": one.has_date,
    }
    return [name for name, is_told in told.items() if not is_told]


def advice(measures: Sequence[Planned], *, decision_rule: str, stop_rule: str) -> list[Advice]:
    """Return what a plan lacks, what is on the whole first."""
    return [
        *_on_the_whole(measures, decision_rule, stop_rule),
        *(found for one in measures for found in _on(one)),
    ]


def _on_the_whole(
    measures: Sequence[Planned], decision_rule: str, stop_rule: str
) -> Iterator[Advice]:
    if not measures:
        return
    if not any(one.is_leading for one in measures):
        yield Advice(
            "no_leading",
            gettext_noop("No leading measure: you learn what came of it only at the end."),
        )
    if all(one.is_leading for one in measures):
        yield Advice(
            "no_lagging",
            gettext_noop("No lagging measure: an early sign is not yet an effect."),
        )
    if not decision_rule:
        yield Advice(
            "no_decision_rule",
            gettext_noop("No decision rule: write what you do when the target is met or missed."),
        )
    if not stop_rule:
        yield Advice(
            "no_stop_rule", gettext_noop("No stop rule: write what would make you stop early.")
        )


def _on(one: Planned) -> Iterator[Advice]:
    checks = (
        (
            not one.message,
            "no_message",
            gettext_noop("A KPI without a message: say what the initiative tells whom."),
        ),
        (
            one.baseline is None or one.target is None,
            "no_target",
            gettext_noop("No baseline or no target: without both nothing is proved."),
        ),
        (not one.measured_by, "nobody", gettext_noop("Nobody is named who measures it.")),
        (
            one.is_seller,
            "seller",
            gettext_noop("Measured by who sells it: have it checked by somebody else."),
        ),
        (not one.has_date, "no_date", gettext_noop("No date: say when it is read.")),
        (
            _is_outside(one),
            "target_outside",
            gettext_noop("The target lies outside the expected range."),
        ),
    )
    for is_so, code, message in checks:
        if is_so:
            yield Advice(code, message, {}, one.id)
    yield from _on_its_size(one)


def _is_outside(one: Planned) -> bool:
    if one.target is None:
        return False
    is_low = one.expected_low is not None and one.target < one.expected_low
    return is_low or (one.expected_high is not None and one.target > one.expected_high)


def _on_its_size(one: Planned) -> Iterator[Advice]:
    regions = (one.test_regions or 0) + (one.control_regions or 0)
    if regions and regions <= REGIONS:
        yield Advice(
            "few_regions",
            gettext_noop("{count} regions are few; more than {most} are advised."),
            {"count": regions, "most": REGIONS},
            one.id,
        )
    if regions and (one.periods_before or 0) < PERIODS_BEFORE:
        yield Advice(
            "few_periods",
            gettext_noop("{count} periods before the test are few; at least {most} are advised."),
            {"count": one.periods_before or 0, "most": PERIODS_BEFORE},
            one.id,
        )
    seen = visible(one)
    if seen is not None and seen.is_too_coarse:
        yield _too_coarse(seen, one.id)


def _too_coarse(seen: Visible, measure_id: str) -> Advice:
    details = {"wanted": _brief(seen.wanted), "lift": _brief(seen.lift), "needed": seen.needed}
    message = gettext_noop(
        "A change of {wanted} would not be seen: the smallest visible one is {lift}. It takes "
        "{needed} in each group."
    )
    if seen.needed is None:
        del details["needed"]
        message = gettext_noop("No sample shows a change of {wanted}: choose another KPI.")
    elif seen.lift is None:
        message = gettext_noop(
            "So few show no change at all; it takes {needed} in each group to see {wanted}."
        )
    return Advice("too_coarse", message, details, measure_id)


def _brief(value: float | None) -> float:
    """Return a figure with as many digits as a sentence needs: two behind the point, or three
    that count.
    """
    return 0.0 if value is None else (round(value, 2) if abs(value) >= 1 else float(f"{value:.3g}"))
