"""Initiatives: proposals to be judged."""

import uuid
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django_filters import rest_framework as filters
from rest_framework import serializers

from issuetrees.accounts.scopes import Scope
from issuetrees.api.endpoint import Endpoint
from issuetrees.api.operation import operation
from issuetrees.api.pagination import KEPT
from issuetrees.api.resources.deletions import Deletion
from issuetrees.api.serializer_fields import Answer, Id, Kept, Money, Strict, Text, Title, Word
from issuetrees.core import limits
from issuetrees.scoring.models import initiatives as models
from issuetrees.scoring.models.initiatives import InitiativeState, Side
from issuetrees.scoring.read import initiatives as initiatives_read
from issuetrees.scoring.write import initiatives as initiatives_write
from issuetrees.workspaces.read import engagement as get_engagement


class PeriodCost(Answer):
    """What an initiative costs in a period."""

    period_id = serializers.UUIDField()
    low = Money(allow_null=True)
    likely = Money(allow_null=True)
    high = Money(allow_null=True)


class Effort(Answer):
    """How much of a team's work an initiative takes, in the team's unit."""

    team_id = serializers.UUIDField()
    amount = Money(10)


class Initiative(Kept):
    """A proposal; its costs are in the engagement's currency, never part of the score."""

    engagement_id = serializers.UUIDField()
    title = serializers.CharField()
    description = serializers.CharField()
    kind_id = serializers.UUIDField(source="living_kind.pk", allow_null=True)
    initiative_kind = serializers.CharField()
    side = serializers.ChoiceField(Side.choices)
    state = serializers.ChoiceField(InitiativeState.choices)
    cost_low = Money(allow_null=True)
    cost_likely = Money(allow_null=True)
    cost_high = Money(allow_null=True)
    owner_id = serializers.UUIDField(allow_null=True)
    old_verdict = serializers.CharField()
    problem = serializers.CharField()
    audience = serializers.CharField()
    outcome = serializers.CharField()
    one_of = serializers.CharField()
    costs = PeriodCost(many=True, source="period_costs.all")
    efforts = Effort(many=True, source="efforts.all")
    requires = serializers.ListField(child=serializers.UUIDField())
    excludes = serializers.ListField(child=serializers.UUIDField())


class CostEdit(Strict):
    """What an initiative costs in a period; a point that is left out stays as it is."""

    period_id = Id()
    low = Money(required=False, allow_null=True)
    likely = Money(required=False, allow_null=True)
    high = Money(required=False, allow_null=True)


class EffortEdit(Strict):
    """How much of a team's work an initiative takes; null takes it out."""

    team_id = Id()
    amount = Money(10, allow_null=True)


def _related() -> serializers.ListField:
    return serializers.ListField(
        child=Id(), required=False, max_length=limits.RELATIONS_PER_INITIATIVE
    )


class InitiativeEdit(Strict):
    """What may be said of an initiative; the owner is a member of the workspace."""

    title = Title(max_length=300)
    description = Text(max_length=4000, required=False)
    initiative_kind = Text(max_length=80, required=False)
    side = Word(Side.choices, required=False)
    state = Word(InitiativeState.choices, required=False)
    cost_low = Money(required=False, allow_null=True)
    cost_likely = Money(required=False, allow_null=True)
    cost_high = Money(required=False, allow_null=True)
    owner_id = Id(required=False, allow_null=True)
    old_verdict = Text(max_length=40, required=False)
    problem = Text(max_length=4000, required=False)
    audience = Text(max_length=2000, required=False)
    outcome = Text(max_length=2000, required=False)
    one_of = Text(max_length=80, required=False)
    costs = CostEdit(many=True, required=False)
    efforts = EffortEdit(many=True, required=False)
    requires = _related()
    excludes = _related()


class InitiativeFilter(filters.FilterSet):  # type: ignore[misc] # the library has no types
    """Which initiatives to list."""

    state = filters.ChoiceFilter(choices=InitiativeState.choices, label=_("How far they are."))
    side = filters.ChoiceFilter(choices=Side.choices, label=_("Whom they speak to."))
    owner_id = filters.UUIDFilter(label=_("Whose they are."))
    kind_id = filters.UUIDFilter(label=_("Of which kind they are."))
    words = filters.CharFilter(method="having", label=_("Words that title, kind or text hold."))

    def having(self, found: QuerySet[models.Initiative], _name: str, words: str) -> Any:
        """Called by the library for ``words``."""
        return initiatives_read.matching(found, words=words)


class Initiatives(Endpoint):
    """The initiatives of an engagement."""

    tag = "Initiatives"

    @operation(
        "list_initiatives",
        _("List the initiatives"),
        gives=Initiative,
        pages=KEPT,
        filters=InitiativeFilter,
    )
    def get(self, engagement_id: uuid.UUID) -> Any:
        get_engagement(self.actor, engagement_id)
        found = initiatives_read.initiatives(self.actor, engagement_id)
        return initiatives_read.with_parts(found)

    @operation(
        "create_initiative",
        _("Add an initiative"),
        takes=InitiativeEdit,
        gives=Initiative,
        status=201,
        scope=Scope.WRITE,
        has_tag=True,
        is_replayable=True,
        location="initiative",
    )
    def post(self, engagement_id: uuid.UUID, given: dict[str, Any]) -> Any:
        return initiatives_write.create_initiative(
            actor=self.actor, engagement_id=engagement_id, **given
        )


class OneInitiative(Endpoint):
    """An initiative."""

    tag = "Initiatives"

    @operation("get_initiative", _("Read an initiative"), gives=Initiative, has_tag=True)
    def get(self, initiative_id: uuid.UUID) -> Any:
        return initiatives_read.initiative(self.actor, initiative_id)

    @operation(
        "edit_initiative",
        _("Change an initiative"),
        takes=InitiativeEdit,
        is_partial=True,
        gives=Initiative,
        scope=Scope.WRITE,
        has_tag=True,
        is_versioned=True,
    )
    def patch(self, initiative_id: uuid.UUID, given: dict[str, Any], version: int | None) -> Any:
        return initiatives_write.edit_initiative(
            actor=self.actor, initiative_id=initiative_id, version=version, **given
        )

    @operation(
        "delete_initiative",
        _("Delete an initiative with its scores and verdicts"),
        gives=Deletion,
        scope=Scope.WRITE,
        is_versioned=True,
    )
    def delete(self, initiative_id: uuid.UUID, version: int | None) -> Any:
        return initiatives_write.delete_initiative(
            actor=self.actor, initiative_id=initiative_id, version=version
        )
