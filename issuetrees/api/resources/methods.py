"""Other methods beside the ranking."""

import uuid
from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from issuetrees.api.endpoint import Endpoint
from issuetrees.api.operation import operation
from issuetrees.api.serializer_fields import Answer, Number, Strict, Word
from issuetrees.core.errors import Conflict, Invalid
from issuetrees.core.scoring.methods import KINDS
from issuetrees.core.scoring.snapshot import plain
from issuetrees.kit.sentences import sentence
from issuetrees.scoring.read import methods as methods_read
from issuetrees.scoring.read import results as results_read


class MethodConventions(Strict):
    """Where a method leaves a choice; what is not said is as usual."""

    scale = Word(
        [one for one in methods_read.options_of("topsis")["scale"] if one],
        required=False,
        help_text=_("How TOPSIS scales points."),
    )
    synthesis = Word(
        ["distributive", "ideal"], required=False, help_text=_("How AHP adds ratings up.")
    )
    v = Number(
        required=False,
        min_value=0,
        max_value=1,
        help_text=_("VIKOR: the good of all against the regret of one."),
    )
    kind = Word([*KINDS], required=False, help_text=_("The preference function of PROMETHEE."))
    indifference = Number(
        required=False,
        min_value=0,
        max_value=100,
        help_text=_("Points up to which a difference counts nothing."),
    )
    preference = Number(
        required=False,
        min_value=0,
        max_value=100,
        help_text=_("Points from which on a difference counts wholly."),
    )


class MethodPlace(Answer):
    """Where a method puts an initiative."""

    initiative_id = serializers.UUIDField()
    place = serializers.CharField(help_text=_("Several, such as 1–2, where they are level."))
    score = serializers.FloatField(help_text=_("What the method computes."))
    is_compromise = serializers.BooleanField(help_text=_("In the compromise set of VIKOR."))


class MethodReversal(Answer):
    """Without one initiative, another one overtakes a third."""

    left_out = serializers.UUIDField(help_text=_("The initiative that is left out."))
    ahead = serializers.UUIDField(help_text=_("Who stood before the other one."))
    behind = serializers.UUIDField(help_text=_("Who then stands before it."))


class MethodOpinion(Answer):
    """What one method says."""

    method = serializers.CharField(help_text=_("Its name."))
    problem = serializers.CharField(
        allow_null=True, help_text=_("Why it says nothing; null otherwise.")
    )
    places = MethodPlace(many=True, help_text=_("The best first."))
    conventions = serializers.DictField(help_text=_("What was chosen where there is a choice."))
    incomparable = serializers.ListField(
        child=serializers.ListField(child=serializers.UUIDField()),
        help_text=_("Pairs that PROMETHEE I leaves open."),
    )
    reversals = MethodReversal(
        many=True, allow_null=True, help_text=_("Null where there are too many initiatives.")
    )


class MethodsCompared(Answer):
    """Methods side by side; the first one decides."""

    opinions = MethodOpinion(many=True, help_text=_("In a fixed order."))
    left_out = serializers.ListField(
        child=serializers.UUIDField(), help_text=_("Initiatives of which a score is missing.")
    )
    agree_on_first = serializers.BooleanField(
        help_text=_("Whether all methods name the same first.")
    )


class CompareMethods(Endpoint):
    """Second opinions."""

    tag = "Scores"

    @operation(
        "compare_methods",
        _("Compare the ranking with other methods"),
        notes=_("Nothing is stored. 409 where no initiative has all its scores."),
        takes=MethodConventions,
        gives=MethodsCompared,
        problems=(409,),
    )
    def post(self, engagement_id: uuid.UUID, given: dict[str, Any]) -> Any:
        try:
            board = results_read.board(self.actor, engagement_id)
            found = methods_read.compared(board, methods_read.Conventions(**given))
        except Invalid as refused:
            raise Conflict(refused.code, refused.message, **refused.details) from refused
        return {
            "opinions": [_opinion(one, found.ids) for one in found.opinions],
            "left_out": found.left_out,
            "agree_on_first": found.agree_on_first,
        }


def _opinion(one: methods_read.Opinion, ids: tuple[str, ...]) -> dict[str, Any]:
    outcome = one.outcome
    return {
        "method": one.method,
        "problem": sentence(one.refused) if one.refused else None,
        "places": _places(one, ids) if outcome else [],
        "conventions": plain(outcome.conventions) if outcome else {},
        "incomparable": [list(pair) for pair in one.incomparable],
        "reversals": None if one.reversals is None else plain(one.reversals),
    }


def _places(one: methods_read.Opinion, ids: tuple[str, ...]) -> list[dict[str, Any]]:
    outcome = one.outcome
    if outcome is None:
        return []
    compromise = outcome.scored.compromise
    return [
        {
            "initiative_id": ids[row],
            "place": str(outcome.places[row]),
            "score": float(outcome.scores[row]),
            "is_compromise": bool(compromise and row in compromise.members),
        }
        for row in outcome.order
    ]
