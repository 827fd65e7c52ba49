"""Pasted text becomes part of a graph; a stage map is tidied up."""

import uuid
from typing import Any

from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import OpenApiResponse
from rest_framework import serializers
from rest_framework.response import Response

from issuetrees.accounts.scopes import Scope
from issuetrees.api import idempotency
from issuetrees.api.endpoint import Endpoint
from issuetrees.api.operation import operation
from issuetrees.api.resources.commits import CommittedRevision, revision_with_commands
from issuetrees.api.resources.outlines import PastedText, PreviewWarning
from issuetrees.api.serializer_fields import Answer, Id, Text
from issuetrees.exchange.write import import_outline
from issuetrees.graphs import read
from issuetrees.graphs.history import log
from issuetrees.graphs.tidy_up import tidy_up


class NewImport(PastedText):
    """An outline, the node below which it goes, and the root for an empty tree."""

    parent_id = Id(required=False, allow_null=True)
    root = Text(required=False, allow_null=True, max_length=10_000)  # type: ignore[assignment] # only while declared


class Imported(Answer):
    """The revision that the text became, the form that was recognised, and remarks."""

    revision = CommittedRevision()
    format = serializers.CharField()
    warnings = PreviewWarning(many=True)


class GraphImports(Endpoint):
    """Pasting."""

    tag = "Imports"

    @operation(
        "import_outline",
        _("Add a text in any known form as one revision"),
        notes=_("Goes below `parent_id`, else below the root; into an empty tree whole."),
        takes=NewImport,
        gives=Imported,
        status=201,
        scope=Scope.WRITE,
        has_commit_key=True,
    )
    def post(self, graph_id: uuid.UUID, given: dict[str, Any]) -> Any:
        key = idempotency.commit_key(self.request, self.actor)
        revision, outline = import_outline(actor=self.actor, graph_id=graph_id, key=key, **given)
        answer = {
            "revision": revision_with_commands(revision),
            "format": outline.format,
            "warnings": PreviewWarning(outline.warnings, many=True).data,
        }
        return Response(answer, 201)


class GraphLayout(Endpoint):
    """Tidying up."""

    tag = "Changes"

    @operation(
        "tidy_up",
        _("Lay a stage map out anew, as one revision"),
        notes=_("200 with the revision that holds the layout; 204 for a map without any revision."),
        gives=CommittedRevision,
        scope=Scope.WRITE,
        answers={200: CommittedRevision, 204: OpenApiResponse(description=_("Done."))},
        has_commit_key=True,
    )
    def post(self, graph_id: uuid.UUID) -> Any:
        key = idempotency.commit_key(self.request, self.actor)
        number = tidy_up(actor=self.actor, graph_id=graph_id, key=key)
        if number == 0:
            return Response(status=204)
        graph = read.graph(self.actor, graph_id)
        return Response(revision_with_commands(log.revision(graph, number)))
