"""Measurement plans: what is measured of initiatives, and the rules that follow from it."""

import uuid
from typing import Any, Final

from django.utils.translation import gettext_lazy as _
from django_filters import rest_framework as filters
from drf_spectacular.utils import OpenApiParameter, extend_schema_field
from rest_framework import serializers

from issuetrees.accounts.scopes import Scope
from issuetrees.api.endpoint import Endpoint
from issuetrees.api.operation import operation
from issuetrees.api.pagination import ADDED, KEPT
from issuetrees.api.people import Person
from issuetrees.api.resources.deletions import Deletion
from issuetrees.api.serializer_fields import (
    Answer,
    Kept,
    Number,
    Strict,
    Text,
    Title,
    Whole,
    Word,
    YesNo,
)
from issuetrees.kit.sentences import sentence
from issuetrees.tracking.models.plans import Measure as MeasureRow
from issuetrees.tracking.models.plans import MeasurementPlan, TripSide
from issuetrees.tracking.read import plans as read
from issuetrees.tracking.tools import TOOLS
from issuetrees.tracking.write import plans as write
from issuetrees.workspaces.read import engagement as get_engagement

_TOOLS: Final = [(key, tool.title) for key, tool in TOOLS.items()]
_SIDES: Final = [("", "–"), *TripSide.choices]
_REASON: Final = _("Why it changes; asked for once the plan is locked, kept and printed.")
_HELP: Final = {
    "tool": _("The tool of measuring."),
    "kpi": _("What exactly is counted, among whom. AVE is refused."),
    "message": _("The message of the initiative that it speaks of."),
    "is_leading": _("Whether it is an early sign instead of the effect itself."),
    "unit": _("Its unit; a percent sign for shares."),
    "baseline": _("Where it stood before, in its unit."),
    "target": _("Where it is to stand, in its unit."),
    "expected_low": _("The lower end of what is expected, in its unit."),
    "expected_high": _("The upper end of what is expected, in its unit."),
    "measured_by": _("The firm or person who measures."),
    "is_seller": _("Whether who measures also sells what is measured."),
    "due_on": _("The day on which it is read."),
    "per_group": _("Answers in each of two groups."),
    "test_regions": _("Regions with the initiative."),
    "control_regions": _("Regions without it."),
    "periods_before": _("Periods that are watched before it begins."),
    "spread": _("The standard deviation: of answers, or of the changes of single regions."),
    "trip_side": _("On which side of the threshold somebody is told; empty for none."),
    "trip_at": _("The threshold at which somebody is told, in its unit."),
    "is_stop": _("Whether the stop rule is met at the threshold."),
}


def _figure(name: str, **options: Any) -> Number:
    return Number(
        allow_null=True, required=False, min_value=-1e15, max_value=1e15, help_text=_HELP[name],
        **options,
    )  # fmt: skip


def _count(name: str) -> Whole:
    return Whole(
        allow_null=True, required=False, min_value=0, max_value=1_000_000_000, help_text=_HELP[name]
    )


class MeasureAdvice(Answer):
    """What a measure or a plan lacks."""

    code = serializers.CharField()
    measure_id = serializers.CharField(help_text=_("Of which measure; empty for the whole plan."))
    sentence = serializers.SerializerMethodField(help_text=_("In the reader’s language."))

    def get_sentence(self, row: Any) -> str:
        return sentence(row)


class VisibleChange(Answer):
    """The smallest change that a measurement shows, with a power of 80% and two-sided 5%."""

    lift = serializers.FloatField(
        allow_null=True, help_text=_("In the unit of the measure, shares in points; null: none.")
    )
    wanted = serializers.FloatField(
        allow_null=True, help_text=_("The change that is planned; null without baseline or target.")
    )
    needed = serializers.IntegerField(
        allow_null=True,
        help_text=_("Answers or regions in each group that would show the planned one, or null."),
    )
    is_too_coarse = serializers.BooleanField(
        help_text=_("Whether the planned change is smaller than what can be seen.")
    )


