"""What is disproved in all trees that you can see."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from django_filters import rest_framework as filters
from rest_framework import serializers

from issuetrees.api.endpoint import Endpoint
from issuetrees.api.operation import operation
from issuetrees.api.pagination import LOGGED
from issuetrees.api.serializer_fields import Answer
from issuetrees.inquiry import disproofs


class OpenDisproof(Answer):
    """A split that something disproves, and by what; nobody has waived it."""

    id = serializers.IntegerField()
    workspace_id = serializers.UUIDField()
    engagement_id = serializers.UUIDField()
    engagement = serializers.CharField(help_text=_("Name of the engagement."))
    graph_id = serializers.UUIDField()
    graph = serializers.CharField(help_text=_("Title of the tree."))
    node_id = serializers.UUIDField(help_text=_("The node that is split."))
    number = serializers.CharField(help_text=_("Place of the node, like 3.2; empty for a root."))
    title = serializers.CharField(help_text=_("Title of the node."))
    code = serializers.CharField()
    side = serializers.CharField(help_text=_("What it is about: overlaps or gaps."))
    message = serializers.CharField(
        source="sentence", help_text=_("A sentence in the reader's language.")
    )
    witness = serializers.CharField(
        help_text=_("What shows a disproof: a number, a day or an element; else empty.")
    )


class DisproofFilter(filters.FilterSet):  # type: ignore[misc] # the library has no types
    """Which disproofs to list."""

    workspace_id = filters.UUIDFilter(
        "split__graph__engagement__workspace_id", label=_("In this workspace only.")
    )
    engagement_id = filters.UUIDFilter(
        "split__graph__engagement_id", label=_("In this engagement only.")
    )


class Disproofs(Endpoint):
    """The open disproofs of all engagements."""

    tag = "Review"

    @operation(
        "list_disproofs",
        _("List the overlaps and gaps of all your trees, the latest first"),
        notes=_("Trees that changed are checked first, so many at once: ask again for the others."),
        gives=OpenDisproof,
        pages=LOGGED,
        filters=DisproofFilter,
        told=disproofs.tell,
    )
    def get(self) -> Any:
        disproofs.catch_up(self.actor)
        return disproofs.disproofs(self.actor)
