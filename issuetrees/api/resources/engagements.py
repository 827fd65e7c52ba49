"""Engagements: client projects in a workspace."""

import uuid
from typing import Any

from django.utils.translation import gettext_lazy as _
from django_filters import rest_framework as filters
from rest_framework import serializers

from issuetrees.accounts.models import Language
from issuetrees.accounts.scopes import Scope
from issuetrees.api.endpoint import Endpoint
from issuetrees.api.filters import YesNoFilter
from issuetrees.api.operation import operation
from issuetrees.api.pagination import KEPT
from issuetrees.api.resources.deletions import Deletion
from issuetrees.api.serializer_fields import Kept, Strict, Text, Title, Word, YesNo
from issuetrees.kit.formats.currencies import currencies
from issuetrees.kit.zones import zones
from issuetrees.workspaces import deletions, read, write


class Engagement(Kept):
    """One client project."""

    workspace_id = serializers.UUIDField()
    name = serializers.CharField()
    client = serializers.CharField()
    question = serializers.CharField()
    language = serializers.ChoiceField(Language.choices)
    currency = serializers.ChoiceField(list(currencies()), help_text=_("Of all costs, ISO 4217."))
    time_zone = serializers.ChoiceField(zones(), help_text=_("Says which day it is here."))
    is_archived = serializers.BooleanField()


class NewEngagement(Strict):
    """A client project to open."""

    name = Title(max_length=160)
    client = Text(max_length=160, required=False)
    question = Text(max_length=2000, required=False)
    language = Word(Language.choices, required=False)
    currency = Word(list(currencies()), required=False)
    time_zone = Word(zones(), required=False)


class EngagementEdit(NewEngagement):
    """What may be changed of an engagement."""

    is_archived = YesNo(required=False)


class EngagementFilter(filters.FilterSet):  # type: ignore[misc] # the library has no types
    """Which engagements to list."""

    workspace_id = filters.UUIDFilter(label=_("Of this workspace only."))
    is_archived = YesNoFilter(label=_("Put away, or not; both when left out."))


class Engagements(Endpoint):
    """All engagements that you can see."""

    tag = "Engagements"

    @operation(
        "list_engagements",
        _("List engagements of all your workspaces"),
        gives=Engagement,
        pages=KEPT,
        filters=EngagementFilter,
    )
    def get(self) -> Any:
        return read.engagements(self.actor, is_archived=None)


class WorkspaceEngagements(Endpoint):
    """The engagements of a workspace."""

    tag = "Engagements"

    @operation(
        "create_engagement",
        _("Open an engagement"),
        takes=NewEngagement,
        gives=Engagement,
        status=201,
        scope=Scope.WRITE,
        has_tag=True,
        is_replayable=True,
        location="engagement",
    )
    def post(self, workspace_id: uuid.UUID, given: dict[str, Any]) -> Any:
        return write.create_engagement(actor=self.actor, workspace_id=workspace_id, **given)


class OneEngagement(Endpoint):
    """An engagement."""

    tag = "Engagements"

    @operation("get_engagement", _("Read an engagement"), gives=Engagement, has_tag=True)
    def get(self, engagement_id: uuid.UUID) -> Any:
        return read.engagement(self.actor, engagement_id)

    @operation(
        "edit_engagement",
        _("Change an engagement or put it away"),
        takes=EngagementEdit,
        is_partial=True,
        gives=Engagement,
        scope=Scope.WRITE,
        has_tag=True,
        is_versioned=True,
    )
    def patch(self, engagement_id: uuid.UUID, given: dict[str, Any], version: int | None) -> Any:
        return write.edit_engagement(
            actor=self.actor, engagement_id=engagement_id, version=version, **given
        )

    @operation(
        "delete_engagement",
        _("Delete an engagement with all that is in it"),
        gives=Deletion,
        scope=Scope.MANAGE,
        is_versioned=True,
    )
    def delete(self, engagement_id: uuid.UUID, version: int | None) -> Any:
        return deletions.delete_engagement(
            actor=self.actor, engagement_id=engagement_id, version=version
        )
