"""Quick choices between two initiatives, and the order that they make."""

import uuid
from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from issuetrees.accounts.scopes import Scope
from issuetrees.api.endpoint import Endpoint
from issuetrees.api.operation import operation
from issuetrees.api.pagination import KEPT
from issuetrees.api.resources.scores import Places
from issuetrees.api.serializer_fields import Answer, Id, Kept, Strict
from issuetrees.scoring.read import choices as read
from issuetrees.scoring.write import choices as write

TAG = "Rounds"


class Choice(Kept):
    """What one assessor says of two initiatives."""

    round_id = serializers.UUIDField()
    assessor_id = serializers.UUIDField()
    first_id = serializers.UUIDField(help_text=_("One initiative of the pair."))
    second_id = serializers.UUIDField(help_text=_("The other one."))
    preferred_id = serializers.UUIDField(
        allow_null=True, help_text=_("One of the two; null where the assessor passed.")
    )


class NewChoice(Strict):
    """Which two, in any order, and which of them; null or left out where you pass."""

    first_id = Id(help_text=_("One initiative of the pair."))
    second_id = Id(help_text=_("The other one."))
    preferred_id = Id(
        required=False, allow_null=True, help_text=_("One of the two; null or left out: you pass.")
    )


class Turn(Answer):
    """What you are asked next; both are null when all is answered."""

    first_id = serializers.UUIDField(allow_null=True, help_text=_("One initiative of the pair."))
    second_id = serializers.UUIDField(allow_null=True, help_text=_("The other one."))
    done = serializers.IntegerField(help_text=_("How many pairs you have answered."))
    total = serializers.IntegerField(help_text=_("Of how many."))


class GutLine(Answer):
    """One initiative in the gut order."""

    initiative_id = serializers.UUIDField(source="initiative.pk")
    place = Places(help_text=_("By quick choices."))
    scored = Places(
        allow_null=True,
        help_text=_("By scores, among the same initiatives; null where it has none."),
    )
    strength = serializers.FloatField(
        help_text=_("Of two, each is preferred by its share of theirs; all add up to 1.")
    )
    chance = serializers.FloatField(
        help_text=_("To be preferred to one of average strength, from 0 to 1.")
    )
    won = serializers.IntegerField(help_text=_("In how many choices it was preferred."))
    lost = serializers.IntegerField(help_text=_("In how many the other one was."))


class GutOrder(Answer):
    """The order that quick choices make, the best first (Bradley and Terry 1952)."""

    lines = GutLine(many=True, help_text=_("The best first."))
    choices = serializers.IntegerField(help_text=_("Those in which one was preferred."))
    skipped = serializers.IntegerField(help_text=_("Those that were passed over."))
    people = serializers.IntegerField(help_text=_("How many have chosen."))
    prior = serializers.FloatField(
        help_text=_(
            "Wins and defeats against an average opponent that each was given since the choices "
            "alone give no finite strengths; 0 where they do."
        )
    )


class Choices(Endpoint):
    """The choices of a round."""

    tag = TAG

    @operation(
        "list_choices",
        _("List the quick choices that you may see"),
        notes=_("Others’ are hidden as long as their scores are."),
        gives=Choice,
        pages=KEPT,
    )
    def get(self, round_id: uuid.UUID) -> Any:
        return read.choices(self.actor, round_id)

    @operation(
        "choose",
        _("Say which of two initiatives you prefer"),
        notes=_("In the open round, in your own name. Said again, the later counts."),
        takes=NewChoice,
        gives=Choice,
        scope=Scope.WRITE,
        problems=(409,),
    )
    def post(self, round_id: uuid.UUID, given: dict[str, Any]) -> Any:
        return write.choose(actor=self.actor, round_id=round_id, **given)


class NextChoice(Endpoint):
    """What you are asked next."""

    tag = TAG

    @operation("next_choice", _("Tell which two you are asked about next"), gives=Turn)
    def get(self, round_id: uuid.UUID) -> Any:
        found = read.turn(self.actor, round_id)
        first, second = found.pair or (None, None)
        return {
            "first_id": first and first.pk,
            "second_id": second and second.pk,
            "done": found.done,
            "total": found.total,
        }


class LastChoice(Endpoint):
    """The choice that you made last."""

    tag = TAG

    @operation(
        "take_choice_back",
        _("Take your last quick choice back"),
        status=204,
        scope=Scope.WRITE,
        problems=(409,),
    )
    def delete(self, round_id: uuid.UUID) -> None:
        write.take_back(actor=self.actor, round_id=round_id)


class RoundGutOrder(Endpoint):
    """The order that the choices of a round make."""

    tag = TAG

    @operation(
        "get_gut_order",
        _("Order initiatives by quick choices"),
        notes=_("Denied as long as the scores of the round are hidden from you."),
        gives=GutOrder,
    )
    def get(self, round_id: uuid.UUID) -> Any:
        return read.gut_order(self.actor, round_id)
