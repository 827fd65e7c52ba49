"""Goals of an engagement, and the criteria under them."""

import uuid
from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from issuetrees.accounts.scopes import Scope
from issuetrees.api.endpoint import Endpoint
from issuetrees.api.operation import operation
from issuetrees.api.pagination import ranked
from issuetrees.api.resources.deletions import Deletion
from issuetrees.api.serializer_fields import Answer, Id, Kept, Number, Strict, Text, Title, Word
from issuetrees.graphs.read import graph as get_graph
from issuetrees.scoring.models.criteria import CriterionKind, Direction, MissingPolicy
from issuetrees.scoring.read import criteria as criteria_read
from issuetrees.scoring.read import goals as goals_read
from issuetrees.scoring.write import criteria as criteria_write
from issuetrees.scoring.write import goals as goals_write
from issuetrees.workspaces.read import engagement as get_engagement

_MAX_WEIGHT = 1e9
_MAX_NUMBER = 1e15


class Goal(Kept):
    """What the client wants; weights are raw and shared out when results are made."""

    engagement_id = serializers.UUIDField()
    parent_id = serializers.UUIDField(allow_null=True)
    title = serializers.CharField()
    description = serializers.CharField()
    weight = serializers.FloatField()
    rank = serializers.CharField(help_text=_("Goals are ordered by it, as plain text."))
    node_id = serializers.UUIDField(allow_null=True, source="node.id")


class ScoredInitiative(Answer):
    """An initiative that has a score on a goal."""

    id = serializers.UUIDField()
    title = serializers.CharField()


class FedGoal(Answer):
    """A goal that comes from a question of a tree."""

    id = serializers.UUIDField()
    title = serializers.CharField()
    node_id = serializers.UUIDField(help_text=_("The question that it comes from."))
    initiative_count = serializers.IntegerField(
        help_text=_("Initiatives that have a score on it or on a part of it.")
    )
    initiatives = ScoredInitiative(many=True, help_text=_("These initiatives, by title."))


class FedGoals(Answer):
    """The goals that the questions of a tree feed."""

    goals = FedGoal(many=True)


class GoalEdit(Strict):
    """What may be said of a goal; ``node_id`` is a question of the engagement's trees."""

    title = Title(max_length=300)
    description = Text(max_length=4000, required=False)
    weight = Number(required=False, min_value=0, max_value=_MAX_WEIGHT)
    node_id = Id(required=False, allow_null=True)


class NewGoal(GoalEdit):
    """A goal to add, before another one or last, at the top or as a part of another one."""

    parent_id = Id(required=False, allow_null=True)
    before_id = Id(required=False, allow_null=True)


class GoalPlace(Strict):
    """The goal before which to put it, null for the end; what it becomes a part of, if that
    changes.
    """

    before_id = Id(allow_null=True)
    parent_id = Id(required=False, allow_null=True)


class Level(Answer):
    """A level of a rubric."""

    value = serializers.FloatField()
    title = serializers.CharField()
    description = serializers.CharField()
    points = serializers.FloatField(allow_null=True, default=None)


class NewLevel(Strict):
    """A level of a rubric: what assessors give, and what it means."""

    value = Number(min_value=-_MAX_NUMBER, max_value=_MAX_NUMBER)
    title = Text(max_length=200, required=False)
    description = Text(max_length=2000, required=False)
    points = Number(required=False, allow_null=True, min_value=0, max_value=100)


class CurvePoint(Answer):
    """A place of a value function: a value and the points that it is worth."""

    value = serializers.FloatField()
    points = serializers.FloatField()


class NewCurvePoint(Strict):
    """A place of a value function: a value and the points that it is worth."""

    value = Number(min_value=-_MAX_NUMBER, max_value=_MAX_NUMBER)
    points = Number(min_value=0, max_value=100)


