"""Scenarios of an engagement: added, changed, deleted."""

import uuid
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, TypedDict, Unpack

from django.db import transaction

from issuetrees.accounts.models import User
from issuetrees.core import limits
from issuetrees.core.errors import Invalid
from issuetrees.core.portfolio.records import By
from issuetrees.core.text import gettext_noop
from issuetrees.kit.rows import check_version, fill, save
from issuetrees.portfolio.models.scenarios import Scenario
from issuetrees.portfolio.read import scenarios as scenarios_read
from issuetrees.portfolio.write.scenario_checks import CHECKS, require_known, require_money
from issuetrees.scoring.models.initiatives import Side
from issuetrees.scoring.read import goals, initiatives, kinds, periods, rounds, teams, weight_sets
from issuetrees.scoring.write.engagement import locked
from issuetrees.workspaces.audit import note_of
from issuetrees.workspaces.deletions import delete
from issuetrees.workspaces.models import AuditEntry


class BoundFields(TypedDict, total=False):
    """A smallest and a largest amount of one kind, side or goal."""

    by: str
    key: str
    unit: str
    low: float | None
    high: float | None


class ScenarioFields(TypedDict, total=False):
    """Fields of a scenario; what is given replaces what was there as a whole."""

    title: str
    total: Decimal | None
    budgets: dict[str, Decimal | None]
    capacities: dict[str, float | None]
    bounds: list[BoundFields]
    must: list[uuid.UUID]
    never: list[uuid.UUID]
    least: dict[str, float | None]
    round_id: uuid.UUID | None
    weight_set_id: uuid.UUID | None


@transaction.atomic
def create_scenario(
    *, actor: User, engagement_id: uuid.UUID, **given: Unpack[ScenarioFields]
) -> Scenario:
    """Add a scenario."""
    engagement = locked(actor, engagement_id)
    count = Scenario.objects.filter(engagement=engagement).count()
    if count >= limits.SCENARIOS_PER_ENGAGEMENT:
        raise Invalid(
            "list_full",
            gettext_noop("An engagement holds at most {most} scenarios. Delete one first."),
            most=limits.SCENARIOS_PER_ENGAGEMENT,
        )
    row = Scenario(engagement=engagement)
    changed = fill(row, CHECKS, {"title": "", **given})
    _check(actor, row, changed)
    row.save()
    note_of(row, "created", actor=actor, engagement=engagement, changed=changed)
    return row


@transaction.atomic
def edit_scenario(
    *,
    actor: User,
    scenario_id: uuid.UUID,
    version: int | None = None,
    **given: Unpack[ScenarioFields],
) -> Scenario:
    """Change fields of a scenario."""
    engagement = locked(actor, scenarios_read.scenario(actor, scenario_id).engagement_id)
    row = scenarios_read.scenario(actor, scenario_id)
    check_version(row, version)
    if changed := fill(row, CHECKS, given):
        _check(actor, row, changed)
        save(row)
        note_of(row, "edited", actor=actor, engagement=engagement, changed=changed)
    return row


@transaction.atomic
def delete_scenario(
    *, actor: User, scenario_id: uuid.UUID, version: int | None = None
) -> AuditEntry:
    """Delete a scenario with its overrides and runs; the entry's id undoes it."""
    engagement = locked(actor, scenarios_read.scenario(actor, scenario_id).engagement_id)
    return delete(actor, engagement, scenarios_read.scenario(actor, scenario_id), version)


def _check(actor: User, row: Scenario, changed: Mapping[str, Any]) -> None:
    """Refuse what is not of the engagement, and what cannot hold together."""
    here = row.engagement_id
    readers = {
        "budgets": periods.periods,
        "capacities": teams.teams,
        "must": initiatives.initiatives,
        "never": initiatives.initiatives,
        "least": initiatives.initiatives,
        "round_id": rounds.rounds,
        "weight_set_id": weight_sets.weight_sets,
    }
    for field, read in readers.items():
        value = getattr(row, field)
        if field in changed and value:
            named = [str(value)] if isinstance(value, uuid.UUID) else list(value)
            require_known(field, named, lambda read=read: {one.pk for one in read(actor, here)})  # type: ignore[misc]
    require_money(row.total, row.budgets)
    if "bounds" in changed:
        _check_bounds(actor, row)
    if both := set(row.must) & set(row.never):
        titles = initiatives.titles(actor, here)
        raise Invalid(
            "must_and_never",
            gettext_noop("“{title}” must be in and must not be in. Take one of them back."),
            field="never",
            title=titles.get(uuid.UUID(min(both)), "–"),
        )


def _check_bounds(actor: User, row: Scenario) -> None:
    known = {By.SIDE: {str(one) for one in Side.values}}
    known[By.KIND] = {str(one.pk) for one in kinds.kinds(actor, row.engagement_id)}
    known[By.GOAL] = {str(one.pk) for one in goals.goals(actor, row.engagement_id)}
    if any(one["key"] not in known[By(one["by"])] for one in row.bounds):
        raise Invalid("unknown_id", gettext_noop("This id leads nowhere."), field="bounds")
