"""What the page of a guest shows: one sheet."""

import uuid
from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from issuetrees.scoring import rows
from issuetrees.scoring.models.initiatives import Initiative
from issuetrees.scoring.read.guests import GuestSheet
from issuetrees.web.scoring.rows.scores import Column, beside, grid_facts


def guest_context(found: GuestSheet, facts: Mapping[uuid.UUID, str]) -> dict[str, Any]:
    """Return what the template of a guest's page reads; ``facts`` of that time in a test-drive."""
    who = str(found.guest.assessor_id)
    criteria = [one for one in found.asked.criteria if rows.criterion(one).is_for(who)]
    initiatives = list(found.asked.initiatives)
    columns = [
        Column(one, not index or criteria[index - 1].goal_id != one.goal_id)
        for index, one in enumerate(criteria)
    ]
    besides = beside(criteria, initiatives)
    given = {(row.initiative_id, row.criterion_id): row for row in found.scores}
    return {
        "guest": found.guest,
        "round": found.round,
        "engagement": found.round.engagement,
        "sheet": found.sheet,
        "columns": columns,
        "initiatives": initiatives,
        "facts": {
            **grid_facts(columns, initiatives, {**given, **besides}),
            "about": {str(row.pk): _about(row, facts.get(row.pk, "")) for row in initiatives},
        },
        "is_open": found.round.is_open,
        "cells_in_all": len(criteria) * len(initiatives) - len(besides),
    }


def _about(row: Initiative, facts: str) -> str:
    """Say what an initiative is; in a test-drive what was known of it at the time, instead."""
    return f"{_('Facts of that time')}:\n{facts}" if facts else row.description
