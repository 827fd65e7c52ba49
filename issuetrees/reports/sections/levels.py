"""Which questions of very large trees are printed: whole levels, as many as a file carries."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import Final

from django.utils.translation import ngettext

from issuetrees.core import limits
from issuetrees.reports.document import Tree
from issuetrees.reports.sections.base import Typist

# Drawn and listed, these take about 900 pages and a few minutes.
MOST_PRINTED: Final = limits.QUESTIONS_PRINTED


@dataclass(frozen=True, slots=True)
class Levels:
    """Trees as they are printed, and how many questions are left out."""

    trees: tuple[Tree, ...]
    left_out: int

    def note(self, typist: Typist) -> str:
        """Say what is not printed; nothing where all is."""
        if not self.left_out:
            return ""
        text = ngettext(
            "{count} deeper question is not printed: a file carries {limit}.",
            "{count} deeper questions are not printed: a file carries {limit}.",
            self.left_out,
        )
        return text.format(count=typist.number(self.left_out), limit=typist.number(MOST_PRINTED))


def printed_levels(trees: Sequence[Tree]) -> Levels:
    """Keep as many whole levels of all trees as fit, the upper ones; of wide trees a part."""
    shown = [tree for tree in trees if tree.nodes]
    total = sum(len(tree.nodes) for tree in shown)
    if total <= MOST_PRINTED:
        return Levels(tuple(shown), 0)
    deepest = _deepest(shown)
    kept = tuple(tree.down_to(deepest) for tree in shown)
    if deepest < 1:
        kept = _narrowed(shown)
    return Levels(kept, total - sum(len(tree.nodes) for tree in kept))


def _deepest(trees: Sequence[Tree]) -> int:
    """Return the last level that fits as a whole."""
    counts = Counter(node.depth for tree in trees for node in tree.nodes)
    sums = accumulate(counts[depth] for depth in range(max(counts) + 1))
    return sum(total <= MOST_PRINTED for total in sums) - 1


def _narrowed(trees: Sequence[Tree]) -> tuple[Tree, ...]:
    """Return the roots and the first of the parts below each, so many for every tree."""
    trees = trees[:MOST_PRINTED]
    share = MOST_PRINTED // len(trees)
    return tuple(replace(tree, nodes=tree.down_to(1).nodes[:share]) for tree in trees)