class Criterion(Kept):
    """One yardstick under a goal, with its rubric."""

    goal_id = serializers.UUIDField()
    title = serializers.CharField()
    description = serializers.CharField()
    kind = serializers.ChoiceField(CriterionKind.choices)
    weight = serializers.FloatField()
    worst = serializers.FloatField(help_text=_("The value that is worth 0 points."))
    best = serializers.FloatField(help_text=_("The value that is worth 100 points."))
    direction = serializers.ChoiceField(
        Direction.choices, help_text=_("It follows from the worst and the best value.")
    )
    unit = serializers.CharField()
    levels = Level(many=True)
    curve = CurvePoint(many=True)
    missing = serializers.ChoiceField(MissingPolicy.choices)
    kind_ids = serializers.ListField(child=serializers.UUIDField())
    assessor_ids = serializers.ListField(child=serializers.UUIDField())
    rank = serializers.CharField(help_text=_("Criteria of a goal are ordered by it."))


class CriterionEdit(Strict):
    """What may be said of a criterion; less is better where best is below worst.

    A curve brings its own worst and best; it rises, falls, or rises to one optimum.
    """

    title = Title(max_length=300)
    description = Text(max_length=4000, required=False)
    kind = Word(CriterionKind.choices, required=False)
    weight = Number(required=False, min_value=0, max_value=_MAX_WEIGHT)
    worst = Number(required=False, min_value=-_MAX_NUMBER, max_value=_MAX_NUMBER)
    best = Number(required=False, min_value=-_MAX_NUMBER, max_value=_MAX_NUMBER)
    unit = Text(max_length=40, required=False)
    levels = NewLevel(many=True, required=False, max_length=21)  # type: ignore[call-arg] # a list has it
    curve = NewCurvePoint(many=True, required=False, max_length=21)  # type: ignore[call-arg] # as above
    missing = Word(MissingPolicy.choices, required=False)
    kind_ids = serializers.ListField(child=Id(), required=False, max_length=200)
    assessor_ids = serializers.ListField(child=Id(), required=False, max_length=200)


class NewCriterion(CriterionEdit):
    """A criterion to add, before another one or last."""

    before_id = Id(required=False, allow_null=True)


class CriterionPlace(Strict):
    """The goal to put it under, and the criterion before which; null for the end."""

    goal_id = Id()
    before_id = Id(allow_null=True)


class GraphGoals(Endpoint):
    """The goals that come from a graph."""

    tag = "Goals"

    @operation(
        "get_goals_of_graph",
        _("Read which goals come from a tree"),
        notes=_("In the order of the goals; those without a question are not among them."),
        gives=FedGoals,
    )
    def get(self, graph_id: uuid.UUID) -> Any:
        get_graph(self.actor, graph_id)
        return {"goals": goals_read.fed_by(self.actor, graph_id)}


class Goals(Endpoint):
    """The goals of an engagement."""

    tag = "Goals"

    @operation("list_goals", _("List the goals"), gives=Goal, pages=ranked("rank", "id"))
    def get(self, engagement_id: uuid.UUID) -> Any:
        get_engagement(self.actor, engagement_id)
        return goals_read.goals(self.actor, engagement_id)

    @operation(
        "create_goal",
        _("Add a goal"),
        takes=NewGoal,
        gives=Goal,
        status=201,
        scope=Scope.WRITE,
        has_tag=True,
        is_replayable=True,
        location="goal",
    )
    def post(self, engagement_id: uuid.UUID, given: dict[str, Any]) -> Any:
        return goals_write.create_goal(actor=self.actor, engagement_id=engagement_id, **given)


