"""Short ways to write a scoring model down."""

import json
from pathlib import Path
from typing import Any

from issuetrees.core.scoring import (
    Assessor,
    Criterion,
    CriterionKind,
    Evaluation,
    Goal,
    Initiative,
    Level,
    Score,
    ScoreState,
    evaluate,
)

CASES = Path(__file__).parents[3] / "fixtures/cases/scoring"


def read_cases(name: str) -> list[dict[str, Any]]:
    cases: list[dict[str, Any]] = json.loads((CASES / name).read_text(encoding="utf-8"))
    return cases


def criterion(record: dict[str, Any]) -> Criterion:
    fields = dict(record)
    fields["kind"] = CriterionKind(fields["kind"])
    fields["levels"] = tuple(Level(**level) for level in fields.get("levels", ()))
    return Criterion(**fields)


def score(initiative: str, criterion_id: str, assessor: str, said: float | str) -> Score:
    """A score from a short row: a number is given, a word is a state."""
    if isinstance(said, str):
        return Score(initiative, criterion_id, assessor, ScoreState(said))
    return Score(initiative, criterion_id, assessor, ScoreState.GIVEN, said)


def evaluate_case(case: dict[str, Any]) -> Evaluation:
    return evaluate(
        goals=[Goal(**record) for record in case["goals"]],
        criteria=[criterion(record) for record in case["criteria"]],
        initiatives=[Initiative(**record) for record in case["initiatives"]],
        scores=[score(*row) for row in case["scores"]],
        assessors=[Assessor(**record) for record in case["assessors"]],
    )
