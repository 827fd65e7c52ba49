"""Scores: one by one to read, in bulk to write, and the ranking that they give."""

import uuid
from dataclasses import asdict
from decimal import Decimal
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django_filters import rest_framework as filters
from rest_framework import serializers
from rest_framework.response import Response

from issuetrees.accounts.scopes import Scope
from issuetrees.api.endpoint import Endpoint
from issuetrees.api.operation import operation
from issuetrees.api.pagination import KEPT
from issuetrees.api.serializer_fields import Answer, Id, Kept, Number, Strict, Text, Word, YesNo
from issuetrees.core import limits
from issuetrees.core import scoring as core
from issuetrees.core.errors import Conflict, Invalid
from issuetrees.kit.formats.numbers import number, percent
from issuetrees.kit.sentences import sentence
from issuetrees.scoring.models.scores import ScoreState
from issuetrees.scoring.read import results as results_read
from issuetrees.scoring.read import scores as scores_read
from issuetrees.scoring.write import scores as scores_write
from issuetrees.workspaces.read import engagement as get_engagement

SHOWN = _("As every page and file writes it, in your language; parts add up to their total.")


class Score(Kept):
    """What one assessor says of one initiative on one criterion; never a silent zero."""

    round_id = serializers.UUIDField()
    initiative_id = serializers.UUIDField()
    criterion_id = serializers.UUIDField()
    assessor_id = serializers.UUIDField()
    state = serializers.ChoiceField(ScoreState.choices)
    value = serializers.FloatField(allow_null=True)
    low = serializers.FloatField(
        allow_null=True, help_text=_("The lowest value that it may be; null where they are sure.")
    )
    high = serializers.FloatField(
        allow_null=True, help_text=_("The highest value that it may be; null where they are sure.")
    )
    reason = serializers.CharField()
    is_carried = serializers.BooleanField(
        help_text=_("Said in an earlier round, and not asked again or not confirmed yet.")
    )
    entered_by_id = serializers.UUIDField(
        allow_null=True,
        help_text=_("Who wrote it down for the assessor; null for themselves."),
    )


class ScoreCell(Strict):
    """What is to stand in a cell: ``state`` null clears it, ``value`` goes with given only.

    A number beyond the scale is refused unless ``is_beyond`` says that it is meant.
    """

    initiative_id = Id()
    criterion_id = Id()
    assessor_id = Id()
    state = Word(ScoreState.choices, required=False, allow_null=True)
    value = Number(required=False, allow_null=True, min_value=-1e15, max_value=1e15)
    low = Number(
        required=False, allow_null=True, min_value=-1e15, max_value=1e15,
        help_text=_("The lowest value that it may be; null where they are sure."),
    )  # fmt: skip
    high = Number(
        required=False, allow_null=True, min_value=-1e15, max_value=1e15,
        help_text=_("The highest value that it may be; null where they are sure."),
    )  # fmt: skip
    reason = Text(max_length=2000, required=False, allow_null=True)
    is_beyond = YesNo(required=False)


class ScoreSheet(Strict):
    """Cells to set, all or none; of the round that is open."""

    round_id = Id(
        required=False, help_text=_("Refused where this round is not the open one any more.")
    )
    scores = ScoreCell(many=True, max_length=limits.SCORES_AT_ONCE)  # type: ignore[call-arg] # a list has it


class Scored(Answer):
    """The scores that now stand in the cells that were sent."""

    scores = Score(many=True)


class ScoreFilter(filters.FilterSet):  # type: ignore[misc] # the library has no types
    """Which scores to list."""

    initiative_id = filters.UUIDFilter(label=_("Of this initiative only."))
    criterion_id = filters.UUIDFilter(label=_("On this criterion only."))
    assessor_id = filters.UUIDFilter(label=_("By this assessor only."))
    round_id = filters.UUIDFilter(label=_("In this round only."))
    state = filters.ChoiceFilter(choices=ScoreState.choices, label=_("In this state only."))


