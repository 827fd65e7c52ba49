"""The team on a stage map: levels, readiness, succession."""

import uuid
from collections.abc import Iterable
from typing import Any, Final

from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import OpenApiParameter
from rest_framework import serializers

from issuetrees.api.endpoint import Endpoint
from issuetrees.api.operation import operation
from issuetrees.api.serializer_fields import Answer
from issuetrees.careers.team import Team, team
from issuetrees.core.stages.gaps import Gap

STAGE: Final = OpenApiParameter(
    "stage_id",
    str,
    OpenApiParameter.QUERY,
    description=_("The stage for which succession is asked; left out: none."),
)


class TeamGap(Answer):
    """What somebody lacks for a stage."""

    competency = serializers.CharField(help_text=_("Its key."))
    required_level = serializers.IntegerField(help_text=_("The level that the stage asks for."))
    own = serializers.IntegerField(help_text=_("The level that counts."))


class TeamMember(Answer):
    """Somebody on the map, in the order of names."""

    profile_id = serializers.UUIDField()
    name = serializers.CharField()
    stage_id = serializers.UUIDField(allow_null=True, help_text=_("Null: nobody has said."))
    goal_id = serializers.UUIDField(allow_null=True, help_text=_("Null: nobody has said."))
    levels = serializers.DictField(
        child=serializers.IntegerField(),
        help_text=_("Levels that count by competency: one’s own, else those of others, else 0."),
    )


class StageFit(Answer):
    """What a member who is not on a stage lacks for it; without gaps they are ready."""

    profile_id = serializers.UUIDField()
    gaps = TeamGap(many=True)
    is_onward = serializers.BooleanField(
        help_text=_("Whether a way leads there from where they are, if anybody has said.")
    )


class StageReadiness(Answer):
    """A stage with who is on it and who fits."""

    stage_id = serializers.UUIDField()
    title = serializers.CharField()
    is_open = serializers.BooleanField(help_text=_("Whether it asks for no competency."))
    there = serializers.ListField(child=serializers.UUIDField(), help_text=_("Profiles on it."))
    fits = StageFit(many=True, help_text=_("Those who are not on it."))


class StageSuccessor(Answer):
    """How a member could come to the stage that is asked for."""

    profile_id = serializers.UUIDField()
    gaps = TeamGap(many=True)
    months = serializers.FloatField(
        allow_null=True, help_text=_("Likely months of the best way; null: no way leads there.")
    )


class MapTeam(Answer):
    """The team on a map, of all whose profiles the caller may see."""

    revision = serializers.IntegerField()
    members = TeamMember(many=True)
    hidden = serializers.IntegerField(help_text=_("Profiles that are not shared with the caller."))
    stages = StageReadiness(many=True, help_text=_("In the order of the map."))
    succession = StageSuccessor(many=True, help_text=_("Empty where no stage is asked for."))


class TeamOfMap(Endpoint):
    """The team on a stage map."""

    tag = "Careers"

    @operation(
        "get_map_team",
        _("Read the team on a stage map"),
        notes=_(
            "Only profiles that are shared with the caller or open to all who see the map. Each"
            " competency counts for itself; nobody is put before anybody."
        ),
        gives=MapTeam,
        query=(STAGE,),
        problems=(409,),
    )
    def get(self, map_id: uuid.UUID) -> Any:
        return _told(team(self.actor, map_id, self.request.query_params.get("stage_id", "")))


def _told(found: Team) -> dict[str, Any]:
    return {
        "revision": found.graph.revision,
        "members": [
            {
                "profile_id": member.id,
                "name": found.of(member).profile.name,
                "stage_id": member.stage_id or None,
                "goal_id": getattr(found.of(member).goal, "id", None),
                "levels": dict(member.levels),
            }
            for member in found.members
        ],
        "hidden": found.hidden,
        "stages": [
            {
                "stage_id": one.stage.id,
                "title": one.stage.title,
                "is_open": one.is_open,
                "there": [member.id for member in one.there],
                "fits": [
                    {
                        "profile_id": fit.member.id,
                        "gaps": _gaps(fit.gaps),
                        "is_onward": fit.is_onward,
                    }
                    for fit in one.fits
                ],
            }
            for one in found.readiness
        ],
        "succession": [
            {"profile_id": one.member.id, "gaps": _gaps(one.gaps), "months": one.months}
            for one in found.succession
        ],
    }


def _gaps(missing: Iterable[Gap]) -> list[dict[str, Any]]:
    return [
        {"competency": one.competency, "required_level": one.required, "own": one.own}
        for one in missing
    ]
