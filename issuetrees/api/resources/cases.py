"""The cases that people try on a split, and where each of them falls."""

import uuid
from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from issuetrees.api.endpoint import Endpoint
from issuetrees.api.operation import operation
from issuetrees.api.serializer_fields import Answer
from issuetrees.graphs import read
from issuetrees.inquiry.cases import cases

SORTED_BY = ("person", "split", "words")


class Case(Answer):
    """A case, and the branches in which it falls: none or several is a disproof of the split."""

    text = serializers.CharField()
    by = serializers.ChoiceField(
        SORTED_BY,
        help_text=_(
            "Who decided: a person, or the data of the split; “words” only proposes branches."
        ),
    )
    branch_ids = serializers.ListField(
        source="places", child=serializers.UUIDField(), help_text=_("Children of the node.")
    )
    has_lapsed = serializers.BooleanField(
        help_text=_("A person had sorted it, but branches were added, renamed or deleted since.")
    )


class NoneFound(Answer):
    """Who looked in vain for a case that falls nowhere."""

    by = serializers.CharField()
    on = serializers.DateField()


class SplitCases(Answer):
    """The cases of one split, in their order."""

    revision = serializers.IntegerField()
    cases = Case(many=True)
    none_found = NoneFound(allow_null=True)


class NodeCases(Endpoint):
    """The cases tried on a node's split."""

    tag = "Review"

    @operation(
        "get_cases",
        _("Sort the cases of a split"),
        notes=_("They are kept in the field “cases” of the node, which edit_node sets."),
        gives=SplitCases,
    )
    def get(self, graph_id: uuid.UUID, node_id: uuid.UUID) -> Any:
        return cases(read.graph(self.actor, graph_id), node_id)