class Scores(Endpoint):
    """The scores of an engagement."""

    tag = "Scores"

    @operation("list_scores", _("List the scores"), gives=Score, pages=KEPT, filters=ScoreFilter)
    def get(self, engagement_id: uuid.UUID) -> Any:
        get_engagement(self.actor, engagement_id)
        return scores_read.scores(self.actor, engagement_id)

    @operation(
        "set_scores",
        _("Set or clear many scores, all or none"),
        notes=_(
            "One’s own; as an editor for assessors without an account, as an owner for all.\n\n"
            "Whoever has a sheet of their own fills it first."
        ),
        takes=ScoreSheet,
        gives=Scored,
        scope=Scope.WRITE,
        is_replayable=True,
        problems=(409,),
    )
    def put(self, engagement_id: uuid.UUID, given: dict[str, Any]) -> Any:
        entries = [scores_write.ScoreEntry(**cell) for cell in given["scores"]]
        stored = scores_write.set_scores(
            actor=self.actor,
            engagement_id=engagement_id,
            entries=entries,
            round_id=given.get("round_id"),
        )
        return Response({"scores": Score(stored, many=True).data})


class OneScore(Endpoint):
    """A score."""

    tag = "Scores"

    @operation("get_score", _("Read a score"), gives=Score, has_tag=True)
    def get(self, score_id: uuid.UUID) -> Any:
        return scores_read.score(self.actor, score_id)

    @operation(
        "clear_score",
        _("Clear the cell of a score"),
        scope=Scope.WRITE,
        is_versioned=True,
        problems=(409,),
    )
    def delete(self, score_id: uuid.UUID, version: int | None) -> Any:
        scores_write.delete_score(actor=self.actor, score_id=score_id, version=version)


class GoalShare(Answer):
    """The share of a goal in the whole, 0 to 1; null without criteria."""

    goal_id = serializers.UUIDField()
    raw = serializers.FloatField()
    share = serializers.FloatField(allow_null=True)
    share_shown = serializers.CharField(help_text=SHOWN)


class CriterionShare(Answer):
    """The share of a criterion in its goal and in the whole, 0 to 1."""

    criterion_id = serializers.UUIDField()
    goal_id = serializers.UUIDField()
    raw = serializers.FloatField()
    share_of_goal = serializers.FloatField()
    share_of_goal_shown = serializers.CharField(help_text=SHOWN)
    share = serializers.FloatField()
    share_shown = serializers.CharField(help_text=SHOWN)


class Places(Answer):
    """A place, or the places that equals share."""

    first = serializers.IntegerField()
    last = serializers.IntegerField()


class Spread(Answer):
    """How far apart assessors are, in points."""

    low = serializers.FloatField()
    high = serializers.FloatField()
    sd = serializers.FloatField(allow_null=True)
    count = serializers.IntegerField()


class GoalPoints(Answer):
    """One initiative on one goal: its value 0 to 100 and what that adds to the total."""

    goal_id = serializers.UUIDField()
    value = serializers.FloatField(allow_null=True)
    points = serializers.FloatField()
    points_shown = serializers.CharField(help_text=SHOWN)
    state = serializers.ChoiceField(
        [state.value for state in core.CellState],
        help_text=_("Missing or not applicable: its weight counts for the other goals."),
    )


class CriterionPoints(Answer):
    """One initiative on one criterion."""

    criterion_id = serializers.UUIDField()
    goal_id = serializers.UUIDField()
    state = serializers.ChoiceField([state.value for state in core.CellState])
    value = serializers.FloatField(allow_null=True)
    points = serializers.FloatField()
    points_shown = serializers.CharField(help_text=SHOWN)
    spread = Spread(allow_null=True)


class MissingScore(Answer):
    """A score that is not there: who, on what, why."""

    criterion_id = serializers.UUIDField()
    assessor_id = serializers.UUIDField()
    reason = serializers.ChoiceField([reason.value for reason in core.MissingReason])


