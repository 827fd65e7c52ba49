"""What came of initiatives, chances said before, and how well assessors judged."""

import uuid
from typing import Any, Final

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from issuetrees.accounts.scopes import Scope
from issuetrees.api.endpoint import Endpoint
from issuetrees.api.operation import operation
from issuetrees.api.pagination import KEPT
from issuetrees.api.resources.deletions import Deletion
from issuetrees.api.serializer_fields import Answer, Calculation, Kept, Number, Strict, Text
from issuetrees.core.portfolio.calibration import Calibration as CoreCalibration
from issuetrees.tracking.read import calibration as read
from issuetrees.tracking.read import forecasts as forecasts_read
from issuetrees.tracking.read import outcomes as outcomes_read
from issuetrees.tracking.write import calibration as write
from issuetrees.tracking.write import forecasts as forecasts_write
from issuetrees.tracking.write import outcomes as outcomes_write
from issuetrees.workspaces.read import engagement as get_engagement

_CHANCE: Final = _("How likely it is held that the target is met, in percent.")


class Outcome(Kept):
    """What an initiative turned out to be on a criterion."""

    initiative_id = serializers.UUIDField()
    criterion_id = serializers.UUIDField()
    value = Calculation(help_text=_("On the scale of the criterion."))
    source = serializers.CharField(help_text=_("Where one knows it from."))  # type: ignore[assignment] # only while declared


class OutcomeEdit(Strict):
    """What an initiative turned out to be."""

    value = Number(min_value=-1e15, max_value=1e15, help_text=_("On the scale of the criterion."))
    source = Text(max_length=500, required=False, help_text=_("Where one knows it from."))  # type: ignore[assignment] # only while declared


class Forecast(Kept):
    """How likely an assessor holds it that a measure meets its target."""

    measure_id = serializers.UUIDField()
    assessor_id = serializers.UUIDField()
    chance = Calculation(help_text=_CHANCE)


class ForecastEdit(Strict):
    """A chance."""

    chance = Number(min_value=0, max_value=100, help_text=_CHANCE)


class Bias(Answer):
    """By how many points of 100 scores were too high on average."""

    mean = Calculation(help_text=_("Below 0 they were too low."))
    count = serializers.IntegerField(help_text=_("Of how many scores."))
    low = Calculation(allow_null=True, help_text=_("The lower end at 95%."))
    high = Calculation(allow_null=True, help_text=_("The upper end at 95%."))
    is_clear = serializers.BooleanField(help_text=_("Whether it is more than chance."))


class RangesHeld(Answer):
    """How many ranges held what came of it."""

    held = serializers.IntegerField(help_text=_("How many did."))
    count = serializers.IntegerField(help_text=_("Of how many."))
    widen = Calculation(
        allow_null=True,
        help_text=_("By what to stretch them so that 8 of 10 would have; null: too few to say."),
    )


class BrierScore(Answer):
    """How good chances were."""

    score = Calculation(help_text=_("Mean squared error: 0 is perfect, 0.25 a coin."))
    count = serializers.IntegerField(help_text=_("Of how many chances."))
    idle = Calculation(help_text=_("What always saying the share that came true would have got."))


class Track(Answer):
    """What is known of one assessor or criterion."""

    id = serializers.CharField(help_text=_("Of the assessor or criterion; empty for all."))
    bias = Bias(allow_null=True, help_text=_("Too high or too low, in points."))
    ranges = RangesHeld(allow_null=True, help_text=_("Whether ranges held."))
    brier = BrierScore(allow_null=True, help_text=_("How good chances were."))


class Calibration(Answer):
    """How well assessors judged, as far as you may see their scores."""

    all = Track(help_text=_("All scores together."))
    assessors = Track(many=True)
    criteria = Track(many=True, help_text=_("What is known of each criterion."))


class ToldAssessor(Answer):
    """An assessor who is told by what to stretch their ranges."""

    assessor_id = serializers.UUIDField(source="pk")
    widen = Calculation(help_text=_("By what to stretch them."))
    ranges_held = serializers.IntegerField(help_text=_("How many of them held."))
    ranges_known = serializers.IntegerField(help_text=_("Of how many."))


