"""What people deleted, and how they bring it back."""

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
from issuetrees.api.serializer_fields import Answer
from issuetrees.workspaces import deletions


class Deletion(Answer):
    """What was deleted; its own ``id`` brings it back."""

    id = serializers.UUIDField()
    target_kind = serializers.CharField()
    target_id = serializers.UUIDField()
    created_at = serializers.DateTimeField()


class Restored(Answer):
    """What came back."""

    kind = serializers.CharField()
    id = serializers.UUIDField()
    version = serializers.IntegerField()


class Deleted(Deletion):
    """Something deleted, by whom and where."""

    title = serializers.CharField(source="details.title")
    actor = Person(allow_null=True)
    workspace_id = serializers.UUIDField()
    engagement_id = serializers.UUIDField(allow_null=True)


class DeletionFilter(filters.FilterSet):  # type: ignore[misc] # the library has no types
    """Which deletions to list."""

    workspace_id = filters.UUIDFilter(label=_("In this workspace only."))
    engagement_id = filters.UUIDFilter(label=_("In this engagement only."))


class Deletions(Endpoint):
    """What was deleted and may be brought back."""

    tag = "Deletions"

    @operation(
        "list_deletions",
        _("List what is deleted and you may bring back, the latest first"),
        notes=_("What went with something above it is not named: it comes back with that."),
        gives=Deleted,
        pages=LOGGED,
        filters=DeletionFilter,
    )
    def get(self) -> Any:
        return deletions.deletions(self.actor)


class RestoreDeletion(Endpoint):
    """Bringing back."""

    tag = "Deletions"

    @operation(
        "restore_deletion",
        _("Bring back what was deleted, with all that went with it"),
        gives=Restored,
        scope=Scope.WRITE,
        problems=(409,),
    )
    def post(self, deletion_id: uuid.UUID) -> Any:
        back = deletions.restore(actor=self.actor, entry_id=deletion_id)
        kind = type(back).__name__.lower()
        return Response({"kind": kind, "id": str(back.pk), "version": back.version})
