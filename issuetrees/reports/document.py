"""What a report holds, before it is laid out: plain values, no database and no markup.

Everything a section shows is in a ``ReportDocument``; ``build`` fills one from the database,
tests and the bench make them by hand. Texts are as people typed them; typography and markup
come later.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, TypeAlias

from issuetrees.core.tree_kinds import DRIVER
from issuetrees.kit.formats.currencies import ROUBLE
from issuetrees.reports.comparisons import TwoTrees
from issuetrees.reports.decided import Decided, Roadmap
from issuetrees.reports.drivers import TreeNumbers
from issuetrees.reports.evidence import TreeEvidence
from issuetrees.reports.framed import BudgetFrame, Driven
from issuetrees.reports.looks import Brand, KeptPicture
from issuetrees.reports.measured import MeasuredPlan
from issuetrees.reports.opinions import Agreement, Methods, Robustness, Weighing
from issuetrees.reports.people import Person
from issuetrees.reports.portfolios import PortfolioShown
from issuetrees.reports.recuts import TwoCuts
from issuetrees.reports.responsible import RaciTable, RoleLine
from issuetrees.reports.scored import Ranking
from issuetrees.scoring.swings import Lead

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
class Brief:
    """The problem brief beside the summary: lists are lines; a stakeholder is “name: interest”."""

    criteria: tuple[str, ...] = ()
    in_scope: tuple[str, ...] = ()
    out_of_scope: tuple[str, ...] = ()
    constraints: tuple[str, ...] = ()
    decision_maker: str = ""
    stakeholders: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reference:
    """Where another branch of the tree is shown a second time: no question, it counts nowhere.

    ``place`` is its own among what stands under its parent, from 0; ``shows`` the id of the branch,
    ``number`` that of the branch as it is printed here, "→ 3.2".
    """

    id: str
    place: int
    shows: str
    number: str
    title: str
    status: str = "open"


@dataclass(frozen=True, slots=True)
class TreeNode:
    """A question. ``number`` is its place ("" for the root, "3.2"); ``mark`` is what the check of
    its split says: ``proved``, ``disproved``, ``unknown``, ``waived`` or "". ``fields`` are those
    that are printed besides the title, by name; a person is given by name, a day as a day.
    ``references`` stand among what it is cut into; printed, one is a node that ``shows`` another.
    """

    id: str
    parent_id: str | None
    number: str
    depth: int
    title: str
    fields: Mapping[str, Printed] = field(default_factory=dict)
    mark: str = ""
    references: tuple[Reference, ...] = ()
    shows: str = ""

    @property
    def status(self) -> str:
        return str(self.fields.get("status") or "open")

    @property
    def answer(self) -> str:
        return str(self.fields.get("answer") or "")


@dataclass(frozen=True, slots=True)
class Tree:
    """An issue tree in reading order (depth first), at one revision; ``kind`` as of
    ``core.tree_kinds``. One that ``is_recut`` has the leaves of another under another split.
    """

    title: str
    revision: int
    nodes: tuple[TreeNode, ...]
    id: str = ""
    kind: str = ""
    is_recut: bool = False

    @property
    def root(self) -> TreeNode | None:
        """The main question."""
        return self.nodes[0] if self.nodes else None

    @property
    def parts(self) -> tuple[TreeNode, ...]:
        """The first cut: what hangs on the root."""
        return tuple(node for node in self.nodes if node.depth == 1)

    def down_to(self, depth: int) -> "Tree":
        """Return the tree without what stands deeper."""
        nodes = (node for node in self.nodes if node.depth <= depth)
        cut = (replace(node, references=()) if node.depth == depth else node for node in nodes)
        return replace(self, nodes=tuple(cut))


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
    ``tree_id`` is the tree whose numbers these are, "" on a map.
    """

    number: str
    title: str
    verdict: str
    sentence: str
    waiver: WaiverLine | None = None
    tree_id: str = ""


@dataclass(frozen=True, slots=True)
class Stage:
    """A box of a stage map at (x, y), its upper left corner; ``kind``: ``stage`` or ``fork``.

    ``options`` are the answers of a fork. ``required`` are levels by competency, ``when`` the
    answers by fork on which a stage is open.
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
    required: Mapping[str, int] = field(default_factory=dict)
    when: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Transition:
    """A way from one stage to another: what it takes, on which answers it is open, months
    as (least, likely, most); ``answer`` is the one that it stands for where it leaves a fork.
    """

    source_id: str
    target_id: str
    title: str = ""
    condition: str = ""
    months: tuple[float, float, float] | None = None
    is_backward: bool = False
    id: str = ""
    answer: str = ""


@dataclass(frozen=True, slots=True)
class Competency:
    """What stages ask for, by key; ``levels`` are the words of its levels 0 to 4, if it has any."""

    key: str
    title: str
    levels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fork:
    """How answers name a fork that is drawn: by its ``key`` and the ids of its options, whose
    words stand in its stage.
    """

    id: str
    key: str
    options: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Move:
    """A transition that routes run on: from stage to stage, through the forks between them. Its id
    is made of those of its arrows, joined by “+”.
    """

    id: str
    source_id: str
    target_id: str
    months: tuple[float, float, float] | None = None
    when: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    is_backward: bool = False


@dataclass(frozen=True, slots=True)
class StageMap:
    """A stage map at one revision; ``findings`` is None when no check was made."""

    title: str
    revision: int
    stages: tuple[Stage, ...]
    transitions: tuple[Transition, ...]
    id: str = ""
    competencies: tuple[Competency, ...] = ()
    forks: tuple[Fork, ...] = ()
    moves: tuple[Move, ...] = ()
    findings: tuple[FindingLine, ...] | None = None


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
    brief: Brief = field(default_factory=Brief)
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
    weighing: Weighing | None = None
    lead: Lead | None = None
    people: tuple[Person, ...] = ()
    evidence: tuple[TreeEvidence, ...] = ()
    drivers: tuple[TreeNumbers, ...] = ()
    recuts: tuple[TwoCuts, ...] = ()
    comparisons: tuple[TwoTrees, ...] = ()
    decided: tuple[Decided, ...] = ()
    frame: BudgetFrame | None = None
    drive: Driven | None = None
    roadmap: Roadmap | None = None
    raci: RaciTable | None = None
    portfolio: PortfolioShown | None = None
    other_portfolios: tuple[PortfolioShown, ...] = ()
    roles: tuple[RoleLine, ...] = ()
    measured: tuple[MeasuredPlan, ...] = ()

    @property
    def has_storyline(self) -> bool:
        """Whether a storyline is among the sections: it has the answer of a tree for its title."""
        return any(one.kind == "storyline" for one in self.sections)

    @property
    def summed_up(self) -> str:
        """The answer that a summary among the sections has for its title."""
        has_summary = any(one.kind == "summary" for one in self.sections)
        return self.summary.answer if has_summary else ""

    @property
    def questions(self) -> tuple[Tree, ...]:
        """The trees that ask something; driver trees, too, where there is nothing else. What is
        asked in a second cut is asked in the first.
        """
        asked = (tree for tree in self.trees if tree.kind != DRIVER and not tree.is_recut)
        return tuple(asked) or self.trees
