"""Deletions of goals, criteria, gates, initiatives, assessors and reports can be undone."""

import uuid
from typing import Any

from rest_framework import serializers
from rest_framework.response import Response

from issuetrees.accounts.scopes import Scope
from issuetrees.api.endpoint import Endpoint
from issuetrees.api.operation import operation
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


class RestoreDeletion(Endpoint):
    """Bringing back."""

    tag = "Goals"

    @operation(
        "restore_deletion",
        "Bring back what was deleted, with all that went with it",
        gives=Restored,
        scope=Scope.WRITE,
        problems=(409,),
    )
    def post(self, deletion_id: uuid.UUID) -> Any:
        back = deletions.restore(actor=self.actor, entry_id=deletion_id)
        kind = type(back).__name__.lower()
        return Response({"kind": kind, "id": str(back.pk), "version": back.version})
