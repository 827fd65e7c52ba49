"""Pieces of a tree, and how they are joined into sheets."""

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from issuetrees.core.layout.branches import Branch

# So many breaks of branches for one sheet less.
_BREAKS = 3


@dataclass(frozen=True, slots=True)
class Piece:
    """A head, those of its children that stand here, where the drawing stops, and its shape."""

    head: str
    children: tuple[str, ...]
    cuts: frozenset[str]
    branch: Branch

    @property
    def rows(self) -> int:
        """How high it is."""
        return math.ceil(self.branch.block.height)


class Joiner:
    """Joins neighbours into sheets: as few as possible, then few poor ones, then evenly filled
    ones. Where it may, it breaks a piece between two children if that saves a sheet for every
    ``_BREAKS`` breaks.
    """

    def __init__(
        self,
        pieces: Sequence[Piece],
        max_rows: int,
        shape: Callable[[str, Sequence[str]], Branch],
        *,
        is_close: bool,
    ) -> None:
        self.pieces = pieces
        self.max_rows = max_rows
        self.shape = shape
        self.heights: dict[tuple[int, int, int], int] = {}
        # Where a sheet may begin: the number of a piece and of the first of its children.
        self.begins = [
            (number, child)
            for number, piece in enumerate(pieces)
            for child in (range(max(1, len(piece.children))) if is_close else (0,))
        ]

    def groups(self) -> list[list[Piece]]:
        """Return the pieces of each sheet."""
        best: list[tuple[int, int, int]] = [(0, 0, 0)]
        chosen: list[int] = []
        for end in range(1, len(self.begins) + 1):
            cost, begin = min(self._options(end, best))
            best.append(cost)
            chosen.append(begin)
        groups: list[list[Piece]] = []
        end = len(self.begins)
        while end:
            groups.append(self._between(chosen[end - 1], end))
            end = chosen[end - 1]
        return groups[::-1]

    def _options(
        self, end: int, best: Sequence[tuple[int, int, int]]
    ) -> Iterator[tuple[tuple[int, int, int], int]]:
        """Yield what a last sheet that stops at ``end`` costs, by where it begins."""
        below = 0
        for begin in range(end - 1, -1, -1):
            number, child = self.begins[begin]
            rows = below + self._rows(number, child, self._last(number, end))
            if rows > self.max_rows and begin < end - 1:
                return
            before, poor, slack = best[begin]
            price = before + _BREAKS + (child > 0)
            is_poor = 4 * rows < self.max_rows
            yield (price, poor + is_poor, slack + (self.max_rows - rows) ** 2), begin
            below = rows if child == 0 else below

    def _last(self, number: int, end: int) -> int:
        """Return where the children of a piece stop on a sheet that stops at ``end``."""
        if end < len(self.begins) and self.begins[end][0] == number:
            return self.begins[end][1]
        return len(self.pieces[number].children)

    def _rows(self, number: int, child: int, last: int) -> int:
        """Return how high a piece is from one of its children to another."""
        key = number, child, last
        if key not in self.heights:
            self.heights[key] = self._part(number, child, last).rows
        return self.heights[key]

    def _part(self, number: int, child: int, last: int) -> Piece:
        """Return a piece from one of its children to another."""
        piece = self.pieces[number]
        if not child and last == len(piece.children):
            return piece
        children = piece.children[child:last]
        return Piece(piece.head, children, piece.cuts, self.shape(piece.head, children))

    def _between(self, begin: int, end: int) -> list[Piece]:
        numbers = dict.fromkeys(number for number, _child in self.begins[begin:end])
        first, child = self.begins[begin]
        return [
            self._part(number, child if number == first else 0, self._last(number, end))
            for number in numbers
        ]
