"""Columns from left to right: the layout of an issue tree.

The browser's ``editor/graph/layout.js`` is the same algorithm; both must give the numbers in
``fixtures/cases/layout/tree.json`` exactly: a list of ``{"name", "nodes": [{"id",
"parent_id", "height", "width"}], "collapsed": [id], "size": [width, height], "expected":
{id: [x, y]}}``; a box without a width is 232 wide.

Specification
-------------
Input: boxes in order (siblings stand in the order in which they are listed), each with a
height in px, and the set of collapsed ids. Boxes are 232 wide, those with nothing below
them up to 340: nothing stands to their right, so no place depends on it, only the size of the
whole drawing does. A box whose parent is not in the list is a root. Whatever hangs below a
collapsed box is hidden and gets no position; a box without *visible* children is a **leaf**.

1. Heights are rounded up to the next half px: ``ceil(2 * height) / 2``.
2. ``x = depth * (232 + 48)``, roots at depth 0.
3. Every subtree occupies a **block**, a vertical interval that begins at 0 in its own
   coordinates. From the leaves to the roots:

   - a leaf's block is its own height, its box at 0;
   - otherwise the blocks of the children are stacked in order from 0, which gives their
     **column**. The gap between two neighbours is 8 when both are leaves, else 16;
   - ``m`` = middle between the centre of the first child's box and the centre of the last
     child's box; the parent's box begins at ``top = floor(2 * (m - height / 2)) / 2``;
   - the block is the smallest interval that holds both the column and the parent's box:
     ``start = min(0, top)``, ``end = max(column height, top + height)``. Box and column
     are shifted by ``-start``; the block's height is ``end - start``.
4. The roots' blocks are stacked like the children of an invisible parent.
5. ``y`` = top of the box, absolute.

All numbers are multiples of a half px, exact in binary floating point, so the order of
additions does not matter. No two boxes overlap: a block holds everything of its subtree,
and blocks are disjoint. The time is linear; nothing recurses, so depth is not limited.
"""

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class TreeBox:
    """A box to place: ``height`` in px (or in any other unit, such as rows)."""

    id: str
    parent_id: str | None
    height: float


@dataclass(frozen=True, slots=True)
class TreeMetrics:
    """Width of the columns and the gaps, in the unit of the heights."""

    width: float = 232
    column_gap: float = 48
    leaf_gap: float = 8
    branch_gap: float = 16


class Position(NamedTuple):
    """Left and top edge of a box; y grows downwards."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Stack:
    """A parent over the stacked blocks of its children.

    ``height`` of the whole block, ``top`` of the parent's box in it, and for each child
    the place where its block begins, in ``starts``.
    """

    height: float
    top: float
    starts: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """The vertical interval of a subtree: its height and its root's box inside it."""

    height: float
    top: float
    box_height: float
    is_leaf: bool

    @property
    def centre(self) -> float:
        """The middle of the root's box, from the beginning of the block."""
        return self.top + self.box_height / 2


BROWSER = TreeMetrics()


def stack_blocks(
    box_height: float, blocks: Sequence[Block], metrics: TreeMetrics = BROWSER
) -> Stack:
    """Stack the children's ``blocks`` and centre a box of ``box_height`` on them."""
    starts: list[float] = []
    end = 0.0
    for index, block in enumerate(blocks):
        if index:
            is_tight = block.is_leaf and blocks[index - 1].is_leaf
            end += metrics.leaf_gap if is_tight else metrics.branch_gap
        starts.append(end)
        end += block.height
    if not blocks:
        return Stack(box_height, 0.0, ())
    middle = (starts[0] + blocks[0].centre + starts[-1] + blocks[-1].centre) / 2
    top = math.floor(2 * (middle - box_height / 2)) / 2
    start = min(0.0, top)
    height = max(end, top + box_height) - start
    return Stack(height, top - start, tuple(value - start for value in starts))


def place_tree(
    boxes: Sequence[TreeBox],
    collapsed: Collection[str] = frozenset(),
    metrics: TreeMetrics = BROWSER,
) -> dict[str, Position]:
    """Return the position of every visible box, as specified above.

    Boxes below a collapsed one are absent from the result.
    """
    roots, children = _children_of(boxes, frozenset(collapsed))
    heights = {box.id: math.ceil(2 * box.height) / 2 for box in boxes}
    depths = _depths_in_preorder(roots, children)
    stacks: dict[str, Stack] = {}
    blocks: dict[str, Block] = {}
    for box_id in reversed(depths):
        below = children.get(box_id, ())
        stack = stack_blocks(heights[box_id], [blocks[child] for child in below], metrics)
        stacks[box_id] = stack
        blocks[box_id] = Block(stack.height, stack.top, heights[box_id], not below)
    starts = dict(
        zip(roots, stack_blocks(0, [blocks[root] for root in roots], metrics).starts, strict=True)
    )
    positions: dict[str, Position] = {}
    step = metrics.width + metrics.column_gap
    for box_id, depth in depths.items():
        start, stack = starts[box_id], stacks[box_id]
        positions[box_id] = Position(depth * step, start + stack.top)
        for child, offset in zip(children.get(box_id, ()), stack.starts, strict=True):
            starts[child] = start + offset
    return positions


def _children_of(
    boxes: Sequence[TreeBox], collapsed: frozenset[str]
) -> tuple[list[str], dict[str, list[str]]]:
    known = {box.id for box in boxes}
    roots: list[str] = []
    children: dict[str, list[str]] = {}
    for box in boxes:
        if box.parent_id is None or box.parent_id not in known:
            roots.append(box.id)
        elif box.parent_id not in collapsed:
            children.setdefault(box.parent_id, []).append(box.id)
    return roots, children


def _depths_in_preorder(
    roots: Sequence[str], children: Mapping[str, Sequence[str]]
) -> dict[str, int]:
    """Depth of every visible box; parents come before their children."""
    depths: dict[str, int] = {}
    waiting = [(root, 0) for root in reversed(roots)]
    while waiting:
        box_id, depth = waiting.pop()
        depths[box_id] = depth
        waiting.extend((child, depth + 1) for child in reversed(children.get(box_id, ())))
    return depths
