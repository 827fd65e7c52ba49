"""One cell of a sheet: what is to stand in it, and what that changes."""

import uuid
from dataclasses import dataclass
from typing import Any, Final

from django.utils import timezone

from issuetrees.core.errors import Conflict, Invalid
from issuetrees.core.text import gettext_noop
from issuetrees.kit import checks
from issuetrees.scoring.models.scores import Score, ScoreState

Place = tuple[uuid.UUID, uuid.UUID, uuid.UUID]
Shown = dict[str, Any]
#: As far as a scale reaches.
_FARTHEST: Final = 1e15


@dataclass(frozen=True, slots=True)
class ScoreEntry:
    """What is to stand in one cell.

    ``state`` of None clears the cell; ``value`` goes with the state ``given`` only, and so do
    ``low`` and ``high``, between which it lies where the assessor is not sure;
    ``reason`` of None keeps the reason that is there; ``is_beyond`` says that a value beyond the
    scale is meant, which one that stands there already needs no more.
    """

    initiative_id: uuid.UUID
    criterion_id: uuid.UUID
    assessor_id: uuid.UUID
    state: str | None = ScoreState.GIVEN
    value: float | None = None
    reason: str | None = None
    is_beyond: bool = False
    low: float | None = None
    high: float | None = None

    @property
    def place(self) -> Place:
        """The cell."""
        return (self.initiative_id, self.criterion_id, self.assessor_id)


def measure(field: str, raw: Any) -> float:
    """Check a value that can be measured at all."""
    found = checks.number(field, raw)
    if abs(found) > _FARTHEST:
        raise Invalid(
            "too_large",
            gettext_noop("This number is too large: use up to {most}."),
            field=field,
            most=int(_FARTHEST),
        )
    return found


def place_of(score: Score) -> Place:
    return (score.initiative_id, score.criterion_id, score.assessor_id)


def shown(score: Score) -> Shown:
    """A score as the log tells it: state, value, its range if it has one, reason."""
    told: Shown = {"state": str(score.state), "value": score.value, "reason": score.reason}
    if score.low is not None:
        told["range"] = [score.low, score.high]
    return told


def changes(score: Score, entry: ScoreEntry, entered_by: uuid.UUID | None) -> bool:
    """Put the entry into the stored score; say whether that changed it, or confirmed it."""
    reason = score.reason if entry.reason is None else entry.reason
    new = (str(entry.state), entry.value, entry.low, entry.high, reason)
    old = (score.state, score.value, score.low, score.high, score.reason)
    if old == new and not score.is_carried:
        return False
    score.is_carried = False
    score.state, score.value, score.low, score.high, score.reason = new
    score.entered_by_id = entered_by
    score.version += 1
    score.updated_at = timezone.now()
    return True


def require_current(score: Score) -> None:
    """Refuse to change what was said in a round that is over."""
    if not score.round.is_open:
        raise over()


def not_asked(field: str) -> Invalid:
    """Return the refusal of what a round does not ask for."""
    return Invalid(
        "unknown_id", gettext_noop("This round does not ask for this (any more)."), field=field
    )


def over() -> Conflict:
    """Make the refusal of what is meant for a round that takes no more scores."""
    return Conflict(
        "round_over",
        gettext_noop("The round that this belongs to is closed. What was said in it stays."),
    )