class Outcomes(Endpoint):
    """The outcomes of an engagement."""

    tag = "Measurement"

    @operation("list_outcomes", _("List what came of initiatives"), gives=Outcome, pages=KEPT)
    def get(self, engagement_id: uuid.UUID) -> Any:
        get_engagement(self.actor, engagement_id)
        return outcomes_read.outcomes(self.actor, engagement_id)


class InitiativeOutcome(Endpoint):
    """What came of an initiative on a criterion."""

    tag = "Measurement"

    @operation(
        "set_outcome",
        _("Say what an initiative turned out to be on a criterion"),
        takes=OutcomeEdit,
        gives=Outcome,
        scope=Scope.WRITE,
        has_tag=True,
    )
    def put(self, initiative_id: uuid.UUID, criterion_id: uuid.UUID, given: dict[str, Any]) -> Any:
        return outcomes_write.set_outcome(
            actor=self.actor, initiative_id=initiative_id, criterion_id=criterion_id, **given
        )


class OneOutcome(Endpoint):
    """An outcome."""

    tag = "Measurement"

    @operation("get_outcome", _("Read what came of it"), gives=Outcome, has_tag=True)
    def get(self, outcome_id: uuid.UUID) -> Any:
        return outcomes_read.outcome(self.actor, outcome_id)

    @operation(
        "delete_outcome",
        _("Take back what came of it"),
        gives=Deletion,
        scope=Scope.WRITE,
        is_versioned=True,
    )
    def delete(self, outcome_id: uuid.UUID, version: int | None) -> Any:
        return outcomes_write.delete_outcome(
            actor=self.actor, outcome_id=outcome_id, version=version
        )


class Forecasts(Endpoint):
    """The chances of an engagement."""

    tag = "Measurement"

    @operation("list_forecasts", _("List the chances said before"), gives=Forecast, pages=KEPT)
    def get(self, engagement_id: uuid.UUID) -> Any:
        get_engagement(self.actor, engagement_id)
        return forecasts_read.forecasts(self.actor, engagement_id)


class MeasureForecast(Endpoint):
    """The chance that an assessor gives a measure."""

    tag = "Measurement"

    @operation(
        "set_forecast",
        _("Say how likely an assessor holds it that a measure meets its target"),
        takes=ForecastEdit,
        gives=Forecast,
        scope=Scope.WRITE,
        has_tag=True,
        problems=(409,),
    )
    def put(self, measure_id: uuid.UUID, assessor_id: uuid.UUID, given: dict[str, Any]) -> Any:
        return forecasts_write.set_forecast(
            actor=self.actor, measure_id=measure_id, assessor_id=assessor_id, **given
        )


class OneForecast(Endpoint):
    """A chance."""

    tag = "Measurement"

    @operation("get_forecast", _("Read a chance"), gives=Forecast, has_tag=True)
    def get(self, forecast_id: uuid.UUID) -> Any:
        return forecasts_read.forecast(self.actor, forecast_id)

    @operation(
        "delete_forecast",
        _("Take back a chance before the end is known"),
        gives=Deletion,
        scope=Scope.WRITE,
        is_versioned=True,
        problems=(409,),
    )
    def delete(self, forecast_id: uuid.UUID, version: int | None) -> Any:
        return forecasts_write.delete_forecast(
            actor=self.actor, forecast_id=forecast_id, version=version
        )


class OneCalibration(Endpoint):
    """How well the assessors of an engagement judged."""

    tag = "Measurement"

    @operation("get_calibration", _("Read how well assessors judged"), gives=Calibration)
    def get(self, engagement_id: uuid.UUID) -> CoreCalibration:
        get_engagement(self.actor, engagement_id)
        return read.found(self.actor, engagement_id).calibration


class TellAssessors(Endpoint):
    """What assessors are told for the next round."""

    tag = "Measurement"

    @operation(
        "tell_assessors",
        _("Tell assessors by what to stretch their ranges"),
        gives=ToldAssessor,
        is_list=True,
        scope=Scope.WRITE,
    )
    def post(self, engagement_id: uuid.UUID) -> Any:
        return write.tell_assessors(actor=self.actor, engagement_id=engagement_id)
