"""A re-cut as a table: branches of one split against branches of the other."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from issuetrees.core.graph.progress import PRUNED
from issuetrees.core.graph.records import Node
from issuetrees.kit.pruned import pruned_words
from issuetrees.kit.sentences import fill
from issuetrees.kit.words import spoken
from issuetrees.practice.read.recuts import Matrix, Pair, word_of


@dataclass(frozen=True, slots=True)
class Leaf:
    """A leaf in a cell; ``notes`` say why it is pruned, and what differs by now in both trees."""

    title: str
    notes: str
    is_pruned: bool = False


@dataclass(frozen=True, slots=True)
class CrossedRow:
    """A branch of the first split with its leaves by branch of the second."""

    title: str
    cells: Sequence[Sequence[Leaf]]


@dataclass(frozen=True, slots=True)
class Crossed:
    """The whole table, and what has no counterpart."""

    columns: Sequence[str]
    rows: Sequence[CrossedRow]
    only_source: Sequence[Leaf]
    only_target: Sequence[Leaf]


def crossed(found: Matrix) -> Crossed:
    """Return a matrix as it is shown."""
    rows = [
        CrossedRow(
            row.title,
            [_leaves(found.cells.get((row.id, column.id), ())) for column in found.columns],
        )
        for row in found.rows
    ]
    return Crossed(
        [column.title for column in found.columns],
        rows,
        [_leaf(node) for node in found.only_source],
        [_leaf(node) for node in found.only_target],
    )


def _leaves(pairs: Iterable[Pair]) -> list[Leaf]:
    return [_leaf(pair.source, notes_of(pair)) for pair in pairs]


def _leaf(node: Node, notes: str = "") -> Leaf:
    is_pruned = node.status == PRUNED
    return Leaf(node.title, notes_with(node, notes), is_pruned)


def notes_with(node: Node, notes: str) -> str:
    """Return why a leaf is pruned before what else is noted of it."""
    pruned = pruned_words(node.prune_reason) if node.status == PRUNED else ""
    return "; ".join(filter(None, (pruned, notes)))


def notes_of(pair: Pair) -> str:
    """Say what differs by now between both sides of a leaf; "" where nothing does."""
    if not pair.differing:
        return ""
    if pair.differing == ("title",):
        return fill(_("there: “{title}”"), title=pair.target.title)
    fields = ", ".join(spoken(word_of(name)) for name in pair.differing)
    return fill(_("differs: {fields}"), fields=fields)
