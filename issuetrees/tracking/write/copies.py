"""What is measured in an engagement copied into another one."""

import uuid
from collections.abc import Mapping
from typing import Any

from django.db.models import Model

from issuetrees.kit.copies import copies
from issuetrees.tracking.models.activities import Activity, Duty, Party
from issuetrees.tracking.models.actuals import Actual
from issuetrees.tracking.models.forecasts import Forecast
from issuetrees.tracking.models.outcomes import Outcome
from issuetrees.tracking.models.plans import Measure, MeasurementPlan
from issuetrees.workspaces.models import Engagement


def copy_plans(
    source: Engagement, made: Mapping[uuid.UUID, Model], *, has_scores: bool = False
) -> None:
    """Copy the measurement plans of an engagement, unlocked: a copy promises nothing.

    ``made`` has the copies of its initiatives, criteria and assessors by the old ids.
    ``has_scores`` takes actuals, outcomes and chances along. Call it inside a transaction, for
    somebody who may edit both engagements.
    """
    plans = copies(
        MeasurementPlan.objects.filter(initiative__engagement=source),
        lambda row: {
            "initiative_id": made[row.initiative_id].pk,
            "locked_at": None,
            "locked_by_id": None,
        },
    )
    measures = copies(
        Measure.objects.filter(plan__initiative__engagement=source),
        lambda row: {"plan_id": plans[row.plan_id].pk},
    )
    if has_scores:
        _copy_what_came(source, made, measures)


def _copy_what_came(
    source: Engagement, made: Mapping[uuid.UUID, Model], measures: Mapping[uuid.UUID, Model]
) -> None:
    copies(
        Actual.objects.filter(measure__plan__initiative__engagement=source),
        lambda row: {"measure_id": measures[row.measure_id].pk},
    )
    copies(
        Forecast.objects.filter(measure__plan__initiative__engagement=source),
        lambda row: {
            "measure_id": measures[row.measure_id].pk,
            "assessor_id": made[row.assessor_id].pk,
        },
    )
    copies(
        Outcome.objects.filter(initiative__engagement=source),
        lambda row: {
            "initiative_id": made[row.initiative_id].pk,
            "criterion_id": made[row.criterion_id].pk,
        },
    )


def copy_activities(
    source: Engagement,
    target: Engagement,
    made: Mapping[uuid.UUID, Model],
    graphs: Mapping[uuid.UUID, Model],
    nodes: Mapping[str, str],
) -> None:
    """Copy parties, activities and their letters; decisions stay where they were taken.

    ``made`` has the copies of initiatives, ``graphs`` of maps, ``nodes`` the new ids of stages.
    """
    parties = copies(
        Party.objects.filter(engagement=source),
        lambda row: {"engagement": target, **_needed(row, source, target, graphs, nodes)},
    )
    activities = copies(
        Activity.objects.filter(initiative__engagement=source),
        lambda row: {"initiative_id": made[row.initiative_id].pk},
    )
    copies(
        Duty.objects.filter(party__engagement=source),
        lambda row: {
            "activity_id": activities[row.activity_id].pk,
            "party_id": parties[row.party_id].pk,
        },
    )


def _needed(
    row: Party,
    source: Engagement,
    target: Engagement,
    graphs: Mapping[uuid.UUID, Model],
    nodes: Mapping[str, str],
) -> dict[str, Any]:
    """The stage that a copied role needs: of the copied map, or of one elsewhere as before."""
    if row.graph_id is not None and row.graph_id in graphs:
        return {"graph_id": graphs[row.graph_id].pk, "stage_id": nodes.get(row.stage_id, "")}
    if source.workspace_id == target.workspace_id:
        return {"graph_id": row.graph_id, "stage_id": row.stage_id}
    return {"graph_id": None, "stage_id": ""}
