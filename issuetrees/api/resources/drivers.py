"""Question trees as numbers: what the values of leaves make of the nodes above them."""

import uuid
from typing import Any, Final

from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from issuetrees.api import numbers
from issuetrees.api.endpoint import Endpoint
from issuetrees.api.operation import operation
from issuetrees.api.serializer_fields import Answer
from issuetrees.core.drivers.ages import OLD_AFTER
from issuetrees.inquiry.driver_facts import facts, scenarios_json
from issuetrees.inquiry.read.driver_scenarios import scenarios_in
from issuetrees.inquiry.read.drivers import numbers as read_numbers

FAULTS = ("", "missing", "zero", "large")
AGES = ("", "old", "behind", "undated")


@extend_schema_field(
    {"anyOf": [{"type": one} for one in ("string", "number", "array", "null")], "items": {}}
)
class Term(serializers.JSONField):
    """How a value follows from others."""


class Driver(Answer):
    """A node with its number, in its own unit."""

    id = serializers.UUIDField(help_text=_("Of the node."))
    parent_id = serializers.UUIDField(allow_null=True)
    number = serializers.CharField(help_text=_("Place of the node, like 3.2; empty for a root."))
    title = serializers.CharField()
    level = serializers.IntegerField(help_text=_("0 for the root."))
    is_leaf = serializers.BooleanField(help_text=_("Whether nothing hangs under it."))
    split_kind = serializers.CharField(allow_null=True)
    split = serializers.DictField(help_text=_("What its kind of split says, such as `formula`."))
    formula = serializers.CharField(help_text=_("How its children make it, in words."))
    unit = serializers.CharField(help_text=_("As it is written on the node."))
    shown_unit = serializers.CharField(help_text=_("The unit of its numbers here."))
    factor = serializers.FloatField(
        help_text=_("How many base units one of it is: 1,000,000 for “M €”, 0.01 for “%”.")
    )
    term = Term(
        help_text=_(
            "How it follows from others in base units: an id, a number, or a list of a sign "
            "(+ - * /) and such terms. Null at a leaf, and where that is not known."
        ),
    )
    value = serializers.FloatField(allow_null=True, help_text=_("What it comes to."))
    own = serializers.FloatField(
        allow_null=True, help_text=_("The value that somebody has given it.")
    )
    difference = serializers.FloatField(
        allow_null=True, help_text=_("By how much its children make more than its own value.")
    )
    low = serializers.FloatField(
        allow_null=True, help_text=_("Of a leaf: the least that its value may be, if that is said.")
    )
    high = serializers.FloatField(
        allow_null=True, help_text=_("Of a leaf: the most that its value may be, if that is said.")
    )
    fault = serializers.ChoiceField(
        FAULTS, help_text=_("Why it has no value: something is missing, zero divides, too large.")
    )
    waits_for = serializers.ListField(
        child=serializers.UUIDField(), help_text=_("The nodes whose values are missing.")
    )
    value_on = serializers.DateField(allow_null=True)
    value_source = serializers.CharField()
    age = serializers.ChoiceField(
        AGES,
        help_text=_(
            "Of a leaf’s value: older than `old_after` days, a month behind the newest, or "
            "without a day."
        ),
    )


class DriverRemark(Answer):
    """Why there is no number, or what contradicts it."""

    code = serializers.CharField()
    node_id = serializers.UUIDField()
    message = serializers.CharField(help_text=_("A sentence in the reader’s language."))
    related_ids = serializers.ListField(child=serializers.UUIDField())


class ScenarioNumbers(Answer):
    """A scenario with what its values make of the tree."""

    id = serializers.UUIDField()
    title = serializers.CharField()
    values = serializers.DictField(
        child=serializers.FloatField(), help_text=_("What it gives, by node.")
    )
    results = serializers.DictField(
        child=serializers.FloatField(), help_text=_("What all nodes come to, by node.")
    )


class DriverNumbers(Answer):
    """The numbers of a tree as one reads it, pruned branches left out."""

    revision = serializers.IntegerField()
    drivers = Driver(many=True)
    remarks = DriverRemark(many=True)
    scenarios = ScenarioNumbers(many=True)


MOST_DAYS: Final = 3_650
OLD = numbers.whole_parameter(
    "old_after", _("Days after which a value is old."), OLD_AFTER, MOST_DAYS
)


class GraphDrivers(Endpoint):
    """The calculation of a tree."""

    tag = "Numbers"

    @operation(
        "get_drivers",
        _("Calculate a tree from the values of its leaves"),
        notes=_(
            "Sums, differences, products, ratios and formulas over the titles of children; units "
            "and currencies have to fit. What cannot be calculated is told in `remarks`."
        ),
        gives=DriverNumbers,
        query=(OLD,),
        problems=(409,),
    )
    def get(self, graph_id: uuid.UUID) -> Any:
        found = read_numbers(self.actor, graph_id)
        old_after = numbers.whole_number(self.request, "old_after", OLD_AFTER, MOST_DAYS)
        told = facts(found, found.graph.engagement.today(), old_after)
        return told | {"scenarios": scenarios_json(found, scenarios_in(found.graph))}
