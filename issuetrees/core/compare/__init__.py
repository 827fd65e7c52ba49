"""Two trees of one question compared by what their lines mean: which answers to which, and why."""

from issuetrees.core.compare.comparing import compare_trees
from issuetrees.core.compare.records import (
    OUTCOMES,
    Compared,
    Comparison,
    OtherCut,
    Outcome,
    Row,
)
from issuetrees.core.compare.scoring import PARTS, Part, Reason, Score, score_of

__all__ = [
    "OUTCOMES",
    "PARTS",
    "Compared",
    "Comparison",
    "OtherCut",
    "Outcome",
    "Part",
    "Reason",
    "Row",
    "Score",
    "compare_trees",
    "score_of",
]
