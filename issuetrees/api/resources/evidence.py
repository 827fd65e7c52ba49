"""Evidence on the questions of a tree, and what it amounts to."""

import uuid
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django_filters import rest_framework as filters
from rest_framework import serializers

from issuetrees.accounts.scopes import Scope
from issuetrees.api.endpoint import Endpoint
from issuetrees.api.numbers import MAX_NUMBER
from issuetrees.api.operation import operation
from issuetrees.api.pagination import KEPT
from issuetrees.api.people import Person
from issuetrees.api.resources.deletions import Deletion
from issuetrees.api.serializer_fields import Answer, Id, Kept, Strict, Text, Title, Whole, Word
from issuetrees.core import evidence as core
from issuetrees.core import limits
from issuetrees.inquiry.evidence_words import contradiction_words, status_words
from issuetrees.inquiry.models import Evidence as Row
from issuetrees.inquiry.models import Stance, Strength
from issuetrees.inquiry.read import evidence as read
from issuetrees.inquiry.write import evidence as write

_QUOTE = _("Where in the source’s transcript, in characters; null: it is no quote.")
_PAGE = _("Where in the source, such as “p. 12”.")
_CLAIM = _("What was found or said.")


class SourceName(Answer):
    """A source, by id and title."""

    id = serializers.UUIDField()
    title = serializers.CharField()


class Evidence(Kept):
    """A finding that speaks for or against a hypothesis."""

    graph_id = serializers.UUIDField()
    node_id = serializers.UUIDField(source="node.id", help_text=_("The question it hangs on."))
    claim = serializers.CharField(help_text=_CLAIM)
    stance = serializers.ChoiceField(Stance.values, help_text=_("For or against."))
    strength = serializers.ChoiceField(Strength.values, help_text=_("How much it says."))
    source = SourceName(  # type: ignore[assignment] # a field of that name
        source="known_source", allow_null=True, help_text=_("Where it is from; null: not said.")
    )
    page = serializers.CharField(help_text=_PAGE)
    quote_start = serializers.IntegerField(allow_null=True, help_text=_QUOTE)
    quote_end = serializers.IntegerField(allow_null=True, help_text=_QUOTE)
    author = Person(allow_null=True)


class EvidenceEdit(Strict):
    """What may be said of a piece of evidence."""

    node_id = Id(help_text=_("The question it hangs on."))
    claim = Title(max_length=limits.CLAIM_CHARACTERS, help_text=_CLAIM)
    stance = Word(Stance.choices)
    strength = Word(Strength.choices, required=False)
    source_id = Id(required=False, allow_null=True, help_text=_("A source of the engagement."))
    page = Text(max_length=60, required=False, help_text=_PAGE)
    quote_start = Whole(
        required=False, allow_null=True, min_value=0, max_value=MAX_NUMBER, help_text=_QUOTE
    )
    quote_end = Whole(
        required=False, allow_null=True, min_value=0, max_value=MAX_NUMBER, help_text=_QUOTE
    )


class EvidenceFilter(filters.FilterSet):  # type: ignore[misc] # the library has no types
    """Which evidence to list."""

    node_id = filters.UUIDFilter(field_name="node__id", label=_("On this question."))
    branch_id = filters.UUIDFilter(
        method="below", label=_("On this question or one below it; give the tree, too.")
    )
    stance = filters.ChoiceFilter(choices=Stance.choices, label=_("For or against."))
    strength = filters.ChoiceFilter(choices=Strength.choices, label=_("How much it says."))
    source_id = filters.UUIDFilter(field_name="source_id", label=_("From this source."))

    def below(self, rows: QuerySet[Row], _name: str, value: uuid.UUID) -> QuerySet[Row]:
        """Keep what hangs in a branch."""
        graph_id = self.request.parser_context["kwargs"]["graph_id"]
        return read.in_branch(rows, graph_id, value)


class TreeEvidence(Endpoint):
    """The evidence of a tree."""

    tag = "Evidence"

    @operation(
        "list_evidence",
        _("List the evidence of a tree"),
        gives=Evidence,
        pages=KEPT,
        filters=EvidenceFilter,
    )
    def get(self, graph_id: uuid.UUID) -> Any:
        return read.evidence_of(self.actor, graph_id)

    @operation(
        "add_evidence",
        _("Hang evidence on a question"),
        takes=EvidenceEdit,
        gives=Evidence,
        status=201,
        scope=Scope.WRITE,
        has_tag=True,
        is_replayable=True,
        location="evidence",
    )
    def post(self, graph_id: uuid.UUID, given: dict[str, Any]) -> Any:
        return write.add_evidence(actor=self.actor, graph_id=graph_id, **given)


