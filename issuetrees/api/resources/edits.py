"""Edits of what stands outside trees and maps, and how they are undone."""

import uuid
from typing import Any

from django.utils.translation import gettext_lazy as _
from django_filters import rest_framework as filters
from rest_framework import serializers
from rest_framework.response import Response

from issuetrees.accounts.scopes import Scope
from issuetrees.api.endpoint import Endpoint
from issuetrees.api.operation import operation
from issuetrees.api.pagination import LOGGED
from issuetrees.api.people import Person
from issuetrees.api.resources.deletions import Restored
from issuetrees.api.serializer_fields import Answer
from issuetrees.workspaces import edits


class Edit(Answer):
    """An edit; its own ``id`` undoes it."""

    id = serializers.UUIDField()
    target_kind = serializers.CharField()
    target_id = serializers.UUIDField()
    title = serializers.CharField(source="details.title")
    fields = serializers.ListField(  # type: ignore[assignment] # a field of that name
        child=serializers.CharField(),
        source="details.changed",
        default=list,
        help_text=_("Which fields it changed; none for what changes many things at once."),
    )
    actor = Person(allow_null=True)
    workspace_id = serializers.UUIDField()
    engagement_id = serializers.UUIDField(allow_null=True)
    created_at = serializers.DateTimeField()


class EditFilter(filters.FilterSet):  # type: ignore[misc] # the library has no types
    """Which edits to list."""

    engagement_id = filters.UUIDFilter(label=_("In this engagement only."))
    target_id = filters.UUIDFilter(label=_("Of this thing only."))


class Edits(Endpoint):
    """What was changed and may be put back."""

    tag = "Deletions"

    @operation(
        "list_edits",
        _("List edits that you may undo"),
        notes=_("The latest first. Changes of trees and maps are undone by their revisions."),
        gives=Edit,
        pages=LOGGED,
        filters=EditFilter,
    )
    def get(self) -> Any:
        return edits.edits(self.actor)


class UndoEdit(Endpoint):
    """Putting back."""

    tag = "Deletions"

    @operation(
        "undo_edit",
        _("Undo an edit: put back the values that it replaced"),
        notes=_(
            "Refused with 409 where one of them was changed again since. It is an edit itself and"
            " can be undone in turn."
        ),
        gives=Restored,
        scope=Scope.WRITE,
        problems=(409,),
    )
    def post(self, edit_id: uuid.UUID) -> Any:
        row = edits.undo(actor=self.actor, entry_id=edit_id)
        kind = type(row).__name__.lower()
        return Response({"kind": kind, "id": str(row.pk), "version": row.version})
