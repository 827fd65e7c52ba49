"""What is measured in an engagement copied into another one."""

import uuid
from collections.abc import Mapping

from django.db.models import Model

from issuetrees.kit.copies import copies
from issuetrees.tracking.models.plans import Measure, MeasurementPlan
from issuetrees.workspaces.models import Engagement


def copy_plans(source: Engagement, made: Mapping[uuid.UUID, Model]) -> None:
    """Copy the measurement plans of an engagement, unlocked: a copy promises nothing.

    ``made`` has the copies of its initiatives by the old ids. Call it inside a transaction, for
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
    copies(
        Measure.objects.filter(plan__initiative__engagement=source),
        lambda row: {"plan_id": plans[row.plan_id].pk},
    )
