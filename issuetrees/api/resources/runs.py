"""Runs of draws: how sure the order is, with everything that they were made from."""

import uuid
from dataclasses import asdict
from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from issuetrees.accounts.scopes import Scope
from issuetrees.api.calculated import Calculated
from issuetrees.api.endpoint import Endpoint
from issuetrees.api.operation import operation
from issuetrees.api.pagination import LOGGED
from issuetrees.api.serializer_fields import Answer, Calculation, Number, Strict, Word
from issuetrees.core.errors import Invalid
from issuetrees.core.scoring.robust.choices import Vary
from issuetrees.core.scoring.robust.settings import Absent, Pooling, Shape
from issuetrees.scoring.models.runs import RobustnessRun
from issuetrees.scoring.read import results as results_read
from issuetrees.scoring.read import runs as runs_read
from issuetrees.scoring.write import runs as runs_write
from issuetrees.workspaces.access import Worker
from issuetrees.workspaces.read import engagement as get_engagement

_WEIGHTS = [one.value for one in Vary]
_SHAPES = [one.value for one in Shape]
_POOLINGS = [one.value for one in Pooling]
_ABSENTS = [one.value for one in Absent]


class Odds(Answer):
    """One initiative over all draws."""

    initiative_id = serializers.UUIDField()
    title = serializers.CharField(help_text=_("As it was called then."))
    first_place = serializers.IntegerField(help_text=_("The best place that it ever had."))
    chances = serializers.ListField(
        child=Calculation(),
        help_text=_("Probabilities of the places from the best one on; all others are 0."),
    )
    mean_place = Calculation(help_text=_("The mean over all draws."))
    central_weights = serializers.ListField(
        child=Calculation(),
        allow_null=True,
        help_text=_("The mean of the weights with which it comes first, by criterion; or null."),
    )
    confidence = Calculation(
        allow_null=True, help_text=_("How often it is first with just these weights.")
    )


class RunResult(Answer):
    """What the draws say, the likeliest initiative first."""

    initiatives = Odds(many=True, source="odds", help_text=_("Those that anything applies to."))
    criterion_ids = serializers.ListField(
        child=serializers.UUIDField(), help_text=_("In the order of central weights.")
    )
    unranked = serializers.ListField(
        child=serializers.UUIDField(), help_text=_("Initiatives that nothing applies to.")
    )
    finalists = serializers.ListField(
        child=serializers.UUIDField(), help_text=_("Those that are compared in pairs.")
    )
    wins = serializers.ListField(
        child=serializers.ListField(child=Calculation()),
        help_text=_("For each finalist, how often it beats each other one; a tie is half."),
    )
    margin = Calculation(help_text=_("A probability is off by no more than this 19 times of 20."))
    generator = serializers.CharField(help_text=_("Where the random numbers come from."))
    method = serializers.CharField(help_text=_("How it was computed."))


class RunSummary(Calculated):
    """A run of draws, and how far it is."""

    settings = serializers.DictField(help_text=_("All that is needed to do it again."))


class Run(RunSummary):
    """A run of draws with what it says."""

    is_outdated = serializers.SerializerMethodField(
        help_text=_("Whether scores, weights or assessors are others now.")
    )
    result = serializers.SerializerMethodField(help_text=_("Null until it is done."))

    def get_is_outdated(self, run: RobustnessRun) -> bool:
        whole = Worker(run.engagement.workspace_id, run.engagement_id)
        try:
            return runs_read.is_outdated(whole, run, results_read.board(whole, run.engagement_id))
        except Invalid:  # nothing can be drawn from what is there now
            return True

    def get_result(self, run: RobustnessRun) -> dict[str, Any] | None:
        found = runs_read.found(run)
        if found is None:
            return None
        told = {**asdict(found), "criterion_ids": [*found.criteria]}
        told["odds"] = [
            {**asdict(one), "title": found.titles.get(one.initiative_id, "")} for one in found.odds
        ]
        return dict(RunResult(told).data)


class NewRun(Strict):
    """How weights and scores vary, how often is drawn, from which seed."""

    weights = Word(
        _WEIGHTS, required=False, help_text=_("What of the weights is not sure; near, if not said.")
    )
    spread = Number(
        required=False,
        min_value=0,
        max_value=1,
        help_text=_("With near: each may be this part of itself more or less."),
    )
    draws = Number(
        required=False,
        min_value=1,
        max_value=runs_write.MOST_DRAWS,
        help_text=_("How often is drawn; 10,000, if not said."),
    )
    seed = Number(
        required=False,
        min_value=0,
        max_value=runs_write.MOST_SEED,
        help_text=_("The same seed gives the same figures."),
    )
    shape = Word(_SHAPES, required=False, help_text=_("How values lie between low and high."))
    pooling = Word(_POOLINGS, required=False, help_text=_("How several assessors make one draw."))
    absent = Word(_ABSENTS, required=False, help_text=_("What a missing score stands for."))


class Runs(Endpoint):
    """The runs of an engagement."""

    tag = "Scores"

    @operation(
        "list_runs", _("List the runs of draws, newest first"), gives=RunSummary, pages=LOGGED
    )
    def get(self, engagement_id: uuid.UUID) -> Any:
        get_engagement(self.actor, engagement_id)
        return runs_read.runs(self.actor, engagement_id)

    @operation(
        "start_run",
        _("Draw weights and scores, and count places"),
        notes=_("A long run is done by a worker: read the address in Location until it is over."),
        takes=NewRun,
        gives=Run,
        status=201,
        scope=Scope.WRITE,
        location="run",
        problems=(409,),
    )
    def post(self, engagement_id: uuid.UUID, given: dict[str, Any]) -> Any:
        return runs_write.start_run(
            actor=self.actor, engagement_id=engagement_id, wanted=_wanted(given)
        )


class OneRun(Endpoint):
    """A run."""

    tag = "Scores"

    @operation("get_run", _("Read a run of draws and what it says"), gives=Run)
    def get(self, run_id: uuid.UUID) -> Any:
        return runs_read.run(self.actor, run_id)


class RepeatRun(Endpoint):
    """A run that is done again."""

    tag = "Scores"

    @operation(
        "repeat_run",
        _("Draw again from the same inputs, settings and seed"),
        notes=_("The figures are those of the first time, whatever has changed since."),
        gives=Run,
        status=201,
        scope=Scope.WRITE,
        location="run",
    )
    def post(self, run_id: uuid.UUID) -> Any:
        return runs_write.repeat_run(actor=self.actor, run_id=run_id)


class CancelRun(Endpoint):
    """Stopping."""

    tag = "Scores"

    @operation(
        "cancel_run",
        _("Stop a run of draws"),
        notes=_("One that is over stays as it is."),
        gives=Run,
        scope=Scope.WRITE,
    )
    def post(self, run_id: uuid.UUID) -> Any:
        return runs_write.cancel_run(actor=self.actor, run_id=run_id)


def _wanted(given: dict[str, Any]) -> runs_write.Wanted:
    wanted = dict(given)
    kinds: dict[str, Any] = {"weights": Vary, "shape": Shape, "pooling": Pooling, "absent": Absent}
    for name, kind in {**kinds, "draws": int, "seed": int}.items():
        if name in given:
            wanted[name] = kind(given[name])
    return runs_write.Wanted(**wanted)
