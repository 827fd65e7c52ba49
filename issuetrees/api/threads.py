"""Comments in threads as the API shows them, whatever they are said of."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django_filters import rest_framework as filters
from rest_framework import serializers

from issuetrees.api.filters import YesNoFilter
from issuetrees.api.people import Person
from issuetrees.api.serializer_fields import Kept
from issuetrees.kit.threads import in_state


class Said(Kept):
    """What somebody says; ``thread_id`` names the comment that it answers."""

    thread_id = serializers.UUIDField(
        allow_null=True, help_text=_("The comment that opens the thread; null for that one itself.")
    )
    author = Person(allow_null=True)
    text = serializers.CharField(
        source="shown_text", help_text=_("Plain text; empty when it is deleted.")
    )
    edited_at = serializers.DateTimeField(allow_null=True)
    is_resolved = serializers.BooleanField(help_text=_("Of the whole thread."))
    resolved_at = serializers.DateTimeField(allow_null=True, source="head.resolved_at")
    resolved_by = Person(allow_null=True, source="head.resolved_by")
    is_deleted = serializers.BooleanField(
        help_text=_("Deleted, and shown only because others have answered it.")
    )


class SaidFilter(filters.FilterSet):  # type: ignore[misc] # the library has no types
    """Which comments to list."""

    is_resolved = YesNoFilter(method="of_state", label=_("In resolved threads, or in open ones."))

    def of_state(self, rows: QuerySet[Any], name: str, is_resolved: Any) -> QuerySet[Any]:
        """Keep the comments of threads in that state."""
        del name
        return in_state(rows, is_resolved)
