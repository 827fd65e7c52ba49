"""The portfolios of scenarios, as what reports show of them: the first one leads."""

from collections.abc import Collection
from typing import Final, TypedDict

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from issuetrees.core.errors import Invalid
from issuetrees.kit.formats.numbers import percent
from issuetrees.kit.sentences import fill, quote
from issuetrees.portfolio import words
from issuetrees.portfolio.models.runs import PortfolioRun
from issuetrees.portfolio.models.scenarios import Scenario
from issuetrees.portfolio.read import inputs, runs, scenarios
from issuetrees.portfolio.read.found import Found
from issuetrees.reports.portfolios import (
    FrontierShown,
    FrontierTick,
    Inside,
    Outside,
    PortfolioShown,
    Used,
)
from issuetrees.workspaces.access import Reader
from issuetrees.workspaces.models import Engagement


class Portfolios(TypedDict, total=False):
    """What a document has of portfolios."""

    portfolio: PortfolioShown
    other_portfolios: tuple[PortfolioShown, ...]


#: Sections that show a portfolio.
KINDS: Final = frozenset({"portfolio", "frontier", "why_not"})


def build_portfolios(kinds: Collection[str], reader: Reader, engagement: Engagement) -> Portfolios:
    """Return the portfolio of the first scenario that has one which the reader may see, and those
    of the others; nothing where no section of these ``kinds`` shows any.
    """
    if not KINDS & set(kinds):
        return {}
    rows = list(scenarios.scenarios(reader, engagement.pk))
    latest = runs.told(reader, rows)
    told = [(row, runs.found(latest[row.pk])) for row in rows if row.pk in latest]
    shown = [
        (row, found)
        for row, found in told
        if found is not None and found.portfolio.is_found and found.chosen
    ]
    if not shown:
        return {}
    of = inputs.ground(reader, engagement.pk, engagement.currency)
    first, *others = (
        _shown(row, found, is_outdated=_is_outdated(of, row, latest[row.pk]))
        for row, found in shown
    )
    return {"portfolio": first, "other_portfolios": tuple(others)}


def _is_outdated(of: inputs.Ground, row: Scenario, run: PortfolioRun) -> bool:
    try:
        return runs.is_outdated(of, row, run)
    except Invalid:
        return True


def _shown(row: Scenario, found: Found, *, is_outdated: bool) -> PortfolioShown:
    return PortfolioShown(
        id=str(row.pk),
        scenario=row.title,
        conclusion=words.conclusion(found),
        nearest=_nearest(found),
        currency=found.problem.currency,
        points=found.portfolio.value,
        cost=found.portfolio.cost,
        costs=found.portfolio.costs,
        periods=tuple(words.periods(found)),
        inside=tuple(_inside(found)),
        used=tuple(_used(found)),
        outside=tuple(
            Outside(
                one.item.id, one.item.title, one.item.value, one.item.cost, tuple(one.sentences)
            )
            for one in words.reasons(found)
        ),
        frontier=_frontier(found),
        greed=words.greed(found),
        is_outdated=is_outdated,
    )


def _inside(found: Found) -> list[Inside]:
    shown = []
    for item in found.chosen:
        share = found.portfolio.shares[item.id]
        costs = tuple(share * (cost or 0.0) for cost in item.costs)
        zone = words.zone_word(found.zones.get(item.id))
        index = percent(found.index.get(item.id), get_language() or "en")
        sure = f"{zone} {index}" if zone else ""
        shown.append(
            Inside(item.id, item.title, share * item.value, costs, sum(costs), share, sure)
        )
    return shown


def _used(found: Found) -> list[Used]:
    return [
        Used(
            words.limit_title(one.limit, found),
            words.amount(one.used, one.limit, found),
            words.amount(one.limit.amount, one.limit, found),
            words.amount(one.left, one.limit, found),
        )
        for one in found.portfolio.uses
        if one.limit.amount is not None
    ]


def _nearest(found: Found) -> str:
    """Say which of those that are left out comes in with the least money."""
    extras = [one for one in found.why_not if one.extra]
    if not extras:
        return _("No initiative that is left out comes in with more money alone")
    first = min(extras, key=lambda one: one.extra or 0.0)
    return fill(
        _("{title} is nearest: it comes in with {money} more"),
        title=quote(found.problem.by_id[first.id].title),
        money=words.money(first.extra or 0.0, found),
    )


def _frontier(found: Found) -> FrontierShown | None:
    if len(found.frontier) < 2:
        return None
    chosen = found.frontier.index(found.named) if found.named else len(found.frontier) - 1
    return FrontierShown(
        tuple(one.money for one in found.frontier),
        tuple(one.value for one in found.frontier),
        chosen,
        tuple(FrontierTick(one.at, one.text) for one in words.money_ticks(found)),
        tuple(FrontierTick(one.at, one.text) for one in words.point_ticks(found)),
    )
