"""The weights of people: answers by a method, what follows, merged, taken for the ranking."""

import uuid
from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import OpenApiParameter
from rest_framework import serializers

from issuetrees.accounts.scopes import Scope
from issuetrees.api.endpoint import Endpoint
from issuetrees.api.operation import operation
from issuetrees.api.pagination import KEPT
from issuetrees.api.resources.deletions import Deletion
from issuetrees.api.resources.weights import WeightChange
from issuetrees.api.serializer_fields import Answer, Id, Kept, Number, Strict, Text, Word
from issuetrees.core.scoring.snapshot import plain
from issuetrees.core.scoring.weighing import MEANS, WAYS, WeighedSet
from issuetrees.core.scoring.weighing import Consistency as Fit
from issuetrees.kit.checks import one_of
from issuetrees.kit.sentences import sentence
from issuetrees.scoring.models.weight_sets import RankScheme, WeighingMethod
from issuetrees.scoring.read import weight_sets as sets_read
from issuetrees.scoring.write import weight_sets as sets_write
from issuetrees.workspaces.read import engagement as get_engagement

ANSWERS = _(
    "By knot: the id of a goal that has several parts or criteria, or an empty text for the top. "
    "direct: points by id; swing: [low, high] by id; rank: places by id; pairwise: how many times "
    "the first is worth the second, by “id|id”; best_worst: best, worst, above and below by id."
)


class WeightSet(Kept):
    """What one person answered about weights, as it was given."""

    engagement_id = serializers.UUIDField()
    name = serializers.CharField()
    user_id = serializers.UUIDField(allow_null=True)
    method = serializers.ChoiceField(WeighingMethod.choices, help_text=_("How it is asked."))
    scheme = serializers.ChoiceField(
        RankScheme.choices, help_text=_("How an order becomes weights.")
    )
    voice = serializers.FloatField(help_text=_("How much the person counts among others."))
    answers = serializers.DictField(help_text=ANSWERS)


class WeightSetEdit(Strict):
    """What may be said of a set; a member weighs in their own name."""

    name = Text(max_length=120, required=False)
    user_id = Id(required=False, allow_null=True)
    method = Word(WeighingMethod.choices, required=False, help_text=_("How it is asked."))
    scheme = Word(RankScheme.choices, required=False, help_text=_("How an order becomes weights."))
    voice = Number(
        required=False,
        min_value=0,
        max_value=1e9,
        help_text=_("How much the person counts among others."),
    )
    answers = serializers.DictField(required=False, help_text=ANSWERS)


class Consistency(Answer):
    """How well answers fit each other."""

    measure = serializers.CharField(help_text=_("Which number it is."))
    ratio = serializers.FloatField(help_text=_("0 where nothing contradicts."))
    limit = serializers.FloatField(allow_null=True, help_text=_("Up to this it is fine."))


class WorstJudgement(Answer):
    """The comparison to look at again: without it the others fit each other best."""

    first_id = serializers.UUIDField(help_text=_("A goal, or a criterion."))
    second_id = serializers.UUIDField(help_text=_("The one that it is compared with."))
    said = serializers.FloatField(help_text=_("How many times the first is worth the second."))
    better = serializers.FloatField(help_text=_("The step of the scale that the others ask for."))


class KnotConsistency(Consistency):
    """How well answers at one knot fit each other, and which of them disturbs most."""

    worst = WorstJudgement(allow_null=True, help_text=_("Null where nothing contradicts."))


class WeighedItem(Answer):
    """A goal or criterion with the weight that follows."""

    id = serializers.UUIDField(help_text=_("A goal, or a criterion."))
    share = serializers.FloatField(help_text=_("Its share of the whole."))
    low = serializers.FloatField(help_text=_("The least that the answers allow."))
    high = serializers.FloatField(help_text=_("The most that the answers allow."))


class WeighedKnot(Answer):
    """What follows at one knot of the tree."""

    id = serializers.CharField(help_text=_("A goal; empty at the top."))
    consistency = KnotConsistency(allow_null=True, help_text=_("Null where nothing is compared."))
    conventions = serializers.DictField(help_text=_("What was chosen where there is a choice."))


