"""Branches by their shape: where they are cut, how high they are, where their boxes stand.

Branches whose boxes are as high, in the same order, are cut and placed alike, whatever their
nodes are. So every shape is worked out once and remembered: a large tree has few, and after an
edit only what is above the box that became higher is new. A ``Branch`` is compared by identity,
which is why what it is made of needs no second look.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from issuetrees.core.layout.tree import Block, TreeMetrics, stack_blocks

GRID = TreeMetrics(width=1, column_gap=0, leaf_gap=0, branch_gap=0)
_SHAPES = 20_000  # that are remembered


@dataclass(frozen=True, slots=True, eq=False)
class Branch:
    """A box ``rows`` high over the branches drawn ``below`` it, in ``columns`` with its own."""

    rows: int
    block: Block
    columns: int
    below: tuple["Branch", ...]


@dataclass(frozen=True, slots=True, eq=False)
class Cutting:
    """How a branch is cut: what its parent draws of it, what is drawn ``below`` it, which of its
    children are cut off (by number), and how many stand on each sheet where they need several.
    """

    branch: Branch
    below: tuple[Branch, ...]
    cuts: tuple[int, ...]
    chunks: tuple[int, ...] = ()


@lru_cache(maxsize=_SHAPES)
def standing(rows: int, below: tuple[Branch, ...] = ()) -> Branch:
    """Return the branch of a box of these rows over these branches; all of them are drawn."""
    stack = stack_blocks(rows, [one.block for one in below], GRID)
    columns = 1 + max((one.columns for one in below), default=0)
    return Branch(rows, Block(stack.height, stack.top, rows, not below), columns, below)


@lru_cache(maxsize=_SHAPES)
def placed(branch: Branch) -> tuple[tuple[int, float], ...]:
    """Return column and first row of its boxes, depth first."""
    stack = stack_blocks(branch.rows, [one.block for one in branch.below], GRID)
    return (
        (0, stack.top),
        *(
            (column + 1, start + row)
            for one, start in zip(branch.below, stack.starts, strict=True)
            for column, row in placed(one)
        ),
    )


@lru_cache(maxsize=_SHAPES)
def cut_branch(rows: int, children: tuple[Branch, ...], max_rows: int, max_columns: int) -> Cutting:
    """Cut a branch, whose children are cut already, so that it fits on a sheet.

    A child is cut off when it would need one column too many. If a sheet has no room for all of
    the children's own boxes, the head is repeated on several.
    """
    below = [standing(one.rows) if one.columns == max_columns else one for one in children]
    if sum(one.rows for one in children) > max_rows:
        chunks = _spread(rows, below, max_rows)
        branch = standing(rows)
    else:
        chunks = ()
        branch = _trimmed(rows, below, max_rows)
    cuts = [place for place, one in enumerate(children) if below[place] is not one]
    return Cutting(branch, tuple(below), tuple(cuts), chunks)


def _trimmed(rows: int, below: list[Branch], max_rows: int) -> Branch:
    """Cut off branches until the whole fits: the smallest one that is enough, so that the sheet
    stays full, else the largest.
    """
    branch = standing(rows, tuple(below))
    while branch.block.height > max_rows:
        over = branch.block.height - max_rows
        gains = [one.block.height - one.rows for one in below]
        enough = [place for place, gain in enumerate(gains) if gain >= over]
        cut = (
            min(enough, key=gains.__getitem__)
            if enough
            else max(range(len(gains)), key=gains.__getitem__)
        )
        if not gains[cut]:
            break
        below[cut] = standing(below[cut].rows)
        branch = standing(rows, tuple(below))
    return branch


def _spread(rows: int, below: list[Branch], max_rows: int) -> tuple[int, ...]:
    """Repeat a head that has more children than a sheet has rows; return how many each has."""

    def fits(some: Sequence[Branch]) -> bool:
        return standing(rows, tuple(some)).block.height <= max_rows

    starts = [0]
    for place in range(len(below)):
        if fits(below[starts[-1] : place + 1]):
            continue
        if not fits(below[place : place + 1]):
            below[place] = standing(below[place].rows)
        starts.append(place)
    ends = [*starts[1:], len(below)]
    return tuple(end - start for start, end in zip(starts, ends, strict=True) if end > start)
