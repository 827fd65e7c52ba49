"""What was measured, beside what was planned."""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from django.db.models import QuerySet

from issuetrees.kit.rows import one
from issuetrees.portfolio.read.test_drives import sealed
from issuetrees.tracking.models.actuals import Actual
from issuetrees.tracking.models.plans import Measure, TripSide
from issuetrees.tracking.read import plans
from issuetrees.workspaces.access import Reader, within

_TIE: Final = 1e-12


@dataclass(frozen=True, slots=True)
class Standing:
    """A measure with its latest actual, and what that says.

    ``is_met``: the target is reached; ``is_inside``: the actual lies in the expected range;
    ``is_sure``: its whole interval says the same as its value. None where that cannot be told.
    ``is_interim``: it was measured before the plan is read, so all of that is true so far only.
    """

    measure: Measure
    actuals: list[Actual]
    actual: Actual | None
    is_met: bool | None
    is_inside: bool | None
    is_sure: bool | None
    is_tripped: bool
    is_interim: bool = False

    @property
    def came_true(self) -> bool | None:
        """Whether the target was reached on the day of the plan or later; None until then."""
        return None if self.is_interim else self.is_met

    @property
    def is_stopped(self) -> bool:
        """Whether the stop rule is met."""
        return self.is_tripped and self.measure.is_stop


def actuals(reader: Reader, engagement_id: uuid.UUID) -> QuerySet[Actual]:
    """Return all actuals of an engagement, the earliest measured first."""
    return _all(reader).filter(measure__plan__initiative__engagement_id=engagement_id)


def actual(reader: Reader, actual_id: uuid.UUID) -> Actual:
    """Return an actual with its measure, plan and initiative, or raise NotFound."""
    return one(_all(reader).filter(pk=actual_id))


def standings(reader: Reader, engagement_id: uuid.UUID) -> list[Standing]:
    """Return all measures of an engagement with their actuals: two queries."""
    by_measure: dict[uuid.UUID, list[Actual]] = {}
    for row in actuals(reader, engagement_id):
        by_measure.setdefault(row.measure_id, []).append(row)
    measures = plans.measures(reader, engagement_id)
    return [standing(one, by_measure.get(one.pk, [])) for one in measures]


def tripped(found: Iterable[Standing]) -> list[Standing]:
    """Return those whose tripwire is crossed, stop rules first."""
    return sorted((one for one in found if one.is_tripped), key=lambda one: not one.is_stopped)


def standing(measure: Measure, actuals: Sequence[Actual]) -> Standing:
    """Return what the latest actual of a measure says of its plan."""
    last = actuals[-1] if actuals else None
    return Standing(
        measure,
        list(actuals),
        last,
        is_met(measure, last.value) if last else None,
        _is_inside(measure, last.value) if last else None,
        _is_sure(measure, last) if last else None,
        is_tripped(measure, last.value) if last else False,
        is_interim(measure, last) if last else False,
    )


def is_interim(measure: Measure, actual: Actual) -> bool:
    """Tell whether an actual was measured before the day on which the plan is read.

    It shows how things stand, and tripwires and stop rules heed it; it decides nothing. Whoever
    stops looking when the figure suits would else choose the end by its outcome.
    """
    return measure.due_on is not None and actual.measured_on < measure.due_on


def is_met(measure: Measure, value: float) -> bool | None:
    """Tell whether a value reaches the target, in the direction from the baseline to it.

    Without a baseline more is better. None without a target.
    """
    if measure.target is None:
        return None
    is_fall = measure.baseline is not None and measure.target < measure.baseline
    return value <= measure.target + _TIE if is_fall else value >= measure.target - _TIE


def is_tripped(measure: Measure, value: float) -> bool:
    """Tell whether a value crosses the tripwire."""
    if measure.trip_at is None:
        return False
    is_below = measure.trip_side == TripSide.BELOW
    return value < measure.trip_at if is_below else value > measure.trip_at


def _is_inside(measure: Measure, value: float) -> bool | None:
    if measure.expected_low is None or measure.expected_high is None:
        return None
    return measure.expected_low - _TIE <= value <= measure.expected_high + _TIE


def _is_sure(measure: Measure, last: Actual) -> bool | None:
    if last.low is None or last.high is None or measure.target is None:
        return None
    return is_met(measure, last.low) == is_met(measure, last.high)


def _all(reader: Reader) -> QuerySet[Actual]:
    found = Actual.objects.filter(within(reader, "measure__plan__initiative__engagement"))
    found = found.exclude(measure__plan__initiative__in=sealed(reader))
    found = found.select_related("measure__plan__initiative__engagement")
    return found.order_by("measured_on", "id")
