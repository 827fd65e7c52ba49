"""The scenarios that a reader may see, and what people override in them."""

import uuid

from django.db.models import Prefetch, QuerySet

from issuetrees.kit.rows import one
from issuetrees.portfolio.models.scenarios import Override, Scenario
from issuetrees.workspaces.access import Reader, within


def scenarios(reader: Reader, engagement_id: uuid.UUID) -> QuerySet[Scenario]:
    """Return the scenarios of an engagement with their overrides, oldest first."""
    found = all_scenarios(reader).filter(engagement_id=engagement_id)
    living = Override.objects.select_related("initiative", "author")
    return found.prefetch_related(Prefetch("overrides", living))


def scenario(reader: Reader, scenario_id: uuid.UUID) -> Scenario:
    """Return a scenario with its engagement, or raise NotFound."""
    return one(all_scenarios(reader).filter(pk=scenario_id))


def overrides(reader: Reader, scenario_id: uuid.UUID) -> QuerySet[Override]:
    """Return what people override in a scenario, oldest first."""
    return _overrides(reader).filter(scenario_id=scenario_id)


def override(reader: Reader, override_id: uuid.UUID) -> Override:
    """Return an override with its scenario, or raise NotFound."""
    return one(_overrides(reader).filter(pk=override_id))


def all_scenarios(reader: Reader) -> QuerySet[Scenario]:
    """Return the scenarios of all engagements that the reader may see, oldest first."""
    found = Scenario.objects.filter(within(reader))
    return found.select_related("engagement", "round", "weight_set").order_by("created_at", "id")


def _overrides(reader: Reader) -> QuerySet[Override]:
    found = Override.objects.filter(within(reader, "scenario__engagement"))
    found = found.select_related("scenario__engagement", "initiative", "author")
    return found.order_by("created_at", "id")
