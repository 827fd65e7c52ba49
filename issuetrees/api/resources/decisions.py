"""Decisions about initiatives: a log that is never rewritten."""

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
from issuetrees.api.serializer_fields import (
    Answer,
    Calculation,
    Id,
    Kept,
    Strict,
    Text,
    Title,
    Word,
)
from issuetrees.tracking.models.decisions import Verdict
from issuetrees.tracking.read import decisions as read
from issuetrees.tracking.write import decisions as write
from issuetrees.workspaces.read import engagement as get_engagement

_BY = _("The people or the committee that decided, as the minutes name them.")
_WHEN = _("The day on which it was decided; none to come.")


class KnownGate(Answer):
    """What a gate said on that day."""

    title = serializers.CharField()
    verdict = serializers.CharField(help_text=_("pass, veto or empty while it was open."))
    reason = serializers.CharField(help_text=_("Why, as it was written."))


class Known(Answer):
    """What was known of the initiative when the decision was written down."""

    title = serializers.CharField(help_text=_("What the initiative was called."))
    state = serializers.CharField(help_text=_("How far it was before the decision."))
    points = Calculation(
        allow_null=True, help_text=_("Its total, 0 to 100; null where it was not ranked.")
    )
    place = serializers.CharField(help_text=_("Its place, such as 2–3; empty without one."))
    ranked = serializers.IntegerField(help_text=_("Among how many initiatives."))
    round = serializers.CharField(help_text=_("The title of the round of scoring."))
    gates = KnownGate(many=True)
    cost_low = serializers.DecimalField(max_digits=16, decimal_places=2, allow_null=True)
    cost_likely = serializers.DecimalField(max_digits=16, decimal_places=2, allow_null=True)
    cost_high = serializers.DecimalField(max_digits=16, decimal_places=2, allow_null=True)
    currency = serializers.CharField()
    portfolio = serializers.CharField(
        help_text=_("The title of the portfolio that it was in; empty for none.")
    )


class Decision(Kept):
    """A decision about an initiative; it is never changed, a later one follows it."""

    engagement_id = serializers.UUIDField()
    initiative_id = serializers.UUIDField()
    number = serializers.IntegerField(help_text=_("Its number in the log, from 1."))
    verdict = serializers.ChoiceField(Verdict.choices, help_text=_("What was decided."))
    decided_by = serializers.CharField(help_text=_BY)
    decider = Person(allow_null=True, help_text=_("The member who stands for it; null for none."))
    decided_on = serializers.DateField(help_text=_WHEN)
    reason = serializers.CharField(help_text=_("Why, in words."))
    conditions = serializers.CharField(help_text=_("On what it depends; may be empty."))
    known = Known(source="known_then")


class NewDecision(Strict):
    """A decision as it was taken; without a day it was taken today."""

    verdict = Word(Verdict.choices, help_text=_("What was decided."))
    decided_by = Title(max_length=200, help_text=_BY)
    decider_id = Id(required=False, allow_null=True, help_text=_("A member of the workspace."))
    decided_on = serializers.DateField(required=False, help_text=_WHEN)
    reason = Title(max_length=2000, help_text=_("Why, in words."))
    conditions = Text(max_length=2000, required=False, help_text=_("On what it depends."))


class DecisionFilter(filters.FilterSet):  # type: ignore[misc] # the library has no types
    """Which decisions to list."""

    initiative_id = filters.UUIDFilter(label=_("Those about this initiative."))
    verdict = filters.ChoiceFilter(choices=Verdict.choices, label=_("Those that say so."))


class Decisions(Endpoint):
    """The decision log of an engagement."""

    tag = "Decisions"

    @operation(
        "list_decisions",
        _("List the decisions"),
        gives=Decision,
        pages=KEPT,
        filters=DecisionFilter,
    )
    def get(self, engagement_id: uuid.UUID) -> Any:
        get_engagement(self.actor, engagement_id)
        return read.decisions(self.actor, engagement_id)


class InitiativeDecisions(Endpoint):
    """What is decided about an initiative."""

    tag = "Decisions"

    @operation(
        "decide_initiative",
        _("Write a decision down"),
        notes=_("The initiative’s state follows; what is known of it now stays beside it."),
        takes=NewDecision,
        gives=Decision,
        status=201,
        scope=Scope.WRITE,
        has_tag=True,
        is_replayable=True,
        location="decision",
    )
    def post(self, initiative_id: uuid.UUID, given: dict[str, Any]) -> Any:
        return write.decide(actor=self.actor, initiative_id=initiative_id, **given)


class OneDecision(Endpoint):
    """A decision."""

    tag = "Decisions"

    @operation("get_decision", _("Read a decision"), gives=Decision, has_tag=True)
    def get(self, decision_id: uuid.UUID) -> Any:
        return read.decision(self.actor, decision_id)

    @operation(
        "take_back_decision",
        _("Take a decision back"),
        notes=_("Only the last one about an initiative, which is again what it was before."),
        gives=Deletion,
        scope=Scope.WRITE,
        is_versioned=True,
        problems=(409,),
    )
    def delete(self, decision_id: uuid.UUID, version: int | None) -> Any:
        return write.take_back(actor=self.actor, decision_id=decision_id, version=version)
