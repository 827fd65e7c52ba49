"""Teams of an engagement: added, changed, put in order, deleted."""

import uuid
from typing import Final, TypedDict, Unpack

from django.db import transaction

from issuetrees.accounts.models import User
from issuetrees.core import limits
from issuetrees.core.text_checks import line
from issuetrees.scoring.models.teams import Team
from issuetrees.scoring.read import teams as teams_read
from issuetrees.scoring.write.engagement import locked
from issuetrees.scoring.write.listed import Listed, Noun, edit_row, move_row
from issuetrees.workspaces.deletions import delete
from issuetrees.workspaces.models import AuditEntry

TEAMS: Final = Noun(
    model=Team,
    checks={"title": line(80, is_required=True), "unit": line(40)},
    read=teams_read.teams,
    one=teams_read.team,
    most=lambda: limits.TEAMS,
)


class TeamFields(TypedDict, total=False):
    """Fields of a team; an empty unit means person-days."""

    title: str
    unit: str


@transaction.atomic
def create_team(
    *,
    actor: User,
    engagement_id: uuid.UUID,
    before_id: uuid.UUID | None = None,
    **given: Unpack[TeamFields],
) -> Team:
    """Add a team before another one, or as the last."""
    return Listed(TEAMS, actor, locked(actor, engagement_id)).add(given, before_id)


@transaction.atomic
def edit_team(
    *, actor: User, team_id: uuid.UUID, version: int | None = None, **given: Unpack[TeamFields]
) -> Team:
    """Change fields of a team."""
    return edit_row(TEAMS, actor, team_id, version, given)[0]


@transaction.atomic
def move_team(
    *,
    actor: User,
    team_id: uuid.UUID,
    before_id: uuid.UUID | None,
    version: int | None = None,
) -> Team:
    """Put a team before another one, or last."""
    return move_row(TEAMS, actor, team_id, before_id, version)


@transaction.atomic
def delete_team(*, actor: User, team_id: uuid.UUID, version: int | None = None) -> AuditEntry:
    """Delete a team with its efforts; the entry's id undoes it."""
    engagement = locked(actor, teams_read.team(actor, team_id).engagement_id)
    return delete(actor, engagement, teams_read.team(actor, team_id), version)
