"""Teams that initiatives keep busy."""

import uuid
from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from issuetrees.accounts.scopes import Scope
from issuetrees.api.endpoint import Endpoint
from issuetrees.api.operation import operation
from issuetrees.api.pagination import ranked
from issuetrees.api.resources.deletions import Deletion
from issuetrees.api.serializer_fields import Id, Kept, Strict, Text, Title
from issuetrees.scoring.read import teams as teams_read
from issuetrees.scoring.write import teams as teams_write
from issuetrees.workspaces.read import engagement as get_engagement


class Team(Kept):
    """A team of the engagement; an empty unit means person-days."""

    engagement_id = serializers.UUIDField()
    title = serializers.CharField()
    unit = serializers.CharField()


class TeamEdit(Strict):
    """What may be said of a team; an engagement has each title once."""

    title = Title(max_length=80)
    unit = Text(max_length=40, required=False)


class NewTeam(TeamEdit):
    """A team to add, before another one or last."""

    before_id = Id(required=False, allow_null=True)


class TeamPlace(Strict):
    """The team before which to put it; null for the end."""

    before_id = Id(allow_null=True)


class Teams(Endpoint):
    """The teams of an engagement."""

    tag = "Initiatives"

    @operation(
        "list_teams",
        _("List the teams"),
        gives=Team,
        pages=ranked("rank", "id"),
    )
    def get(self, engagement_id: uuid.UUID) -> Any:
        get_engagement(self.actor, engagement_id)
        return teams_read.teams(self.actor, engagement_id)

    @operation(
        "create_team",
        _("Add a team"),
        takes=NewTeam,
        gives=Team,
        status=201,
        scope=Scope.WRITE,
        has_tag=True,
        is_replayable=True,
        location="team",
    )
    def post(self, engagement_id: uuid.UUID, given: dict[str, Any]) -> Any:
        return teams_write.create_team(actor=self.actor, engagement_id=engagement_id, **given)


class OneTeam(Endpoint):
    """A team."""

    tag = "Initiatives"

    @operation("get_team", _("Read a team"), gives=Team, has_tag=True)
    def get(self, team_id: uuid.UUID) -> Any:
        return teams_read.team(self.actor, team_id)

    @operation(
        "edit_team",
        _("Change a team"),
        takes=TeamEdit,
        is_partial=True,
        gives=Team,
        scope=Scope.WRITE,
        has_tag=True,
        is_versioned=True,
    )
    def patch(self, team_id: uuid.UUID, given: dict[str, Any], version: int | None) -> Any:
        return teams_write.edit_team(actor=self.actor, team_id=team_id, version=version, **given)

    @operation(
        "delete_team",
        _("Delete a team"),
        notes=_("The efforts of the team go with it."),
        gives=Deletion,
        scope=Scope.WRITE,
        is_versioned=True,
    )
    def delete(self, team_id: uuid.UUID, version: int | None) -> Any:
        return teams_write.delete_team(actor=self.actor, team_id=team_id, version=version)


class MoveTeam(Endpoint):
    """The place of a team."""

    tag = "Initiatives"

    @operation(
        "move_team",
        _("Put a team before another one"),
        takes=TeamPlace,
        gives=Team,
        scope=Scope.WRITE,
        has_tag=True,
    )
    def post(self, team_id: uuid.UUID, given: dict[str, Any]) -> Any:
        return teams_write.move_team(actor=self.actor, team_id=team_id, **given)
