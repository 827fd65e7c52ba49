"""Scenarios, what is overridden in them, and the portfolios that are calculated of them."""

import uuid
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from issuetrees.accounts.scopes import Scope
from issuetrees.api.calculated import Calculated
from issuetrees.api.endpoint import Endpoint
from issuetrees.api.operation import operation
from issuetrees.api.pagination import KEPT, LOGGED
from issuetrees.api.people import Person
from issuetrees.api.resources.deletions import Deletion
from issuetrees.api.resources.portfolios import PortfolioResult, result_of
from issuetrees.api.serializer_fields import (
    Answer,
    Id,
    Kept,
    Money,
    Number,
    Strict,
    Text,
    Title,
    Word,
    YesNo,
)
from issuetrees.core.errors import Invalid
from issuetrees.core.portfolio.records import By, Unit
from issuetrees.portfolio.models.runs import PortfolioRun
from issuetrees.portfolio.read import inputs as inputs_read
from issuetrees.portfolio.read import runs as runs_read
from issuetrees.portfolio.read import scenarios as read
from issuetrees.portfolio.write import overrides, runs, scenarios
from issuetrees.workspaces.access import Worker
from issuetrees.workspaces.read import engagement as get_engagement

TAG = "Portfolio"
_BUDGETS = _("Budgets by the id of a period; a period that is not named has no limit.")
_CAPACITIES = _("What teams can do, by the id of a team, in its unit; not named: no limit.")
_LEAST = _("The smallest share, above 0 and up to 1, by initiative; not named: all or nothing.")
_MUST = _("Initiatives that have to be in.")
_NEVER = _("Initiatives that must not be in.")
_TOTAL = _("The budget over all periods; null for no limit.")
_ROUND = _("The round whose points count; null for the one that the ranking is made of.")
_SET = _("The weights of a person; null for those of now.")
_BY = _("What is counted together.")
_KEY = _("The id of a kind or goal, or outside or inside.")
_UNIT = _("Initiatives, money, or the share of all money spent, 0 to 1.")
_LOW = _("At least so much; null for no limit.")
_HIGH = _("At most so much; null for no limit.")
_BYS = [one.value for one in By]
_UNITS = [one.value for one in Unit]


class ScenarioBound(Answer):
    """A smallest and a largest amount of one kind, side or goal."""

    by = serializers.ChoiceField(_BYS, help_text=_BY)
    key = serializers.CharField(help_text=_KEY)
    unit = serializers.ChoiceField(_UNITS, help_text=_UNIT)
    low = serializers.FloatField(allow_null=True, help_text=_LOW)
    high = serializers.FloatField(allow_null=True, help_text=_HIGH)


class BoundEdit(Strict):
    """A smallest and a largest amount of one kind, side or goal."""

    by = Word(_BYS, help_text=_BY)
    key = Title(max_length=80, help_text=_KEY)
    unit = Word(_UNITS, required=False, help_text=_UNIT)
    low = Number(required=False, allow_null=True, min_value=0, max_value=1e14, help_text=_LOW)
    high = Number(required=False, allow_null=True, min_value=0, max_value=1e14, help_text=_HIGH)


class Scenario(Kept):
    """Under which budgets and limits a portfolio is chosen."""

    engagement_id = serializers.UUIDField()
    title = serializers.CharField()
    total = serializers.DecimalField(
        max_digits=16, decimal_places=2, allow_null=True, help_text=_TOTAL
    )
    budgets = serializers.DictField(child=serializers.CharField(), help_text=_BUDGETS)
    capacities = serializers.DictField(child=serializers.FloatField(), help_text=_CAPACITIES)
    bounds = ScenarioBound(many=True, help_text=_("Limits of kinds, sides and goals."))
    must = serializers.ListField(child=serializers.UUIDField(), help_text=_MUST)
    never = serializers.ListField(child=serializers.UUIDField(), help_text=_NEVER)
    least = serializers.DictField(child=serializers.FloatField(), help_text=_LEAST)
    round_id = serializers.UUIDField(allow_null=True, help_text=_ROUND)
    weight_set_id = serializers.UUIDField(allow_null=True, help_text=_SET)


