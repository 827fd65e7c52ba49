"""Gates: what they say of each initiative, beside its score."""

from collections.abc import Callable, Mapping, Sequence

import numpy as np

from issuetrees.core.errors import Invalid
from issuetrees.core.rounding import bare
from issuetrees.core.scoring.additive import Array
from issuetrees.core.scoring.records import Criterion, Gate, GateDecision, GateRule, GateVerdict
from issuetrees.core.scoring.results import GateState
from issuetrees.core.scoring.values import BEST, anchors, check_value, points_of
from issuetrees.core.text import gettext_noop

# A billionth of a point is noise of computing.
_NOISE = 1e-9


def check_gate(gate: Gate, criteria: Sequence[Criterion]) -> None:
    """Refuse a threshold that says nothing: over no criteria, that all pass or that nobody can."""
    if gate.minimum is None:
        return
    mine = [one for one in criteria if one.id in gate.criterion_ids]
    if not mine:
        raise _refused(gate, "criterion_ids", gettext_noop("A threshold is over a criterion."))
    if gate.is_value and len(mine) > 1:
        raise _refused(
            gate,
            "criterion_ids",
            gettext_noop("A value is one of one criterion. Over several, ask for points."),
        )
    if gate.is_value:
        check_value(mine[0], gate.minimum, is_beyond=False)
    needed = _needed(gate, mine)
    if not needed <= BEST:
        message = gettext_noop("Nobody can pass: the best is worth {best} points.")
        raise _refused(gate, "minimum", message, best=bare(BEST))
    if needed <= min(points for one in mine for _value, points in anchors(one)):
        raise _refused(gate, "minimum", gettext_noop("All pass: even the worst is enough."))


def gate_states(
    gates: Sequence[Gate],
    verdicts: Sequence[GateVerdict],
    initiative_ids: Sequence[str],
    criteria: Sequence[Criterion],
    means: Array,
    shares: Array,
) -> dict[str, tuple[GateState, ...]]:
    """Return the gates of every initiative with what is said of it.

    ``means`` are the panel's points of initiatives × criteria with NaN where there are none,
    ``shares`` the weights of the criteria.
    """
    said: dict[tuple[str, str], list[GateVerdict]] = {}
    for verdict in verdicts:
        said.setdefault((verdict.initiative_id, verdict.gate_id), []).append(verdict)
    columns = [_column(gate, criteria, means, shares, said) for gate in gates]
    return {
        key: tuple(column(row, key) for column in columns) for row, key in enumerate(initiative_ids)
    }


def _column(
    gate: Gate,
    criteria: Sequence[Criterion],
    means: Array,
    shares: Array,
    said: Mapping[tuple[str, str], list[GateVerdict]],
) -> Callable[[int, str], GateState]:
    """What a gate says of an initiative by its row and its id."""
    if gate.minimum is None:
        return lambda _row, key: _decided(gate, said.get((key, gate.id), []))
    chosen = [column for column, one in enumerate(criteria) if one.id in gate.criterion_ids]
    needed = _needed(gate, [criteria[column] for column in chosen]) if chosen else np.nan
    points = _points(means[:, chosen], shares[chosen])
    return lambda row, _key: _measured(gate, float(points[row]), needed)


def _needed(gate: Gate, mine: Sequence[Criterion]) -> float:
    """The points that a threshold asks for; NaN where its value is off the scale by now."""
    if not gate.is_value:
        return float(gate.minimum or 0)
    return float(points_of(mine[0], np.array([gate.minimum], dtype=np.float64))[0])


def _points(means: Array, shares: Array) -> Array:
    """Weighted means over what is known; where nothing of it weighs anything, plain ones."""
    weights = shares if shares.sum() > 0 else np.ones(len(shares))
    is_known = ~np.isnan(means)
    known = is_known @ weights
    sums = np.where(is_known, means, 0.0) @ weights
    result: Array = np.full(len(means), np.nan)
    np.divide(sums, known, out=result, where=known > 0)
    return result


def _measured(gate: Gate, points: float, needed: float) -> GateState:
    if np.isnan(points) or np.isnan(needed):
        return GateState(gate.id, gate.title, None, stage=gate.stage)
    is_enough = points >= needed - _NOISE
    verdict = GateDecision.PASS if is_enough else GateDecision.VETO
    return GateState(gate.id, gate.title, verdict, stage=gate.stage, points=points, needed=needed)


def _decided(gate: Gate, said: Sequence[GateVerdict]) -> GateState:
    heard = [one for one in said if not gate.deciders or one.author_id in gate.deciders]
    verdict = _together(gate, heard)
    telling = [one for one in heard if one.verdict is verdict]
    return GateState(
        gate.id,
        gate.title,
        verdict,
        reason="; ".join(one.reason for one in telling if one.reason),
        author=", ".join(one.author for one in telling if one.author),
        stage=gate.stage,
    )


def _together(gate: Gate, heard: Sequence[GateVerdict]) -> GateDecision | None:
    asked = max(len(gate.deciders), 1)
    vetoes = sum(one.verdict is GateDecision.VETO for one in heard)
    passes = len(heard) - vetoes
    is_stopped = 2 * vetoes >= asked if gate.rule is GateRule.MAJORITY else vetoes > 0
    if is_stopped and vetoes:
        return GateDecision.VETO
    wanted = {GateRule.ANY: 1, GateRule.ALL: asked, GateRule.MAJORITY: asked // 2 + 1}
    return GateDecision.PASS if passes >= wanted[gate.rule] else None


def _refused(gate: Gate, field: str, message: str, **details: object) -> Invalid:
    return Invalid("gate_wrong", message, field=field, gate=gate.title, **details)
