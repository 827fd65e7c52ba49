"""Refuse what no portfolio can be chosen from, in words that say where to mend it."""

from collections.abc import Iterable
from math import isfinite

from issuetrees.core.errors import Invalid
from issuetrees.core.portfolio.records import Bound, Item, Problem, Unit
from issuetrees.core.scoring.relations import check_circles
from issuetrees.core.text import gettext_noop


def check(problem: Problem) -> None:
    """Refuse a bad problem (``Invalid``); one that nothing fits is not bad, see ``conflicts``."""
    if not problem.items:
        raise Invalid(
            "no_initiatives",
            gettext_noop("There is no initiative to choose from. Add one, or take one back in."),
            field="initiatives",
        )
    if len(problem.by_id) < len(problem.items):
        raise Invalid(
            "initiative_twice",
            gettext_noop("An initiative is listed twice."),
            field="initiatives",
        )
    for item in problem.items:
        _check_item(item, problem)
    _check_money(problem)
    for bound in problem.bounds:
        _check_bound(bound)
    _check_relations(problem)


def _check_item(item: Item, problem: Problem) -> None:
    if item.currency not in {"", problem.currency}:
        raise Invalid(
            "currencies_mixed",
            gettext_noop(
                "“{title}” costs {other}, but the budget is in {currency}. "
                "Say all costs in {currency}."
            ),
            field="cost",
            title=item.title,
            other=item.currency,
            currency=problem.currency or "?",
        )
    _check_value(item)
    _check_costs(item, len(problem.budgets))
    if not all(isfinite(effort) and effort >= 0 for effort in item.effort.values()):
        raise Invalid(
            "effort_wrong",
            gettext_noop("The effort of “{title}” is not a number from 0 up."),
            field="effort",
            title=item.title,
        )
    if item.least is not None and not 0 < item.least <= 1:
        raise Invalid(
            "least_wrong",
            gettext_noop("The smallest share of “{title}” is above 0 and at most 1 (1 is 100 %)."),
            field="least",
            title=item.title,
        )


def _check_value(item: Item) -> None:
    if not (isfinite(item.value) and item.value >= 0):
        raise Invalid(
            "value_wrong",
            gettext_noop("“{title}” has no points. Score it first, or leave it out."),
            field="value",
            title=item.title,
        )


def _check_costs(item: Item, periods: int) -> None:
    if len(item.costs) != periods:
        raise Invalid(
            "costs_not_by_period",
            gettext_noop(
                "“{title}” has costs of {given} periods, but the budget has {periods} periods."
            ),
            field="cost",
            title=item.title,
            given=len(item.costs),
            periods=periods,
        )
    for period, cost in enumerate(item.costs, 1):
        if cost is None:
            raise Invalid(
                "cost_missing",
                gettext_noop(
                    "“{title}” has no cost in period {period}. Say it (0 if it costs nothing), "
                    "or leave the initiative out."
                ),
                field="cost",
                title=item.title,
                period=period,
            )
        if not isfinite(cost) or cost < 0:
            raise Invalid(
                "cost_wrong",
                gettext_noop(
                    "The cost of “{title}” in period {period} is not a sum of money from 0 up."
                ),
                field="cost",
                title=item.title,
                period=period,
            )


def _check_money(problem: Problem) -> None:
    for budget in (*problem.budgets, problem.total):
        if budget is not None and not (isfinite(budget) and budget >= 0):
            raise Invalid(
                "budget_wrong",
                gettext_noop("A budget is a sum of money from 0 up; leave it empty for no limit."),
                field="budget",
            )
    if problem.total == 0 or (problem.budgets and not any(b != 0 for b in problem.budgets)):
        raise Invalid(
            "budget_nothing",
            gettext_noop(
                "A budget of 0 pays for nothing. Say a sum, or leave it empty for no limit."
            ),
            field="budget",
        )
    for team, capacity in problem.capacities.items():
        if not (isfinite(capacity) and capacity >= 0):
            raise Invalid(
                "capacity_wrong",
                gettext_noop("The capacity of a team is a number from 0 up."),
                field="capacity",
                team=team,
            )


def _check_bound(bound: Bound) -> None:
    most = 1.0 if bound.unit is Unit.SHARE else float("inf")
    ends = [end for end in (bound.low, bound.high) if end is not None]
    if not all(isfinite(end) and 0 <= end <= most for end in ends):
        raise Invalid(
            "bound_wrong",
            gettext_noop("A limit of “{key}” is from 0 up, as a share at most 1 (100 %)."),
            field="bounds",
            key=bound.key,
            by=bound.by,
        )
    if bound.low is not None and bound.high is not None and bound.low > bound.high:
        raise Invalid(
            "bound_contradicts",
            gettext_noop("At least {low} and at most {high} of “{key}” cannot both hold."),
            field="bounds",
            key=bound.key,
            by=bound.by,
            low=bound.low,
            high=bound.high,
        )


def _check_relations(problem: Problem) -> None:
    titles = {item.id: item.title for item in problem.items}
    named = [one for pair in (*problem.requires, *problem.excludes) for one in pair]
    _check_known([*problem.must, *problem.never, *named, *problem.groups], titles)
    check_circles(problem.relations, titles)
    _check_must(problem, titles)


def _check_known(named: Iterable[str], titles: dict[str, str]) -> None:
    for one in named:
        if one not in titles:
            raise Invalid(
                "initiative_unknown",
                gettext_noop("A relation or a choice names an initiative that is not in the list."),
                field="initiatives",
                initiative=one,
            )


def _check_must(problem: Problem, titles: dict[str, str]) -> None:
    for one in sorted(problem.must & problem.never):
        raise Invalid(
            "must_and_never",
            gettext_noop("“{title}” must be in and must not be in. Take one of them back."),
            field="must",
            title=titles[one],
        )
    for one, other in problem.excludes:
        if {one, other} <= problem.must:
            raise _both_must(titles[one], titles[other])
    first: dict[str, str] = {}
    for one in sorted(problem.must, key=list(titles).index):
        group = problem.groups.get(one, "")
        if group and first.setdefault(group, one) != one:
            raise _both_must(titles[first[group]], titles[one])


def _both_must(one: str, other: str) -> Invalid:
    return Invalid(
        "must_both",
        gettext_noop(
            "“{one}” and “{other}” must both be in, but they exclude each other. Let one go."
        ),
        field="must",
        one=one,
        other=other,
    )