class ScenarioEdit(Strict):
    """What may be said of a scenario; what is given replaces what was there as a whole."""

    title = Text(max_length=120, required=False)
    total = Money(required=False, allow_null=True, min_value=Decimal(0), help_text=_TOTAL)
    budgets = serializers.DictField(
        child=Money(allow_null=True, min_value=Decimal(0)), required=False, help_text=_BUDGETS
    )
    capacities = serializers.DictField(
        child=Number(allow_null=True, min_value=0, max_value=1e10),
        required=False,
        help_text=_CAPACITIES,
    )
    bounds = BoundEdit(many=True, required=False, help_text=_("Limits of kinds, sides and goals."))
    must = serializers.ListField(child=Id(), required=False, help_text=_MUST)
    never = serializers.ListField(child=Id(), required=False, help_text=_NEVER)
    least = serializers.DictField(
        child=Number(allow_null=True, min_value=0, max_value=1), required=False, help_text=_LEAST
    )
    round_id = Id(required=False, allow_null=True, help_text=_ROUND)
    weight_set_id = Id(required=False, allow_null=True, help_text=_SET)


class Override(Kept):
    """An initiative that a person put into a portfolio, or out of it."""

    scenario_id = serializers.UUIDField(help_text=_("The scenario."))
    initiative_id = serializers.UUIDField()
    is_in = serializers.BooleanField(help_text=_("Whether it is put in; else it is put out."))
    reason = serializers.CharField(help_text=_("Why, in words."))
    author = Person(allow_null=True)


class NewOverride(Strict):
    """An initiative that is put in or out by hand; the latest word on it holds."""

    initiative_id = Id()
    is_in = YesNo(help_text=_("Whether it is put in; else it is put out."))
    reason = Title(max_length=2000, help_text=_("Why, in words."))


class PortfolioRunSummary(Calculated):
    """A calculation of a scenario, and how far it is."""

    scenario_id = serializers.UUIDField(help_text=_("The scenario."))


class OnePortfolioRun(PortfolioRunSummary):
    """A calculation of a scenario with what it says."""

    is_outdated = serializers.SerializerMethodField(
        help_text=_("Whether scores, costs, limits or overrides are others now.")
    )
    result = serializers.SerializerMethodField(help_text=_("Null until it is done."))

    def get_is_outdated(self, run: PortfolioRun) -> bool:
        whole = Worker(run.engagement.workspace_id, run.engagement_id)
        of = inputs_read.ground(whole, run.engagement_id, run.engagement.currency)
        try:
            return runs_read.is_outdated(of, read.scenario(whole, run.scenario_id), run)
        except Invalid:  # nothing can be chosen from what is there now
            return True

    def get_result(self, run: PortfolioRun) -> dict[str, Any] | None:
        found = runs_read.found(run)
        return dict(PortfolioResult(result_of(found)).data) if found else None


class Scenarios(Endpoint):
    """The scenarios of an engagement."""

    tag = TAG

    @operation("list_scenarios", _("List the scenarios"), gives=Scenario, pages=KEPT)
    def get(self, engagement_id: uuid.UUID) -> Any:
        get_engagement(self.actor, engagement_id)
        return read.scenarios(self.actor, engagement_id)

    @operation(
        "create_scenario",
        _("Add a scenario"),
        takes=ScenarioEdit,
        gives=Scenario,
        status=201,
        scope=Scope.WRITE,
        has_tag=True,
        is_replayable=True,
        location="scenario",
    )
    def post(self, engagement_id: uuid.UUID, given: dict[str, Any]) -> Any:
        return scenarios.create_scenario(actor=self.actor, engagement_id=engagement_id, **given)


