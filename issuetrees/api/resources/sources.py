"""The sources of evidence of an engagement."""

import uuid
from typing import Any

from django.utils.translation import gettext_lazy as _
from django_filters import rest_framework as filters
from rest_framework import serializers

from issuetrees.accounts.scopes import Scope
from issuetrees.api.endpoint import Endpoint
from issuetrees.api.operation import operation
from issuetrees.api.pagination import KEPT
from issuetrees.api.resources.deletions import Deletion
from issuetrees.api.serializer_fields import Kept, Strict, Text, Title, Word
from issuetrees.inquiry.models import SourceKind
from issuetrees.inquiry.read import sources as read
from issuetrees.inquiry.write import sources as write
from issuetrees.workspaces.read import engagement as get_engagement

_PAGES = _("Where in it to look, such as “12–14”.")
_TRANSCRIPT = _("What was said, plain text of at most 2 MB.")


class SourceRow(Kept):
    """A source of evidence, without its transcript."""

    engagement_id = serializers.UUIDField()
    kind = serializers.ChoiceField(SourceKind.values, help_text=_("What it is."))
    title = serializers.CharField()
    author = serializers.CharField(help_text=_("Who wrote or said it, in words."))
    dated_on = serializers.DateField(allow_null=True, help_text=_("Its day; null: not known."))
    pages = serializers.CharField(help_text=_PAGES)
    link = serializers.CharField(help_text=_("Where it is found in the web; empty: nowhere."))
    characters = serializers.IntegerField(help_text=_("Length of its transcript; 0: none."))
    evidence_count = serializers.IntegerField(help_text=_("Pieces of evidence from it."))


class Source(SourceRow):
    """A source of evidence."""

    transcript = serializers.CharField(help_text=_TRANSCRIPT)


class SourceEdit(Strict):
    """What may be said of a source."""

    kind = Word(SourceKind.choices, required=False)
    title = Title(max_length=300)
    author = Text(max_length=200, required=False)
    dated_on = serializers.DateField(required=False, allow_null=True)
    pages = Text(max_length=60, required=False, help_text=_PAGES)
    link = Text(max_length=500, required=False, help_text=_("Begins with https:// or http://."))
    transcript = Text(required=False, help_text=_TRANSCRIPT)


class SourceFilter(filters.FilterSet):  # type: ignore[misc] # the library has no types
    """Which sources to list."""

    kind = filters.ChoiceFilter(choices=SourceKind.choices, label=_("What they are."))


class Sources(Endpoint):
    """The sources of an engagement."""

    tag = "Evidence"

    @operation(
        "list_sources",
        _("List the sources of evidence of an engagement"),
        gives=SourceRow,
        pages=KEPT,
        filters=SourceFilter,
    )
    def get(self, engagement_id: uuid.UUID) -> Any:
        get_engagement(self.actor, engagement_id)
        return read.sources(self.actor, engagement_id)

    @operation(
        "create_source",
        _("Add a source of evidence"),
        takes=SourceEdit,
        gives=Source,
        status=201,
        scope=Scope.WRITE,
        has_tag=True,
        is_replayable=True,
        location="source",
    )
    def post(self, engagement_id: uuid.UUID, given: dict[str, Any]) -> Any:
        return write.create_source(actor=self.actor, engagement_id=engagement_id, **given)


class OneSource(Endpoint):
    """A source."""

    tag = "Evidence"

    @operation("get_source", _("Read a source of evidence"), gives=Source, has_tag=True)
    def get(self, source_id: uuid.UUID) -> Any:
        return read.source(self.actor, source_id)

    @operation(
        "edit_source",
        _("Change a source of evidence"),
        notes=_("Quotes stay marked where a changed transcript still has them."),
        takes=SourceEdit,
        is_partial=True,
        gives=Source,
        scope=Scope.WRITE,
        has_tag=True,
        is_versioned=True,
    )
    def patch(self, source_id: uuid.UUID, given: dict[str, Any], version: int | None) -> Any:
        return write.edit_source(actor=self.actor, source_id=source_id, version=version, **given)

    @operation(
        "delete_source",
        _("Delete a source of evidence"),
        notes=_("Its evidence stays, without a source until the deletion is undone."),
        gives=Deletion,
        scope=Scope.WRITE,
        is_versioned=True,
    )
    def delete(self, source_id: uuid.UUID, version: int | None) -> Any:
        return write.delete_source(actor=self.actor, source_id=source_id, version=version)
