"""What portfolios are chosen under, copied along with an engagement."""

import json
import uuid
from collections.abc import Mapping
from typing import Any

from django.db.models import Model

from issuetrees.kit.copies import copies
from issuetrees.portfolio.models.scenarios import Override, Scenario
from issuetrees.workspaces.models import Engagement

_ABOUT = ("budgets", "capacities", "bounds", "must", "never", "least")


def copy_scenarios(source: Engagement, target: Engagement, made: Mapping[uuid.UUID, Model]) -> None:
    """Copy scenarios with what is overridden in them; runs stay.

    ``made`` has the copy of whatever they may name, by the old id: periods, teams, kinds, goals,
    initiatives, rounds, weight sets. What has no copy is not named any more.
    """
    scenarios = copies(
        Scenario.objects.filter(engagement=source),
        lambda row: {
            "engagement": target,
            "round_id": _copy_of(row.round_id, made),
            "weight_set_id": _copy_of(row.weight_set_id, made),
            **{name: _about(getattr(row, name), made) for name in _ABOUT},
        },
    )
    copies(
        Override.objects.filter(scenario__engagement=source),
        lambda row: {
            "scenario_id": scenarios[row.scenario_id].pk,
            "initiative_id": made[row.initiative_id].pk,
        },
    )


def _copy_of(key: uuid.UUID | None, made: Mapping[uuid.UUID, Model]) -> uuid.UUID | None:
    found = made.get(key) if key else None
    return found.pk if found else None


def _about(said: Any, made: Mapping[uuid.UUID, Model]) -> Any:
    """The same, about the copies: an id is nowhere else than where it is meant."""
    text = json.dumps(said)
    for old, new in made.items():
        text = text.replace(str(old), str(new.pk))
    return json.loads(text)