class OneGoal(Endpoint):
    """A goal."""

    tag = "Goals"

    @operation("get_goal", _("Read a goal"), gives=Goal, has_tag=True)
    def get(self, goal_id: uuid.UUID) -> Any:
        return goals_read.goal(self.actor, goal_id)

    @operation(
        "edit_goal",
        _("Change a goal"),
        takes=GoalEdit,
        is_partial=True,
        gives=Goal,
        scope=Scope.WRITE,
        has_tag=True,
        is_versioned=True,
    )
    def patch(self, goal_id: uuid.UUID, given: dict[str, Any], version: int | None) -> Any:
        return goals_write.edit_goal(actor=self.actor, goal_id=goal_id, version=version, **given)

    @operation(
        "delete_goal",
        _("Delete a goal with its parts, criteria and their scores"),
        gives=Deletion,
        scope=Scope.WRITE,
        is_versioned=True,
    )
    def delete(self, goal_id: uuid.UUID, version: int | None) -> Any:
        return goals_write.delete_goal(actor=self.actor, goal_id=goal_id, version=version)


class MoveGoal(Endpoint):
    """The place of a goal."""

    tag = "Goals"

    @operation(
        "move_goal",
        _("Put a goal with its parts before another one"),
        takes=GoalPlace,
        gives=Goal,
        scope=Scope.WRITE,
        has_tag=True,
    )
    def post(self, goal_id: uuid.UUID, given: dict[str, Any]) -> Any:
        return goals_write.move_goal(actor=self.actor, goal_id=goal_id, **given)


class Criteria(Endpoint):
    """The criteria of an engagement."""

    tag = "Goals"

    @operation(
        "list_criteria",
        _("List the criteria of all goals"),
        gives=Criterion,
        pages=ranked("goal__rank", "goal_id", "rank", "id"),
    )
    def get(self, engagement_id: uuid.UUID) -> Any:
        get_engagement(self.actor, engagement_id)
        return criteria_read.criteria(self.actor, engagement_id)


class GoalCriteria(Endpoint):
    """The criteria under a goal."""

    tag = "Goals"

    @operation(
        "create_criterion",
        _("Add a criterion to a goal"),
        takes=NewCriterion,
        gives=Criterion,
        status=201,
        scope=Scope.WRITE,
        has_tag=True,
        is_replayable=True,
        location="criterion",
    )
    def post(self, goal_id: uuid.UUID, given: dict[str, Any]) -> Any:
        return criteria_write.create_criterion(actor=self.actor, goal_id=goal_id, **given)


class OneCriterion(Endpoint):
    """A criterion."""

    tag = "Goals"

    @operation("get_criterion", _("Read a criterion"), gives=Criterion, has_tag=True)
    def get(self, criterion_id: uuid.UUID) -> Any:
        return criteria_read.criterion(self.actor, criterion_id)

    @operation(
        "edit_criterion",
        _("Change a criterion"),
        notes=_("Scores that fall off a changed scale are kept and named in the results."),
        takes=CriterionEdit,
        is_partial=True,
        gives=Criterion,
        scope=Scope.WRITE,
        has_tag=True,
        is_versioned=True,
    )
    def patch(self, criterion_id: uuid.UUID, given: dict[str, Any], version: int | None) -> Any:
        return criteria_write.edit_criterion(
            actor=self.actor, criterion_id=criterion_id, version=version, **given
        )

    @operation(
        "delete_criterion",
        _("Delete a criterion with its scores"),
        gives=Deletion,
        scope=Scope.WRITE,
        is_versioned=True,
    )
    def delete(self, criterion_id: uuid.UUID, version: int | None) -> Any:
        return criteria_write.delete_criterion(
            actor=self.actor, criterion_id=criterion_id, version=version
        )


class MoveCriterion(Endpoint):
    """The place of a criterion."""

    tag = "Goals"

    @operation(
        "move_criterion",
        _("Put a criterion under a goal, before another one"),
        takes=CriterionPlace,
        gives=Criterion,
        scope=Scope.WRITE,
        has_tag=True,
    )
    def post(self, criterion_id: uuid.UUID, given: dict[str, Any]) -> Any:
        return criteria_write.move_criterion(actor=self.actor, criterion_id=criterion_id, **given)
