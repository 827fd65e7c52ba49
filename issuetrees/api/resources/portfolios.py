"""What a calculation of a scenario says, as the API gives it."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from issuetrees.api.serializer_fields import Answer
from issuetrees.core.portfolio.records import LimitKind, Portfolio, Status
from issuetrees.core.scoring.snapshot import plain
from issuetrees.portfolio.read.found import Found
from issuetrees.portfolio.read.inputs import Why


class ChosenInitiative(Answer):
    """An initiative that is in."""

    initiative_id = serializers.UUIDField()
    title = serializers.CharField(help_text=_("As it was called then."))
    share = serializers.FloatField(help_text=_("How much of it is funded, 0 to 1."))
    points = serializers.FloatField(help_text=_("What it adds, 0 to 100."))
    costs = serializers.ListField(
        child=serializers.FloatField(), help_text=_("What it costs, by period.")
    )


class LimitUse(Answer):
    """How much of a budget, of a team or of a limit is used."""

    kind = serializers.ChoiceField(
        [one.value for one in LimitKind], help_text=_("What kind of limit it is.")
    )
    key = serializers.ListField(
        child=serializers.CharField(),
        help_text=_("The number of the period from 0, the team, kind, side or goal."),
    )
    amount = serializers.FloatField(help_text=_("Where the limit stands."))
    used = serializers.FloatField(help_text=_("How much the portfolio uses."))
    left = serializers.FloatField(help_text=_("How much it leaves."))


class ChosenSet(Answer):
    """A set of initiatives."""

    status = serializers.ChoiceField(
        [one.value for one in Status],
        help_text=_("optimal: nothing better exists; infeasible: nothing meets all limits."),
    )
    points = serializers.FloatField(help_text=_("What all that is in adds up to."))
    cost = serializers.FloatField(help_text=_("What it costs over all periods."))
    costs = serializers.ListField(
        child=serializers.FloatField(), help_text=_("What it costs, by period.")
    )
    gap = serializers.FloatField(
        allow_null=True, help_text=_("How much better another set could be at most, 0 to 1.")
    )
    initiatives = ChosenInitiative(many=True, help_text=_("What is in, the most valuable first."))
    limits = LimitUse(many=True, help_text=_("How much of each limit is used."))


class LeftAside(Answer):
    """An initiative that was not chosen from."""

    initiative_id = serializers.UUIDField()
    title = serializers.CharField(help_text=_("As it was called then."))
    why = serializers.ChoiceField(
        [one.value for one in Why],
        help_text=_("unscored, no_cost, or needs: it requires what is aside."),
    )


class PortfolioResult(Answer):
    """All that is said of a scenario."""

    periods = serializers.ListField(
        child=serializers.CharField(allow_blank=True), help_text=_("What the periods are called.")
    )
    portfolio = ChosenSet(help_text=_("The portfolio with what was put in or out by hand."))
    best = ChosenSet(help_text=_("The best portfolio if nobody had put anything in or out."))
    price = serializers.FloatField(help_text=_("How many points the overrides cost."))
    aside = LeftAside(many=True, help_text=_("What was not chosen from, and why."))


def result_of(found: Found) -> dict[str, Any]:
    """Return what a run says as ``PortfolioResult`` takes it."""
    return {
        "periods": found.inputs["periods"],
        "portfolio": set_of(found.portfolio, found),
        "best": set_of(found.best, found),
        "price": found.price,
        "aside": [{**one, "initiative_id": one["id"]} for one in found.inputs["aside"]],
    }


def set_of(portfolio: Portfolio, found: Found) -> dict[str, Any]:
    """Return a set of initiatives as ``ChosenSet`` takes it."""
    items = [found.problem.by_id[one] for one in portfolio.chosen]
    return {
        "status": portfolio.status.value,
        "points": portfolio.value,
        "cost": portfolio.cost,
        "costs": portfolio.costs,
        "gap": portfolio.gap,
        "initiatives": [
            {
                "initiative_id": item.id,
                "title": item.title,
                "share": portfolio.shares[item.id],
                "points": portfolio.shares[item.id] * item.value,
                "costs": [portfolio.shares[item.id] * (cost or 0.0) for cost in item.costs],
            }
            for item in sorted(items, key=lambda item: -item.value)
        ],
        "limits": [
            {**plain(use.limit), "used": use.used, "left": use.left}
            for use in portfolio.uses
            if use.limit.amount is not None
        ],
    }
