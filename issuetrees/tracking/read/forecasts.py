"""The chances that assessors gave."""

import uuid

from django.db.models import QuerySet

from issuetrees.kit.rows import one
from issuetrees.tracking.models.forecasts import Forecast
from issuetrees.workspaces.access import Reader, within


def forecasts(reader: Reader, engagement_id: uuid.UUID) -> QuerySet[Forecast]:
    """Return the chances of an engagement with measure and assessor, oldest first."""
    return _all(reader).filter(measure__plan__initiative__engagement_id=engagement_id)


def forecast(reader: Reader, forecast_id: uuid.UUID) -> Forecast:
    """Return a chance, or raise NotFound."""
    return one(_all(reader).filter(pk=forecast_id))


def _all(reader: Reader) -> QuerySet[Forecast]:
    found = Forecast.objects.filter(within(reader, "measure__plan__initiative__engagement"))
    found = found.select_related("measure__plan__initiative__engagement", "assessor")
    return found.order_by("created_at", "id")
