"""Question trees and stage maps: making, renaming, putting away, and reading whole."""

import uuid
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _
from django_filters import rest_framework as filters
from rest_framework import serializers
from rest_framework.response import Response

from issuetrees.accounts.scopes import Scope
from issuetrees.api import bodies, preconditions
from issuetrees.api.endpoint import Endpoint
from issuetrees.api.filters import YesNoFilter
from issuetrees.api.numbers import revision_number, revision_parameter
from issuetrees.api.operation import operation
from issuetrees.api.pagination import KEPT
from issuetrees.api.resources.deletions import Deletion
from issuetrees.api.serializer_fields import Answer, Kept, Strict, Title, Word, YesNo
from issuetrees.core import tree_kinds as kinds
from issuetrees.core.graph.records import ISSUE_TREE, STAGE_MAP
from issuetrees.graphs import read, write
from issuetrees.graphs.history import past
from issuetrees.workspaces.read import engagement as get_engagement

_TREE_KIND = _("What a tree asks, by whose rules it is advised; empty: nobody has said.")
TREE_KINDS = (("", ""), *((name, name) for name in kinds.TREE_KINDS))
KINDS = ((ISSUE_TREE, "Question tree"), (STAGE_MAP, "Stage map"))


class Graph(Kept):
    """A tree or map, without its nodes."""

    engagement_id = serializers.UUIDField()
    kind = serializers.ChoiceField(KINDS)
    tree_kind = serializers.ChoiceField(TREE_KINDS, help_text=_TREE_KIND)
    title = serializers.CharField()
    revision = serializers.IntegerField(help_text=_("Number of the latest change; 0 when empty."))
    is_archived = serializers.BooleanField()


class NewGraph(Strict):
    """A tree or map to make."""

    kind = Word(KINDS)
    title = Title(max_length=300)
    tree_kind = Word(TREE_KINDS, required=False, help_text=_TREE_KIND)


class GraphEdit(Strict):
    """What may be changed of a graph itself."""

    title = Title(max_length=300)
    is_archived = YesNo()
    tree_kind = Word(TREE_KINDS, help_text=_TREE_KIND)


class Records(Answer):
    """All records in few bytes: the names of the fields once, then one row of values each."""

    revision = serializers.IntegerField()
    node_fields = serializers.ListField(child=serializers.CharField())
    nodes = serializers.ListField(child=serializers.ListField(child=serializers.JSONField()))
    link_fields = serializers.ListField(child=serializers.CharField())
    links = serializers.ListField(child=serializers.ListField(child=serializers.JSONField()))


class GraphFilter(filters.FilterSet):  # type: ignore[misc] # the library has no types
    """Which graphs to list."""

    kind = filters.ChoiceFilter(choices=KINDS, label=_("Trees or maps only."))
    is_archived = YesNoFilter(label=_("Put away, or not; both when left out."))


class EngagementGraphs(Endpoint):
    """The graphs of an engagement."""

    tag = "Graphs"

    @operation(
        "list_graphs",
        _("List the graphs of an engagement"),
        gives=Graph,
        pages=KEPT,
        filters=GraphFilter,
    )
    def get(self, engagement_id: uuid.UUID) -> Any:
        get_engagement(self.actor, engagement_id)
        return read.graphs_of(self.actor, engagement_id, is_archived=None)

    @operation(
        "create_graph",
        _("Make an empty tree or map"),
        takes=NewGraph,
        gives=Graph,
        status=201,
        scope=Scope.WRITE,
        has_tag=True,
        is_replayable=True,
        location="graph",
    )
    def post(self, engagement_id: uuid.UUID, given: dict[str, Any]) -> Any:
        return write.create_graph(actor=self.actor, engagement_id=engagement_id, **given)


class OneGraph(Endpoint):
    """A graph itself."""

    tag = "Graphs"

    @operation("get_graph", _("Read a graph without its nodes"), gives=Graph, has_tag=True)
    def get(self, graph_id: uuid.UUID) -> Any:
        return read.graph(self.actor, graph_id)

    @operation(
        "edit_graph",
        _("Rename a graph, put it away, say what kind of tree it is"),
        takes=GraphEdit,
        is_partial=True,
        gives=Graph,
        scope=Scope.WRITE,
        has_tag=True,
        is_versioned=True,
    )
    def patch(self, graph_id: uuid.UUID, given: dict[str, Any], version: int | None) -> Any:
        return write.edit_graph(actor=self.actor, graph_id=graph_id, version=version, **given)

    @operation(
        "delete_graph",
        _("Delete a tree or map with all that hangs on it"),
        gives=Deletion,
        scope=Scope.WRITE,
        is_versioned=True,
    )
    def delete(self, graph_id: uuid.UUID, version: int | None) -> Any:
        return write.delete_graph(actor=self.actor, graph_id=graph_id, version=version)


class GraphRecords(Endpoint):
    """A graph whole."""

    tag = "Graphs"

    @operation(
        "get_records",
        _("Read all nodes and links at once"),
        notes=_(
            "Rows come depth first, siblings in their order. The ETag is the revision.\n\n"
            "An earlier state costs the more, the more changes lie between it and the nearer "
            "end of the log; it never changes, so keep it."
        ),
        gives=Records,
        has_tag=True,
        query=(revision_parameter("revision", _("As they were after it; left out: as they are.")),),
    )
    def get(self, graph_id: uuid.UUID) -> Any:
        graph = read.graph(self.actor, graph_id)
        is_past = "revision" in self.request.query_params
        number = revision_number(self.request, "revision") if is_past else graph.revision
        tag = f'"r{number}"'
        if preconditions.is_known(self.request, tag):
            return Response(status=304, headers={"ETag": tag})
        table = past.table_at(graph, number) if is_past else read.table(graph)
        return HttpResponse(bodies.dump(table), "application/json", headers={"ETag": tag})
