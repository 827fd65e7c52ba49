"""What a calculation of a scenario says, as the API gives it."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from issuetrees.api.serializer_fields import Answer, Calculation
from issuetrees.core.portfolio.core_index import Zone
from issuetrees.core.portfolio.records import LimitKind, Portfolio, Status
from issuetrees.core.scoring.snapshot import plain
from issuetrees.portfolio.read.found import Found
from issuetrees.portfolio.read.inputs import Why


class ChosenInitiative(Answer):
    """An initiative that is in."""

    initiative_id = serializers.UUIDField()
    title = serializers.CharField(help_text=_("As it was called then."))
    share = Calculation(help_text=_("How much of it is funded, 0 to 1."))
    points = Calculation(help_text=_("What it adds, 0 to 100."))
    costs = serializers.ListField(child=Calculation(), help_text=_("What it costs, by period."))


class LimitUse(Answer):
    """How much of a budget, of a team or of a limit is used."""

    kind = serializers.ChoiceField(
        [one.value for one in LimitKind], help_text=_("What kind of limit it is.")
    )
    key = serializers.ListField(
        child=serializers.CharField(),
        help_text=_("The number of the period from 0, the team, kind, side or goal."),
    )
    amount = Calculation(help_text=_("Where the limit stands."))
    used = Calculation(help_text=_("How much the portfolio uses."))
    left = Calculation(help_text=_("How much it leaves."))


class ChosenSet(Answer):
    """A set of initiatives."""

    status = serializers.ChoiceField(
        [one.value for one in Status],
        help_text=_("optimal: nothing better exists; infeasible: nothing meets all limits."),
    )
    points = Calculation(help_text=_("What all that is in adds up to."))
    cost = Calculation(help_text=_("What it costs over all periods."))
    costs = serializers.ListField(child=Calculation(), help_text=_("What it costs, by period."))
    gap = Calculation(
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
        help_text=_(
            "against (decided so), unscored, no_cost, or needs: it requires what is aside."
        ),
    )


class LimitNamed(Answer):
    """A limit that a portfolio has to keep to."""

    kind = serializers.ChoiceField(
        [one.value for one in LimitKind], help_text=_("What kind of limit it is.")
    )
    key = serializers.ListField(
        child=serializers.CharField(),
        help_text=_("The number of the period from 0, the team, kind, side or goal."),
    )
    amount = Calculation(allow_null=True, help_text=_("Where the limit stands."))


class WhyNot(Answer):
    """Why an initiative is not in."""

    initiative_id = serializers.UUIDField()
    price = Calculation(
        allow_null=True,
        help_text=_("How many points having it in would cost; null where it can never be in."),
    )
    leaves = serializers.ListField(
        child=serializers.UUIDField(), help_text=_("Initiatives that would have to go for it.")
    )
    extra = Calculation(
        allow_null=True,
        help_text=_("With how much more money it comes in; null where money alone is not enough."),
    )
    held_by = LimitNamed(many=True, help_text=_("Limits that it would break on top."))
    is_proved = serializers.BooleanField(
        help_text=_("Whether the price is proved; otherwise it is that much at most.")
    )


class FrontierStep(Answer):
    """The best portfolio for so much money."""

    money = Calculation(help_text=_("The budget over all periods."))
    points = Calculation(help_text=_("What all that is in adds up to."))
    cost = Calculation(help_text=_("What it costs over all periods."))
    shares = serializers.DictField(
        child=Calculation(), help_text=_("How much of each initiative is funded.")
    )
    gap = Calculation(
        help_text=_("How much of the best possible may be missing, 0 to 1; 0 where it is proved.")
    )


class HowSure(Answer):
    """In how many of the sets with noisy scores an initiative is."""

    initiative_id = serializers.UUIDField()
    index = Calculation(help_text=_("In which share of the sets it is, 0 to 1."))
    zone = serializers.ChoiceField(
        [one.value for one in Zone], help_text=_("In all sets, in some, or in none.")
    )


class ConflictGive(Answer):
    """A limit of a conflict and by how much it alone would have to give."""

    limit = LimitNamed(help_text=_("The limit."))
    amount = Calculation(
        allow_null=True, help_text=_("By how much; null where it can only be let go.")
    )
    to = Calculation(allow_null=True, help_text=_("Where it would stand then."))
    is_enough = serializers.BooleanField(
        allow_null=True, help_text=_("Whether all limits hold then; null where nobody knows.")
    )
    whole = Calculation(
        allow_null=True, help_text=_("Where it alone would have to stand for all limits to hold.")
    )


class PortfolioResult(Answer):
    """All that is said of a scenario."""

    periods = serializers.ListField(
        child=serializers.CharField(allow_blank=True), help_text=_("What the periods are called.")
    )
    portfolio = ChosenSet(help_text=_("The portfolio with what was put in or out by hand."))
    best = ChosenSet(help_text=_("The best portfolio if nobody had put anything in or out."))
    price = Calculation(help_text=_("How many points the overrides cost."))
    aside = LeftAside(many=True, help_text=_("What was not chosen from, and why."))
    greedy = ChosenSet(
        allow_null=True, help_text=_("What the best value for money one by one would give.")
    )
    alike = ChosenSet(many=True, help_text=_("Sets that are worth as much, the portfolio too."))
    frontier = FrontierStep(many=True, help_text=_("What less and more money would be worth."))
    why_not = WhyNot(many=True, help_text=_("Why each of the others is not in."))
    how_sure = HowSure(many=True, help_text=_("How sure a place in the portfolio is."))
    conflicts = serializers.ListField(
        child=ConflictGive(many=True),
        help_text=_("Where nothing fits: limits that cannot all hold, conflict by conflict."),
    )


def result_of(found: Found) -> dict[str, Any]:
    """Return what a run says as ``PortfolioResult`` takes it."""
    return {
        "periods": found.inputs["periods"],
        "portfolio": set_of(found.portfolio, found),
        "best": set_of(found.best, found),
        "price": found.price,
        "aside": [{**one, "initiative_id": one["id"]} for one in found.inputs["aside"]],
        "greedy": set_of(found.greedy, found) if found.greedy else None,
        "alike": [set_of(one, found) for one in found.alike],
        "frontier": [{**plain(one), "points": one.value} for one in found.frontier],
        "why_not": [{**plain(one), "initiative_id": one.id} for one in found.why_not],
        "how_sure": [
            {"initiative_id": one, "index": index, "zone": found.zones[one].value}
            for one, index in found.index.items()
        ],
        "conflicts": [plain(list(gives)) for gives in found.conflicts],
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
