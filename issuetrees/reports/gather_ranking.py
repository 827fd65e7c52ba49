"""Goals, gates and results of an engagement as the report's ranking."""

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from django.db.models import prefetch_related_objects

from issuetrees.core import scoring as core
from issuetrees.reports.scored import (
    Cell,
    Criterion,
    DecidedGate,
    Gate,
    Goal,
    Level,
    Ranked,
    Ranking,
)
from issuetrees.scoring.conditions import gate_condition
from issuetrees.scoring.models.criteria import Criterion as CriterionRow
from issuetrees.scoring.models.criteria import Direction
from issuetrees.scoring.models.goals import Goal as GoalRow
from issuetrees.scoring.models.initiatives import Initiative
from issuetrees.scoring.read.results import Board
from issuetrees.scoring.wording import gate_reason


def build_ranking(board: Board) -> Ranking | None:
    """Return the ranking of a board, or None for an engagement without goals or initiatives.

    Raises Invalid where weights or a scale cannot give points.
    """
    if not board.goals and not board.initiatives:
        return None
    evaluation = board.evaluation()
    goals = _goals(board, evaluation)
    order = [goal.id for goal in goals]
    columns = [criterion.id for goal in goals for criterion in goal.criteria]
    titles = {str(row.pk): row.title for row in board.criteria}
    initiatives = {str(row.pk): row for row in board.initiatives}
    prefetch_related_objects(board.initiatives, "relations", "related_from")
    return Ranking(
        goals=goals,
        gates=tuple(
            Gate(str(row.pk), row.title, row.question or gate_condition(row, board.criteria))
            for row in board.gates
        ),
        rows=tuple(
            replace(
                _row(result, initiatives[result.initiative_id], order, columns, titles),
                **_relations(initiatives[result.initiative_id], initiatives),
            )
            for result in evaluation.initiatives
        ),
        assessors=tuple(row.name for row in board.assessors if row.weight > 0),
        currency=board.currency,
    )


def _goals(board: Board, evaluation: core.Evaluation) -> tuple[Goal, ...]:
    shares = {weight.goal_id: weight.share or 0.0 for weight in evaluation.goals}
    parts = {weight.criterion_id: weight.share for weight in evaluation.criteria}
    criteria: dict[str, list[Criterion]] = {}
    for row in board.criteria:
        criteria.setdefault(str(row.goal_id), []).append(_criterion(row, parts[str(row.pk)]))
    tree = {row.pk: row for row in board.tree}
    return tuple(
        Goal(
            id=str(row.pk),
            title=row.title,
            share=shares[str(row.pk)],
            description=row.description,
            criteria=tuple(criteria.get(str(row.pk), ())),
            above=_above(row, tree),
        )
        for row in board.goals
    )


def _above(row: GoalRow, tree: Mapping[uuid.UUID, GoalRow]) -> tuple[str, ...]:
    """The titles of the goals that one is a part of, from the top."""
    found: list[str] = []
    at = row.parent_id
    while at is not None and at in tree:
        found.append(tree[at].title)
        at = tree[at].parent_id
    return tuple(reversed(found))


def _criterion(row: CriterionRow, share: float) -> Criterion:
    return Criterion(
        id=str(row.pk),
        title=row.title,
        share=share,
        description=row.description,
        kind=row.kind,
        worst=row.worst,
        best=_best(row),
        unit=row.unit,
        levels=tuple(
            Level(level["value"], level["title"], level.get("description") or "")
            for level in row.levels
        ),
    )


def _best(row: CriterionRow) -> float:
    """Return the best value, which may lie inside the scale."""
    if row.direction != Direction.BETWEEN:
        return row.best
    return float(max(row.curve, key=lambda place: place["points"])["value"])


def _row(
    result: core.InitiativeResult,
    row: Initiative,
    goals: list[str],
    columns: list[str],
    titles: dict[str, str],
) -> Ranked:
    points = {goal.goal_id: goal.points for goal in result.goals}
    states = {goal.goal_id: goal.state for goal in result.goals}
    cells = {cell.criterion_id: _cell(cell) for cell in result.criteria}
    blank = [cell.criterion_id for cell in result.criteria if cell.state is core.CellState.MISSING]
    return Ranked(
        id=result.initiative_id,
        title=result.title,
        place=str(result.rank) if result.rank else "",
        score=result.total,
        parts=tuple(points.get(goal, 0.0) for goal in goals),
        states=tuple(states[goal] for goal in goals if goal in states),
        cells=tuple(cells[column] for column in columns),
        missing=tuple(titles[criterion] for criterion in blank),
        lacking=len(result.missing),
        verdicts=tuple(
            DecidedGate(gate.gate_id, str(gate.verdict), gate_reason(gate), gate.author)
            for gate in result.gates
            if gate.verdict is not None
        ),
        description=row.description,
        initiative_kind=row.initiative_kind,
        state=row.state,
        side=row.side,
        owner=str(row.owner) if row.owner else "",
        old_verdict=row.old_verdict,
        problem=row.problem,
        audience=row.audience,
        outcome=row.outcome,
        cost_low=row.cost_low,
        cost_likely=row.cost_likely,
        cost_high=row.cost_high,
    )


def _relations(row: Initiative, all_rows: Mapping[str, Initiative]) -> dict[str, Any]:
    """What it requires and excludes of those that are there, and its group."""

    def titles(keys: Iterable[uuid.UUID]) -> tuple[str, ...]:
        return tuple(all_rows[str(key)].title for key in keys if str(key) in all_rows)

    return {
        "requires": titles(row.requires),
        "excludes": titles(row.excludes),
        "one_of": row.one_of,
    }


def _cell(cell: core.CriterionResult) -> Cell:
    state = "not_applicable" if cell.state is core.CellState.NOT_APPLICABLE else "given"
    if cell.value is None and state == "given":
        state = "missing"
    low, high = (cell.spread.low, cell.spread.high) if cell.spread else (None, None)
    return Cell(cell.value, state, low, high)