class Weighed(Answer):
    """What follows from a set."""

    weight_set_id = serializers.UUIDField(help_text=_("The set."))
    items = WeighedItem(many=True, help_text=_("Goals and criteria."))
    knots = WeighedKnot(many=True, help_text=_("Those that are answered."))
    open = serializers.ListField(
        child=serializers.CharField(allow_blank=True),
        help_text=_("Knots that are not answered; what they hold is shared alike."),
    )
    consistency = Consistency(allow_null=True, help_text=_("Of the whole tree, by AHP."))
    problem = serializers.CharField(
        allow_null=True, help_text=_("Why nothing follows; null otherwise.")
    )
    is_used = serializers.BooleanField(help_text=_("Whether the ranking has these weights now."))


WAY = _(
    "arithmetic or geometric: the mean of the weights of all who have answered everything (AIP); "
    "judgements: the geometric mean of their pairwise comparisons (AIJ)."
)


class NewMerge(Strict):
    """In which way the people are merged."""

    mean = Word(list(WAYS), help_text=WAY)


class MergedItem(Answer):
    """A criterion with its weight by all together."""

    id = serializers.UUIDField(help_text=_("A criterion."))
    share = serializers.FloatField(help_text=_("Its share of the whole."))
    low = serializers.FloatField(help_text=_("The lowest of the people."))
    high = serializers.FloatField(help_text=_("The highest of the people."))


class Merged(Answer):
    """The weights of all together; no items until somebody has answered everything."""

    mean = serializers.CharField(help_text=WAY)
    weight_set_ids = serializers.ListField(
        child=serializers.UUIDField(), help_text=_("Those who have answered everything.")
    )
    items = MergedItem(many=True, help_text=_("The criteria."))
    knots = WeighedKnot(many=True, help_text=_("Of merged judgements: how well they fit."))
    consistency = Consistency(allow_null=True, help_text=_("Of the whole tree, by AHP."))
    is_used = serializers.BooleanField(help_text=_("Whether the ranking has these weights now."))


BY = OpenApiParameter(
    "mean", {"type": "string", "enum": list(WAYS), "default": MEANS[0]}, description=WAY
)


class WeightSets(Endpoint):
    """The weights of people."""

    tag = "Scores"

    @operation("list_weight_sets", _("List the weights of people"), gives=WeightSet, pages=KEPT)
    def get(self, engagement_id: uuid.UUID) -> Any:
        get_engagement(self.actor, engagement_id)
        return sets_read.weight_sets(self.actor, engagement_id)

    @operation(
        "create_weight_set",
        _("Add the weights of a person"),
        takes=WeightSetEdit,
        gives=WeightSet,
        status=201,
        scope=Scope.WRITE,
        has_tag=True,
        is_replayable=True,
        location="weight_set",
    )
    def post(self, engagement_id: uuid.UUID, given: dict[str, Any]) -> Any:
        return sets_write.create_weight_set(actor=self.actor, engagement_id=engagement_id, **given)


class OneWeightSet(Endpoint):
    """The weights of a person."""

    tag = "Scores"

    @operation("get_weight_set", _("Read the answers of a person"), gives=WeightSet, has_tag=True)
    def get(self, set_id: uuid.UUID) -> Any:
        return sets_read.weight_set(self.actor, set_id)

    @operation(
        "edit_weight_set",
        _("Change the answers of a person"),
        notes=_("Answers replace those before."),
        takes=WeightSetEdit,
        is_partial=True,
        gives=WeightSet,
        scope=Scope.WRITE,
        has_tag=True,
        is_versioned=True,
    )
    def patch(self, set_id: uuid.UUID, given: dict[str, Any], version: int | None) -> Any:
        return sets_write.edit_weight_set(actor=self.actor, set_id=set_id, version=version, **given)

    @operation(
        "delete_weight_set",
        _("Delete the weights of a person"),
        gives=Deletion,
        scope=Scope.WRITE,
        is_versioned=True,
    )
    def delete(self, set_id: uuid.UUID, version: int | None) -> Any:
        return sets_write.delete_weight_set(actor=self.actor, set_id=set_id, version=version)


