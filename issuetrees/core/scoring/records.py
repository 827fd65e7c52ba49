"""What goes into an evaluation: goals, criteria, initiatives, scores and gates.

An initiative has no cost here: money belongs beside the score, never inside it.
"""

from dataclasses import dataclass
from enum import StrEnum


class CriterionKind(StrEnum):
    """How a criterion is measured."""

    RUBRIC = "rubric"
    NUMBER = "number"
    MONEY = "money"
    YES_NO = "yes_no"


class ScoreState(StrEnum):
    """A score is given, not known, or the criterion does not apply; none of them is zero."""

    GIVEN = "given"
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not_applicable"


class MissingPolicy(StrEnum):
    """What a score stands for that was asked for and is not there.

    ``LEAVE_OUT``: for nothing; its weight goes to what is known, and the bounds say what it could
    change. ``WORST`` and ``MIDDLE``: for the worst or the middle of the scale, without doubt.
    """

    LEAVE_OUT = "leave_out"
    WORST = "worst"
    MIDDLE = "middle"


class GateDecision(StrEnum):
    """What a gate says of an initiative."""

    PASS = "pass"  # noqa: S105 - a verdict, not a password
    VETO = "veto"


@dataclass(frozen=True, slots=True)
class Goal:
    """What the client wants. ``weight`` is raw, any number from 0 up, among the goals that belong
    to the same ``parent_id``.
    """

    id: str
    title: str
    weight: float = 1.0
    parent_id: str | None = None


@dataclass(frozen=True, slots=True)
class Level:
    """A step of a rubric: the value that assessors give, and its points if set by hand."""

    value: float
    title: str = ""
    points: float | None = None


@dataclass(frozen=True, slots=True)
class CurvePoint:
    """A place of a value function: a raw value and what it is worth, 0 to 100."""

    value: float
    points: float


@dataclass(frozen=True, slots=True)
class Criterion:
    """One yardstick under a goal, with a fixed scale.

    ``worst`` and ``best`` are the raw values worth 0 and 100 points, in either order: where
    the best is the lower one, less is better. A rubric uses its ``levels``, or the whole steps
    between the two when it has none. A number or a sum of money has its points on a straight line,
    or along a ``curve`` from one of them to the other. ``weight`` is raw, within the goal.

    It applies to the initiatives of its ``kind_ids`` and is scored by its ``assessor_ids``; where
    there are none of these, to all and by all.
    """

    id: str
    goal_id: str
    title: str
    kind: CriterionKind = CriterionKind.RUBRIC
    weight: float = 1.0
    worst: float = 0.0
    best: float = 4.0
    levels: tuple[Level, ...] = ()
    curve: tuple[CurvePoint, ...] = ()
    missing: MissingPolicy = MissingPolicy.LEAVE_OUT
    kind_ids: tuple[str, ...] = ()
    assessor_ids: tuple[str, ...] = ()

    @property
    def is_measured(self) -> bool:
        """Whether any number can be given, not only the anchors of the scale."""
        return self.kind in {CriterionKind.NUMBER, CriterionKind.MONEY}

    @property
    def is_less_better(self) -> bool:
        """Whether a smaller raw value is better."""
        return self.best < self.worst

    def applies_to(self, kind_id: str) -> bool:
        """Whether it applies to initiatives of a kind; "" for those of none."""
        return not self.kind_ids or kind_id in self.kind_ids

    def is_for(self, assessor_id: str) -> bool:
        """Whether an assessor is asked for scores on it."""
        return not self.assessor_ids or assessor_id in self.assessor_ids


@dataclass(frozen=True, slots=True)
class Initiative:
    """A proposal to be judged; ``kind_id`` is "" for one of no kind."""

    id: str
    title: str
    kind_id: str = ""


@dataclass(frozen=True, slots=True)
class Assessor:
    """A judge; one with weight 0 is an observer, whose scores do not count."""

    id: str
    name: str
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Score:
    """What one assessor says of one initiative on one criterion; ``value`` is raw.

    ``low`` and ``high``: between what it lies, where the assessor is not sure.
    """

    initiative_id: str
    criterion_id: str
    assessor_id: str
    state: ScoreState = ScoreState.GIVEN
    value: float | None = None
    low: float | None = None
    high: float | None = None


class GateRule(StrEnum):
    """How the verdicts of several people make one.

    ``ANY``: any of them passes or stops it, and a veto outweighs. ``ALL``: it passes when all of
    them have passed it, any veto stops it. ``MAJORITY``: more than half pass it; it is stopped as
    soon as these cannot be more than half any more.
    """

    ANY = "any"
    ALL = "all"
    MAJORITY = "majority"


@dataclass(frozen=True, slots=True)
class Gate:
    """What stops an initiative, whatever its score: a question whose "no" does, or a threshold.

    A question is decided by its ``deciders``, or by anybody where there are none. A threshold asks
    for ``minimum`` points, weighted over the criteria ``criterion_ids``; where ``is_value``, that
    is a value of the only one of them, and what is worth as much passes.
    """

    id: str
    title: str
    stage: str = ""
    rule: GateRule = GateRule.ANY
    deciders: tuple[str, ...] = ()
    criterion_ids: tuple[str, ...] = ()
    minimum: float | None = None
    is_value: bool = False

    @property
    def is_threshold(self) -> bool:
        """Whether figures decide it."""
        return self.minimum is not None


@dataclass(frozen=True, slots=True)
class GateVerdict:
    """A gate decided for an initiative by a named person with a reason."""

    gate_id: str
    initiative_id: str
    verdict: GateDecision
    reason: str = ""
    author: str = ""
    author_id: str = ""
