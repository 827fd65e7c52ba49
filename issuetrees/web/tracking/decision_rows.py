"""Decisions as the pages show them."""

from collections.abc import Iterable
from dataclasses import dataclass

from issuetrees.tracking.known import Known
from issuetrees.tracking.models.decisions import Decision
from issuetrees.tracking.read.decisions import standing


@dataclass(frozen=True)
class DecisionRow:
    """A decision with what was known; ``is_last`` where none about the initiative follows it."""

    decision: Decision
    known: Known
    is_last: bool


def decision_rows(shown: Iterable[Decision], all_of_them: Iterable[Decision]) -> list[DecisionRow]:
    """Return the decisions of a page; those that hold are found among all."""
    last = {row.pk for row in standing(all_of_them).values()}
    return [DecisionRow(row, row.known_then, row.pk in last) for row in shown]
