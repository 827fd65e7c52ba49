"""Libraries: what the product brings, what a workspace keeps, and putting it into engagements."""

import uuid
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django_filters import rest_framework as filters
from rest_framework import serializers

from issuetrees.accounts.scopes import Scope
from issuetrees.api.endpoint import Endpoint
from issuetrees.api.operation import operation
from issuetrees.api.pagination import KEPT
from issuetrees.api.resources.deletions import Deletion
from issuetrees.api.serializer_fields import Answer, Id, Kept, Strict, Text, Title, Word
from issuetrees.scoring.models.libraries import LibraryKind
from issuetrees.scoring.read import libraries as libraries_read
from issuetrees.scoring.write import libraries as libraries_write


class ShippedEntry(Answer):
    """An entry that the product brings, in the language of the answer."""

    key = serializers.CharField(help_text=_("By it the entry is put into an engagement."))
    kind = serializers.ChoiceField(LibraryKind.choices)
    title = serializers.CharField()
    description = serializers.CharField()
    pros = serializers.CharField()
    cons = serializers.CharField()
    source = serializers.CharField()  # type: ignore[assignment] # only while declared
    content = serializers.DictField()


class ShippedEntries(Answer):
    """All entries that the product brings."""

    entries = ShippedEntry(many=True, help_text=_("Kind by kind, in a fixed order."))


class LibraryEntry(Kept):
    """An entry of the own library of a workspace."""

    workspace_id = serializers.UUIDField()
    kind = serializers.ChoiceField(LibraryKind.choices)
    title = serializers.CharField()
    description = serializers.CharField()
    pros = serializers.CharField()
    cons = serializers.CharField()
    source = serializers.CharField()  # type: ignore[assignment] # only while declared
    content = serializers.DictField()


class LibraryEntryEdit(Strict):
    """What may be said of an entry."""

    title = Title(max_length=300)
    description = Text(max_length=4000, required=False)
    pros = Text(max_length=2000, required=False)
    cons = Text(max_length=2000, required=False)
    source = Text(max_length=300, required=False)  # type: ignore[assignment] # as above
    content = serializers.DictField(required=False)


class NewLibraryEntry(LibraryEntryEdit):
    """An entry to add; sets are kept from engagements."""

    kind = Word([choice for choice in LibraryKind.choices if choice[0] != LibraryKind.SET])


class Insertion(Strict):
    """What to put in; a criterion goes below a goal."""

    key = Title(max_length=80, help_text=_("The key of a shipped entry, or the id of an own one."))
    goal_id = Id(required=False, allow_null=True)


class Inserted(Answer):
    """What was made."""

    ids = serializers.ListField(
        child=serializers.UUIDField(),
        help_text=_("Goals, criteria, gates or kinds that were made."),
    )


class NewSet(Strict):
    """What the set is to be called."""

    title = Title(max_length=300)


class ShippedLibrary(Endpoint):
    """What the product brings."""

    tag = "Library"

    @operation("get_shipped_library", _("Read the library of the product"), gives=ShippedEntries)
    def get(self) -> Any:
        return {"entries": libraries_read.shipped(get_language() or "en")}


class LibraryFilter(filters.FilterSet):  # type: ignore[misc] # the library has no types
    """Which entries to list."""

    kind = filters.ChoiceFilter(choices=LibraryKind.choices, label=_("What they are."))


class LibraryEntries(Endpoint):
    """The own library of a workspace."""

    tag = "Library"

    @operation(
        "list_library_entries",
        _("List the library of a workspace"),
        gives=LibraryEntry,
        pages=KEPT,
        filters=LibraryFilter,
    )
    def get(self, workspace_id: uuid.UUID) -> Any:
        return libraries_read.entries(self.actor, workspace_id)

    @operation(
        "create_library_entry",
        _("Add an entry to a library"),
        takes=NewLibraryEntry,
        gives=LibraryEntry,
        status=201,
        scope=Scope.WRITE,
        has_tag=True,
        is_replayable=True,
        location="library_entry",
    )
    def post(self, workspace_id: uuid.UUID, given: dict[str, Any]) -> Any:
        return libraries_write.create_entry(actor=self.actor, workspace_id=workspace_id, **given)


class OneLibraryEntry(Endpoint):
    """An entry of a library."""

    tag = "Library"

    @operation(
        "get_library_entry", _("Read an entry of a library"), gives=LibraryEntry, has_tag=True
    )
    def get(self, library_entry_id: uuid.UUID) -> Any:
        return libraries_read.entry(self.actor, library_entry_id)

    @operation(
        "edit_library_entry",
        _("Change an entry of a library"),
        takes=LibraryEntryEdit,
        is_partial=True,
        gives=LibraryEntry,
        scope=Scope.WRITE,
        has_tag=True,
        is_versioned=True,
    )
    def patch(self, library_entry_id: uuid.UUID, given: dict[str, Any], version: int | None) -> Any:
        return libraries_write.edit_entry(
            actor=self.actor, entry_id=library_entry_id, version=version, **given
        )

    @operation(
        "delete_library_entry",
        _("Delete an entry of a library"),
        gives=Deletion,
        scope=Scope.WRITE,
        is_versioned=True,
    )
    def delete(self, library_entry_id: uuid.UUID, version: int | None) -> Any:
        return libraries_write.delete_entry(
            actor=self.actor, entry_id=library_entry_id, version=version
        )


class LibraryInsertions(Endpoint):
    """Entries put into an engagement."""

    tag = "Library"

    @operation(
        "insert_from_library",
        _("Put an entry of a library into an engagement"),
        takes=Insertion,
        gives=Inserted,
        status=201,
        scope=Scope.WRITE,
        is_replayable=True,
    )
    def post(self, engagement_id: uuid.UUID, given: dict[str, Any]) -> Any:
        ids = libraries_write.insert(
            actor=self.actor, engagement_id=engagement_id, language=get_language() or "en", **given
        )
        return {"ids": ids}


class LibrarySets(Endpoint):
    """Sets kept from an engagement."""

    tag = "Library"

    @operation(
        "keep_set",
        _("Keep the goals and criteria of an engagement as a set of the workspace"),
        takes=NewSet,
        gives=LibraryEntry,
        status=201,
        scope=Scope.WRITE,
        has_tag=True,
        is_replayable=True,
        location="library_entry",
    )
    def post(self, engagement_id: uuid.UUID, given: dict[str, Any]) -> Any:
        return libraries_write.keep_set(actor=self.actor, engagement_id=engagement_id, **given)
