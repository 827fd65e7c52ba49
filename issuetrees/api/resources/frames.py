"""Budget frames: one of each engagement."""

import uuid
from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from issuetrees.accounts.scopes import Scope
from issuetrees.api.endpoint import Endpoint
from issuetrees.api.operation import operation
from issuetrees.api.serializer_fields import (
    Answer,
    Calculation,
    Id,
    Money,
    Number,
    Strict,
    Sum,
    Text,
    Title,
    Word,
)
from issuetrees.core.portfolio.frame import Part
from issuetrees.portfolio.models.frames import BudgetFrame as Row
from issuetrees.portfolio.read import frames as read
from issuetrees.portfolio.write import frames as write

_PERCENT = _("In percent, 0 to 100.")
_TESTS = _("What is kept for tests of each budget, in percent.")
_BRAND = _("Brand building in percent of what tests leave; null while nobody has said.")
_PART = _("What it serves: brand, activation, both (half and half); empty: not said.")
_OWN_FIRST = _("The brands of the category, the own one first.")
_SOURCE = _("Where the figures come from.")
_SPANS = _("Searches in spans of time, in their order.")
_COUNTS = _("Searches for each brand, in the order of the brands.")
_EXCESS = _("Share of voice minus share of market, in points; null where one is not known.")
_RELATION = _(
    "Points of market share a year that go with the own excess by the published relation: a "
    "range around its average. Null without an excess."
)
_NEEDED = _(
    "What the own brand would spend for a share of voice as large as its share of market, while "
    "the others spend what they do; null where that is not known."
)


class FrameParts(Answer):
    """A budget that is cut: the parts add up to it."""

    tests = Sum(help_text=_("Kept for tests."))
    free = Sum(help_text=_("What tests leave."))
    brand = Sum(allow_null=True, help_text=_("Brand building; null while nobody has said."))
    activation = Sum(allow_null=True, help_text=_("Sales now; null while nobody has said."))


class FramePeriod(Answer):
    """A period with its budget and what the proposals cost in it."""

    period_id = serializers.UUIDField(source="period.pk")
    title = serializers.CharField(source="period.title")
    budget = Sum(allow_null=True, help_text=_("What may be spent; null while nobody has said."))
    parts = FrameParts(allow_null=True, help_text=_("What the budget is cut into."))
    asked = Sum(help_text=_("Likely cost of all proposals in the period; past ones are none."))


class FrameKind(Answer):
    """A kind of initiative, or none: what it serves and what its proposals cost."""

    kind_id = serializers.UUIDField(source="kind.pk", allow_null=True, default=None)
    part = serializers.CharField(help_text=_PART)
    cost = Sum(help_text=_("Likely cost of its proposals."))


class FrameVoice(Answer):
    """A brand of the category."""

    name = serializers.CharField(source="brand.name")
    spend = Sum(source="brand.spend", help_text=_("On advertising in a year."))
    market_share = Calculation(source="brand.market_share", allow_null=True, help_text=_PERCENT)
    share_of_voice = Calculation(
        source="share", allow_null=True, help_text=_("In percent of what all of them spend.")
    )
    excess = Calculation(allow_null=True, help_text=_EXCESS)


class FrameVoiceYear(Answer):
    """A year with what each brand of the category had of the voice."""

    year = serializers.CharField(source="title", help_text=_("Empty: now."))
    voices = serializers.ListField(
        child=FrameVoice(allow_null=True),
        help_text=_("In the order of the brands; null for one of which nothing is known."),
    )


class FrameGrowth(Answer):
    """Points of market share a year: from, on average, to."""

    low = Calculation(help_text=_("The low end."))
    likely = Calculation(help_text=_("The published average."))
    high = Calculation(help_text=_("The high end."))


class FrameSearch(Answer):
    """Searches in a span of time."""

    title = serializers.CharField(help_text=_("When, such as a month."))
    counts = serializers.ListField(child=Calculation(), help_text=_COUNTS)
    share = Calculation(
        allow_null=True, help_text=_("The own brand’s in percent of all; null where there is none.")
    )


