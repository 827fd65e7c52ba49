"""What a report holds, before it is laid out: plain values, no database and no markup.

Everything a section shows is in a ``ReportDocument``; ``build`` fills one from the database,
tests and the bench make them by hand. Texts are as people typed them; typography and markup
come later. Shares are fractions of 1, points are on the scale 0–``Ranking.scale``.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, TypeAlias

from issuetrees.core.rounding import Figure, apportion, apportion_within
from issuetrees.core.scoring import CellState
from issuetrees.core.scoring.figures import SHARE_DIGITS
from issuetrees.kit.formats.currencies import ROUBLE
from issuetrees.reports.looks import Brand, KeptPicture

Printed: TypeAlias = str | float | date | None


@dataclass(frozen=True, slots=True)
class Cover:
    """The front page and the running lines. ``stage`` is ``draft`` or ``final``; ``version`` names
    the state that is shown, on every page, once it is kept.
    """

    title: str
    client: str
    made_on: date
    subtitle: str = ""
    engagement: str = ""
    firm: str = ""
    stage: str = "draft"
    version: str = ""


@dataclass(frozen=True, slots=True)
class Summary:
    """Situation, complication, question, answer; ``decisions`` are asked of the client."""

    situation: str = ""
    complication: str = ""
    question: str = ""
    answer: str = ""
    decisions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TreeNode:
    """A question. ``number`` is its place ("" for the root, "3.2"); ``mark`` is what the check of
    its split says: ``proved``, ``disproved``, ``unknown``, ``waived`` or "". ``fields`` are those
    that are printed besides the title, by name; a person is given by name, a day as a day.
    """

    id: str
    parent_id: str | None
    number: str
    depth: int
    title: str
    fields: Mapping[str, Printed] = field(default_factory=dict)
    mark: str = ""

    @property
    def status(self) -> str:
        return str(self.fields.get("status") or "open")

    @property
    def answer(self) -> str:
        return str(self.fields.get("answer") or "")


@dataclass(frozen=True, slots=True)
class Tree:
    """An issue tree in reading order (depth first), at one revision."""

    title: str
    revision: int
    nodes: tuple[TreeNode, ...]
    id: str = ""

    @property
    def root(self) -> TreeNode | None:
        """The main question."""
        return self.nodes[0] if self.nodes else None

    @property
    def parts(self) -> tuple[TreeNode, ...]:
        """The first cut: what hangs on the root."""
        return tuple(node for node in self.nodes if node.depth == 1)


@dataclass(frozen=True, slots=True)
class WaiverLine:
    """Why somebody accepts a finding, who and since when."""

    reason: str
    by: str
    day: date


@dataclass(frozen=True, slots=True)
class FindingLine:
    """What a check says of one place. ``verdict``: ``disproved``, ``unknown``, ``proved``,
    ``advice``, ``waived``; a waiver beside another verdict has lapsed: the split has changed.
    """

    number: str
    title: str
    verdict: str
    sentence: str
    waiver: WaiverLine | None = None


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
    """What the client wants; ``share`` of the whole weight."""

    id: str
    title: str
    share: float
    description: str = ""
    criteria: tuple[Criterion, ...] = ()


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
    scores that an assessor did not give.
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

    @property
    def is_past(self) -> bool:
        """Whether it is over, and so nothing to start."""
        return self.state in {"done", "past"}

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


@dataclass(frozen=True, slots=True)
class Chance:
    """What draws say of an initiative: how often it comes ``first``, how often among the first one,
    two, three … (``top``), its place on average; ``confidence``: how often it is first with the
    weights that suit it best.
    """

    initiative_id: str
    title: str
    first: float
    top: tuple[float, ...]
    mean_place: float
    confidence: float | None = None

    def among(self, count: int) -> float:
        """Return how often it is among the first ``count``."""
        return self.top[min(count, len(self.top)) - 1] if self.top else 0.0


@dataclass(frozen=True, slots=True)
class Robustness:
    """How sure the order is, by draws over weights and scores; the likeliest first.

    A probability is off by ``margin`` at most, 19 times of 20. ``spread``: how far weights move
    from the agreed ones, None where they are free. ``is_outdated`` once scores or weights are
    others than when it was drawn.
    """

    draws: int
    seed: int
    made_on: date
    margin: float
    spread: float | None = None
    is_outdated: bool = False
    chances: tuple[Chance, ...] = ()


@dataclass(frozen=True, slots=True)
class Agreed:
    """A coefficient by the name of its measure: a value, or why there is none."""

    measure: str
    value: float | None
    undefined: str = ""


@dataclass(frozen=True, slots=True)
class Leaning:
    """An assessor beside the panel, in points: milder above zero; how far they scatter."""

    name: str
    bias: float
    spread: float | None = None


@dataclass(frozen=True, slots=True)
class Contested:
    """A cell on which the assessors are far apart: from ``low`` to ``high`` points."""

    initiative: str
    criterion: str
    low: float
    high: float
    count: int


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far the assessors of a round agree; the widest apart first."""

    round: str
    coefficients: tuple[Agreed, ...] = ()
    people: tuple[Leaning, ...] = ()
    contested: tuple[Contested, ...] = ()


