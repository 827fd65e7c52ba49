"""The chances that assessors gave.

They are asked blind, as scores are: until the end is known (the measure has an actual) a chance is
seen by the assessor who gave it, and those of people without an account by who may write for them.
"""

import uuid

from django.db.models import Exists, OuterRef, Q, QuerySet

from issuetrees.kit.rows import one
from issuetrees.tracking.models.actuals import Actual
from issuetrees.tracking.models.forecasts import Forecast
from issuetrees.workspaces.access import Action, Pass, Reader, within, workspaces_where

_ENGAGEMENT = "measure__plan__initiative__engagement"


def forecasts(reader: Reader, engagement_id: uuid.UUID) -> QuerySet[Forecast]:
    """Return the chances of an engagement with measure and assessor, oldest first."""
    return _all(reader).filter(measure__plan__initiative__engagement_id=engagement_id)


def forecast(reader: Reader, forecast_id: uuid.UUID) -> Forecast:
    """Return a chance, or raise NotFound."""
    return one(_all(reader).filter(pk=forecast_id))


def _all(reader: Reader) -> QuerySet[Forecast]:
    found = Forecast.objects.filter(within(reader, _ENGAGEMENT)).filter(_shown(reader))
    found = found.select_related(_ENGAGEMENT, "assessor")
    return found.order_by("created_at", "id")


def _shown(reader: Reader) -> Q:
    is_over = Q(Exists(Actual.objects.filter(measure=OuterRef("measure"))))
    if isinstance(reader, Pass) or not reader.is_authenticated:
        return is_over
    writing = workspaces_where(reader, Action.EDIT)
    written_for = Q(assessor__user=None, **{f"{_ENGAGEMENT}__workspace__in": writing})
    return is_over | Q(assessor__user=reader.pk) | written_for
