"""The levels that the stages of a map require."""

import uuid
from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from issuetrees.accounts.scopes import Scope
from issuetrees.api import idempotency
from issuetrees.api.endpoint import Endpoint
from issuetrees.api.operation import operation
from issuetrees.api.serializer_fields import Answer, Id, Strict, Title, Whole
from issuetrees.careers.read.levels import levels
from issuetrees.careers.write.levels import Level, set_levels
from issuetrees.core import limits
from issuetrees.core.stages.records import LEVELS

_KEY = _("Key of the competency.")


class StageLevels(Answer):
    """A stage with its levels by key of competency; ``required`` hides a flag of the library."""

    id = serializers.UUIDField(help_text=_("Of the stage."))
    title = serializers.CharField()
    track = serializers.CharField()
    own = serializers.DictField(
        child=serializers.IntegerField(), help_text=_("The levels that the stage names itself.")
    )
    required = serializers.DictField(  # type: ignore[assignment]
        child=serializers.IntegerField(),
        help_text=_("With those that it takes over from the stage that it builds on."),
    )


class StagesLevels(Answer):
    """The levels of all stages of a map."""

    revision = serializers.IntegerField()
    stages = StageLevels(many=True)


class OneLevel(Strict):
    """A level of a stage; null takes away the one that it names itself."""

    stage_id = Id()
    competency = Title(max_length=80, help_text=_KEY)
    level = Whole(min_value=LEVELS[0], max_value=LEVELS[-1], allow_null=True)


class LevelSheet(Strict):
    """Levels to set or clear."""

    levels = serializers.ListField(child=OneLevel(), max_length=limits.SCORES_AT_ONCE)


class LevelsSet(Answer):
    """The revision of the map that has the levels."""

    revision = serializers.IntegerField()


class MapLevels(Endpoint):
    """Stages by competencies."""

    tag = "Careers"

    @operation(
        "get_levels",
        _("Read the levels that the stages of a map require"),
        gives=StagesLevels,
        problems=(409,),
    )
    def get(self, map_id: uuid.UUID) -> Any:
        found = levels(self.actor, map_id)
        return {"revision": found.graph.revision, "stages": found.stages}

    @operation(
        "set_levels",
        _("Set or clear levels of stages, all or none"),
        notes=_(
            "One revision of the map, as by `edit_node`; what else the stages say stays as it is."
        ),
        takes=LevelSheet,
        gives=LevelsSet,
        scope=Scope.WRITE,
        has_commit_key=True,
        problems=(409,),
    )
    def put(self, map_id: uuid.UUID, given: dict[str, Any]) -> Any:
        wanted = [Level(**one) for one in given["levels"]]
        key = idempotency.commit_key(self.request, self.actor)
        revision = set_levels(actor=self.actor, graph_id=map_id, levels=wanted, key=key)
        if revision is not None:
            return {"revision": revision.number}
        return {"revision": levels(self.actor, map_id).graph.revision}
