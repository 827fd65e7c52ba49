"""Scenarios side by side, and what one of them says."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from issuetrees.core.portfolio.records import Item, Use
from issuetrees.jobs.labels import told
from issuetrees.kit.formats.numbers import percent
from issuetrees.kit.sentences import fill
from issuetrees.kit.words import spoken
from issuetrees.portfolio import words
from issuetrees.portfolio.models.runs import PortfolioRun
from issuetrees.portfolio.models.scenarios import Override, Scenario
from issuetrees.portfolio.read import runs as runs_read
from issuetrees.portfolio.read.found import Found
from issuetrees.portfolio.read.inputs import Why

#: The length of a bar.
BAR: Final = 160.0


@dataclass(frozen=True)
class Line:
    """A scenario in the table: what it is worth, what it costs, what differs from the first.

    ``run`` is the newest one; ``found`` is what ``told`` says, the newest that came to its end.
    """

    row: Scenario
    run: PortfolioRun | None
    told: PortfolioRun | None
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
    index: float | None
    zone: str


@dataclass(frozen=True)
class UseRow:
    """How much of a budget, of a team or of a limit is used, as a part of it."""

    title: str
    shown_used: str
    shown_amount: str
    shown_left: str
    width: float
    is_tight: bool


def lines(
    scenarios: Iterable[Scenario],
    runs: Mapping[UUID, PortfolioRun],
    told: Mapping[UUID, PortfolioRun],
) -> list[Line]:
    """Return the scenarios side by side; each is compared with the first that has a portfolio."""
    made: list[Line] = []
    first: Found | None = None
    for row in scenarios:
        run = runs.get(row.pk)
        is_under_way = run is not None and runs_read.state(run) in runs_read.UNDER_WAY
        done = None if is_under_way else told.get(row.pk)
        found = runs_read.found(done) if done else None
        if found is None or not found.portfolio.is_found:
            made.append(Line(row, run, done, found, is_under_way))
            continue
        first = first or found
        made.append(
            Line(
                row,
                run,
                done,
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
                found.index.get(item.id),
                words.zone_word(found.zones.get(item.id)),
            )
        )
    return rows


def uses(found: Found) -> list[UseRow]:
    """Return how much of budgets, teams and limits is used."""
    return [_use(one, found) for one in found.portfolio.uses if one.limit.amount is not None]


def _use(one: Use, found: Found) -> UseRow:
    amount = one.limit.amount or 0.0

    def write(value: float) -> str:
        return words.amount(value, one.limit, found)

    return UseRow(
        title=words.limit_title(one.limit, found),
        shown_used=write(one.used),
        shown_amount=write(amount),
        shown_left=write(one.left),
        width=BAR * (min(1.0, one.used / amount) if amount else 1.0),
        is_tight=one.is_tight,
    )


@dataclass(frozen=True)
class AsideRow:
    """An initiative that was not chosen from, and why."""

    id: str
    title: str
    why: str


def aside(found: Found) -> list[AsideRow]:
    """Return what was not chosen from, with the way to mend it."""
    said = {
        Why.AGAINST: _("It was decided against: decide anew first."),
        Why.UNSCORED: _("It has no scores yet."),
        Why.NO_COST: _("Its likely cost is not said."),
        Why.NEEDS: _("It requires “{other}”, which is not chosen from."),
    }
    return [
        AsideRow(one["id"], one["title"], fill(said[Why(one["why"])], other=one["other"]))
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


@dataclass(frozen=True)
class ByHand:
    """An override and its price in points; ``is_counted`` where the run has it already."""

    row: Override
    is_counted: bool
    price: float | None


def by_hand(row: Scenario, found: Found) -> list[ByHand]:
    """Return what people override in a scenario, with what each alone costs."""
    counted = {one["id"]: one["is_in"] for one in found.inputs["forced"]}
    return [
        ByHand(
            one,
            counted.get(str(one.initiative_id)) == one.is_in,
            found.prices.get(str(one.initiative_id)),
        )
        for one in row.overrides.all()
    ]


def remarks(found: Found) -> list[str]:
    """Say what else to know: what is not proved, equals, greed, overlaps, how often was drawn."""
    said = [*words.unproved(found), words.greed(found), *words.overlaps(found)]
    others = [one for one in found.alike if set(one.shares) != set(found.portfolio.shares)]
    for other in others:
        joins = [one for one in other.shares if one not in found.portfolio.shares]
        leaves = [one for one in found.portfolio.shares if one not in other.shares]
        said.append(
            fill(
                _("Worth as much: {joins} instead of {leaves}."),
                joins=words.named(joins, found) if joins else "–",
                leaves=words.named(leaves, found) if leaves else "–",
            )
        )
    if found.draws:
        text = _(
            "How sure: in which share of {count} sets that were chosen with scores as far apart as "
            "those of the assessors an initiative is in; off by up to {margin}."
        )
        margin = percent(found.margin, get_language() or "en")
        said.append(fill(text, count=found.draws, margin=margin))
    elif found.portfolio.is_found:
        said.append(
            _(
                "How sure cannot be told: nothing says how far scores may be off. Have somebody "
                "else score, too."
            )
        )
    lacking = len(found.inputs["lacking"])
    if lacking:
        said.append(
            fill(
                ngettext(
                    "{count} initiative lacks some scores; its points are those of the others.",
                    "{count} initiatives lack some scores; their points are those of the others.",
                    lacking,
                ),
                count=lacking,
            )
        )
    return [one for one in said if one]