class OneEvidence(Endpoint):
    """A piece of evidence."""

    tag = "Evidence"

    @operation("get_evidence", _("Read a piece of evidence"), gives=Evidence, has_tag=True)
    def get(self, evidence_id: uuid.UUID) -> Any:
        return read.one_evidence(self.actor, evidence_id)

    @operation(
        "edit_evidence",
        _("Change a piece of evidence"),
        notes=_("With another question of the tree it hangs there."),
        takes=EvidenceEdit,
        is_partial=True,
        gives=Evidence,
        scope=Scope.WRITE,
        has_tag=True,
        is_versioned=True,
    )
    def patch(self, evidence_id: uuid.UUID, given: dict[str, Any], version: int | None) -> Any:
        return write.edit_evidence(
            actor=self.actor, evidence_id=evidence_id, version=version, **given
        )

    @operation(
        "delete_evidence",
        _("Delete a piece of evidence"),
        gives=Deletion,
        scope=Scope.WRITE,
        is_versioned=True,
    )
    def delete(self, evidence_id: uuid.UUID, version: int | None) -> Any:
        return write.delete_evidence(actor=self.actor, evidence_id=evidence_id, version=version)


class QuestionStanding(Answer):
    """What the evidence on a question amounts to."""

    node_id = serializers.UUIDField(source="node.id", help_text=_("The question."))
    status = serializers.ChoiceField(tuple(core.STATUSES), source="standing.status")
    confidence = serializers.ChoiceField(
        tuple(core.CONFIDENCES),
        source="standing.confidence",
        allow_null=True,
        help_text=_("From the lead of one side and its number of sources; null: undecided."),
    )
    words = serializers.SerializerMethodField(help_text=_("Status and confidence in words."))
    count_for = serializers.IntegerField(
        source="standing.count_for", help_text=_("Pieces of evidence for it.")
    )
    count_against = serializers.IntegerField(
        source="standing.count_against", help_text=_("Pieces of evidence against it.")
    )
    weight_for = serializers.IntegerField(
        source="standing.weight_for",
        help_text=_("Weak counts 1, medium 2, strong 3; each source once, by its strongest."),
    )
    weight_against = serializers.IntegerField(
        source="standing.weight_against", help_text=_("As the weight for it.")
    )
    sources = serializers.IntegerField(
        source="standing.sources", help_text=_("How many named sources there are.")
    )
    has_one_source = serializers.BooleanField(
        source="standing.has_one_source", help_text=_("Whether all of it is from one source.")
    )
    lacks_evidence = serializers.BooleanField(
        help_text=_("Whether it has a hypothesis and no evidence.")
    )

    def get_words(self, found: read.Question) -> str:
        """Return the status in words."""
        return status_words(found.standing)


class EvidenceContradiction(Answer):
    """Statuses that cannot all hold."""

    code = serializers.ChoiceField(core.CODES)
    parent_id = serializers.UUIDField(help_text=_("The question above."))
    node_ids = serializers.ListField(
        child=serializers.UUIDField(), help_text=_("The questions that contradict each other.")
    )
    words = serializers.CharField(help_text=_("A sentence in the reader’s language."))


class PrunedBranch(Answer):
    """A branch that is not followed any more."""

    node_id = serializers.UUIDField(source="id")
    title = serializers.CharField()
    prune_reason = serializers.CharField(help_text=_("Why, as somebody wrote it; may be empty."))


class EvidenceStandings(Answer):
    """What the evidence of a tree amounts to."""

    revision = serializers.IntegerField()
    questions = QuestionStanding(
        many=True,
        help_text=_("Those with evidence or a hypothesis, in reading order, but for pruned ones."),
    )
    pruned = PrunedBranch(
        many=True, help_text=_("Pruned branches in which there is evidence or a hypothesis.")
    )
    contradictions = EvidenceContradiction(
        many=True, help_text=_("What cannot hold together, parents before children.")
    )


class TreeStandings(Endpoint):
    """What the evidence of a tree amounts to."""

    tag = "Evidence"

    @operation(
        "get_evidence_standings",
        _("Tell which hypotheses of a tree are supported, refuted or mixed"),
        notes=_(
            "Derived, never set: a side carries a question when it weighs twice the other or more."
        ),
        gives=EvidenceStandings,
    )
    def get(self, graph_id: uuid.UUID) -> Any:
        found = read.standings(self.actor, graph_id)
        return {
            "revision": found.graph.revision,
            "questions": found.questions,
            "pruned": found.pruned,
            "contradictions": [
                {
                    "code": one.code,
                    "parent_id": one.parent_id,
                    "node_ids": one.node_ids,
                    "words": contradiction_words(one, found),
                }
                for one in found.contradictions
            ],
        }
