"""Which lines of two trees belong together: words first, then what stands above and below them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from issuetrees.core.compare.alike import Alike, Matrix
from issuetrees.core.graph.records import Node
from issuetrees.core.mece import Vocabulary

#: Less likely pairs are none; elsewhere than below parents that belong together, more is asked.
LEAST: Final = 0.3
LEAST_ELSEWHERE: Final = 0.36
_ROUNDS: Final = 3
#: What likeness is worth that needs the words of a parent, or is between a leaf and none.
_CONTEXT: Final = 0.9
_LEAF_AND_NOT: Final = 0.8


@dataclass(frozen=True, slots=True)
class Shape:
    """A tree by places in its list of nodes, which come depth first: parents, children, depths."""

    parent: tuple[int, ...]
    children: tuple[tuple[int, ...], ...]
    depth: tuple[int, ...]


def shape_of(nodes: Sequence[Node]) -> Shape:
    """Return how the nodes of a tree, given depth first, hang together; −1 is no parent."""
    place = {node.id: at for at, node in enumerate(nodes)}
    parent = tuple(place.get(node.parent_id or "", -1) for node in nodes)
    children: list[list[int]] = [[] for _ in nodes]
    depth: list[int] = []
    for at, above in enumerate(parent):
        depth.append(depth[above] + 1 if above >= 0 else 0)
        if above >= 0:
            children[above].append(at)
    return Shape(parent, tuple(map(tuple, children)), tuple(depth))


def match(
    first: Sequence[Node], second: Sequence[Node], vocabulary: Vocabulary
) -> list[tuple[int, int, float]]:
    """Return the places of nodes that mean the same, each at most once, with how sure it is.

    The pairs are the assignment that is best in sum. Roots belong together.
    """
    # Slow to load, and most processes compare nothing.
    from scipy.optimize import linear_sum_assignment  # noqa: PLC0415

    shapes = shape_of(first), shape_of(second)
    words = _words(first, second, shapes, vocabulary)
    found = words
    for _ in range(_ROUNDS):
        found = _with_places(words, found, shapes)
    found = _roots_together(found, shapes)
    rows, columns = linear_sum_assignment(np.where(found >= LEAST, found, 0.0), maximize=True)
    pairs = {
        int(row): int(column)
        for row, column in zip(rows, columns, strict=True)
        if found[row, column] >= LEAST
    }
    return [
        (row, column, float(found[row, column]))
        for row, column in sorted(pairs.items())
        if found[row, column] >= LEAST_ELSEWHERE or _is_in_place(row, column, pairs, shapes)
    ]


def _is_in_place(row: int, column: int, pairs: dict[int, int], shapes: tuple[Shape, Shape]) -> bool:
    """Whether the parents of two nodes belong together."""
    above, there = shapes[0].parent[row], shapes[1].parent[column]
    return above < 0 or pairs.get(above) == there


def _words(
    first: Sequence[Node], second: Sequence[Node], shapes: tuple[Shape, Shape], known: Vocabulary
) -> Matrix:
    """Compare titles, each also with the words of its parent; a leaf is rather a leaf."""
    titles = [one.title for one in first], [one.title for one in second]
    contexts = _in_context(first, shapes[0]), _in_context(second, shapes[1])
    alike = Alike(titles, contexts, known)
    leaves = [np.array([not below for below in shape.children]) for shape in shapes]
    same = leaves[0][:, None] == leaves[1][None, :]
    words = np.maximum(alike.plain(), _CONTEXT * alike.in_context())
    return words * np.where(same, 1.0, _LEAF_AND_NOT)


def _in_context(nodes: Sequence[Node], shape: Shape) -> list[str]:
    """Return titles with those above them, but for the root's, which all stand under."""
    found = []
    for node, above in zip(nodes, shape.parent, strict=True):
        is_told = above >= 0 and shape.parent[above] >= 0
        found.append(f"{node.title} {nodes[above].title}" if is_told else node.title)
    return found


def _with_places(words: Matrix, found: Matrix, shapes: tuple[Shape, Shape]) -> Matrix:
    """Weigh words by what stands above (which only supports) and below (which may stand alone)."""
    above = _above(found, shapes)
    below, has_below = _below(found, shapes)
    own = words * (0.72 + 0.28 * above) + 0.12 * above * (words > 0)
    with_below = 0.6 * own + 0.4 * below
    only_below = 0.75 * below * (below > 0.3)
    raised = np.maximum(np.maximum(own, with_below), only_below)
    return np.minimum(np.where(has_below, raised, own), 1.0)


def _above(found: Matrix, shapes: tuple[Shape, Shape]) -> Matrix:
    rows, columns = (np.array(shape.parent) for shape in shapes)
    above = found[np.maximum(rows, 0)][:, np.maximum(columns, 0)]
    return np.where((rows[:, None] >= 0) & (columns[None, :] >= 0), above, 0.0)


def _below(found: Matrix, shapes: tuple[Shape, Shape]) -> tuple[Matrix, Matrix]:
    """Return how well the children of two nodes match, and where both have some."""
    below = np.zeros_like(found)
    has = np.zeros(found.shape, dtype=bool)
    for row, mine in enumerate(shapes[0].children):
        for column, others in enumerate(shapes[1].children):
            if mine and others:
                part = found[np.ix_(mine, others)]
                good = np.where(part >= LEAST, part, 0.0)
                forth, back = good.max(axis=1).sum(), good.max(axis=0).sum()
                below[row, column] = (forth + back) / (len(mine) + len(others))
                has[row, column] = True
    return below, has


def _roots_together(found: Matrix, shapes: tuple[Shape, Shape]) -> Matrix:
    roots = [[at for at, above in enumerate(shape.parent) if above < 0] for shape in shapes]
    if len(roots[0]) == 1 and len(roots[1]) == 1:
        found = found.copy()
        found[roots[0][0], :] = 0.0
        found[:, roots[1][0]] = 0.0
        found[roots[0][0], roots[1][0]] = 1.0
    return found
