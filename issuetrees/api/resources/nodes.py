"""Nodes and links one by one, to read; they change by commits."""

import uuid
from typing import Any

from django_filters import rest_framework as filters
from rest_framework import serializers

from issuetrees.api.endpoint import Endpoint
from issuetrees.api.fields import Answer
from issuetrees.api.operation import operation
from issuetrees.core.graph.records import NODE_KINDS, PRIORITIES, SPLIT_KINDS, STATUSES
from issuetrees.graphs import read

KINDS = [kind for kinds in NODE_KINDS.values() for kind in kinds]


class Node(Answer):
    """A question, stage or fork."""

    id = serializers.UUIDField()
    graph_id = serializers.UUIDField()
    parent_id = serializers.UUIDField(allow_null=True)
    rank = serializers.CharField(help_text="Siblings are ordered by it, as plain text.")
    kind = serializers.ChoiceField(KINDS)
    title = serializers.CharField()
    note = serializers.CharField()
    answer = serializers.CharField()
    status = serializers.ChoiceField(STATUSES)
    owner_id = serializers.UUIDField(allow_null=True)
    due_on = serializers.DateField(allow_null=True)
    priority = serializers.ChoiceField(PRIORITIES, allow_null=True)
    split_kind = serializers.ChoiceField(SPLIT_KINDS, allow_null=True)
    split = serializers.DictField()
    x = serializers.FloatField(allow_null=True)
    y = serializers.FloatField(allow_null=True)
    track = serializers.CharField()
    details = serializers.DictField()


class Link(Answer):
    """An arrow from one node to another."""

    id = serializers.UUIDField()
    graph_id = serializers.UUIDField()
    source_id = serializers.UUIDField()
    target_id = serializers.UUIDField()
    kind = serializers.CharField()
    title = serializers.CharField()
    details = serializers.DictField()


class NodeFilter(filters.FilterSet):  # type: ignore[misc] # the library has no types
    """Which nodes to list."""

    status = filters.ChoiceFilter(choices=[(status, status) for status in STATUSES])
    priority = filters.ChoiceFilter(choices=[(level, level) for level in PRIORITIES])
    kind = filters.ChoiceFilter(choices=[(kind, kind) for kind in KINDS])
    owner_id = filters.UUIDFilter(label="Whose they are.")
    parent_id = filters.UUIDFilter(label="Children of this node.")


class GraphNodes(Endpoint):
    """The nodes of a graph."""

    tag = "Graphs"

    @operation(
        "list_nodes", "List nodes, oldest first", gives=Node, page_key="id", filters=NodeFilter
    )
    def get(self, graph_id: uuid.UUID) -> Any:
        return read.nodes(read.graph(self.actor, graph_id))


class OneNode(Endpoint):
    """A node."""

    tag = "Graphs"

    @operation("get_node", "Read a node", gives=Node)
    def get(self, graph_id: uuid.UUID, node_id: uuid.UUID) -> Any:
        return read.node(read.graph(self.actor, graph_id), node_id)


class GraphLinks(Endpoint):
    """The links of a graph."""

    tag = "Graphs"

    @operation("list_links", "List links, oldest first", gives=Link, page_key="id")
    def get(self, graph_id: uuid.UUID) -> Any:
        return read.links(read.graph(self.actor, graph_id))
