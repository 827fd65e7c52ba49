"""What was measured, and comparisons of what happened with an initiative and without."""

import uuid
from typing import Any, Final

from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django_filters import rest_framework as filters
from rest_framework import serializers

from issuetrees.accounts.scopes import Scope
from issuetrees.api.endpoint import Endpoint
from issuetrees.api.operation import operation
from issuetrees.api.pagination import KEPT
from issuetrees.api.resources.deletions import Deletion
from issuetrees.api.serializer_fields import (
    Answer,
    Kept,
    Number,
    Pasted,
    Strict,
    Text,
    Title,
    Whole,
    YesNo,
)
from issuetrees.core.errors import Invalid
from issuetrees.core.portfolio.differences import Group, Region, of_groups, of_regions
from issuetrees.core.text import gettext_noop
from issuetrees.tracking.models.actuals import Actual as ActualRow
from issuetrees.tracking.read import actuals as read
from issuetrees.tracking.read import plans as plans_read
from issuetrees.tracking.tables import read_actuals
from issuetrees.tracking.write import actuals as write
from issuetrees.workspaces.read import engagement as get_engagement

_VALUE: Final = _("What the measure came to, in its unit.")
_LOW: Final = _("The lower end of the interval of its source; null for none.")
_HIGH: Final = _("The upper end of the interval of its source; null for none.")
_SOURCE: Final = _("Where the figure comes from.")
_DAY: Final = _("The day on which it was measured.")


class Actual(Kept):
    """What a measure came to on a day."""

    measure_id = serializers.UUIDField()
    measured_on = serializers.DateField(help_text=_DAY)
    value = serializers.FloatField(help_text=_VALUE)
    low = serializers.FloatField(allow_null=True, help_text=_LOW)
    high = serializers.FloatField(allow_null=True, help_text=_HIGH)
    source = serializers.CharField(help_text=_SOURCE)  # type: ignore[assignment] # only while declared
    is_tripped = serializers.SerializerMethodField(
        help_text=_("Whether it crosses the tripwire of its measure.")
    )

    is_interim = serializers.SerializerMethodField(
        help_text=_(
            "Whether it was measured before the day on which its plan is read: it is shown, and "
            "does not count in calibration."
        )
    )

    def get_is_interim(self, row: ActualRow) -> bool:
        return read.is_interim(row.measure, row)

    def get_is_tripped(self, row: ActualRow) -> bool:
        return read.is_tripped(row.measure, row.value)


class ActualEdit(Strict):
    """What may be said of an actual."""

    measured_on = serializers.DateField(help_text=_DAY)
    value = Number(min_value=-1e15, max_value=1e15, help_text=_VALUE)
    low = Number(required=False, allow_null=True, min_value=-1e15, max_value=1e15, help_text=_LOW)
    high = Number(required=False, allow_null=True, min_value=-1e15, max_value=1e15, help_text=_HIGH)
    source = Text(max_length=500, required=False, help_text=_SOURCE)  # type: ignore[assignment] # only while declared


class ActualTable(Strict):
    """Actuals as a table of text."""

    text = Pasted(
        max_length=5_000_000,
        help_text=_(
            "Copied cells, CSV or HTML with the headings KPI, Date, Value and perhaps Initiative, "
            "Low, High, Source."
        ),
    )


class AnswerGroup(Strict):
    """A group of answers."""

    mean = Number(min_value=-1e15, max_value=1e15, help_text=_("The mean of its answers."))
    deviation = Number(min_value=0, max_value=1e15, help_text=_("Their standard deviation."))
    count = Whole(min_value=2, max_value=1_000_000_000, help_text=_("How many answers there are."))


class ComparedRegion(Strict):
    """A region with its figures, period by period."""

    title = Title(max_length=200)
    is_treated = YesNo(help_text=_("Whether the initiative ran there."))
    figures = serializers.ListField(
        child=Number(allow_null=True, min_value=-1e15, max_value=1e15),
        min_length=2,
        max_length=500,
        help_text=_("A figure for each period, null where it is missing."),
    )


class EffectComparison(Strict):
    """Regions by period with how many lie before, or four groups of answers."""

    regions = serializers.ListField(
        child=ComparedRegion(),
        required=False,
        min_length=2,
        max_length=2000,
        help_text=_("All regions, with it and without."),
    )
    before = Whole(
        required=False,
        min_value=1,
        max_value=499,
        help_text=_("How many of the periods lie before the initiative."),
    )
    treated_before = AnswerGroup(required=False, help_text=_("With it, before."))
    treated_after = AnswerGroup(required=False, help_text=_("With it, after."))
    control_before = AnswerGroup(required=False, help_text=_("Without it, before."))
    control_after = AnswerGroup(required=False, help_text=_("Without it, after."))