class OneScenario(Endpoint):
    """A scenario."""

    tag = TAG

    @operation("get_scenario", _("Read a scenario"), gives=Scenario, has_tag=True)
    def get(self, scenario_id: uuid.UUID) -> Any:
        return read.scenario(self.actor, scenario_id)

    @operation(
        "edit_scenario",
        _("Change a scenario"),
        takes=ScenarioEdit,
        is_partial=True,
        gives=Scenario,
        scope=Scope.WRITE,
        has_tag=True,
        is_versioned=True,
    )
    def patch(self, scenario_id: uuid.UUID, given: dict[str, Any], version: int | None) -> Any:
        return scenarios.edit_scenario(
            actor=self.actor, scenario_id=scenario_id, version=version, **given
        )

    @operation(
        "delete_scenario",
        _("Delete a scenario"),
        gives=Deletion,
        scope=Scope.WRITE,
        is_versioned=True,
    )
    def delete(self, scenario_id: uuid.UUID, version: int | None) -> Any:
        return scenarios.delete_scenario(actor=self.actor, scenario_id=scenario_id, version=version)


class PortfolioRuns(Endpoint):
    """The calculations of a scenario."""

    tag = TAG

    @operation(
        "list_portfolio_runs",
        _("List the calculations of a scenario, newest first"),
        gives=PortfolioRunSummary,
        pages=LOGGED,
    )
    def get(self, scenario_id: uuid.UUID) -> Any:
        read.scenario(self.actor, scenario_id)
        return runs_read.runs(self.actor, scenario_id)

    @operation(
        "start_portfolio_run",
        _("Choose the portfolio of a scenario from what is known now"),
        notes=_("A long one is done by a worker: read the address in Location until it is over."),
        gives=OnePortfolioRun,
        status=201,
        scope=Scope.WRITE,
        location="portfolio_run",
        problems=(409,),
    )
    def post(self, scenario_id: uuid.UUID) -> Any:
        return runs.start_run(actor=self.actor, scenario_id=scenario_id)


class OneRun(Endpoint):
    """A calculation of a scenario."""

    tag = TAG

    @operation(
        "get_portfolio_run", _("Read a portfolio and what is said of it"), gives=OnePortfolioRun
    )
    def get(self, portfolio_run_id: uuid.UUID) -> Any:
        return runs_read.run(self.actor, portfolio_run_id)


class CancelPortfolioRun(Endpoint):
    """Stopping."""

    tag = TAG

    @operation(
        "cancel_portfolio_run",
        _("Stop a calculation"),
        notes=_("One that is over stays as it is."),
        gives=OnePortfolioRun,
        scope=Scope.WRITE,
    )
    def post(self, portfolio_run_id: uuid.UUID) -> Any:
        return runs.cancel_run(actor=self.actor, run_id=portfolio_run_id)


class Overrides(Endpoint):
    """What people override in a scenario."""

    tag = TAG

    @operation(
        "list_overrides", _("List what is put in or out by hand"), gives=Override, pages=KEPT
    )
    def get(self, scenario_id: uuid.UUID) -> Any:
        read.scenario(self.actor, scenario_id)
        return read.overrides(self.actor, scenario_id)

    @operation(
        "set_override",
        _("Put an initiative into a portfolio, or out of it"),
        notes=_("It counts in calculations that begin later."),
        takes=NewOverride,
        gives=Override,
        status=201,
        scope=Scope.WRITE,
        location="override",
    )
    def post(self, scenario_id: uuid.UUID, given: dict[str, Any]) -> Any:
        return overrides.set_override(actor=self.actor, scenario_id=scenario_id, **given)


class OneOverride(Endpoint):
    """An override."""

    tag = TAG

    @operation(
        "get_override", _("Read what is put in or out by hand"), gives=Override, has_tag=True
    )
    def get(self, override_id: uuid.UUID) -> Any:
        return read.override(self.actor, override_id)

    @operation(
        "delete_override",
        _("Leave an initiative to the calculation again"),
        gives=Deletion,
        scope=Scope.WRITE,
        is_versioned=True,
    )
    def delete(self, override_id: uuid.UUID, version: int | None) -> Any:
        return overrides.delete_override(actor=self.actor, override_id=override_id, version=version)
