"""The log of a graph in words, and what is different between two revisions."""

import uuid
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _
from django_filters import rest_framework as filters
from rest_framework import serializers

from issuetrees.api import bodies
from issuetrees.api.endpoint import Endpoint
from issuetrees.api.numbers import revision_number, revision_parameter
from issuetrees.api.operation import operation
from issuetrees.api.pagination import Paging
from issuetrees.api.people import Person
from issuetrees.api.serializer_fields import Answer
from issuetrees.core.graph.compare import HAPPENED
from issuetrees.graphs import read
from issuetrees.graphs.history import differences, log
from issuetrees.graphs.history.summary import told

FROM_TO = (
    revision_parameter("from", _("The state after this revision; 0 is empty."), is_required=True),
    revision_parameter("to", _("The state after this one; usually later."), is_required=True),
)


class HistoryEntry(Answer):
    """A revision in words."""

    revision = serializers.IntegerField(source="number")
    actor = Person(allow_null=True)
    summary = serializers.CharField()
    created_at = serializers.DateTimeField()


class HistoryFilter(filters.FilterSet):  # type: ignore[misc] # the library has no types
    """Which revisions to list."""

    actor_id = filters.UUIDFilter(label=_("Whose they are."))


class Counts(Answer):
    """How many records each thing happened to."""

    added = serializers.IntegerField()
    removed = serializers.IntegerField()
    moved = serializers.IntegerField()
    reworded = serializers.IntegerField(help_text=_("Got another title."))
    edited = serializers.IntegerField(help_text=_("Other fields changed."))


class AllCounts(Answer):
    """Counts of nodes and of links."""

    nodes = Counts()
    links = Counts()


class NodePlace(Answer):
    """A node in one of the two states."""

    number = serializers.CharField(help_text=_("3.2; empty for a root and on a stage map."))
    title = serializers.CharField()
    parent_id = serializers.UUIDField(allow_null=True)
    parent_title = serializers.CharField(allow_null=True)


class LinkPlace(Answer):
    """A link in one of the two states."""

    title = serializers.CharField()
    source_id = serializers.UUIDField()
    source_title = serializers.CharField()
    target_id = serializers.UUIDField()
    target_title = serializers.CharField()


class Different(Answer):
    """What happened to one record; ``before`` or ``after`` is null where it does not exist."""

    id = serializers.UUIDField()
    happened = serializers.ListField(child=serializers.ChoiceField(HAPPENED))
    fields_ = serializers.ListField(child=serializers.CharField())
    words = serializers.ListField(child=serializers.CharField(), help_text=_("Sentences."))
    removed = serializers.DictField(allow_null=True, help_text=_("The record that is gone."))

    def get_fields(self) -> dict[str, Any]:
        """Give ``fields`` its name, which the framework keeps for itself."""
        found = super().get_fields()
        return {name.rstrip("_"): field for name, field in found.items()}


class DifferentNode(Different):
    """What happened to a node."""

    before = NodePlace(allow_null=True)
    after = NodePlace(allow_null=True)


class DifferentLink(Different):
    """What happened to a link."""

    before = LinkPlace(allow_null=True)
    after = LinkPlace(allow_null=True)


class Compared(Answer):
    """What became of a graph from one revision to another."""

    to = serializers.IntegerField()
    counts = AllCounts()
    nodes = DifferentNode(many=True)
    links = DifferentLink(many=True)
    is_complete = serializers.BooleanField(help_text=_("False where not all of them are listed."))

    def get_fields(self) -> dict[str, Any]:
        """Add ``from``, which Python keeps for itself."""
        return {"from": serializers.IntegerField(), **super().get_fields()}


class GraphHistory(Endpoint):
    """The log in words."""

    tag = "Changes"

    @operation(
        "list_history",
        _("List revisions in words, newest first"),
        notes=_("Nodes are called what they are called now."),
        gives=HistoryEntry,
        pages=Paging({"newest": ("-number",), "oldest": ("number",)}),
        filters=HistoryFilter,
        told=told,
    )
    def get(self, graph_id: uuid.UUID) -> Any:
        return log.revisions(read.graph(self.actor, graph_id))


class GraphComparison(Endpoint):
    """Two revisions side by side."""

    tag = "Changes"

    @operation(
        "compare_revisions",
        _("Say what is different between two revisions"),
        notes=_(
            "Nodes come in reading order, removed ones where they stood; at most 10,000 are "
            "listed.\n\n"
            "A node moved if it has another parent, or if it was itself put elsewhere among "
            "its siblings; a stage if it lies elsewhere. The cost grows with the changes "
            "between the two revisions, and between the later one and the nearer end of the "
            "log."
        ),
        gives=Compared,
        query=FROM_TO,
    )
    def get(self, graph_id: uuid.UUID) -> Any:
        graph = read.graph(self.actor, graph_id)
        start, end = (revision_number(self.request, name) for name in ("from", "to"))
        found = differences.differences(graph, start, end)
        return HttpResponse(bodies.dump(found), "application/json")