class Difference(Answer):
    """A difference in differences."""

    effect = serializers.FloatField(help_text=_("The change with it less the change without it."))
    error = serializers.FloatField(
        allow_null=True, help_text=_("Its standard error; null with one region on a side.")
    )
    low = serializers.FloatField(allow_null=True, help_text=_("The lower end of its interval."))
    high = serializers.FloatField(allow_null=True, help_text=_("The upper end of its interval."))
    probability = serializers.FloatField(
        allow_null=True, help_text=_("How likely so large a difference is by chance alone.")
    )
    method = serializers.CharField(
        help_text=_("regions: standard error clustered by region; groups: four groups apart.")
    )
    level = serializers.FloatField(help_text=_("How sure the interval is, 0.95."))
    treated = serializers.IntegerField(help_text=_("Regions or answers with it."))
    control = serializers.IntegerField(help_text=_("Regions or answers without it."))
    is_parallel = serializers.BooleanField(
        allow_null=True,
        help_text=_("Whether both sides moved alike before; null where it cannot be told."),
    )


class ActualFilter(filters.FilterSet):  # type: ignore[misc] # the library has no types
    """Which actuals to list."""

    measure_id = filters.UUIDFilter(label=_("Of this measure only."))


class Actuals(Endpoint):
    """The actuals of an engagement."""

    tag = "Measurement"

    @operation(
        "list_actuals", _("List the actuals"), gives=Actual, pages=KEPT, filters=ActualFilter
    )
    def get(self, engagement_id: uuid.UUID) -> Any:
        get_engagement(self.actor, engagement_id)
        return read.actuals(self.actor, engagement_id)


class ActualsTable(Endpoint):
    """Actuals of an engagement as a table."""

    tag = "Measurement"

    @operation(
        "take_actuals",
        _("Add the actuals of a table, all or none"),
        takes=ActualTable,
        gives=Actual,
        is_list=True,
        status=201,
        scope=Scope.WRITE,
        is_replayable=True,
    )
    def post(self, engagement_id: uuid.UUID, given: dict[str, Any]) -> Any:
        get_engagement(self.actor, engagement_id)
        measures = plans_read.measures(self.actor, engagement_id)
        language = get_language() or "en"
        rows = read_actuals(given["text"], measures, language, timezone.localdate())
        return write.create_actuals(
            actor=self.actor, engagement_id=engagement_id, rows=rows, site=_site(self.request)
        )


class MeasureActuals(Endpoint):
    """The actuals of a measure."""

    tag = "Measurement"

    @operation(
        "create_actual",
        _("Write down what a measure came to"),
        takes=ActualEdit,
        gives=Actual,
        status=201,
        scope=Scope.WRITE,
        has_tag=True,
        is_replayable=True,
        location="actual",
    )
    def post(self, measure_id: uuid.UUID, given: dict[str, Any]) -> Any:
        return write.create_actual(
            actor=self.actor, measure_id=measure_id, site=_site(self.request), **given
        )


class OneActual(Endpoint):
    """An actual."""

    tag = "Measurement"

    @operation("get_actual", _("Read an actual"), gives=Actual, has_tag=True)
    def get(self, actual_id: uuid.UUID) -> Any:
        return read.actual(self.actor, actual_id)

    @operation(
        "edit_actual",
        _("Change an actual"),
        takes=ActualEdit,
        is_partial=True,
        gives=Actual,
        scope=Scope.WRITE,
        has_tag=True,
        is_versioned=True,
    )
    def patch(self, actual_id: uuid.UUID, given: dict[str, Any], version: int | None) -> Any:
        return write.edit_actual(
            actor=self.actor,
            actual_id=actual_id,
            version=version,
            site=_site(self.request),
            **given,
        )

    @operation(
        "delete_actual",
        _("Delete an actual"),
        gives=Deletion,
        scope=Scope.WRITE,
        is_versioned=True,
    )
    def delete(self, actual_id: uuid.UUID, version: int | None) -> Any:
        return write.delete_actual(actor=self.actor, actual_id=actual_id, version=version)


class Differences(Endpoint):
    """A comparison of what happened with an initiative and without."""

    tag = "Measurement"

    @operation(
        "compare_with_and_without",
        _("Calculate a difference in differences with its interval"),
        takes=EffectComparison,
        gives=Difference,
    )
    def post(self, engagement_id: uuid.UUID, given: dict[str, Any]) -> Any:
        get_engagement(self.actor, engagement_id)
        if "regions" in given:
            rows = [Region(**one) for one in given["regions"]]
            return of_regions(rows, given.get("before", 1))
        names = ("treated_before", "treated_after", "control_before", "control_after")
        missing = [name for name in names if name not in given]
        if missing:
            message = gettext_noop("Send regions, or all four groups. Missing: {missing}.")
            raise Invalid("group_missing", message, field=missing[0], missing=", ".join(missing))
        return of_groups(*(Group(**given[name]) for name in names))


def _site(request: Any) -> str:
    return str(request.build_absolute_uri("/"))
