"""Kinds of initiatives."""

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
from issuetrees.scoring.read import kinds as kinds_read
from issuetrees.scoring.write import kinds as kinds_write
from issuetrees.workspaces.read import engagement as get_engagement


class InitiativeKind(Kept):
    """A kind of initiative, such as sponsorship."""

    engagement_id = serializers.UUIDField()
    title = serializers.CharField()
    description = serializers.CharField()


class KindEdit(Strict):
    """What may be said of a kind; an engagement has each title once."""

    title = Title(max_length=80)
    description = Text(max_length=2000, required=False)


class NewKind(KindEdit):
    """A kind to add, before another one or last."""

    before_id = Id(required=False, allow_null=True)


class KindPlace(Strict):
    """The kind before which to put it; null for the end."""

    before_id = Id(allow_null=True)


class Kinds(Endpoint):
    """The kinds of initiatives of an engagement."""

    tag = "Initiatives"

    @operation(
        "list_initiative_kinds",
        _("List the kinds of initiatives"),
        gives=InitiativeKind,
        pages=ranked("rank", "id"),
    )
    def get(self, engagement_id: uuid.UUID) -> Any:
        get_engagement(self.actor, engagement_id)
        return kinds_read.kinds(self.actor, engagement_id)

    @operation(
        "create_initiative_kind",
        _("Add a kind of initiatives"),
        takes=NewKind,
        gives=InitiativeKind,
        status=201,
        scope=Scope.WRITE,
        has_tag=True,
        is_replayable=True,
        location="initiative_kind",
    )
    def post(self, engagement_id: uuid.UUID, given: dict[str, Any]) -> Any:
        return kinds_write.create_kind(actor=self.actor, engagement_id=engagement_id, **given)


class OneKind(Endpoint):
    """A kind of initiatives."""

    tag = "Initiatives"

    @operation(
        "get_initiative_kind", _("Read a kind of initiatives"), gives=InitiativeKind, has_tag=True
    )
    def get(self, kind_id: uuid.UUID) -> Any:
        return kinds_read.kind(self.actor, kind_id)

    @operation(
        "edit_initiative_kind",
        _("Change a kind of initiatives"),
        takes=KindEdit,
        is_partial=True,
        gives=InitiativeKind,
        scope=Scope.WRITE,
        has_tag=True,
        is_versioned=True,
    )
    def patch(self, kind_id: uuid.UUID, given: dict[str, Any], version: int | None) -> Any:
        return kinds_write.edit_kind(actor=self.actor, kind_id=kind_id, version=version, **given)

    @operation(
        "delete_initiative_kind",
        _("Delete a kind of initiatives"),
        notes=_("Its initiatives stay and are of no kind."),
        gives=Deletion,
        scope=Scope.WRITE,
        is_versioned=True,
    )
    def delete(self, kind_id: uuid.UUID, version: int | None) -> Any:
        return kinds_write.delete_kind(actor=self.actor, kind_id=kind_id, version=version)


class MoveKind(Endpoint):
    """The place of a kind."""

    tag = "Initiatives"

    @operation(
        "move_initiative_kind",
        _("Put a kind of initiatives before another one"),
        takes=KindPlace,
        gives=InitiativeKind,
        scope=Scope.WRITE,
        has_tag=True,
    )
    def post(self, kind_id: uuid.UUID, given: dict[str, Any]) -> Any:
        return kinds_write.move_kind(actor=self.actor, kind_id=kind_id, **given)
