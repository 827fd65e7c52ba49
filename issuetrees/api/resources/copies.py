"""Copies of trees, stage maps and whole engagements."""

import uuid
from typing import Any

from django.utils.translation import gettext_lazy as _

from issuetrees.accounts.scopes import Scope
from issuetrees.api.endpoint import Endpoint
from issuetrees.api.operation import operation
from issuetrees.api.resources.engagements import Engagement
from issuetrees.api.resources.graphs import Graph
from issuetrees.api.serializer_fields import Strict, Text, YesNo
from issuetrees.copying.engagements import copy_engagement
from issuetrees.copying.graphs import copy_graph


class GraphCopy(Strict):
    """What the copy is called; the usual name when empty or left out."""

    title = Text(max_length=300, required=False)


class EngagementCopy(Strict):
    """What the copy is called, and whether scores and gate decisions go along."""

    name = Text(max_length=160, required=False)
    has_scores = YesNo(required=False)


class GraphCopies(Endpoint):
    """Copying a graph."""

    tag = "Graphs"

    @operation(
        "copy_graph",
        _("Copy a tree or map beside itself"),
        notes=_(
            "Every node and arrow has a new id; the history begins anew, comments are left out."
        ),
        takes=GraphCopy,
        gives=Graph,
        status=201,
        scope=Scope.WRITE,
        has_tag=True,
        is_replayable=True,
        location="graph",
    )
    def post(self, graph_id: uuid.UUID, given: dict[str, Any]) -> Any:
        return copy_graph(actor=self.actor, graph_id=graph_id, **given).graph


class EngagementCopies(Endpoint):
    """Copying an engagement."""

    tag = "Engagements"

    @operation(
        "copy_engagement",
        _("Copy an engagement with all that is in it"),
        notes=_(
            "Trees, maps, goals, criteria, gates, initiatives, assessors and reports, under "
            "new ids; history, comments and files are left out, scores and gate decisions "
            "unless asked for."
        ),
        takes=EngagementCopy,
        gives=Engagement,
        status=201,
        scope=Scope.WRITE,
        has_tag=True,
        is_replayable=True,
        location="engagement",
    )
    def post(self, engagement_id: uuid.UUID, given: dict[str, Any]) -> Any:
        return copy_engagement(actor=self.actor, engagement_id=engagement_id, **given)