class Measure(Kept):
    """What is measured of an initiative."""

    initiative_id = serializers.UUIDField(source="plan.initiative_id")
    tool = serializers.ChoiceField(_TOOLS, help_text=_HELP["tool"])
    kpi = serializers.CharField(help_text=_HELP["kpi"])
    message = serializers.CharField(help_text=_HELP["message"])
    is_leading = serializers.BooleanField(help_text=_HELP["is_leading"])
    unit = serializers.CharField(help_text=_HELP["unit"])
    baseline = serializers.FloatField(allow_null=True, help_text=_HELP["baseline"])
    target = serializers.FloatField(allow_null=True, help_text=_HELP["target"])
    expected_low = serializers.FloatField(allow_null=True, help_text=_HELP["expected_low"])
    expected_high = serializers.FloatField(allow_null=True, help_text=_HELP["expected_high"])
    measured_by = serializers.CharField(help_text=_HELP["measured_by"])
    is_seller = serializers.BooleanField(help_text=_HELP["is_seller"])
    due_on = serializers.DateField(allow_null=True, help_text=_HELP["due_on"])
    per_group = serializers.IntegerField(allow_null=True, help_text=_HELP["per_group"])
    test_regions = serializers.IntegerField(allow_null=True, help_text=_HELP["test_regions"])
    control_regions = serializers.IntegerField(allow_null=True, help_text=_HELP["control_regions"])
    periods_before = serializers.IntegerField(allow_null=True, help_text=_HELP["periods_before"])
    spread = serializers.FloatField(allow_null=True, help_text=_HELP["spread"])
    trip_side = serializers.ChoiceField(_SIDES, help_text=_HELP["trip_side"])
    trip_at = serializers.FloatField(allow_null=True, help_text=_HELP["trip_at"])
    is_stop = serializers.BooleanField(help_text=_HELP["is_stop"])
    visible_change = serializers.SerializerMethodField(
        help_text=_("The smallest change that it shows; null where its plan says too little.")
    )

    @extend_schema_field(VisibleChange(allow_null=True))
    def get_visible_change(self, row: MeasureRow) -> VisibleChange | None:
        found = read.visible(row)
        return VisibleChange(found).data if found else None  # type: ignore[return-value]


class MeasureEdit(Strict):
    """What may be said of a measure."""

    tool = Word(_TOOLS, required=False, help_text=_HELP["tool"])
    kpi = Title(max_length=300, help_text=_HELP["kpi"])
    message = Text(max_length=1000, required=False, help_text=_HELP["message"])
    is_leading = YesNo(required=False, help_text=_HELP["is_leading"])
    unit = Text(max_length=40, required=False, help_text=_HELP["unit"])
    baseline = _figure("baseline")
    target = _figure("target")
    expected_low = _figure("expected_low")
    expected_high = _figure("expected_high")
    measured_by = Text(max_length=200, required=False, help_text=_HELP["measured_by"])
    is_seller = YesNo(required=False, help_text=_HELP["is_seller"])
    due_on = serializers.DateField(allow_null=True, required=False, help_text=_HELP["due_on"])
    per_group = _count("per_group")
    test_regions = _count("test_regions")
    control_regions = _count("control_regions")
    periods_before = _count("periods_before")
    spread = Number(
        allow_null=True, required=False, min_value=1e-12, max_value=1e15, help_text=_HELP["spread"]
    )
    trip_side = Word(_SIDES, required=False, help_text=_HELP["trip_side"])
    trip_at = _figure("trip_at")
    is_stop = YesNo(required=False, help_text=_HELP["is_stop"])
    reason = Text(max_length=2000, required=False, help_text=_REASON)


class MeasurePlan(Kept):
    """The measurement plan of an initiative: its rules, and when they were locked."""

    initiative_id = serializers.UUIDField()
    decision_rule = serializers.CharField(
        help_text=_("What is done when the target is met, and when it is missed.")
    )
    stop_rule = serializers.CharField(help_text=_("What makes one stop early."))
    locked_at = serializers.DateTimeField(
        allow_null=True, help_text=_("Since when every change needs a reason; null before.")
    )
    locked_by = Person(allow_null=True, help_text=_("Who locked it."))
    advice = serializers.SerializerMethodField(help_text=_("What the plan lacks."))

    @extend_schema_field(MeasureAdvice(many=True))
    def get_advice(self, row: MeasurementPlan) -> list[MeasureAdvice]:
        found = read.advice(row, row.measures.all())
        return MeasureAdvice(found, many=True).data  # type: ignore[return-value]


class RulesEdit(Strict):
    """What follows from the measures."""

    decision_rule = Text(max_length=2000, required=False)
    stop_rule = Text(max_length=2000, required=False)
    reason = Text(max_length=2000, required=False, help_text=_REASON)


