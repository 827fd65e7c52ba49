"""The competencies of a stage map, with the words of their levels."""

import uuid
from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from issuetrees.accounts.scopes import Scope
from issuetrees.api.endpoint import Endpoint
from issuetrees.api.operation import operation
from issuetrees.api.pagination import ranked
from issuetrees.api.resources.deletions import Deletion
from issuetrees.api.serializer_fields import Answer, Id, Kept, Strict, Text, Title
from issuetrees.careers.read import competencies as read
from issuetrees.careers.write import competencies as write
from issuetrees.careers.write.competencies import KEY_CHARACTERS, LEVEL_CHARACTERS
from issuetrees.core.stages.records import LEVELS

_LEVELS = _("Words of levels 0 to 4, in this order; an empty first one means “not shown yet”.")


class Competency(Kept):
    """A competency of a stage map."""

    graph_id = serializers.UUIDField(help_text=_("The map."))
    key = serializers.CharField(help_text=_("By which stages name it in `details.requires`."))
    title = serializers.CharField()
    levels = serializers.ListField(child=serializers.CharField(), help_text=_LEVELS)


class CompetencyEdit(Strict):
    """What may be said of a competency."""

    title = Title(max_length=120)
    levels = serializers.ListField(
        child=Text(max_length=LEVEL_CHARACTERS),
        max_length=len(LEVELS),
        required=False,
        help_text=_LEVELS,
    )


class WantedCompetency(CompetencyEdit):
    """A competency that a map is to have."""

    key = Title(
        max_length=KEY_CHARACTERS,
        required=False,
        help_text=_("Latin letters in lower case, digits, - and _; else made of the title."),
    )


class NewCompetency(WantedCompetency):
    """A competency to add, before another one or last."""

    before_id = Id(required=False, allow_null=True)


class WantedCompetencies(Strict):
    """The competencies that a map is to have."""

    competencies = WantedCompetency(many=True)


class CompetencyPlace(Strict):
    """The competency before which to put it; null for the end."""

    before_id = Id(allow_null=True)


class MapCompetencies(Answer):
    """All competencies of a map, in their order."""

    competencies = Competency(many=True)


class Competencies(Endpoint):
    """The competencies of a map."""

    tag = "Careers"

    @operation(
        "list_competencies",
        _("List the competencies of a map"),
        gives=Competency,
        pages=ranked("rank", "id"),
        problems=(409,),
    )
    def get(self, map_id: uuid.UUID) -> Any:
        return read.competencies(self.actor, map_id)

    @operation(
        "create_competency",
        _("Add a competency"),
        notes=_("Levels of a stage are set by `edit_node`, in `details.requires` by key."),
        takes=NewCompetency,
        gives=Competency,
        status=201,
        scope=Scope.WRITE,
        has_tag=True,
        is_replayable=True,
        location="competency",
    )
    def post(self, map_id: uuid.UUID, given: dict[str, Any]) -> Any:
        return write.create_competency(actor=self.actor, graph_id=map_id, **given)

    @operation(
        "put_competencies",
        _("Add the competencies that a map does not have yet"),
        notes=_("By key. What the map has stays as it is; what was deleted comes back."),
        takes=WantedCompetencies,
        gives=MapCompetencies,
        scope=Scope.WRITE,
        is_replayable=True,
    )
    def put(self, map_id: uuid.UUID, given: dict[str, Any]) -> Any:
        wanted = given["competencies"]
        return {
            "competencies": write.put_competencies(actor=self.actor, graph_id=map_id, wanted=wanted)
        }


class OneCompetency(Endpoint):
    """A competency."""

    tag = "Careers"

    @operation("get_competency", _("Read a competency"), gives=Competency, has_tag=True)
    def get(self, competency_id: uuid.UUID) -> Any:
        return read.competency(self.actor, competency_id)

    @operation(
        "edit_competency",
        _("Change a competency"),
        notes=_("Its title or the words of its levels; the key stays, since stages name it."),
        takes=CompetencyEdit,
        is_partial=True,
        gives=Competency,
        scope=Scope.WRITE,
        has_tag=True,
        is_versioned=True,
    )
    def patch(self, competency_id: uuid.UUID, given: dict[str, Any], version: int | None) -> Any:
        return write.edit_competency(
            actor=self.actor, competency_id=competency_id, version=version, **given
        )

    @operation(
        "delete_competency",
        _("Delete a competency"),
        notes=_("Stages keep the levels that they name: an undo brings all of it back."),
        gives=Deletion,
        scope=Scope.WRITE,
        is_versioned=True,
    )
    def delete(self, competency_id: uuid.UUID, version: int | None) -> Any:
        return write.delete_competency(
            actor=self.actor, competency_id=competency_id, version=version
        )


class MoveCompetency(Endpoint):
    """The place of a competency."""

    tag = "Careers"

    @operation(
        "move_competency",
        _("Put a competency before another one"),
        takes=CompetencyPlace,
        gives=Competency,
        scope=Scope.WRITE,
        has_tag=True,
    )
    def post(self, competency_id: uuid.UUID, given: dict[str, Any]) -> Any:
        return write.move_competency(actor=self.actor, competency_id=competency_id, **given)
