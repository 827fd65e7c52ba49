"""What comes out of an evaluation. All points are on one scale from 0 to 100."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from issuetrees.core.scoring.records import GateDecision


class CellState(StrEnum):
    """How much is known of one initiative on one criterion.

    ``ASSUMED``: nobody has scored it, and its criterion says what that stands for.
    """

    GIVEN = "given"
    PARTLY = "partly"
    ASSUMED = "assumed"
    MISSING = "missing"
    NOT_APPLICABLE = "not_applicable"


class MissingReason(StrEnum):
    """Why an assessor's score is missing."""

    NOT_SCORED = "not_scored"
    UNKNOWN = "unknown"
    OFF_SCALE = "off_scale"


@dataclass(frozen=True, slots=True)
class Notice:
    """A remark on the input: a code, an English sentence with places, what fills them."""

    code: str
    message: str
    details: Mapping[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.message.format(**self.details)


@dataclass(frozen=True, slots=True)
class GoalWeight:
    """``share`` of the whole, 0 to 1; None for a goal that has no criteria."""

    goal_id: str
    raw: float
    share: float | None


@dataclass(frozen=True, slots=True)
class CriterionWeight:
    """``share_of_goal`` within its goal and ``share`` of the whole, both 0 to 1."""

    criterion_id: str
    goal_id: str
    raw: float
    share_of_goal: float
    share: float


@dataclass(frozen=True, slots=True)
class Spread:
    """How far apart assessors are, in points; ``sd`` (n - 1) is None below two of them."""

    low: float
    high: float
    sd: float | None
    count: int


@dataclass(frozen=True, slots=True)
class CriterionResult:
    """One initiative on one criterion.

    ``value``: weighted mean of the assessors, 0 to 100, None when nobody gave a score and the
    criterion does not say what that stands for.
    ``points``: what it adds to the total. The initiative's ``points`` add up to its total.
    """

    criterion_id: str
    goal_id: str
    state: CellState
    value: float | None
    points: float
    spread: Spread | None


@dataclass(frozen=True, slots=True)
class GoalResult:
    """One initiative on one goal: ``value`` 0 to 100 over what is known, ``points`` added.

    Where nothing is known, or nothing applies, its weight counts for the other goals.
    """

    goal_id: str
    value: float | None
    points: float
    state: CellState


@dataclass(frozen=True, slots=True)
class Missing:
    """A score that is not there, by name: who, on what, why."""

    criterion_id: str
    assessor_id: str
    reason: MissingReason


@dataclass(frozen=True, slots=True)
class GateState:
    """A gate beside the score; ``verdict`` is None while it is not decided.

    A threshold has the ``points`` that there are and those that are ``needed``, where both are
    known; all others have a reason and those who gave it.
    """

    gate_id: str
    title: str
    verdict: GateDecision | None
    reason: str = ""
    author: str = ""
    stage: str = ""
    points: float | None = None
    needed: float | None = None


@dataclass(frozen=True, slots=True)
class RankSpan:
    """A place, or the places shared by initiatives with the same rounded total."""

    first: int
    last: int

    def __str__(self) -> str:
        return str(self.first) if self.first == self.last else f"{self.first}–{self.last}"


@dataclass(frozen=True, slots=True)
class InitiativeResult:
    """The verdict on one initiative.

    ``total``: points over the weight that is known; None when nothing is known, and then
    ``rank`` is None too. ``low`` and ``high``: the total if all missing scores were the
    worst or the best. ``coverage``: share of the applicable weight that has scores, 0 to 1.
    """

    initiative_id: str
    title: str
    rank: RankSpan | None
    total: float | None
    low: float
    high: float
    coverage: float
    goals: tuple[GoalResult, ...]
    criteria: tuple[CriterionResult, ...]
    missing: tuple[Missing, ...]
    by_assessor: Mapping[str, float]
    spread: Spread | None
    gates: tuple[GateState, ...]

    @property
    def is_vetoed(self) -> bool:
        """Whether any gate says no."""
        return bool(self.vetoes)

    @property
    def vetoes(self) -> tuple[GateState, ...]:
        """Gates that say no."""
        return tuple(gate for gate in self.gates if gate.verdict is GateDecision.VETO)

    @property
    def undecided(self) -> tuple[GateState, ...]:
        """Gates that nobody has decided."""
        return tuple(gate for gate in self.gates if gate.verdict is None)

    @property
    def passes(self) -> bool:
        """Whether every gate is decided and none says no."""
        return bool(self.gates) and all(gate.verdict is GateDecision.PASS for gate in self.gates)


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Weights as used, initiatives from the best to the unranked, and remarks."""

    goals: tuple[GoalWeight, ...]
    criteria: tuple[CriterionWeight, ...]
    initiatives: tuple[InitiativeResult, ...]
    notices: tuple[Notice, ...]

    @property
    def ranked(self) -> tuple[InitiativeResult, ...]:
        """Those with a total, the best first."""
        return tuple(result for result in self.initiatives if result.rank is not None)

    @property
    def unranked(self) -> tuple[InitiativeResult, ...]:
        """Those of which nothing is known yet, in the given order."""
        return tuple(result for result in self.initiatives if result.rank is None)
