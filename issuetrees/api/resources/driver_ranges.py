"""Between what the leaves of a driver tree may be."""

import uuid
from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from issuetrees.accounts.scopes import Scope
from issuetrees.api.endpoint import Endpoint
from issuetrees.api.operation import operation
from issuetrees.api.serializer_fields import Answer, Number, Strict
from issuetrees.inquiry.write.driver_ranges import put_ranges


class DriverRange(Strict):
    """The ends of a leaf; what is not sent stays, null takes an end back."""

    low = Number(required=False, allow_null=True, help_text=_("In the unit of the leaf."))
    high = Number(required=False, allow_null=True, help_text=_("In the unit of the leaf."))


class DriverRanges(Strict):
    """Ends to set."""

    ranges = serializers.DictField(child=DriverRange(), help_text=_("By the id of the leaf."))


class DriverRangesSet(Answer):
    """The tree after it."""

    revision = serializers.IntegerField()


class GraphDriverRanges(Endpoint):
    """The ends of leaves."""

    tag = "Numbers"

    @operation(
        "put_driver_ranges",
        _("Say between what leaves may be"),
        notes=_("What moves a number most is then asked between these ends. One step of the tree."),
        takes=DriverRanges,
        gives=DriverRangesSet,
        scope=Scope.WRITE,
        problems=(409,),
    )
    def put(self, graph_id: uuid.UUID, given: dict[str, Any]) -> Any:
        ranges = given["ranges"]
        return {"revision": put_ranges(actor=self.actor, graph_id=graph_id, ranges=ranges)}
