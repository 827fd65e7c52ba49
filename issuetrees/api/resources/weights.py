"""The weights of goals and criteria set together, how firm they are, and why one leads another."""

import uuid
from dataclasses import asdict
from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers
from rest_framework.response import Response

from issuetrees.accounts.scopes import Scope
from issuetrees.api.endpoint import Endpoint
from issuetrees.api.operation import operation
from issuetrees.api.serializer_fields import Answer, Id, Number, Strict
from issuetrees.core.errors import Conflict, Invalid
from issuetrees.core.scoring.robust.reasons import Reason
from issuetrees.core.scoring.snapshot import plain
from issuetrees.scoring.read import firmness
from issuetrees.scoring.read import results as results_read
from issuetrees.scoring.read.initiatives import initiative as get_initiative
from issuetrees.scoring.write import weights as weights_write

FIRST = _("Points of the one that is ahead.")
SECOND = _("Points of the one that is behind.")
DIFFERENCE = _("What it speaks for the one that is ahead, or against it.")


class WantedShare(Strict):
    """A criterion and its share of the whole; shares are brought to a sum of 1."""

    criterion_id = Id()
    share = Number(min_value=0, max_value=1e9)


class WantedShares(Strict):
    """One share for every criterion of the engagement."""

    shares = WantedShare(many=True, max_length=1000, help_text=_("All criteria, once each."))  # type: ignore[call-arg] # a list has it


class WeightChange(Answer):
    """What was changed; null where the weights were so already."""

    change_id = serializers.UUIDField(
        allow_null=True, help_text=_("Undoes it, as long as none of the weights has moved on.")
    )


class Interval(Answer):
    """Shares of a weight for which today’s first stay first; null where it cannot move."""

    id = serializers.UUIDField(help_text=_("A goal, or a criterion."))
    share = serializers.FloatField()
    low = serializers.FloatField(allow_null=True, help_text=_("Down to this share."))
    high = serializers.FloatField(allow_null=True, help_text=_("Up to this share."))
    below = serializers.ListField(
        child=serializers.UUIDField(), help_text=_("Who leads below the low end.")
    )
    above = serializers.ListField(
        child=serializers.UUIDField(), help_text=_("Who leads above the high end.")
    )


class Firmness(Answer):
    """Who is first today, and how far each weight may move until somebody else is."""

    leaders = serializers.ListField(
        child=serializers.UUIDField(), help_text=_("Initiatives that are first today.")
    )
    intervals = Interval(many=True, help_text=_("One for each goal and criterion."))


class PartOfReason(Answer):
    """Points that a criterion gives to both, as they are shown."""

    id = serializers.UUIDField(help_text=_("A goal, or a criterion."))
    first = serializers.FloatField(help_text=FIRST)
    second = serializers.FloatField(help_text=SECOND)
    difference = serializers.FloatField(help_text=DIFFERENCE)


class GoalReason(PartOfReason):
    """Points that a goal gives to both, and those of its criteria."""

    parts = PartOfReason(many=True, help_text=_("Its criteria."))


class TornadoBar(Answer):
    """A weight or a score at its two ends, and the lead that comes out at each."""

    moved = serializers.ChoiceField(["weight", "score"], help_text=_("What moves."))
    id = serializers.UUIDField(help_text=_("The goal or the criterion."))
    initiative_id = serializers.UUIDField(allow_null=True, help_text=_("Whose score it is."))
    start = serializers.FloatField(source="from_", help_text=_("The share or points it begins at."))
    end = serializers.FloatField(source="to", help_text=_("The share or points it ends at."))
    low = serializers.FloatField(help_text=_("The lead at the start."))
    high = serializers.FloatField(help_text=_("The lead at the end."))


class Why(Answer):
    """Two initiatives, the better one first; parts add up to the totals that are shown."""

    first_id = serializers.UUIDField(help_text=_("The initiative that is ahead."))
    second_id = serializers.UUIDField(help_text=_("The initiative that is behind."))
    first = serializers.FloatField(help_text=FIRST)
    second = serializers.FloatField(help_text=SECOND)
    difference = serializers.FloatField(help_text=DIFFERENCE)
    is_tie = serializers.BooleanField(help_text=_("Whether both are shown with the same total."))
    goals = GoalReason(many=True, help_text=_("What speaks most for the first comes first."))
    unequal = serializers.ListField(
        child=serializers.UUIDField(), help_text=_("Criteria that only one of them has points on.")
    )
    bars = TornadoBar(many=True, help_text=_("What moves the lead, the largest first."))
    turning = Interval(
        many=True, help_text=_("Weights that alone turn the order of the two, the nearest first.")
    )


class Weights(Endpoint):
    """The weights of an engagement."""

    tag = "Scores"

    @operation(
        "set_weights",
        _("Set the weights of all goals and criteria together"),
        notes=_("They are written as percent among siblings; what weighs nothing stays as it was."),
        takes=WantedShares,
        gives=WeightChange,
        scope=Scope.WRITE,
    )
    def put(self, engagement_id: uuid.UUID, given: dict[str, Any]) -> Any:
        entry = weights_write.keep_weights(
            actor=self.actor,
            engagement_id=engagement_id,
            shares={one["criterion_id"]: one["share"] for one in given["shares"]},
        )
        return Response({"change_id": str(entry.pk) if entry else None})


class UndoWeights(Endpoint):
    """Weights that were set together."""

    tag = "Scores"

    @operation(
        "undo_weights",
        _("Take back weights that were set together"),
        scope=Scope.WRITE,
        problems=(409,),
    )
    def post(self, change_id: uuid.UUID) -> Any:
        weights_write.undo_weights(actor=self.actor, entry_id=change_id)


class EngagementFirmness(Endpoint):
    """How firm the order is."""

    tag = "Scores"

    @operation(
        "get_stability",
        _("Read how far each weight may move until somebody else is first"),
        notes=_("One weight at a time, all others in their proportions; exact."),
        gives=Firmness,
        problems=(409,),
    )
    def get(self, engagement_id: uuid.UUID) -> Any:
        try:
            found = firmness.firmness(results_read.board(self.actor, engagement_id))
        except Invalid as refused:
            raise Conflict(refused.code, refused.message, **refused.details) from refused
        return Response(plain(found))


class Compared(Endpoint):
    """Why one initiative stands before another."""

    tag = "Scores"

    @operation(
        "compare_initiatives",
        _("Read why one initiative stands before another"),
        notes=_("409 where one of them has no place."),
        gives=Why,
        problems=(409,),
    )
    def get(self, initiative_id: uuid.UUID, other_id: uuid.UUID) -> Any:
        engagement_id = get_initiative(self.actor, initiative_id).engagement_id
        try:
            board = results_read.board(self.actor, engagement_id)
            found = firmness.why(board, initiative_id, other_id)
        except Invalid as refused:
            raise Conflict(refused.code, refused.message, **refused.details) from refused
        return {
            "first_id": found.comparison.first_id,
            "second_id": found.comparison.second_id,
            **_points(found.comparison.total),
            "is_tie": found.comparison.is_tie,
            "goals": [
                {**_points(goal), "id": goal.id, "parts": [_part(one) for one in goal.parts]}
                for goal in found.comparison.goals
            ],
            "unequal": found.comparison.unequal,
            "bars": [asdict(bar) for bar in found.tornado.bars],
            "turning": [asdict(one) for one in found.turning],
        }


def _part(one: Reason) -> dict[str, Any]:
    return {**_points(one), "id": one.id}


def _points(one: Reason) -> dict[str, float]:
    return {
        "first": float(one.first),
        "second": float(one.second),
        "difference": float(one.difference),
    }
