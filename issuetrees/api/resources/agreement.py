"""How far the assessors of a round agree."""

import uuid
from dataclasses import asdict
from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers
from rest_framework.response import Response

from issuetrees.api.endpoint import Endpoint
from issuetrees.api.operation import operation
from issuetrees.api.serializer_fields import Answer
from issuetrees.core.scoring.agreement import Measure, Undefined
from issuetrees.scoring.read import agreement as agreement_read


class Dot(Answer):
    """Equal scores of one cell."""

    value = serializers.FloatField(help_text=_("In points from 0 to 100."))
    assessor_ids = serializers.ListField(
        child=serializers.UUIDField(), help_text=_("Who gave this score.")
    )


class AgreementCell(Answer):
    """What all said of one initiative on one criterion, in points from 0 to 100."""

    initiative_id = serializers.UUIDField()
    criterion_id = serializers.UUIDField()
    median = serializers.FloatField(allow_null=True, help_text=_("Null where nobody has scored."))
    spread = serializers.FloatField(
        allow_null=True, help_text=_("From the lowest to the highest; null for fewer than two.")
    )
    dots = Dot(many=True, help_text=_("From the lowest score to the highest."))
    unknown = serializers.IntegerField(help_text=_("How many do not know."))
    not_applicable = serializers.IntegerField(help_text=_("For how many it does not apply."))


class AssessorBias(Answer):
    """One assessor beside the panel, in points."""

    assessor_id = serializers.UUIDField()
    bias = serializers.FloatField(
        allow_null=True, help_text=_("How much higher they score than all together.")
    )
    spread = serializers.FloatField(
        allow_null=True, help_text=_("How unevenly they differ: a standard deviation.")
    )
    range_used = serializers.FloatField(
        allow_null=True, help_text=_("Standard deviation of their own scores.")
    )
    units = serializers.IntegerField(help_text=_("Of how many cells that is said."))


class AgreementMeasure(Answer):
    """A coefficient: a value, or why there is none."""

    measure = serializers.ChoiceField(
        [one.value for one in Measure], help_text=_("By its usual name.")
    )
    value = serializers.FloatField(allow_null=True, help_text=_("1 is full agreement."))
    undefined = serializers.ChoiceField(
        [one.value for one in Undefined], allow_null=True, help_text=_("Why there is no value.")
    )
    assessors = serializers.IntegerField(help_text=_("How many assessors are compared."))
    units = serializers.IntegerField(help_text=_("Of how many cells that is said."))


class Agreement(Answer):
    """The cells, the assessors and the coefficients of a round."""

    cells = AgreementCell(many=True, help_text=_("All that the round asks."))
    assessors = AssessorBias(many=True, help_text=_("Each of them beside the panel."))
    coefficients = AgreementMeasure(many=True, help_text=_("Those that the data allow."))


class RoundAgreement(Endpoint):
    """How far the assessors of a round agree."""

    tag = "Rounds"

    @operation(
        "get_agreement",
        _("Tell how far assessors agree"),
        notes=_("Denied as long as the scores of the round are hidden from you."),
        gives=Agreement,
    )
    def get(self, round_id: uuid.UUID) -> Any:
        found = agreement_read.agreement(self.actor, round_id).panel
        return Response(Agreement(asdict(found)).data)
