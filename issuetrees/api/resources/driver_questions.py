"""What is asked of a driver tree: tornado, goal seek, bridge."""

import uuid
from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from issuetrees.accounts.models import User
from issuetrees.api.endpoint import Endpoint
from issuetrees.api.operation import operation
from issuetrees.api.resources.drivers import DriverRemark
from issuetrees.api.serializer_fields import Answer, Id, Number, Strict, Word, YesNo
from issuetrees.core.graph.fields import MAX_EXACT
from issuetrees.inquiry import driver_answers as answers
from issuetrees.inquiry.driver_facts import remark_json
from issuetrees.inquiry.read.driver_scenarios import scenarios_in
from issuetrees.inquiry.read.drivers import numbers

_TARGET = _("The node that is asked about; the root where nothing is said.")
_SCENARIO = _("The scenario; null for the tree’s own numbers.")
_DAY = _("Instead of a scenario: the values that were said of this day, or last before it.")
REASONS = ("", "flat", "beyond", "unknown")


class _Question(Strict):
    target_id = Id(required=False, allow_null=True, help_text=_TARGET)


class TornadoQuestion(_Question):
    """Which leaves move, and how far: between their own ends, by percent of themselves where they
    have none, or between two scenarios.
    """

    scenario_id = Id(required=False, allow_null=True, help_text=_SCENARIO)
    percent = Number(required=False, min_value=0.01, max_value=1000)
    is_between = YesNo(required=False, help_text=_("Whether they move between two scenarios."))
    low_id = Id(required=False, allow_null=True, help_text=_SCENARIO)
    high_id = Id(required=False, allow_null=True, help_text=_SCENARIO)


class DriverSwing(Answer):
    """A leaf at both its ends and what the target then is; these are not sorted."""

    driver_id = serializers.UUIDField()
    start = serializers.FloatField(help_text=_("In the unit of the leaf."))
    end = serializers.FloatField(help_text=_("In the unit of the leaf."))
    low = serializers.FloatField(help_text=_("The target with the leaf at its start."))
    high = serializers.FloatField(help_text=_("The target with the leaf at its end."))


class DriverTornado(Answer):
    """What moves a number, the largest swing first; leaves that do not move it are left out."""

    target_id = serializers.UUIDField()
    base = serializers.FloatField(allow_null=True)
    swings = DriverSwing(many=True)
    remarks = DriverRemark(many=True)


class GoalQuestion(_Question):
    """Which driver is to change, and what the target is to be."""

    driver_id = Id()
    goal = Number(
        min_value=-MAX_EXACT, max_value=MAX_EXACT, help_text=_("In the unit of the target.")
    )
    low = Number(required=False, allow_null=True, help_text=_("Least value of the driver."))
    high = Number(required=False, allow_null=True, help_text=_("Largest value of the driver."))
    scenario_id = Id(required=False, allow_null=True, help_text=_SCENARIO)


class GoalFound(Answer):
    """What the driver must be, or why it cannot."""

    target_id = serializers.UUIDField()
    driver_id = serializers.UUIDField()
    value = serializers.FloatField(allow_null=True, help_text=_("In the unit of the driver."))
    reason = serializers.ChoiceField(
        REASONS,
        help_text=_("It does not move the target, the goal is out of reach, a number is missing."),
    )
    is_exact = serializers.BooleanField(
        help_text=_("Whether it was solved; else the nearest one was searched for.")
    )
    low = serializers.FloatField(allow_null=True, help_text=_("From where it was looked for."))
    high = serializers.FloatField(allow_null=True, help_text=_("Up to where it was looked for."))
    reached_low = serializers.FloatField(
        allow_null=True, help_text=_("The least that the target can be between them.")
    )
    reached_high = serializers.FloatField(
        allow_null=True, help_text=_("The most that the target can be between them.")
    )
    limit = serializers.FloatField(
        allow_null=True, help_text=_("What the target comes near to and never meets.")
    )


