"""What a portfolio is chosen from: the initiatives of an engagement as a scenario sees them."""

import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import StrEnum
from typing import Any, Final

from issuetrees.core.portfolio.records import Bound, By, Item, Problem, Unit
from issuetrees.core.scoring import InitiativeResult
from issuetrees.core.scoring.snapshot import plain
from issuetrees.portfolio.models.scenarios import Override, Scenario
from issuetrees.portfolio.problems import problem_as_plain
from issuetrees.scoring.models.initiatives import Initiative, InitiativeState
from issuetrees.scoring.models.periods import Period
from issuetrees.scoring.models.teams import Team
from issuetrees.scoring.read import initiatives as initiatives_read
from issuetrees.scoring.read import periods as periods_read
from issuetrees.scoring.read import results as results_read
from issuetrees.scoring.read import teams as teams_read
from issuetrees.scoring.read import weight_sets as sets_read
from issuetrees.scoring.read.results import Board
from issuetrees.workspaces.access import Reader

#: What is over is no choice any more.
OVER: Final = frozenset({InitiativeState.DONE, InitiativeState.PAST})
#: What was decided against is not chosen from, until it is decided anew.
AGAINST: Final = frozenset({InitiativeState.REJECTED, InitiativeState.STOPPED})
#: An initiative serves a goal of whose points it reaches so many of 100.
SERVES: Final = 50.0


class Why(StrEnum):
    """Why an initiative is not even chosen from, or is kept out."""

    AGAINST = "against"
    UNSCORED = "unscored"
    NO_COST = "no_cost"
    NEEDS = "needs"
    GATE = "gate"


@dataclass(frozen=True, slots=True)
class Aside:
    """An initiative that is not chosen from, why, and what else that speaks of."""

    id: str
    title: str
    why: Why
    other: str = ""


@dataclass(frozen=True, slots=True)
class Forced:
    """An initiative that a person put in or out."""

    id: str
    is_in: bool
    reason: str
    author: str


@dataclass(frozen=True, slots=True)
class Inputs:
    """All that a run is made from: the problem before overrides, these, and what stands aside.

    ``gated``: which gate stops an initiative; ``lacking``: how many of its scores are missing.
    ``noise``: by how many points it may be off (one standard deviation). ``periods`` have the
    titles of the budgets in their order, ``is_rest`` where the last has what is in no period.
    """

    problem: Problem
    forced: tuple[Forced, ...]
    aside: tuple[Aside, ...]
    gated: Mapping[str, str]
    lacking: Mapping[str, int]
    noise: Mapping[str, float]
    audiences: Mapping[str, str]
    periods: tuple[str, ...]
    is_rest: bool
    teams: Mapping[str, str]
    names: Mapping[str, str]

    def as_plain(self) -> dict[str, Any]:
        """Return them as JSON has them."""
        return {**plain(replace(self, problem=None)), "problem": problem_as_plain(self.problem)}  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class Ground:
    """What all scenarios of an engagement have in common, read once."""

    reader: Reader
    engagement_id: uuid.UUID
    currency: str
    rows: list[Initiative]
    periods: list[Period]
    teams: list[Team]
    boards: dict[uuid.UUID | None, Board] = field(default_factory=dict)
    scored: dict[Any, dict[str, InitiativeResult]] = field(default_factory=dict)

    def board(self, scenario: Scenario) -> Board:
        """Return what is scored in the round of a scenario."""
        of = scenario.round if scenario.round and scenario.round.deleted_at is None else None
        key = of.pk if of else None
        if key not in self.boards:
            engagement = scenario.engagement
            self.boards[key] = results_read.board(self.reader, self.engagement_id, engagement, of)
        return self.boards[key]

    def results(self, scenario: Scenario) -> dict[str, InitiativeResult]:
        """Return the points of all initiatives, by the round and the weights of a scenario."""
        board, shares = self.board(scenario), _shares(self, scenario)
        key = (board.round and board.round.pk, shares and tuple(sorted(shares.items())))
        if key not in self.scored:
            found = board.evaluation(shares).initiatives
            self.scored[key] = {one.initiative_id: one for one in found}
        return self.scored[key]


def ground(reader: Reader, engagement_id: uuid.UUID, currency: str) -> Ground:
    """Read what portfolios of an engagement are chosen from."""
    found = initiatives_read.initiatives(reader, engagement_id).exclude(state__in=OVER)
    return Ground(
        reader=reader,
        engagement_id=engagement_id,
        currency=currency,
        rows=list(initiatives_read.with_parts(found)),
        periods=list(periods_read.periods(reader, engagement_id)),
        teams=list(teams_read.teams(reader, engagement_id)),
    )


def inputs(of: Ground, scenario: Scenario) -> Inputs:
    """Return what a scenario is calculated from; Invalid where weights or scales give no points."""
    board = of.board(scenario)
    results = of.results(scenario)
    aside = {one.id: one for one in _aside(of, results)}
    _add_needy(of, aside)
    rows = [row for row in of.rows if str(row.pk) not in aside]
    chosen = {str(row.pk) for row in rows}
    is_rest = bool(of.periods) and any(not _by_period(row) for row in rows)
    gated = {key: results[key].vetoes[0].title for key in chosen if results[key].vetoes}
    return Inputs(
        problem=_problem(of, scenario, rows, results, is_rest=is_rest, gated=frozenset(gated)),
        forced=tuple(
            _forced(one) for one in scenario.overrides.all() if str(one.initiative_id) in chosen
        ),
        aside=tuple(aside.values()),
        gated=gated,
        lacking={key: len(results[key].missing) for key in chosen if results[key].missing},
        noise={key: _noise(results[key]) for key in chosen},
        audiences={str(row.pk): row.audience for row in rows if row.audience},
        periods=tuple(one.title for one in of.periods) if of.periods else ("",),
        is_rest=is_rest,
        teams={str(one.pk): one.title for one in of.teams},
        names=_names(board),
    )


