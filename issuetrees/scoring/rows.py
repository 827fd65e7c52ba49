"""Rows of the tables as the core's records."""

from collections.abc import Iterable
from typing import Any

from issuetrees.core import scoring as core
from issuetrees.scoring.models.assessors import Assessor
from issuetrees.scoring.models.criteria import Criterion
from issuetrees.scoring.models.gates import Gate, GateKind, GateMeasure, GateVerdict
from issuetrees.scoring.models.goals import Goal
from issuetrees.scoring.models.initiatives import Initiative
from issuetrees.scoring.models.scores import Score


def goal(row: Goal) -> core.Goal:
    """Return a goal as the core's record."""
    above = str(row.parent_id) if row.parent_id else None
    return core.Goal(id=str(row.pk), title=row.title, weight=row.weight, parent_id=above)


def criterion(row: Criterion) -> core.Criterion:
    """Return a criterion as the core's record."""
    return core.Criterion(
        id=str(row.pk),
        goal_id=str(row.goal_id),
        title=row.title,
        kind=core.CriterionKind(row.kind),
        weight=row.weight,
        worst=row.worst,
        best=row.best,
        levels=tuple(levels(row.levels)),
        curve=curve(row.curve),
        missing=core.MissingPolicy(row.missing),
        kind_ids=tuple(row.kind_ids),
        assessor_ids=tuple(row.assessor_ids),
    )


def levels(stored: Iterable[dict[str, Any]]) -> Iterable[core.Level]:
    """Return the levels of a rubric as the core's records."""
    return (core.Level(level["value"], level["title"], level.get("points")) for level in stored)


def curve(stored: Iterable[dict[str, Any]]) -> tuple[core.CurvePoint, ...]:
    """Return a value function as the core's records."""
    return tuple(core.CurvePoint(place["value"], place["points"]) for place in stored)


def initiative(row: Initiative) -> core.Initiative:
    """Return an initiative as the core's record."""
    kind = row.living_kind
    return core.Initiative(str(row.pk), row.title, str(kind.pk) if kind else "")


def assessor(row: Assessor) -> core.Assessor:
    """Return an assessor as the core's record."""
    return core.Assessor(id=str(row.pk), name=row.name, weight=row.weight)


def score(row: Score) -> core.Score:
    """Return a score as the core's record."""
    return core.Score(
        initiative_id=str(row.initiative_id),
        criterion_id=str(row.criterion_id),
        assessor_id=str(row.assessor_id),
        state=core.ScoreState(row.state),
        value=row.value,
        low=row.low,
        high=row.high,
    )


def gate(row: Gate) -> core.Gate:
    """Return a gate as the core's record."""
    is_threshold = row.kind == GateKind.THRESHOLD
    return core.Gate(
        id=str(row.pk),
        title=row.title,
        stage=row.stage,
        rule=core.GateRule(row.rule),
        deciders=tuple(row.decider_ids),
        criterion_ids=tuple(row.criterion_ids),
        minimum=row.minimum if is_threshold else None,
        is_value=row.measure == GateMeasure.VALUE,
    )


def verdict(row: GateVerdict) -> core.GateVerdict:
    """Return a gate's verdict, with its author by name, as the core's record."""
    return core.GateVerdict(
        gate_id=str(row.gate_id),
        initiative_id=str(row.initiative_id),
        verdict=core.GateDecision(row.verdict),
        reason=row.reason,
        author=str(row.author) if row.author else "",
        author_id=str(row.author_id or ""),
    )
