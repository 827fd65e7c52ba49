"""A re-cut as a table: branches of one split against branches of the other."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from issuetrees.core.graph.records import Node
from issuetrees.kit.sentences import fill
from issuetrees.kit.words import spoken
from issuetrees.practice.read.recuts import Matrix, Pair, word_of


@dataclass(frozen=True, slots=True)
class Leaf:
    """A leaf in a cell; ``notes`` say what differs by now between both trees."""

    title: str
    notes: str


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
    only_source: Sequence[str]
    only_target: Sequence[str]


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
        _titles(found.only_source),
        _titles(found.only_target),
    )


def _leaves(pairs: Iterable[Pair]) -> list[Leaf]:
    return [Leaf(pair.source.title, notes_of(pair)) for pair in pairs]


def notes_of(pair: Pair) -> str:
    """Say what differs by now between both sides of a leaf; "" where nothing does."""
    if not pair.differing:
        return ""
    if pair.differing == ("title",):
        return fill(_("there: “{title}”"), title=pair.target.title)
    fields = ", ".join(spoken(word_of(name)) for name in pair.differing)
    return fill(_("differs: {fields}"), fields=fields)


def _titles(nodes: Iterable[Node]) -> list[str]:
    return [node.title for node in nodes]
