"""Assessors: who judges the initiatives of an engagement."""

import uuid
from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from issuetrees.accounts.scopes import Scope
from issuetrees.api.endpoint import Endpoint
from issuetrees.api.operation import operation
from issuetrees.api.pagination import KEPT
from issuetrees.api.resources.deletions import Deletion
from issuetrees.api.serializer_fields import Id, Kept, Number, Strict, Text
from issuetrees.scoring.read import assessors as assessors_read
from issuetrees.scoring.write import assessors as assessors_write
from issuetrees.workspaces.read import engagement as get_engagement


class Assessor(Kept):
    """A judge; one with weight 0 is an observer."""

    engagement_id = serializers.UUIDField()
    name = serializers.CharField()
    user_id = serializers.UUIDField(allow_null=True)
    weight = serializers.FloatField()


class AssessorEdit(Strict):
    """What may be said of an assessor; the user is a member, who then scores for themselves.

    Who is a member has their own name where none is given.
    """

    name = Text(max_length=120, required=False)
    user_id = Id(required=False, allow_null=True)
    weight = Number(required=False, min_value=0, max_value=1e9)


class Assessors(Endpoint):
    """The assessors of an engagement."""

    tag = "Scores"

    @operation("list_assessors", _("List the assessors"), gives=Assessor, pages=KEPT)
    def get(self, engagement_id: uuid.UUID) -> Any:
        get_engagement(self.actor, engagement_id)
        return assessors_read.assessors(self.actor, engagement_id)

    @operation(
        "create_assessor",
        _("Add an assessor"),
        takes=AssessorEdit,
        gives=Assessor,
        status=201,
        scope=Scope.WRITE,
        has_tag=True,
        is_replayable=True,
        location="assessor",
    )
    def post(self, engagement_id: uuid.UUID, given: dict[str, Any]) -> Any:
        return assessors_write.create_assessor(
            actor=self.actor, engagement_id=engagement_id, **given
        )


class OneAssessor(Endpoint):
    """An assessor."""

    tag = "Scores"

    @operation("get_assessor", _("Read an assessor"), gives=Assessor, has_tag=True)
    def get(self, assessor_id: uuid.UUID) -> Any:
        return assessors_read.assessor(self.actor, assessor_id)

    @operation(
        "edit_assessor",
        _("Change an assessor"),
        takes=AssessorEdit,
        is_partial=True,
        gives=Assessor,
        scope=Scope.WRITE,
        has_tag=True,
        is_versioned=True,
        problems=(409,),
    )
    def patch(self, assessor_id: uuid.UUID, given: dict[str, Any], version: int | None) -> Any:
        return assessors_write.edit_assessor(
            actor=self.actor, assessor_id=assessor_id, version=version, **given
        )

    @operation(
        "delete_assessor",
        _("Delete an assessor with their scores"),
        gives=Deletion,
        scope=Scope.WRITE,
        is_versioned=True,
    )
    def delete(self, assessor_id: uuid.UUID, version: int | None) -> Any:
        return assessors_write.delete_assessor(
            actor=self.actor, assessor_id=assessor_id, version=version
        )
