"""Synonyms, frameworks and processes of a workspace, by which its splits are checked."""

import uuid
from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from issuetrees.accounts.scopes import Scope
from issuetrees.api.endpoint import Endpoint
from issuetrees.api.operation import operation
from issuetrees.api.pagination import KEPT
from issuetrees.api.resources.deletions import Deletion
from issuetrees.api.serializer_fields import Kept, Strict, Text, Title, Word
from issuetrees.workspaces import word_lists
from issuetrees.workspaces.models import ListKind

_ITEMS = _("Each item with the other words for it; synonyms are one item.")


class WordList(Kept):
    """Own words of a workspace: synonyms, a framework or a process."""

    workspace_id = serializers.UUIDField()
    kind = serializers.ChoiceField(ListKind.choices)
    name = serializers.CharField(help_text=_("What a split calls the list; synonyms need none."))
    items = serializers.ListField(
        child=serializers.ListField(child=serializers.CharField()), help_text=_ITEMS
    )


class WordListEdit(Strict):
    """What a list says."""

    kind = Word(ListKind.choices)
    name = Text(max_length=120, required=False)
    items = serializers.ListField(
        child=serializers.ListField(child=Title(max_length=80), max_length=word_lists.MOST_WORDS),
        max_length=word_lists.MOST_ITEMS,
        help_text=_ITEMS,
    )


class WordLists(Endpoint):
    """The own words of a workspace."""

    tag = "Workspaces"

    @operation("list_word_lists", _("List the words of a workspace"), gives=WordList, pages=KEPT)
    def get(self, workspace_id: uuid.UUID) -> Any:
        return word_lists.word_lists(self.actor, workspace_id)

    @operation(
        "create_word_list",
        _("Add synonyms, a framework or a process"),
        notes=_("All splits of the workspace are checked by it from then on."),
        takes=WordListEdit,
        gives=WordList,
        status=201,
        scope=Scope.MANAGE,
        has_tag=True,
        is_replayable=True,
        location="word_list",
    )
    def post(self, workspace_id: uuid.UUID, given: dict[str, Any]) -> Any:
        return word_lists.add_word_list(actor=self.actor, workspace_id=workspace_id, **given)


class OneWordList(Endpoint):
    """A list of own words."""

    tag = "Workspaces"

    @operation("get_word_list", _("Read a list of own words"), gives=WordList, has_tag=True)
    def get(self, word_list_id: uuid.UUID) -> Any:
        return word_lists.word_list(self.actor, word_list_id)

    @operation(
        "edit_word_list",
        _("Change a list of own words"),
        takes=WordListEdit,
        is_partial=True,
        gives=WordList,
        scope=Scope.MANAGE,
        has_tag=True,
        is_versioned=True,
    )
    def patch(self, word_list_id: uuid.UUID, given: dict[str, Any], version: int | None) -> Any:
        return word_lists.edit_word_list(
            actor=self.actor, list_id=word_list_id, version=version, **given
        )

    @operation(
        "delete_word_list",
        _("Delete a list of own words"),
        gives=Deletion,
        scope=Scope.MANAGE,
        is_versioned=True,
    )
    def delete(self, word_list_id: uuid.UUID, version: int | None) -> Any:
        return word_lists.delete_word_list(actor=self.actor, list_id=word_list_id, version=version)
