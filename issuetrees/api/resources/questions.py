"""The caller's own open questions, across engagements."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from django_filters import rest_framework as filters
from rest_framework import serializers

from issuetrees.api.endpoint import Endpoint
from issuetrees.api.operation import operation
from issuetrees.api.pagination import Paging
from issuetrees.api.serializer_fields import Answer
from issuetrees.core.graph.progress import SETTLED
from issuetrees.core.graph.records import STATUSES
from issuetrees.graphs import questions

_OPEN = [(word, word) for word in STATUSES if word not in SETTLED]


class OwnQuestion(Answer):
    """A question that you own."""

    id = serializers.UUIDField(source="node.id")
    graph_id = serializers.UUIDField(source="node.graph_id")
    engagement_id = serializers.UUIDField(source="node.graph.engagement_id")
    workspace_id = serializers.UUIDField(source="node.graph.engagement.workspace_id")
    number = serializers.CharField(
        help_text=_("As one reads it in the tree, such as 3.2; empty for the top.")
    )
    title = serializers.CharField(source="node.title")
    status = serializers.ChoiceField(_OPEN, source="node.status")
    due_on = serializers.DateField(allow_null=True, source="node.due_on")
    is_overdue = serializers.BooleanField(
        help_text=_("Whether its day is over in the engagement’s time zone.")
    )


class OwnQuestionFilter(filters.FilterSet):  # type: ignore[misc] # the library has no types
    """Which questions to list."""

    engagement_id = filters.UUIDFilter(
        field_name="graph__engagement_id", label=_("Of this engagement only.")
    )
    status = filters.ChoiceFilter(choices=_OPEN, label=_("With this status only."))


class OwnQuestions(Endpoint):
    """What you have to settle."""

    tag = "Graphs"

    @operation(
        "list_my_questions",
        _("List the open questions that you own, the earliest due first"),
        notes=_(
            "Those without a day come last; pruned branches and what is archived are left out."
        ),
        gives=OwnQuestion,
        pages=Paging({"due": ("due_by", "row_id")}),
        filters=OwnQuestionFilter,
        told=questions.told,
    )
    def get(self) -> Any:
        return questions.open_questions(self.actor)
