"""Nodes and links one by one, to read; they change by commits."""

import uuid
from collections.abc import Callable
from typing import Any, ClassVar, Final

from django.utils.translation import gettext_lazy as _
from django_filters import rest_framework as filters
from rest_framework import serializers

from issuetrees.api.endpoint import Endpoint
from issuetrees.api.operation import operation
from issuetrees.api.pagination import ADDED, ranked
from issuetrees.api.serializer_fields import Answer
from issuetrees.core.graph.fields import Field, Form
from issuetrees.core.graph.records import TABLE, Part
from issuetrees.graphs import read

_FORMS: Final[dict[Form, Callable[[Field], serializers.Field[Any, Any, Any, Any]]]] = {
    "id": lambda row: serializers.UUIDField(allow_null=row.is_optional),
    "person": lambda _: serializers.UUIDField(allow_null=True),
    "text": lambda _: serializers.CharField(),
    "choice": lambda row: serializers.ChoiceField(list(row.choices), allow_null=row.is_optional),
    "day": lambda _: serializers.DateField(allow_null=True),
    "number": lambda _: serializers.FloatField(allow_null=True),
    "object": lambda _: serializers.DictField(),
}


class Record(Answer):
    """A record: its id, its graph, and the fields of the table."""

    part: ClassVar[Part]

    id = serializers.UUIDField()
    graph_id = serializers.UUIDField()

    def get_fields(self) -> dict[str, Any]:
        """Add a field of the fitting form for each row of the table."""
        rows = {name: row for name, row in TABLE[self.part].items() if name != "id"}
        return super().get_fields() | {name: _FORMS[row.form](row) for name, row in rows.items()}


class Node(Record):
    """A question, stage or fork. Siblings are ordered by ``rank``, as plain text."""

    part = "nodes"


class Link(Record):
    """An arrow from one node to another."""

    part = "links"


def _choice_filter(row: Field) -> Any:
    choices = [(value, value) for value in row.choices]
    return filters.ChoiceFilter(field_name=row.name, choices=choices)


class NodeFilter(filters.FilterSet):  # type: ignore[misc] # the library has no types
    """Which nodes to list: by the fields that are chosen, and by the two below."""

    owner_id = filters.UUIDFilter(label=_("Whose they are."))
    parent_id = filters.UUIDFilter(label=_("Children of this node."))

    @classmethod
    def get_filters(cls) -> dict[str, Any]:
        """Add a filter for each field that is one of some words."""
        chosen = [row for row in TABLE["nodes"].values() if row.form == "choice"]
        return {row.name: _choice_filter(row) for row in chosen} | dict(super().get_filters())


class GraphNodes(Endpoint):
    """The nodes of a graph."""

    tag = "Graphs"

    @operation(
        "list_nodes",
        _("List nodes, oldest first"),
        gives=Node,
        pages=ranked("rank", "id", is_kept=False),
        filters=NodeFilter,
    )
    def get(self, graph_id: uuid.UUID) -> Any:
        return read.nodes(read.graph(self.actor, graph_id))


class OneNode(Endpoint):
    """A node."""

    tag = "Graphs"

    @operation("get_node", _("Read a node"), gives=Node)
    def get(self, graph_id: uuid.UUID, node_id: uuid.UUID) -> Any:
        return read.node(read.graph(self.actor, graph_id), node_id)


class GraphLinks(Endpoint):
    """The links of a graph."""

    tag = "Graphs"

    @operation("list_links", _("List links, oldest first"), gives=Link, pages=ADDED)
    def get(self, graph_id: uuid.UUID) -> Any:
        return read.links(read.graph(self.actor, graph_id))