class GateState(Answer):
    """A gate beside the score; null while nobody has decided."""

    gate_id = serializers.UUIDField()
    title = serializers.CharField()
    verdict = serializers.ChoiceField(["pass", "veto"], allow_null=True)
    reason = serializers.CharField()
    author = serializers.CharField()
    stage = serializers.CharField()
    points = serializers.FloatField(allow_null=True)
    needed = serializers.FloatField(allow_null=True)


class Ranked(Answer):
    """One initiative: total over what is known, what the missing could change, its parts."""

    initiative_id = serializers.UUIDField()
    title = serializers.CharField()
    rank = Places(allow_null=True)
    total = serializers.FloatField(allow_null=True)
    total_shown = serializers.CharField(help_text=SHOWN)
    low = serializers.FloatField()
    high = serializers.FloatField()
    coverage = serializers.FloatField()
    is_vetoed = serializers.BooleanField()
    goals = GoalPoints(many=True)
    criteria = CriterionPoints(many=True)
    missing = MissingScore(many=True)
    by_assessor = serializers.DictField(child=serializers.FloatField())
    spread = Spread(allow_null=True)
    gates = GateState(many=True)


class Notice(Answer):
    """A remark on the input."""

    code = serializers.CharField()
    message = serializers.CharField()
    details = serializers.DictField()


class Results(Answer):
    """The ranking, best first, unranked last; points run from 0 to 100."""

    goals = GoalShare(many=True)
    criteria = CriterionShare(many=True)
    initiatives = Ranked(many=True)
    notices = Notice(many=True)
    round_id = serializers.UUIDField(
        allow_null=True, help_text=_("The round that they are made of: the latest that counts.")
    )
    is_own = serializers.BooleanField(
        help_text=_("Whether these are your scores alone, since others’ are hidden from you yet.")
    )
    is_hidden = serializers.BooleanField(
        help_text=_("Whether the first scores are given blind and not revealed yet.")
    )


class EngagementResults(Endpoint):
    """The ranking of the initiatives."""

    tag = "Scores"

    @operation(
        "get_results",
        _("Rank the initiatives"),
        notes=_("409 where the weights or a scale cannot give points, such as weights all zero."),
        gives=Results,
        problems=(409,),
    )
    def get(self, engagement_id: uuid.UUID) -> Any:
        try:
            board = results_read.board(self.actor, engagement_id)
            found = board.evaluation()
        except Invalid as refused:
            raise Conflict(refused.code, refused.message, **refused.details) from refused
        return Response(
            {
                **_weights(found, get_language() or "en"),
                "initiatives": [_ranked(one, get_language() or "en") for one in found.initiatives],
                "notices": [_notice(one) for one in found.notices],
                "round_id": board.round.pk if board.round else None,
                "is_own": board.is_own,
                "is_hidden": board.is_hidden,
            }
        )


def _weights(found: core.Evaluation, language: str) -> dict[str, Any]:
    shown = core.share_figures(found.goals, found.criteria)
    return {
        "goals": [
            {**asdict(one), "share_shown": percent(shown.goals[one.goal_id], language)}
            for one in found.goals
        ],
        "criteria": [
            {
                **asdict(one),
                "share_of_goal_shown": percent(shown.inside[one.criterion_id], language),
                "share_shown": percent(shown.criteria[one.criterion_id], language),
            }
            for one in found.criteria
        ],
    }


def _ranked(result: core.InitiativeResult, language: str) -> dict[str, Any]:
    shown = core.point_figures(result)
    adds = core.criterion_figures(result)
    return {
        **asdict(result),
        "is_vetoed": result.is_vetoed,
        "total_shown": number(shown.total, language, core.POINT_DIGITS),
        "goals": [
            {**asdict(one), "points_shown": _points(shown.goals[one.goal_id], language)}
            for one in result.goals
        ],
        "criteria": [
            {**asdict(one), "points_shown": _points(adds[one.criterion_id], language)}
            for one in result.criteria
        ],
    }


def _points(figure: Decimal, language: str) -> str:
    return number(figure, language, core.POINT_DIGITS)


def _notice(notice: core.Notice) -> dict[str, Any]:
    return {"code": notice.code, "message": sentence(notice), "details": dict(notice.details)}
