"""What the labels of a split say of it."""

import uuid
from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from issuetrees.api.endpoint import Endpoint
from issuetrees.api.operation import operation
from issuetrees.api.serializer_fields import Answer
from issuetrees.core.graph.records import SPLIT_KINDS
from issuetrees.graphs import read
from issuetrees.inquiry.splits import split_labels


class SplitSuggestion(Answer):
    """A kind of split and its data: send both in `set_split` to accept them."""

    split_kind = serializers.ChoiceField(tuple(SPLIT_KINDS), source="kind")
    split = serializers.DictField(help_text=_("What to add to the data of the split."))
    words = serializers.CharField(help_text=_("Both as one reads them, in the reader's language."))


class UnreadValue(Answer):
    """A value in the data of a split that no proof understands."""

    name = serializers.CharField(help_text=_("Its name in the data."))
    message = serializers.CharField(help_text=_("How to write it, in the reader's language."))


class SplitLabels(Answer):
    """What the labels of a split say of it, and what of its data is not understood."""

    suggestion = SplitSuggestion(
        allow_null=True,
        help_text=_(
            "Null where the labels say nothing that the data do not. Of the kind that was chosen,"
            " if one was."
        ),
    )
    unread = UnreadValue(many=True, help_text=_("What of its data no proof understands."))
    told = serializers.DictField(
        child=serializers.DictField(child=serializers.CharField()),
        help_text=_(
            "What the label of each child means to the proof: by the name in the data, then by the"
            " id of the child."
        ),
    )
    rest_ids = serializers.ListField(
        child=serializers.UUIDField(), help_text=_("Children that take all that the others leave.")
    )


class NodeSplitLabels(Endpoint):
    """The labels of a node's split."""

    tag = "Review"

    @operation(
        "get_split_labels",
        _("Read a split from its labels"),
        notes=_("It changes nothing: whoever accepts the suggestion commits `set_split`."),
        gives=SplitLabels,
    )
    def get(self, graph_id: uuid.UUID, node_id: uuid.UUID) -> Any:
        return split_labels(read.graph(self.actor, graph_id), node_id)
