"""Where somebody stands on their way: levels, gaps, time, other ways."""

import uuid
from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from issuetrees.api.endpoint import Endpoint
from issuetrees.api.operation import operation
from issuetrees.api.resources.routes import AnswerChange, OpenQuestion, RouteTimes
from issuetrees.api.serializer_fields import Answer
from issuetrees.careers.levels import Level
from issuetrees.careers.standing import Missing, Standing, standing
from issuetrees.core.stages.records import Stage
from issuetrees.core.stages.routes import Route
from issuetrees.kit.sentences import sentence


class StageRef(Answer):
    """A stage of the map."""

    id = serializers.UUIDField()
    title = serializers.CharField()


class JudgedLevel(Answer):
    """A level as somebody rated it."""

    level = serializers.IntegerField(help_text=_("0 to 4; 0 is “not shown yet”."))
    by = serializers.CharField()
    on = serializers.DateField()
    evidence = serializers.CharField(help_text=_("What shows the level."))
    link = serializers.CharField(help_text=_("Begins with https://; empty without one."))
    seen_by = serializers.CharField(help_text=_("Who saw what shows it."))
    files = serializers.IntegerField(help_text=_("How many files of theirs show it."))


class PersonLevel(Answer):
    """A competency with the levels of a person and those that are asked for."""

    competency = serializers.CharField(help_text=_("Key of a competency of the map."))
    title = serializers.CharField()
    counted = serializers.IntegerField(
        help_text=_("The level that counts: one’s own, else the latest of others, else 0.")
    )
    own = JudgedLevel(allow_null=True, help_text=_("One’s own latest; null: not rated."))
    others = JudgedLevel(many=True, help_text=_("The latest of each of the others, newest first."))
    next = serializers.IntegerField(
        allow_null=True, help_text=_("What the next stage requires; null: nothing.")
    )
    goal = serializers.IntegerField(
        allow_null=True, help_text=_("What the goal requires; null: nothing.")
    )


class LevelGap(Answer):
    """A competency that falls short."""

    competency = serializers.CharField(help_text=_("Key of a competency of the map."))
    required_level = serializers.IntegerField(help_text=_("The level that is required."))
    own = serializers.IntegerField(help_text=_("The level that counts now."))
    is_blocking = serializers.BooleanField(help_text=_("Whether no gap is larger."))


class StageGaps(Answer):
    """What is missing for a stage; more of one competency makes up for no other."""

    stage = StageRef(help_text=_("The stage."))
    levels = serializers.IntegerField(help_text=_("How many levels are missing in all."))
    gaps = LevelGap(many=True, help_text=_("In the order of the map."))


class WayOn(Answer):
    """A way to the goal."""

    stage_ids = serializers.ListField(
        child=serializers.UUIDField(), help_text=_("From where one is to the goal.")
    )
    months = serializers.FloatField(help_text=_("The sum of the likely months."))


class OtherWay(WayOn):
    """Another way, and its price."""

    more_months = serializers.FloatField(help_text=_("Likely months more than the best way."))
    times = RouteTimes(help_text=_("How long it takes this person."))


class ProgressDay(Answer):
    """How many levels were missing on a day."""

    on = serializers.DateField()
    next = serializers.IntegerField(allow_null=True, help_text=_("For the next stage."))
    goal = serializers.IntegerField(allow_null=True, help_text=_("For the goal."))


class ProfileStanding(Answer):
    """Where a person stands."""

    profile_id = serializers.UUIDField(help_text=_("The profile."))
    revision = serializers.IntegerField()
    stage = StageRef(allow_null=True, help_text=_("Where they are now; null: nobody has said."))
    goal = StageRef(allow_null=True, help_text=_("Where they want to get; null: nobody has said."))
    next = StageRef(allow_null=True, help_text=_("The next stage on the best way."))
    levels = PersonLevel(many=True, help_text=_("In the order of the map."))
    to_next = StageGaps(allow_null=True, help_text=_("What is missing for the next stage."))
    to_goal = StageGaps(allow_null=True, help_text=_("What is missing for the goal."))
    unproved = serializers.ListField(
        child=serializers.CharField(),
        help_text=_("Competencies whose level nothing shows; the first is missed most."),
    )
    route = WayOn(allow_null=True, help_text=_("The best way by likely months; null: none."))
    times = RouteTimes(allow_null=True, help_text=_("How long it takes this person."))
    assumptions = serializers.ListField(
        child=serializers.CharField(), help_text=_("What the months rest on, in sentences.")
    )
    alternatives = OtherWay(many=True, help_text=_("Other ways, the shortest first."))
    blocking = serializers.ListField(
        child=serializers.CharField(),
        help_text=_("Where there is no route: the forks whose answers are in the way."),
    )
    changes = AnswerChange(many=True, help_text=_("Where there is none: what opens one."))
    next_questions = OpenQuestion(many=True, help_text=_("What decides most, first."))
    progress = ProgressDay(many=True, help_text=_("One row for each day on which levels changed."))


class ProfileStandings(Endpoint):
    """Where a person stands."""

    tag = "Careers"

    @operation(
        "get_standing",
        _("Tell where a person stands, what is missing and how long it takes"),
        notes=_(
            "Gaps for the next stage, then for the goal; months as a spread (P50, P80) with a seed"
            " and everything that they rest on."
        ),
        gives=ProfileStanding,
    )
    def get(self, profile_id: uuid.UUID) -> Any:
        return _told(standing(self.actor, profile_id))


def _told(found: Standing) -> dict[str, Any]:
    return {
        "profile_id": found.profile.pk,
        "revision": found.graph.revision,
        **{name: _stage(getattr(found, name)) for name in ("stage", "goal", "next")},
        "levels": [_level(one) for one in found.levels],
        "to_next": _missing(found.to_next),
        "to_goal": _missing(found.to_goal),
        "unproved": [one.key for one in found.unproved],
        "route": _way(found.route) if found.route else None,
        "times": found.times,
        "assumptions": [sentence(one) for one in found.assumptions],
        "alternatives": [
            {**_way(one.route), "more_months": one.more_months, "times": one.times}
            for one in found.alternatives
        ],
        "blocking": [fork.id for fork in found.blocking_forks],
        "changes": [{"answers": dict(one.answers), "months": one.months} for one in found.changes],
        "next_questions": [
            {"fork": one.fork.id, "question": one.fork.question, "months": dict(one.months)}
            for one in found.questions
        ],
        "progress": found.progress,
    }


def _stage(found: Stage | None) -> dict[str, Any] | None:
    return {"id": found.id, "title": found.title} if found else None


def _level(found: Level) -> dict[str, Any]:
    names = ("title", "counted", "next", "goal")
    return {
        "competency": found.key,
        **{name: getattr(found, name) for name in names},
        "own": found.own,
        "others": found.others,
    }


def _missing(found: Missing | None) -> dict[str, Any] | None:
    if found is None:
        return None
    gaps = [
        {
            "competency": gap.competency,
            "required_level": gap.required,
            "own": gap.own,
            "is_blocking": gap in found.blocking,
        }
        for gap in found.gaps
    ]
    return {"stage": _stage(found.stage), "levels": found.levels, "gaps": gaps}


def _way(route: Route) -> dict[str, Any]:
    return {"stage_ids": route.stages, "months": route.months}
