"""What the checks say of a tree's splits."""

import uuid
from dataclasses import asdict
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from rest_framework import serializers
from rest_framework.response import Response

from issuetrees.api import preconditions
from issuetrees.api.endpoint import Endpoint
from issuetrees.api.operation import operation
from issuetrees.api.serializer_fields import Answer
from issuetrees.core import mece
from issuetrees.graphs import read
from issuetrees.inquiry.review import Finding as FoundFinding
from issuetrees.inquiry.review import review

VERDICTS = tuple(mece.VERDICTS)
SIDES = ("exclusive", "exhaustive", "shape", "wording")


class Finding(Answer):
    """One sentence about a split: a proof, a disproof with its witness, or advice."""

    code = serializers.CharField()
    verdict = serializers.ChoiceField(VERDICTS)
    side = serializers.ChoiceField(SIDES)
    node_id = serializers.UUIDField(help_text=_("The node that is split."))
    related_ids = serializers.ListField(
        child=serializers.UUIDField(), help_text=_("The children concerned.")
    )
    number = serializers.CharField(help_text=_("Place of the node, like 3.2; empty for a root."))
    title = serializers.CharField(help_text=_("Title of the node."))
    message = serializers.CharField(help_text=_("A sentence in the reader's language."))
    witness = serializers.CharField(
        help_text=_("What shows a disproof: a number, a day or an element; else empty.")
    )


class SplitVerdicts(Answer):
    """The verdict on both sides of one split, and what they come to."""

    exclusive = serializers.ChoiceField(VERDICTS)
    exhaustive = serializers.ChoiceField(VERDICTS)
    overall = serializers.ChoiceField(VERDICTS, help_text=_("The mark of the split."))


class Findings(Answer):
    """The findings on every split in reading order, and the verdicts by node."""

    revision = serializers.IntegerField()
    open_count = serializers.IntegerField(help_text=_("Findings that ask for something."))
    findings = Finding(many=True)
    verdicts = serializers.DictField(child=SplitVerdicts())


class GraphFindings(Endpoint):
    """The checks of a graph."""

    tag = "Graphs"

    @operation("get_findings", "Check the splits of a tree", gives=Findings, has_tag=True)
    def get(self, graph_id: uuid.UUID) -> Any:
        """A stage map has no splits and gives none. The ETag is the revision and the language."""
        graph = read.graph(self.actor, graph_id)
        tag = f'"r{graph.revision}-{get_language()}"'
        if preconditions.is_known(self.request, tag):
            return Response(status=304, headers={"ETag": tag})
        found = review(graph)
        answer = {
            "revision": found.revision,
            "open_count": found.open_count,
            "findings": [_finding(one) for one in found.findings],
            "verdicts": {
                node_id: {**asdict(one), "overall": one.overall}
                for node_id, one in found.verdicts.items()
            },
        }
        return Response(answer, headers={"ETag": tag})


def _finding(finding: FoundFinding) -> dict[str, Any]:
    shown = asdict(finding)
    shown["message"] = shown.pop("sentence")
    return shown