class BudgetFrame(Answer):
    """What may be spent when, on what, and how loud the brand is; with what follows from it."""

    engagement_id = serializers.UUIDField(source="row.engagement_id")
    version = serializers.IntegerField(
        source="row.version", help_text=_("0 while nobody has written it.")
    )
    test_share = Calculation(source="row.test_share", help_text=_TESTS)
    brand_share = Calculation(source="row.brand_share", allow_null=True, help_text=_BRAND)
    reason = serializers.CharField(source="row.reason", help_text=_("Why the frame is so."))
    periods = FramePeriod(many=True, help_text=_("The periods of the engagement, in order."))
    kinds = FrameKind(many=True, help_text=_("The kinds of initiatives, and what they serve."))
    proposed_brand_share = Calculation(
        source="split.brand_share",
        allow_null=True,
        help_text=_("Brand in percent of what the proposals cost, as far as that is told."),
    )
    voices = FrameVoice(many=True, help_text=_OWN_FIRST)
    years = FrameVoiceYear(
        many=True,
        help_text=_("Share of voice over the years, now last; empty without earlier ones."),
    )
    brands_source = serializers.CharField(source="row.brands_source", help_text=_SOURCE)
    growth = FrameGrowth(allow_null=True, help_text=_RELATION)
    needed = Sum(allow_null=True, help_text=_NEEDED)
    searches = FrameSearch(many=True, help_text=_SPANS)
    searches_source = serializers.CharField(source="row.searches_source", help_text=_SOURCE)


class BudgetEdit(Strict):
    """What may be spent in a period; null says nothing of it."""

    period_id = Id()
    amount = Money(allow_null=True)


class KindPartEdit(Strict):
    """What a kind serves."""

    kind_id = Id()
    part = Word(choices=["", *Part], help_text=_PART)


class CategoryBrandEdit(Strict):
    """A brand of the category."""

    name = Title(max_length=write.NAME)
    spend = Money(help_text=_("On advertising in a year."))
    market_share = Number(required=False, allow_null=True, help_text=_PERCENT)


class VoiceYearEdit(CategoryBrandEdit):
    """What a brand of the category spent and sold in an earlier year."""

    year = Title(max_length=write.YEAR, help_text=_("Such as 2025."))


class SearchesEdit(Strict):
    """Searches in a span of time."""

    title = Title(max_length=write.NAME, help_text=_("When, such as a month."))
    counts = serializers.ListField(child=Number(), help_text=_COUNTS)


class BudgetFrameEdit(Strict):
    """What may be changed of a frame; a list replaces the whole list."""

    budgets = BudgetEdit(many=True, required=False, help_text=_("Budgets by period."))
    test_share = Number(required=False, help_text=_TESTS)
    brand_share = Number(required=False, allow_null=True, help_text=_BRAND)
    parts = KindPartEdit(many=True, required=False, help_text=_("What kinds serve."))
    brands = CategoryBrandEdit(many=True, required=False, help_text=_OWN_FIRST)
    voice_years = VoiceYearEdit(
        many=True, required=False, help_text=_("Brands in earlier years, a line for each of both.")
    )
    brands_source = Text(max_length=write.LINE, required=False, help_text=_SOURCE)
    searches = SearchesEdit(many=True, required=False, help_text=_SPANS)
    searches_source = Text(max_length=write.LINE, required=False, help_text=_SOURCE)
    reason = Text(max_length=write.TEXT, required=False, help_text=_("Why the frame is so."))


class EngagementBudgetFrame(Endpoint):
    """The budget frame of an engagement."""

    tag = "Portfolio"

    @operation("get_budget_frame", _("Read the budget frame"), gives=BudgetFrame, has_tag=True)
    def get(self, engagement_id: uuid.UUID) -> Any:
        return self._told(read.frame(self.actor, engagement_id))

    @operation(
        "edit_budget_frame",
        _("Change the budget frame"),
        takes=BudgetFrameEdit,
        is_partial=True,
        gives=BudgetFrame,
        scope=Scope.WRITE,
        has_tag=True,
        is_versioned=True,
    )
    def patch(self, engagement_id: uuid.UUID, given: dict[str, Any], version: int | None) -> Any:
        row, _entry = write.edit_frame(
            actor=self.actor, engagement_id=engagement_id, version=version, **given
        )
        return self._told(row)

    def _told(self, row: Row) -> read.Framed:
        return read.framed(self.actor, row)
