"""Decisions that a report asks for: one a line, with who, until when and how much at its end.

“Start the festival (Anna Orlova; 15 Dec 2026; 85 M ₽)”: the parts of the last brackets in any
order, or of what follows a stroke. A line whose end tells something else stands as it is.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Final

from issuetrees.core.errors import Invalid
from issuetrees.kit.formats.reading import read_amount
from issuetrees.kit.formats.typed_days import read_day
from issuetrees.reports.document import ReportDocument

_TAIL: Final = re.compile(r"\s*(?:\((?P<in>[^()]{2,200})\)|\s\|\s*(?P<after>.{2,200}))[.;]?\s*$")
_BETWEEN: Final = re.compile(r"\s*[;|]\s*|,\s+(?!\d{4}\b)")
_LABEL: Final = re.compile(
    r"^(?:(?:owner|responsible|who|due|budget|sum|cost|отв(?:етственн\w*)?|исполнитель|владелец"
    r"|срок|бюджет|сумма)\s*[:.]\s*|(?:by|until|till|до|к)\s+)",
    re.IGNORECASE,
)
_NAME: Final = re.compile(r"[A-ZА-ЯЁ][\w.’'-]*(?:[ \u00a0][\w.’'-]+){0,4}")


@dataclass(frozen=True, slots=True)
class Decision:
    """What is asked of the client; who sees to it, until when, for how much."""

    what: str
    owner: str = ""
    due: date | None = None
    amount: Decimal | None = None

    @property
    def is_told(self) -> bool:
        """Whether more than the words is known."""
        return bool(self.owner or self.due or self.amount is not None)


def decisions_of(document: ReportDocument) -> tuple[Decision, ...]:
    """Return the decisions that a report asks for."""
    lines = (line.strip() for line in document.summary.decisions)
    return tuple(read_decision(line, document) for line in lines if line)


def total_of(decisions: Sequence[Decision]) -> Decimal | None:
    """Return the sum of all amounts; None where there is none."""
    amounts = [one.amount for one in decisions if one.amount is not None]
    return sum(amounts, Decimal()) if amounts else None


def read_decision(line: str, document: ReportDocument) -> Decision:
    """Take a line apart; one whose end is not understood as a whole is all words."""
    found = _TAIL.search(line)
    if found is None or not found.start():
        return Decision(line)
    decision = Decision(line[: found.start()].rstrip(" ,;"))
    for part in _BETWEEN.split((found["in"] or found["after"]).strip()):
        told = _told(decision, part, document)
        if told is None:
            return Decision(line)
        decision = told
    # A name alone in brackets may be anything.
    return decision if decision.due or decision.amount is not None else Decision(line)


def _told(decision: Decision, part: str, document: ReportDocument) -> Decision | None:
    """Return the decision with what a part tells; None where it tells nothing or again."""
    part = _LABEL.sub("", part, count=1)
    day = _day(part, document)
    if day is not None:
        return replace(decision, due=day) if decision.due is None else None
    amount = _amount(part, document)
    if amount is not None:
        return replace(decision, amount=amount) if decision.amount is None else None
    if _NAME.fullmatch(part) and not decision.owner:
        return replace(decision, owner=part)
    return None


def _day(part: str, document: ReportDocument) -> date | None:
    if not any(sign.isdigit() for sign in part):
        return None
    try:
        return read_day(part, document.language, document.cover.made_on)
    except Invalid:
        return None


def _amount(part: str, document: ReportDocument) -> Decimal | None:
    """Return a sum of money; a bare number is none."""
    is_sum = any(sign.isdigit() for sign in part) and not part.strip()[-1:].isdigit()
    try:
        return read_amount(part, document.language, document.currency) if is_sum else None
    except Invalid:
        return None
