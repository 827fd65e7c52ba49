"""Scenarios side by side, and what one of them says."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from issuetrees.core.portfolio.records import Item, Limit, LimitKind, Unit, Use
from issuetrees.jobs.labels import told
from issuetrees.kit.formats.money import money
from issuetrees.kit.formats.numbers import percent, short
from issuetrees.kit.sentences import fill
from issuetrees.kit.words import spoken
from issuetrees.portfolio.models.runs import PortfolioRun
from issuetrees.portfolio.models.scenarios import Scenario
from issuetrees.portfolio.read import runs as runs_read
from issuetrees.portfolio.read.found import Found
from issuetrees.portfolio.read.inputs import Why

#: The length of a bar.
BAR: Final = 160.0


@dataclass(frozen=True)
class Line:
    """A scenario in the table: what it is worth, what it costs, what differs from the first."""

    row: Scenario
    run: PortfolioRun | None
    found: Found | None
    is_under_way: bool
    count: int = 0
    added: Sequence[str] = ()
    dropped: Sequence[str] = ()


@dataclass(frozen=True)
class ChosenRow:
    """An initiative that is in, with its money."""

    item: Item
    share: float
    value: float
    costs: Sequence[float]
    cost: float
    is_forced: bool
    reason: str


@dataclass(frozen=True)
class UseRow:
    """How much of a budget, of a team or of a limit is used, as a part of it."""

    title: str
    shown_used: str
    shown_amount: str
    shown_left: str
    width: float
    is_tight: bool


def lines(scenarios: Iterable[Scenario], runs: Mapping[UUID, PortfolioRun]) -> list[Line]:
    """Return the scenarios side by side; each is compared with the first that has a portfolio."""
    made: list[Line] = []
    first: Found | None = None
    for row in scenarios:
        run = runs.get(row.pk)
        found = runs_read.found(run) if run else None
        is_under_way = run is not None and runs_read.state(run) in runs_read.UNDER_WAY
        if found is None or not found.portfolio.is_found:
            made.append(Line(row, run, found, is_under_way))
            continue
        first = first or found
        made.append(
            Line(
                row,
                run,
                found,
                is_under_way,
                len(found.portfolio.shares),
                [item.title for item in found.chosen if item.id not in first.portfolio.shares],
                [item.title for item in first.chosen if item.id not in found.portfolio.shares],
            )
        )
    return made


def chosen(found: Found) -> list[ChosenRow]:
    """Return the initiatives that are in, the most valuable first."""
    forced = {one["id"]: one for one in found.inputs["forced"] if one["is_in"]}
    rows = []
    for item in found.chosen:
        share = found.portfolio.shares[item.id]
        costs = [share * (cost or 0.0) for cost in item.costs]
        rows.append(
            ChosenRow(
                item,
                share,
                share * item.value,
                costs,
                sum(costs),
                item.id in forced,
                forced[item.id]["reason"] if item.id in forced else "",
            )
        )
    return rows


def periods(found: Found) -> list[str]:
    """Return what the columns of money are called; none where there are no periods."""
    titles = [*found.inputs["periods"]]
    if titles == [""]:
        return []
    return [*titles, _("In no period")] if found.inputs["is_rest"] else titles


def uses(found: Found) -> list[UseRow]:
    """Return how much of budgets, teams and limits is used."""
    return [_use(one, found) for one in found.portfolio.uses if one.limit.amount is not None]


def _use(one: Use, found: Found) -> UseRow:
    amount = one.limit.amount or 0.0
    write = _writer(one, found.problem.currency)
    return UseRow(
        title=limit_title(one.limit, found),
        shown_used=write(one.used),
        shown_amount=write(amount),
        shown_left=write(one.left),
        width=BAR * (min(1.0, one.used / amount) if amount else 1.0),
        is_tight=one.is_tight,
    )


def _writer(one: Use, currency: str) -> Callable[[float], str]:
    """Return how amounts of a limit are written: as money, as a share, or as numbers."""
    language = get_language() or "en"
    if one.limit.kind in {LimitKind.TOTAL, LimitKind.BUDGET} or one.limit.unit is Unit.MONEY:
        return lambda amount: money(amount, currency, language)
    if one.limit.unit is Unit.SHARE:
        return lambda amount: percent(amount, language)
    return lambda amount: short(amount, language)


def limit_title(limit: Limit, found: Found) -> str:
    """Return what a limit is called."""
    if limit.kind is LimitKind.TOTAL:
        return _("All periods")
    if limit.kind is LimitKind.BUDGET:
        return (periods(found) or [_("All periods")])[int(limit.key[0])]
    if limit.kind is LimitKind.CAPACITY:
        return str(found.inputs["teams"].get(limit.key[0], "–"))
    key = limit.key[0]
    sides = {"outside": _("Outside"), "inside": _("Inside")}
    name = sides.get(key) or found.inputs["names"].get(key, "–")
    words = {LimitKind.AT_LEAST: _("{name}: at least"), LimitKind.AT_MOST: _("{name}: at most")}
    return fill(words.get(limit.kind, "{name}"), name=name)


@dataclass(frozen=True)
class AsideRow:
    """An initiative that was not chosen from, and why."""

    id: str
    title: str
    why: str


def aside(found: Found) -> list[AsideRow]:
    """Return what was not chosen from, with the way to mend it."""
    words = {
        Why.UNSCORED: _("It has no scores yet."),
        Why.NO_COST: _("Its likely cost is not said."),
        Why.NEEDS: _("It requires “{other}”, which is not chosen from."),
    }
    return [
        AsideRow(one["id"], one["title"], fill(words[Why(one["why"])], other=one["other"]))
        for one in found.inputs["aside"]
    ]


def progress(run: PortfolioRun) -> dict[str, Any]:
    """Say what the job of a run is doing, or why it failed."""
    if run.job is None:
        return {}
    problem = run.job.problem
    return {
        "doing": told(run.job.progress_label),
        "failure": fill(spoken(problem["message"]), **problem.get("details", {}))
        if problem
        else "",
    }
