"""The measurement plans that a reader may see."""

import uuid
from collections.abc import Iterable

from django.db.models import Count, Q, QuerySet

from issuetrees.core.portfolio import plan_checks
from issuetrees.core.portfolio.plan_checks import Advice, Planned, Visible
from issuetrees.kit.rows import one
from issuetrees.scoring.models.initiatives import Initiative
from issuetrees.tracking.models.plans import Measure, MeasurementPlan, PlanChange
from issuetrees.workspaces.access import Reader, within

_FIGURES = (
    "kpi message is_leading unit baseline target expected_low expected_high measured_by is_seller"
    " per_group test_regions control_regions periods_before spread"
).split()


def plan_of(initiative: Initiative) -> MeasurementPlan | None:
    """Return the plan of an initiative, or None where nothing is measured yet."""
    return (
        _planned(MeasurementPlan.objects.filter(initiative=initiative))
        .select_related("initiative", "locked_by")
        .first()
    )


def planned_initiatives(reader: Reader, engagement_id: uuid.UUID) -> set[uuid.UUID]:
    """Return the ids of all initiatives of an engagement that have a plan."""
    return set(plans(reader, engagement_id).values_list("initiative_id", flat=True))


def plans(reader: Reader, engagement_id: uuid.UUID) -> QuerySet[MeasurementPlan]:
    """Return the plans of an engagement with their measures and changes, oldest first."""
    found = all_plans(reader).filter(initiative__engagement_id=engagement_id)
    return found.prefetch_related("measures", "changes__author")


def all_plans(reader: Reader) -> QuerySet[MeasurementPlan]:
    """Return the plans of all engagements that the reader may see, of initiatives with measures."""
    return _planned(_all(reader))


def plan(reader: Reader, initiative_id: uuid.UUID) -> MeasurementPlan:
    """Return the plan of an initiative, also where all its measures are deleted, or NotFound."""
    return one(_all(reader).filter(initiative_id=initiative_id))


def measures(reader: Reader, engagement_id: uuid.UUID) -> QuerySet[Measure]:
    """Return the measures of an engagement, oldest first."""
    return all_measures(reader).filter(plan__initiative__engagement_id=engagement_id)


def measure(reader: Reader, measure_id: uuid.UUID) -> Measure:
    """Return a measure with its plan, initiative and engagement, or raise NotFound."""
    return one(all_measures(reader).filter(pk=measure_id))


def all_measures(reader: Reader) -> QuerySet[Measure]:
    """Return the measures of all engagements that the reader may see."""
    found = Measure.objects.filter(within(reader, "plan__initiative__engagement"))
    return found.select_related("plan__initiative__engagement", "plan__initiative__kind").order_by(
        "created_at", "id"
    )


def changes(reader: Reader, initiative_id: uuid.UUID) -> QuerySet[PlanChange]:
    """Return what was changed of a plan since it was locked, oldest first."""
    found = plan(reader, initiative_id).changes.select_related("author")
    return found.order_by("created_at", "id")


def advice(row: MeasurementPlan, measures: Iterable[Measure]) -> list[Advice]:
    """Return what a plan lacks."""
    return plan_checks.advice(
        [planned(one) for one in measures],
        decision_rule=row.decision_rule,
        stop_rule=row.stop_rule,
    )


def lacking(row: MeasurementPlan) -> list[str]:
    """Return the names of the fields that a plan lacks before it can be promised: of the measure
    that lacks least, and of its rules.
    """
    found = [plan_checks.lacking(planned(one)) for one in row.measures.all()]
    rules = [name for name in ("decision_rule", "stop_rule") if not getattr(row, name)]
    return [*min(found, key=len, default=[]), *rules]


def visible(row: Measure) -> Visible | None:
    """Return the smallest change that a measure shows; None where its plan says too little."""
    return plan_checks.visible(planned(row))


def planned(row: Measure) -> Planned:
    """Return a measure as the core's record."""
    figures = {name: getattr(row, name) for name in _FIGURES}
    return Planned(id=str(row.pk), has_date=row.due_on is not None, **figures)


def _planned(found: QuerySet[MeasurementPlan]) -> QuerySet[MeasurementPlan]:
    living = Count("measures", filter=Q(measures__deleted_at=None))
    return found.alias(living=living).filter(living__gt=0)


def _all(reader: Reader) -> QuerySet[MeasurementPlan]:
    found = MeasurementPlan.objects.filter(within(reader, "initiative__engagement"))
    return found.select_related("initiative__engagement", "initiative__kind", "locked_by").order_by(
        "created_at", "id"
    )
