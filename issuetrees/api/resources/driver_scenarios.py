"""Scenarios of driver trees: other numbers under a name."""

import uuid
from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from issuetrees.accounts.scopes import Scope
from issuetrees.api.endpoint import Endpoint
from issuetrees.api.operation import operation
from issuetrees.api.pagination import ranked
from issuetrees.api.resources.deletions import Deletion
from issuetrees.api.serializer_fields import Id, Kept, Number, Strict, Title
from issuetrees.inquiry.read import driver_scenarios as read
from issuetrees.inquiry.write import driver_scenarios as write

_VALUES = _("By the id of the node, in the node’s unit; all else is as the tree has it.")


class DriverScenario(Kept):
    """A scenario of a tree."""

    graph_id = serializers.UUIDField()
    title = serializers.CharField()
    values = serializers.DictField(child=serializers.FloatField(), help_text=_VALUES)


class DriverScenarioEdit(Strict):
    """What may be said of a scenario."""

    title = Title(max_length=120)
    values = serializers.DictField(child=Number(allow_null=True), required=False, help_text=_VALUES)


class DriverValues(Strict):
    """Values to set; null takes one back."""

    values = serializers.DictField(child=Number(allow_null=True), help_text=_VALUES)


class DriverScenarios(Endpoint):
    """The scenarios of a tree."""

    tag = "Numbers"

    @operation(
        "list_driver_scenarios",
        _("List the scenarios of a tree"),
        gives=DriverScenario,
        pages=ranked("rank", "id"),
    )
    def get(self, graph_id: uuid.UUID) -> Any:
        return read.scenarios(self.actor, graph_id)

    @operation(
        "create_driver_scenario",
        _("Add a scenario"),
        takes=DriverScenarioEdit,
        gives=DriverScenario,
        status=201,
        scope=Scope.WRITE,
        has_tag=True,
        is_replayable=True,
        location="driver_scenario",
        problems=(409,),
    )
    def post(self, graph_id: uuid.UUID, given: dict[str, Any]) -> Any:
        return write.create_scenario(actor=self.actor, graph_id=graph_id, **given)


class OneDriverScenario(Endpoint):
    """A scenario."""

    tag = "Numbers"

    @operation(
        "get_driver_scenario", _("Read a scenario of a tree"), gives=DriverScenario, has_tag=True
    )
    def get(self, driver_scenario_id: uuid.UUID) -> Any:
        return read.scenario(self.actor, driver_scenario_id)

    @operation(
        "edit_driver_scenario",
        _("Change a scenario of a tree"),
        notes=_("`values` replace all that it had; to set some of them use `put_driver_values`."),
        takes=DriverScenarioEdit,
        is_partial=True,
        gives=DriverScenario,
        scope=Scope.WRITE,
        has_tag=True,
        is_versioned=True,
    )
    def patch(
        self, driver_scenario_id: uuid.UUID, given: dict[str, Any], version: int | None
    ) -> Any:
        return write.edit_scenario(
            actor=self.actor, scenario_id=driver_scenario_id, version=version, **given
        )

    @operation(
        "delete_driver_scenario",
        _("Delete a scenario of a tree"),
        notes=_("The deletion’s id undoes it."),
        gives=Deletion,
        scope=Scope.WRITE,
        is_versioned=True,
    )
    def delete(self, driver_scenario_id: uuid.UUID, version: int | None) -> Any:
        return write.delete_scenario(
            actor=self.actor, scenario_id=driver_scenario_id, version=version
        )


class DriverScenarioValues(Endpoint):
    """The values of a scenario, one by one."""

    tag = "Numbers"

    @operation(
        "put_driver_values",
        _("Set some values of a scenario"),
        takes=DriverValues,
        gives=DriverScenario,
        scope=Scope.WRITE,
        has_tag=True,
        is_replayable=True,
    )
    def put(self, driver_scenario_id: uuid.UUID, given: dict[str, Any]) -> Any:
        return write.put_values(
            actor=self.actor, scenario_id=driver_scenario_id, values=given["values"]
        )


class DriverScenarioMove(Strict):
    """Before which scenario it is to stand."""

    before_id = Id(allow_null=True, help_text=_("Null puts it last."))


class DriverScenarioPlace(Endpoint):
    """The place of a scenario among the others."""

    tag = "Numbers"

    @operation(
        "move_driver_scenario",
        _("Put a scenario of a tree before another one"),
        takes=DriverScenarioMove,
        gives=DriverScenario,
        scope=Scope.WRITE,
        has_tag=True,
        is_versioned=True,
    )
    def post(
        self, driver_scenario_id: uuid.UUID, given: dict[str, Any], version: int | None
    ) -> Any:
        return write.move_scenario(
            actor=self.actor, scenario_id=driver_scenario_id, version=version, **given
        )
