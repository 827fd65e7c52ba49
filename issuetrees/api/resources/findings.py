"""What the checks say of a tree's splits, or of a stage map."""

import uuid
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers
from rest_framework.response import Response

from issuetrees.api import numbers, preconditions
from issuetrees.api.endpoint import Endpoint
from issuetrees.api.operation import operation
from issuetrees.api.people import Person
from issuetrees.api.serializer_fields import Answer
from issuetrees.core import mece
from issuetrees.core.graph.records import STAGE_MAP
from issuetrees.graphs import read
from issuetrees.inquiry.map_checks import competencies_tag
from issuetrees.inquiry.own_words import words_for
from issuetrees.inquiry.read.waivers import waivers_tag
from issuetrees.inquiry.review import Finding as FoundFinding
from issuetrees.inquiry.review import Review, review, review_after

if TYPE_CHECKING:
    from issuetrees.graphs.models import Graph

VERDICTS = tuple(mece.VERDICTS)
SIDES = ("exclusive", "exhaustive", "shape", "wording")


class FindingWaiver(Answer):
    """Who accepted a finding, when and why."""

    id = serializers.UUIDField()
    version = serializers.IntegerField()
    reason = serializers.CharField()
    author = Person(allow_null=True)
    waived_at = serializers.DateTimeField(help_text=_("When it got its reason."))


class FindingFix(Answer):
    """What puts a finding right: commit the commands as they are, as one revision."""

    words = serializers.CharField(help_text=_("For a button, in the reader's language."))
    commands = serializers.ListField(child=serializers.DictField())


class Finding(Answer):
    """One sentence about a split or on a map: a proof, a disproof with its witness, or advice."""

    code = serializers.CharField()
    verdict = serializers.ChoiceField(VERDICTS)
    side = serializers.ChoiceField(SIDES)
    node_id = serializers.SerializerMethodField(
        help_text=_("The node that is split, the stage or fork; null: the map as a whole.")
    )
    related_ids = serializers.ListField(
        child=serializers.UUIDField(),
        help_text=_("The children concerned; on a map arrows, forks or a competency."),
    )
    number = serializers.CharField(help_text=_("Place of the node, like 3.2; empty for a root."))
    title = serializers.CharField(help_text=_("Title of the node."))
    message = serializers.CharField(
        source="sentence", help_text=_("A sentence in the reader's language.")
    )
    witness = serializers.CharField(
        help_text=_("What shows a disproof: a number, a day or an element; else empty.")
    )
    waiver = FindingWaiver(
        allow_null=True, help_text=_("Why somebody accepts it, also where that has lapsed.")
    )
    fix = FindingFix(allow_null=True, help_text=_("What puts it right in one step, if anything."))

    @extend_schema_field({"type": "string", "format": "uuid", "nullable": True})
    def get_node_id(self, found: FoundFinding) -> str | None:
        return found.node_id or None


class SplitVerdicts(Answer):
    """The verdict on both sides of one split, and what they come to."""

    exclusive = serializers.ChoiceField(VERDICTS)
    exhaustive = serializers.ChoiceField(VERDICTS)
    overall = serializers.ChoiceField(VERDICTS, help_text=_("The mark of the split."))


class Findings(Answer):
    """The findings on every split in reading order, and the verdicts by node."""

    revision = serializers.IntegerField()
    open_count = serializers.IntegerField(
        help_text=_("Findings in this answer that ask for something.")
    )
    findings = Finding(many=True)
    verdicts = serializers.DictField(child=SplitVerdicts())
    looked_at = serializers.ListField(
        child=serializers.UUIDField(),
        allow_null=True,
        help_text=_(
            "The nodes that were looked at: what was said of others still holds. Null: all."
        ),
    )


AFTER = numbers.revision_parameter(
    "after", _("Only what changed since this revision; left out, the whole tree.")
)


class GraphFindings(Endpoint):
    """The checks of a graph."""

    tag = "Review"

    @operation(
        "get_findings",
        _("Check a tree or stage map"),
        notes=_("Each split is checked once, until it changes; a stage map as a whole each time."),
        gives=Findings,
        query=(AFTER,),
        has_tag=True,
    )
    def get(self, graph_id: uuid.UUID) -> Any:
        graph = read.graph(self.actor, graph_id)
        after = self._after()
        checked_with = competencies_tag if graph.kind == STAGE_MAP else _words_tag
        state = f"r{graph.revision}{graph.tree_kind}-{waivers_tag(graph)}-{checked_with(graph)}"
        tag = f'"{state}-{after}-{get_language()}"'
        if preconditions.is_known(self.request, tag):
            return Response(status=304, headers={"ETag": tag})
        found = review(graph) if after is None else review_after(graph, after)
        return Response(Findings(_answer(found)).data, headers={"ETag": tag})

    def _after(self) -> int | None:
        if "after" not in self.request.query_params:
            return None
        return numbers.revision_number(self.request, "after")


def _words_tag(graph: "Graph") -> str:
    return words_for(graph).key


def _answer(found: Review) -> dict[str, Any]:
    return {
        "revision": found.revision,
        "open_count": found.open_count,
        "findings": found.findings,
        "verdicts": {
            node_id: {**asdict(one), "overall": one.overall}
            for node_id, one in found.verdicts.items()
        },
        "looked_at": None if found.looked_at is None else sorted(found.looked_at),
    }