class SetWeighed(Endpoint):
    """What follows from answers."""

    tag = "Scores"

    @operation("weigh_set", _("Read the weights that follow from answers"), gives=Weighed)
    def get(self, set_id: uuid.UUID) -> Any:
        row = sets_read.weight_set(self.actor, set_id)
        of = sets_read.tree(self.actor, row.engagement_id)
        return _weighed(sets_read.answered(row, of), of)


class TakeWeightSet(Endpoint):
    """The weights that rank."""

    tag = "Scores"

    @operation(
        "take_weight_set",
        _("Rank by the weights of a person"),
        gives=WeightChange,
        scope=Scope.WRITE,
        problems=(409,),
    )
    def post(self, set_id: uuid.UUID) -> Any:
        entry = sets_write.take_weight_set(actor=self.actor, set_id=set_id)
        return {"change_id": str(entry.pk) if entry else None}


class MergedWeights(Endpoint):
    """The weights of all people together."""

    tag = "Scores"

    @operation(
        "get_merged_weights",
        _("Read the weights of all people together"),
        gives=Merged,
        query=(BY,),
    )
    def get(self, engagement_id: uuid.UUID) -> Any:
        get_engagement(self.actor, engagement_id)
        way = one_of(list(WAYS))("mean", self.request.query_params.get("mean", MEANS[0]))
        of = sets_read.tree(self.actor, engagement_id)
        found = sets_read.everybody(sets_read.weight_sets(self.actor, engagement_id), of, way)
        if found.problem is not None:
            raise found.problem
        return _merged(found, of, way)

    @operation(
        "take_merged_weights",
        _("Rank by the weights of all people together"),
        takes=NewMerge,
        gives=WeightChange,
        scope=Scope.WRITE,
        problems=(409,),
    )
    def post(self, engagement_id: uuid.UUID, given: dict[str, Any]) -> Any:
        entry = sets_write.take_merged(actor=self.actor, engagement_id=engagement_id, **given)
        return {"change_id": str(entry.pk) if entry else None}


def _weighed(one: sets_read.Answered, of: sets_read.Tree) -> dict[str, Any]:
    found = one.weighed
    told = {
        "weight_set_id": one.row.pk,
        "items": [],
        "knots": [],
        "open": [],
        "consistency": None,
        "problem": sentence(one.problem) if one.problem else None,
        "is_used": False,
    }
    if found is None:
        return told
    return told | {
        "items": [
            {"id": key, "share": share, "low": found.low[key], "high": found.high[key]}
            for key, share in found.shares.items()
        ],
        "knots": _knots(found, of),
        "open": found.open,
        "consistency": plain(found.consistency),
        "is_used": sets_read.drives([found.shares[leaf] for leaf in of.leaves], of),
    }


def _merged(found: sets_read.Everybody, of: sets_read.Tree, way: str) -> dict[str, Any]:
    told = {
        "mean": way,
        "weight_set_ids": [one.row.pk for one in found.whole],
        "items": [],
        "knots": _knots(found.together, of) if found.together else [],
        "consistency": plain(found.together.consistency) if found.together else None,
        "is_used": False,
    }
    if found.merged is None:
        return told
    figures = zip(of.leaves, found.merged.weights, found.merged.spread, strict=True)
    return told | {
        "items": [
            {"id": leaf, "share": share, "low": spread.low, "high": spread.high}
            for leaf, share, spread in figures
        ],
        "is_used": sets_read.drives(found.merged.weights, of),
    }


def _knots(found: WeighedSet, of: sets_read.Tree) -> list[dict[str, Any]]:
    items = {knot.id: knot.items for knot in of.knots}
    return [
        {
            "id": knot,
            "consistency": _fit(its.consistency, items[knot]) if its.consistency else None,
            "conventions": plain(its.conventions),
        }
        for knot, its in found.knots.items()
    ]


def _fit(found: Fit, items: Sequence[str]) -> dict[str, Any]:
    worst = found.worst
    told = worst and {
        "first_id": items[worst.first],
        "second_id": items[worst.second],
        "said": worst.said,
        "better": worst.on_scale,
    }
    return {**plain(found), "worst": told}
