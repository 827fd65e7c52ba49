"""What the page of priorities shows: the matrix, the 80/20 view, the branches."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from issuetrees.core.graph.records import EASES, TABLE, Node
from issuetrees.core.plan.prizes import (
    EASE_ORDER,
    LARGE,
    NEEDLE,
    SIZES,
    Prize,
    Prizes,
    Step,
    by_size,
)
from issuetrees.inquiry.read.workplan import Workplan
from issuetrees.kit.formats.numbers import percent
from issuetrees.kit.sentences import fill
from issuetrees.kit.words import spoken

_SIZE_WORDS: Final = {
    "large": pgettext_lazy("prize", "Large"),
    "medium": pgettext_lazy("prize", "Medium"),
    "small": pgettext_lazy("prize", "Small"),
}
_DEEPEST: Final = 5


@dataclass(frozen=True, slots=True)
class Cell:
    """Leaves of one size and one ease; ``rank`` says how early they are worth it, from 0."""

    rank: int
    advice: str
    rows: list[Prize]


@dataclass(frozen=True, slots=True)
class Line:
    """The leaves of one size."""

    word: str
    note: str
    cells: list[Cell]


@dataclass(frozen=True, slots=True)
class BranchRow:
    """A question with where its prize comes from, in words."""

    prize: Prize
    depth: int
    origin: str
    ease: str

    @property
    def node(self) -> Node:
        return self.prize.node

    @property
    def is_pruned(self) -> bool:
        return self.prize.is_pruned


@dataclass(frozen=True, slots=True)
class PriorityView:
    """All that the page shows."""

    root: Node | None
    prizes: Prizes
    steps: list[Step]
    matrix: list[Line]
    unsized: list[Prize]
    rows: list[BranchRow]
    eases: list[str]
    ease_choices: list[tuple[str, str]]
    no_ease: str

    @property
    def unit(self) -> str:
        return self.root.unit if self.root else ""

    @property
    def first_count(self) -> int:
        return sum(step.is_first for step in self.steps)

    @property
    def coverage(self) -> float | None:
        """What the branches add up to, as a share of the aim."""
        aim, total = self.prizes.aim, self.prizes.total
        return total / aim if aim and total is not None else None


def priority_view(plan: Workplan, language: str) -> PriorityView:
    """Return what the page shows of a tree."""
    found = plan.prizes
    leaves = found.live_leaves
    return PriorityView(
        root=plan.nodes[0] if plan.nodes else None,
        prizes=found,
        steps=by_size(found),
        matrix=_matrix(leaves, language),
        unsized=[row for row in leaves if row.size is None or row.node.ease is None],
        rows=[_branch(row) for row in found.rows],
        eases=[spoken(EASES[ease]) for ease in EASE_ORDER],
        ease_choices=[(value, spoken(word)) for value, word in EASES.items()],
        no_ease=spoken(TABLE["nodes"]["ease"].none),
    )


def _matrix(leaves: Sequence[Prize], language: str) -> list[Line]:
    large, needle = percent(LARGE, language), percent(NEEDLE, language)
    notes = {
        "large": fill(_("from {share}"), share=large),
        "medium": fill(_("{low} to {high}"), low=needle, high=large),
        "small": fill(_("below {share}"), share=needle),
    }
    return [
        Line(
            str(_SIZE_WORDS[size]), notes[size], [_cell(leaves, size, ease) for ease in EASE_ORDER]
        )
        for size in SIZES
    ]


def _cell(leaves: Sequence[Prize], size: Any, ease: str) -> Cell:
    rank = SIZES.index(size) + EASE_ORDER.index(ease)
    advice = {
        ("large", "easy"): _("First"),
        ("large", "hard"): _("Plan early"),
        ("small", "easy"): _("In passing"),
        ("small", "hard"): _("Prune"),
    }
    rows = [row for row in leaves if row.size == size and row.node.ease == ease]
    rows.sort(key=lambda row: -abs(row.value or 0.0))
    return Cell(rank, advice.get((size, ease), ""), rows)


def _branch(row: Prize) -> BranchRow:
    depth = min(row.number.count("."), _DEEPEST)
    ease = spoken(EASES[row.node.ease]) if row.node.ease else ""
    return BranchRow(row, depth, _origin(row), ease)


def _origin(row: Prize) -> str:
    if row.is_own:
        if row.differs:
            return _("said; its parts add up to another sum")
        return _("said of it") if row.is_leaf or row.below is None else _("said, as its parts")
    return _("sum of its parts") if row.value is not None else ""
