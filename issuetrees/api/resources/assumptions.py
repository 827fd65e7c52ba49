"""What a tree takes for granted, and the questions that hang on it."""

import uuid
from typing import Any

from django.utils.translation import gettext_lazy as _
from django_filters import rest_framework as filters
from rest_framework import serializers

from issuetrees.accounts.scopes import Scope
from issuetrees.api.endpoint import Endpoint
from issuetrees.api.operation import operation
from issuetrees.api.pagination import KEPT
from issuetrees.api.people import Person
from issuetrees.api.resources.deletions import Deletion
from issuetrees.api.resources.evidence import SourceName
from issuetrees.api.serializer_fields import Answer, Id, Kept, Strict, Text, Title, Word
from issuetrees.inquiry.models.assumptions import Confidence
from issuetrees.inquiry.read import assumptions as read
from issuetrees.inquiry.write import assumptions as write

_BREAKS = _("What would show that it does not hold.")
_NODES = _("The questions of the tree that hang on it.")


class AssumptionUse(Answer):
    """A question that hangs on an assumption."""

    node_id = serializers.UUIDField(source="node.id", help_text=_("The question."))
    is_stale = serializers.BooleanField(
        help_text=_("Whether the assumption has changed since somebody looked at the question.")
    )


class Assumption(Kept):
    """What a tree takes for granted."""

    graph_id = serializers.UUIDField()
    statement = serializers.CharField(help_text=_("What is taken for granted."))
    breaks_if = serializers.CharField(help_text=_BREAKS)
    confidence = serializers.ChoiceField(Confidence.values, help_text=_("How sure one is of it."))
    owner = Person(allow_null=True, help_text=_("Who answers for it; null: nobody."))
    source = SourceName(  # type: ignore[assignment] # a field of that name
        source="known_source", allow_null=True, help_text=_("Where it is from; null: not said.")
    )
    uses = AssumptionUse(many=True, source="uses.all", help_text=_NODES)


class AssumptionEdit(Strict):
    """What may be said of an assumption."""

    statement = Title(max_length=1000, help_text=_("What is taken for granted."))
    breaks_if = Text(max_length=1000, required=False, help_text=_BREAKS)
    confidence = Word(Confidence.choices, required=False)
    owner_id = Id(required=False, allow_null=True)
    source_id = Id(required=False, allow_null=True, help_text=_("A source of the engagement."))
    node_ids = serializers.ListField(child=Id(), required=False, max_length=500, help_text=_NODES)


class CheckedQuestion(Strict):
    """The question that was looked at again."""

    node_id = Id(help_text=_("The question."))


class AssumptionFilter(filters.FilterSet):  # type: ignore[misc] # the library has no types
    """Which assumptions to list."""

    node_id = filters.UUIDFilter(
        field_name="uses__node__id", label=_("On which this question hangs.")
    )


class TreeAssumptions(Endpoint):
    """The assumptions of a tree."""

    tag = "Evidence"

    @operation(
        "list_assumptions",
        _("List the assumptions of a tree"),
        gives=Assumption,
        pages=KEPT,
        filters=AssumptionFilter,
    )
    def get(self, graph_id: uuid.UUID) -> Any:
        return read.assumptions(self.actor, graph_id)

    @operation(
        "create_assumption",
        _("State an assumption"),
        takes=AssumptionEdit,
        gives=Assumption,
        status=201,
        scope=Scope.WRITE,
        has_tag=True,
        is_replayable=True,
        location="assumption",
    )
    def post(self, graph_id: uuid.UUID, given: dict[str, Any]) -> Any:
        return write.create_assumption(actor=self.actor, graph_id=graph_id, **given)


class OneAssumption(Endpoint):
    """An assumption."""

    tag = "Evidence"

    @operation("get_assumption", _("Read an assumption"), gives=Assumption, has_tag=True)
    def get(self, assumption_id: uuid.UUID) -> Any:
        return read.assumption(self.actor, assumption_id)

    @operation(
        "edit_assumption",
        _("Change an assumption"),
        notes=_("Where it says something else, the questions that hang on it become stale."),
        takes=AssumptionEdit,
        is_partial=True,
        gives=Assumption,
        scope=Scope.WRITE,
        has_tag=True,
        is_versioned=True,
    )
    def patch(self, assumption_id: uuid.UUID, given: dict[str, Any], version: int | None) -> Any:
        return write.edit_assumption(
            actor=self.actor, assumption_id=assumption_id, version=version, **given
        )

    @operation(
        "delete_assumption",
        _("Delete an assumption"),
        gives=Deletion,
        scope=Scope.WRITE,
        is_versioned=True,
    )
    def delete(self, assumption_id: uuid.UUID, version: int | None) -> Any:
        return write.delete_assumption(
            actor=self.actor, assumption_id=assumption_id, version=version
        )


class CheckAssumption(Endpoint):
    """A question that was looked at again."""

    tag = "Evidence"

    @operation(
        "check_assumption",
        _("Say that a question was looked at again"),
        takes=CheckedQuestion,
        gives=Assumption,
        scope=Scope.WRITE,
        has_tag=True,
    )
    def post(self, assumption_id: uuid.UUID, given: dict[str, Any]) -> Any:
        return write.check_question(actor=self.actor, assumption_id=assumption_id, **given)
