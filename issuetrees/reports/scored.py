"""What a report holds of scoring: goals, gates, initiatives and their places, as plain values.

Shares are fractions of 1, points are on the scale 0–``Ranking.scale``.
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from issuetrees.core.rounding import Figure, apportion, apportion_within
from issuetrees.core.scoring import CellState
from issuetrees.core.scoring.figures import SHARE_DIGITS
from issuetrees.kit.formats.currencies import ROUBLE

PATH: Final = " › "


@dataclass(frozen=True, slots=True)
class Level:
    """One step of a rubric."""

    value: float
    title: str
    description: str = ""


@dataclass(frozen=True, slots=True)
class Criterion:
    """A yardstick; ``share`` is its part of the whole weight. ``kind``: ``rubric``, ``number``,
    ``money``, ``yes_no``; ``direction``: ``more`` or ``less``.
    """

    id: str
    title: str
    share: float
    description: str = ""
    kind: str = "rubric"
    worst: float = 0
    best: float = 4
    unit: str = ""
    levels: tuple[Level, ...] = ()


@dataclass(frozen=True, slots=True)
class Goal:
    """What the client wants; ``share`` of the whole weight. ``above``: the goals that it is a part
    of, from the top.
    """

    id: str
    title: str
    share: float
    description: str = ""
    criteria: tuple[Criterion, ...] = ()
    above: tuple[str, ...] = ()

    @property
    def path(self) -> str:
        """Its title below those that it is a part of: “Trust › Honesty”."""
        return PATH.join((*self.above, self.title))


@dataclass(frozen=True, slots=True)
class Gate:
    """A question whose "no" stops an initiative."""

    id: str
    title: str
    question: str = ""


@dataclass(frozen=True, slots=True)
class DecidedGate:
    """What a gate says of an initiative: ``pass`` or ``veto``, why, and who says so."""

    gate_id: str
    verdict: str
    reason: str = ""
    author: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """One criterion of one initiative: points on the scale, or why there are none
    (``missing``, ``not_applicable``); ``low``–``high`` is the spread between assessors.
    """

    points: float | None
    state: str = "given"
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Ranked:
    """An initiative and its result. ``place`` is "1", "2–3" or "" when it is not ranked;
    ``parts`` are the points that each goal brings and ``states`` how much is known of it, in the
    order of the goals; ``cells`` follow
    the criteria; ``missing`` names the criteria that nobody scored, ``lacking`` counts all
    scores that an assessor did not give. ``requires`` and ``excludes`` are titles of others,
    ``one_of`` the group of which only one is done.
    """

    id: str
    title: str
    place: str
    score: float | None
    parts: tuple[float, ...] = ()
    cells: tuple[Cell, ...] = ()
    missing: tuple[str, ...] = ()
    lacking: int = 0
    verdicts: tuple[DecidedGate, ...] = ()
    description: str = ""
    initiative_kind: str = ""
    state: str = ""
    side: str = ""
    owner: str = ""
    old_verdict: str = ""
    cost_low: Figure | None = None
    cost_likely: Figure | None = None
    cost_high: Figure | None = None
    problem: str = ""
    audience: str = ""
    outcome: str = ""
    states: tuple[CellState, ...] = ()
    requires: tuple[str, ...] = ()
    excludes: tuple[str, ...] = ()
    one_of: str = ""

    @property
    def is_past(self) -> bool:
        """Whether it is over or turned down, and so nothing to start."""
        return self.state in {"done", "past", "rejected", "stopped"}

    @property
    def vetoes(self) -> tuple[DecidedGate, ...]:
        """The gates that stop it."""
        return tuple(verdict for verdict in self.verdicts if verdict.verdict == "veto")


@dataclass(frozen=True, slots=True)
class Ranking:
    """Goals, gates and initiatives, best first; vetoed ones keep their place beside."""

    goals: tuple[Goal, ...] = ()
    gates: tuple[Gate, ...] = ()
    rows: tuple[Ranked, ...] = ()
    assessors: tuple[str, ...] = ()
    scale: float = 100.0
    currency: str = ROUBLE

    @property
    def digits(self) -> int:
        """Decimals at which points are shown and compared."""
        return 1 if self.scale > 20 else 2

    @property
    def criteria(self) -> tuple[Criterion, ...]:
        """All criteria, goal by goal."""
        return tuple(criterion for goal in self.goals for criterion in goal.criteria)

    def undecided(self, row: Ranked) -> tuple[Gate, ...]:
        """The gates that nobody has decided for an initiative."""
        decided = {verdict.gate_id for verdict in row.verdicts}
        return tuple(gate for gate in self.gates if gate.id not in decided)

    def is_free(self, row: Ranked) -> bool:
        """Whether every gate is decided and none stops the initiative."""
        return not row.vetoes and not self.undecided(row)

    @property
    def shares(self) -> list[Decimal]:
        """The shares of the goals in whole percent, adding up."""
        return apportion([goal.share for goal in self.goals], SHARE_DIGITS)

    @property
    def shares_within(self) -> list[list[Decimal]]:
        """The shares of each goal's criteria in whole percent, adding up to the goal's."""
        parts = [[criterion.share for criterion in goal.criteria] for goal in self.goals]
        return apportion_within(parts, self.shares, SHARE_DIGITS)
