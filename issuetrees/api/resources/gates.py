"""Gates, and what they say of initiatives."""

import uuid
from typing import Any

from django.utils.translation import gettext_lazy as _
from django_filters import rest_framework as filters
from rest_framework import serializers

from issuetrees.accounts.scopes import Scope
from issuetrees.api.endpoint import Endpoint
from issuetrees.api.operation import operation
from issuetrees.api.pagination import KEPT
from issuetrees.api.people import Person
from issuetrees.api.resources.deletions import Deletion
from issuetrees.api.serializer_fields import Id, Kept, Number, Strict, Text, Title, Word
from issuetrees.scoring.models.gates import GateDecision as Decision
from issuetrees.scoring.models.gates import GateKind, GateMeasure, GateRule
from issuetrees.scoring.read import gates as gates_read
from issuetrees.scoring.write import gates as gates_write
from issuetrees.workspaces.read import engagement as get_engagement


class Gate(Kept):
    """What stops an initiative, whatever its score: people by a question, or a threshold."""

    engagement_id = serializers.UUIDField()
    title = serializers.CharField()
    question = serializers.CharField()
    kind = serializers.ChoiceField(GateKind.choices)
    stage = serializers.CharField()
    rule = serializers.ChoiceField(GateRule.choices)
    decider_ids = serializers.ListField(child=serializers.UUIDField())
    criterion_ids = serializers.ListField(child=serializers.UUIDField())
    measure = serializers.ChoiceField(GateMeasure.choices)
    minimum = serializers.FloatField(allow_null=True)


class GateEdit(Strict):
    """What may be said of a gate; a threshold has criteria and a minimum."""

    title = Title(max_length=300)
    question = Text(max_length=2000, required=False)
    kind = Word(GateKind.choices, required=False)
    stage = Text(max_length=80, required=False)
    rule = Word(GateRule.choices, required=False)
    decider_ids = serializers.ListField(child=Id(), required=False, max_length=200)
    criterion_ids = serializers.ListField(child=Id(), required=False, max_length=200)
    measure = Word(GateMeasure.choices, required=False)
    minimum = Number(required=False, allow_null=True, min_value=-1e15, max_value=1e15)


class GateVerdict(Kept):
    """A gate decided for an initiative, by whom and why."""

    gate_id = serializers.UUIDField()
    initiative_id = serializers.UUIDField()
    verdict = serializers.ChoiceField(Decision.choices)
    reason = serializers.CharField()
    author = Person(allow_null=True)


class GateDecision(Strict):
    """A decision; a veto needs a reason."""

    verdict = Word(Decision.choices)
    reason = Text(max_length=2000, required=False)


class VerdictFilter(filters.FilterSet):  # type: ignore[misc] # the library has no types
    """Which verdicts to list."""

    gate_id = filters.UUIDFilter(label=_("Of this gate only."))
    initiative_id = filters.UUIDFilter(label=_("Of this initiative only."))
    verdict = filters.ChoiceFilter(choices=Decision.choices, label=_("Passes or vetoes only."))


class Gates(Endpoint):
    """The gates of an engagement."""

    tag = "Gates"

    @operation("list_gates", _("List the gates"), gives=Gate, pages=KEPT)
    def get(self, engagement_id: uuid.UUID) -> Any:
        get_engagement(self.actor, engagement_id)
        return gates_read.gates(self.actor, engagement_id)

    @operation(
        "create_gate",
        _("Add a gate"),
        takes=GateEdit,
        gives=Gate,
        status=201,
        scope=Scope.WRITE,
        has_tag=True,
        is_replayable=True,
        location="gate",
    )
    def post(self, engagement_id: uuid.UUID, given: dict[str, Any]) -> Any:
        return gates_write.create_gate(actor=self.actor, engagement_id=engagement_id, **given)


class OneGate(Endpoint):
    """A gate."""

    tag = "Gates"

    @operation("get_gate", _("Read a gate"), gives=Gate, has_tag=True)
    def get(self, gate_id: uuid.UUID) -> Any:
        return gates_read.gate(self.actor, gate_id)

    @operation(
        "edit_gate",
        _("Change a gate"),
        takes=GateEdit,
        is_partial=True,
        gives=Gate,
        scope=Scope.WRITE,
        has_tag=True,
        is_versioned=True,
    )
    def patch(self, gate_id: uuid.UUID, given: dict[str, Any], version: int | None) -> Any:
        return gates_write.edit_gate(actor=self.actor, gate_id=gate_id, version=version, **given)

    @operation(
        "delete_gate",
        _("Delete a gate with its verdicts"),
        gives=Deletion,
        scope=Scope.WRITE,
        is_versioned=True,
    )
    def delete(self, gate_id: uuid.UUID, version: int | None) -> Any:
        return gates_write.delete_gate(actor=self.actor, gate_id=gate_id, version=version)


class Verdicts(Endpoint):
    """What the gates of an engagement say."""

    tag = "Gates"

    @operation(
        "list_verdicts",
        _("List the verdicts of all gates"),
        gives=GateVerdict,
        pages=KEPT,
        filters=VerdictFilter,
    )
    def get(self, engagement_id: uuid.UUID) -> Any:
        get_engagement(self.actor, engagement_id)
        return gates_read.verdicts(self.actor, engagement_id)


class OneVerdict(Endpoint):
    """What one gate says of one initiative."""

    tag = "Gates"

    @operation(
        "decide_gate",
        _("Decide a gate for an initiative"),
        takes=GateDecision,
        gives=GateVerdict,
        scope=Scope.WRITE,
        has_tag=True,
    )
    def put(self, gate_id: uuid.UUID, initiative_id: uuid.UUID, given: dict[str, Any]) -> Any:
        return gates_write.decide_gate(
            actor=self.actor, gate_id=gate_id, initiative_id=initiative_id, **given
        )

    @operation("withdraw_verdict", _("Take a decision back"), scope=Scope.WRITE)
    def delete(self, gate_id: uuid.UUID, initiative_id: uuid.UUID) -> Any:
        gates_write.decide_gate(
            actor=self.actor, gate_id=gate_id, initiative_id=initiative_id, verdict=None
        )