class BridgeQuestion(_Question):
    """From which numbers to which, and whether by leaf or by branch; a day outranks a scenario."""

    start_id = Id(required=False, allow_null=True, help_text=_SCENARIO)
    end_id = Id(required=False, allow_null=True, help_text=_SCENARIO)
    start_on = serializers.DateField(required=False, allow_null=True, help_text=_DAY)
    end_on = serializers.DateField(required=False, allow_null=True, help_text=_DAY)
    by = Word(("leaf", "branch"), required=False)


class BridgeStep(Answer):
    """What a driver adds to the target."""

    driver_id = serializers.UUIDField()
    amount = serializers.FloatField()


class DriverBridge(Answer):
    """The target at both ends and the steps between, which add up."""

    target_id = serializers.UUIDField()
    start = serializers.FloatField(allow_null=True)
    end = serializers.FloatField(allow_null=True)
    steps = BridgeStep(many=True)
    remarks = DriverRemark(many=True)


def _ask(actor: User, graph_id: uuid.UUID, target_id: uuid.UUID | None) -> answers.Asked:
    """Return the tree with its scenarios and the node in question."""
    found = numbers(actor, graph_id)
    target = str(target_id) if target_id else None
    return answers.asked(found, scenarios_in(found.graph), target)


class GraphTornado(Endpoint):
    """What moves a number most."""

    tag = "Numbers"

    @operation(
        "ask_driver_tornado",
        _("Say which leaf moves a number most"),
        notes=_("Each leaf moves alone, while all else stays. Nothing is written."),
        takes=TornadoQuestion,
        gives=DriverTornado,
        problems=(409,),
    )
    def post(self, graph_id: uuid.UUID, given: dict[str, Any]) -> Any:
        ask = _ask(self.actor, graph_id, given.get("target_id"))
        between = (given.get("low_id"), given.get("high_id")) if given.get("is_between") else None
        found = answers.what_moves(
            ask,
            percent=given.get("percent", answers.PERCENT),
            scenario_id=given.get("scenario_id"),
            between=between,
        )
        return _told(answers.tornado_json(ask, found))


class GraphGoalSeek(Endpoint):
    """What a driver must be."""

    tag = "Numbers"

    @operation(
        "seek_driver_goal",
        _("Say what a driver must be for a number to be a goal"),
        notes=_("Solved exactly where the driver counts once, else searched. Nothing is written."),
        takes=GoalQuestion,
        gives=GoalFound,
        problems=(409,),
    )
    def post(self, graph_id: uuid.UUID, given: dict[str, Any]) -> Any:
        ask = _ask(self.actor, graph_id, given.pop("target_id", None))
        driver_id = str(given.pop("driver_id"))
        found = answers.what_it_takes(ask, driver_id, given.pop("goal"), **given)
        return answers.sought_json(ask, driver_id, found)


class GraphBridge(Endpoint):
    """Where a difference comes from."""

    tag = "Numbers"

    @operation(
        "ask_driver_bridge",
        _("Say what each driver adds between two scenarios"),
        notes=_(
            "Leaves change one after the other in reading order and once more the other way "
            "round; the mean of both is told. Steps add up exactly. Nothing is written."
        ),
        takes=BridgeQuestion,
        gives=DriverBridge,
        problems=(409,),
    )
    def post(self, graph_id: uuid.UUID, given: dict[str, Any]) -> Any:
        ask = _ask(self.actor, graph_id, given.get("target_id"))
        found, steps = answers.where_from(
            ask,
            given.get("start_on") or given.get("start_id"),
            given.get("end_on") or given.get("end_id"),
            is_by_branch=given.get("by") == "branch",
        )
        return _told(answers.bridge_json(ask, found, steps))


def _told(answer: dict[str, Any]) -> dict[str, Any]:
    return answer | {"remarks": [remark_json(one) for one in answer["remarks"]]}