class PlanChange(Answer):
    """What was changed of a locked plan."""

    id = serializers.UUIDField()
    created_at = serializers.DateTimeField()
    author = Person(allow_null=True, help_text=_("Who changed it."))
    verb = serializers.CharField(help_text=_("added, edited, undone, deleted or restored."))
    subject = serializers.CharField(
        help_text=_("The KPI of the measure as it was called then; empty for the rules.")
    )
    reason = serializers.CharField(help_text=_("Why, as it was written."))
    changed = serializers.JSONField(help_text=_("Old and new of each field."))


class MeasureFilter(filters.FilterSet):  # type: ignore[misc] # the library has no types
    """Which measures to list."""

    initiative_id = filters.UUIDFilter(
        field_name="plan__initiative_id", label=_("Of this initiative only.")
    )


class Measures(Endpoint):
    """The measures of an engagement."""

    tag = "Measurement"

    @operation(
        "list_measures", _("List the measures"), gives=Measure, pages=KEPT, filters=MeasureFilter
    )
    def get(self, engagement_id: uuid.UUID) -> Any:
        get_engagement(self.actor, engagement_id)
        return read.measures(self.actor, engagement_id)


class InitiativeMeasures(Endpoint):
    """The measures of an initiative."""

    tag = "Measurement"

    @operation(
        "create_measure",
        _("Add a measure to the plan of an initiative"),
        takes=MeasureEdit,
        gives=Measure,
        status=201,
        scope=Scope.WRITE,
        has_tag=True,
        is_replayable=True,
        location="measure",
    )
    def post(self, initiative_id: uuid.UUID, given: dict[str, Any]) -> Any:
        return write.create_measure(actor=self.actor, initiative_id=initiative_id, **given)


class OneMeasure(Endpoint):
    """A measure."""

    tag = "Measurement"

    @operation("get_measure", _("Read a measure"), gives=Measure, has_tag=True)
    def get(self, measure_id: uuid.UUID) -> Any:
        return read.measure(self.actor, measure_id)

    @operation(
        "edit_measure",
        _("Change a measure"),
        takes=MeasureEdit,
        is_partial=True,
        gives=Measure,
        scope=Scope.WRITE,
        has_tag=True,
        is_versioned=True,
    )
    def patch(self, measure_id: uuid.UUID, given: dict[str, Any], version: int | None) -> Any:
        return write.edit_measure(actor=self.actor, measure_id=measure_id, version=version, **given)

    @operation(
        "delete_measure",
        _("Delete a measure with its actuals"),
        gives=Deletion,
        scope=Scope.WRITE,
        is_versioned=True,
        query=(OpenApiParameter("reason", str, description=_REASON),),
    )
    def delete(self, measure_id: uuid.UUID, version: int | None) -> Any:
        return write.delete_measure(
            actor=self.actor,
            measure_id=measure_id,
            version=version,
            reason=self.request.query_params.get("reason", ""),
        )


class Plan(Endpoint):
    """The measurement plan of an initiative."""

    tag = "Measurement"

    @operation(
        "get_measurement_plan",
        _("Read the rules of a measurement plan"),
        gives=MeasurePlan,
        has_tag=True,
    )
    def get(self, initiative_id: uuid.UUID) -> Any:
        return read.plan(self.actor, initiative_id)

    @operation(
        "edit_measurement_plan",
        _("Change the rules of a measurement plan"),
        takes=RulesEdit,
        is_partial=True,
        gives=MeasurePlan,
        scope=Scope.WRITE,
        has_tag=True,
        is_versioned=True,
    )
    def patch(self, initiative_id: uuid.UUID, given: dict[str, Any], version: int | None) -> Any:
        return write.edit_rules(
            actor=self.actor, initiative_id=initiative_id, version=version, **given
        )


class LockPlan(Endpoint):
    """The promise of a measurement plan."""

    tag = "Measurement"

    @operation(
        "lock_measurement_plan",
        _("Lock a measurement plan: from then on every change needs a reason"),
        gives=MeasurePlan,
        scope=Scope.WRITE,
        has_tag=True,
        problems=(409,),
    )
    def post(self, initiative_id: uuid.UUID) -> Any:
        return write.lock_plan(actor=self.actor, initiative_id=initiative_id)


class PlanChanges(Endpoint):
    """What was changed of a locked plan."""

    tag = "Measurement"

    @operation(
        "list_plan_changes",
        _("List the changes of a locked measurement plan"),
        gives=PlanChange,
        pages=ADDED,
    )
    def get(self, initiative_id: uuid.UUID) -> Any:
        return read.changes(self.actor, initiative_id)