@dataclass(frozen=True, slots=True)
class MethodSays:
    """What a method says: places in the order of the initiatives, who is first, how many pairs
    turn when another initiative is left out.
    """

    method: str
    places: tuple[str, ...]
    firsts: tuple[str, ...]
    reversals: int = 0


@dataclass(frozen=True, slots=True)
class Methods:
    """Methods side by side over the initiatives of which everything is known; the first decides.

    ``left_out`` counts the others.
    """

    ids: tuple[str, ...]
    left_out: int = 0
    opinions: tuple[MethodSays, ...] = ()


@dataclass(frozen=True, slots=True)
class Stage:
    """A box of a stage map at (x, y), its upper left corner; ``kind``: ``stage`` or ``fork``.

    ``options`` are the answers of a fork.
    """

    id: str
    title: str
    x: float
    y: float
    kind: str = "stage"
    track: str = ""
    scope: str = ""
    is_final: bool = False
    options: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Transition:
    """A way from one stage to another: what it takes, on which answers it is open, months
    as (least, likely, most).
    """

    source_id: str
    target_id: str
    title: str = ""
    condition: str = ""
    months: tuple[float, float, float] | None = None
    is_backward: bool = False


@dataclass(frozen=True, slots=True)
class StageMap:
    """A stage map at one revision."""

    title: str
    revision: int
    stages: tuple[Stage, ...]
    transitions: tuple[Transition, ...]
    id: str = ""


@dataclass(frozen=True, slots=True)
class SectionChoice:
    """A section as the report's author chose it; ``title`` replaces the written one. ``id`` tells
    several of a kind apart; ``options`` hold what is not left at its default, and are read by the
    declarations of ``sections/options.py``.
    """

    kind: str
    title: str = ""
    id: str = ""
    options: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that is different from an earlier state; ``kind`` is one of ``changes.WORDS``.

    ``title`` is what it is about, ``detail`` a part of that (a gate, a text); ``before`` and
    ``after`` are as they are compared: a text, a figure as shown, or None for nothing.
    """

    kind: str
    title: str
    number: str = ""
    detail: str = ""
    before: str | float | None = None
    after: str | float | None = None


@dataclass(frozen=True, slots=True)
class Earlier:
    """The state of the file before, by its version and day, and what is different since."""

    version: str
    made_on: date
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class ReportDocument:
    """A whole report. ``language`` is the report's own, whatever the screen's; ``findings`` is
    None when no check was made; ``earlier`` is filled where a section tells it; ``paper`` is
    ``a4``, ``letter`` or ``wide`` (16:9).
    ``untranslated`` are texts that are printed in another language than the report's.
    """

    cover: Cover
    language: str
    sections: tuple[SectionChoice, ...]
    summary: Summary = field(default_factory=Summary)
    trees: tuple[Tree, ...] = ()
    findings: tuple[FindingLine, ...] | None = None
    ranking: Ranking | None = None
    stage_maps: tuple[StageMap, ...] = ()
    sources: dict[str, int] = field(default_factory=dict)
    paper: str = "a4"
    currency: str = ROUBLE
    earlier: Earlier | None = None
    brand: Brand = field(default_factory=Brand)
    untranslated: tuple[str, ...] = ()
    pictures: tuple[KeptPicture, ...] = ()
    robustness: Robustness | None = None
    agreement: Agreement | None = None
    methods: Methods | None = None