def _problem(
    of: Ground,
    scenario: Scenario,
    rows: list[Initiative],
    results: Mapping[str, InitiativeResult],
    *,
    is_rest: bool,
    gated: frozenset[str],
) -> Problem:
    chosen = {str(row.pk) for row in rows}
    budgets = [_money(scenario.budgets.get(str(one.pk))) for one in of.periods]
    lets_in = {str(one.initiative_id) for one in scenario.overrides.all() if one.is_in}
    return Problem(
        items=tuple(
            _item(of, scenario, row, results[str(row.pk)], is_rest=is_rest) for row in rows
        ),
        budgets=tuple([*budgets, None] if is_rest or not budgets else budgets),
        total=_money(scenario.total),
        capacities={
            str(one.pk): float(scenario.capacities[str(one.pk)])
            for one in of.teams
            if str(one.pk) in scenario.capacities
        },
        bounds=tuple(_bounds(scenario)),
        must=frozenset(scenario.must) & chosen - gated,
        never=(frozenset(scenario.never) & chosen) | (gated - lets_in),
        requires=tuple(
            (str(row.pk), str(other))
            for row in rows
            for other in row.requires
            if str(other) in chosen
        ),
        excludes=tuple(sorted({
            (min(str(row.pk), str(other)), max(str(row.pk), str(other)))
            for row in rows
            for other in row.excludes
            if str(other) in chosen
        })),
        groups={str(row.pk): row.one_of for row in rows if row.one_of},
        currency=of.currency,
    )  # fmt: skip


def _item(
    of: Ground, scenario: Scenario, row: Initiative, result: InitiativeResult, *, is_rest: bool
) -> Item:
    kind = row.living_kind
    return Item(
        id=str(row.pk),
        title=row.title,
        value=round(result.total or 0.0, 2),
        costs=tuple(_costs(of, row, is_rest=is_rest)),
        effort={str(one.team_id): float(one.amount) for one in row.efforts.all()},
        kind=str(kind.pk) if kind else "",
        side=str(row.side),
        goals=tuple(one.goal_id for one in result.goals if (one.value or 0.0) >= SERVES),
        least=scenario.least.get(str(row.pk)),
    )


def _costs(of: Ground, row: Initiative, *, is_rest: bool) -> Iterator[float]:
    """The likely costs by period; what is in no period comes last."""
    parts = _by_period(row)
    for period in of.periods:
        yield float(parts.get(period.pk, 0))
    if is_rest or not of.periods:
        yield 0.0 if parts else float(row.cost_likely or 0)


def _by_period(row: Initiative) -> dict[uuid.UUID, Decimal]:
    return {one.period_id: one.likely or Decimal() for one in row.period_costs.all()}


def _aside(of: Ground, results: Mapping[str, InitiativeResult]) -> Iterator[Aside]:
    """Those decided against, without points or without a likely cost."""
    for row in of.rows:
        key = str(row.pk)
        if row.state in AGAINST:
            yield Aside(key, row.title, Why.AGAINST)
        elif key not in results or results[key].total is None:
            yield Aside(key, row.title, Why.UNSCORED)
        elif row.cost_likely is None:
            yield Aside(key, row.title, Why.NO_COST)


def _add_needy(of: Ground, aside: dict[str, Aside]) -> None:
    """Put aside what requires something that is aside, over and over."""
    count = -1
    while count < len(aside):
        count = len(aside)
        for row in of.rows:
            missing = next((aside[str(one)] for one in row.requires if str(one) in aside), None)
            if missing and str(row.pk) not in aside:
                aside[str(row.pk)] = Aside(str(row.pk), row.title, Why.NEEDS, missing.title)


def _bounds(scenario: Scenario) -> Iterator[Bound]:
    for one in scenario.bounds:
        yield Bound(By(one["by"]), one["key"], one["low"], one["high"], Unit(one["unit"]))


def _forced(row: Override) -> Forced:
    author = str(row.author) if row.author else ""
    return Forced(str(row.initiative_id), row.is_in, row.reason, author)


def _noise(result: InitiativeResult) -> float:
    """By how many points a total may be off: how far assessors are apart, else what is missing."""
    spread = result.spread.sd if result.spread and result.spread.sd is not None else None
    return round(spread if spread is not None else (result.high - result.low) / 4, 4)


def _shares(of: Ground, scenario: Scenario) -> dict[str, float] | None:
    """The weights of the criteria that a scenario names; None for those of now."""
    row = scenario.weight_set
    if row is None or row.deleted_at is not None:
        return None
    board = of.board(scenario)
    tree = sets_read.tree_of(board.tree, board.criteria)
    found = sets_read.answered(row, tree)
    if not found.is_whole:
        return None
    (shares,) = sets_read.shares_of([found], tree)
    return dict(zip(tree.leaves, shares, strict=True))


def _names(board: Board) -> dict[str, str]:
    """What kinds and goals are called, by id."""
    named = {str(row.pk): row.title for row in board.goals}
    kinds = (row.living_kind for row in board.initiatives)
    return named | {str(kind.pk): kind.title for kind in kinds if kind}


def _money(raw: Any) -> float | None:
    return None if raw is None else float(raw)
