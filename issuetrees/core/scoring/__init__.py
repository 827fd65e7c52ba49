"""Decide between initiatives: goals, criteria, scores, gates and the ranking.

``evaluate`` is the entrance; ``check_scale``, ``check_value`` and ``check_weight`` refuse
bad input before it is kept.
"""

from issuetrees.core.scoring.curves import ends, is_between
from issuetrees.core.scoring.evaluation import evaluate
from issuetrees.core.scoring.figures import (
    POINT_DIGITS,
    PointFigures,
    ShareFigures,
    criterion_figures,
    point_figures,
    share_figures,
    shown,
)
from issuetrees.core.scoring.gates import check_gate
from issuetrees.core.scoring.goal_tree import branch_ids
from issuetrees.core.scoring.goal_tree import ends as end_goals
from issuetrees.core.scoring.records import (
    Assessor,
    Criterion,
    CriterionKind,
    CurvePoint,
    Gate,
    GateDecision,
    GateRule,
    GateVerdict,
    Goal,
    Initiative,
    Level,
    MissingPolicy,
    Score,
    ScoreState,
)
from issuetrees.core.scoring.results import (
    CellState,
    CriterionResult,
    CriterionWeight,
    Evaluation,
    GateState,
    GoalResult,
    GoalWeight,
    InitiativeResult,
    Missing,
    MissingReason,
    Notice,
    RankSpan,
    Spread,
)
from issuetrees.core.scoring.values import anchors, check_scale, check_value
from issuetrees.core.scoring.weights import check_weight, weigh

__all__ = [
    "POINT_DIGITS",
    "Assessor",
    "CellState",
    "Criterion",
    "CriterionKind",
    "CriterionResult",
    "CriterionWeight",
    "CurvePoint",
    "Evaluation",
    "Gate",
    "GateDecision",
    "GateRule",
    "GateState",
    "GateVerdict",
    "Goal",
    "GoalResult",
    "GoalWeight",
    "Initiative",
    "InitiativeResult",
    "Level",
    "Missing",
    "MissingPolicy",
    "MissingReason",
    "Notice",
    "PointFigures",
    "RankSpan",
    "Score",
    "ScoreState",
    "ShareFigures",
    "Spread",
    "anchors",
    "branch_ids",
    "check_gate",
    "check_scale",
    "check_value",
    "check_weight",
    "criterion_figures",
    "end_goals",
    "ends",
    "evaluate",
    "is_between",
    "point_figures",
    "share_figures",
    "shown",
    "weigh",
]
