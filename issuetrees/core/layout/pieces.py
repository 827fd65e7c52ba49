"""Pieces of a tree, and how they are joined into sheets."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

# So many breaks of branches for one sheet less.
_BREAKS = 3


@dataclass(frozen=True, slots=True)
class Piece:
    """A head, those of its children that stand here, and where the drawing stops."""

    head: str
    children: tuple[str, ...]
    cuts: frozenset[str]
    rows: int


class Joiner:
    """Joins neighbours into sheets: as few as possible, then few poor ones, then evenly filled
    ones. Where it may, it breaks a piece between two children if that saves a sheet for every
    ``_BREAKS`` breaks.
    """

    def __init__(
        self,
        pieces: Sequence[Piece],
        max_rows: int,
        height: Callable[[Piece], int],
        *,
        is_close: bool,
    ) -> None:
        self.pieces = pieces
        self.max_rows = max_rows
        self.height = height
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
            part = self._part(number, child, end)
            rows = below + part.rows
            if rows > self.max_rows and begin < end - 1:
                return
            before, poor, slack = best[begin]
            price = before + _BREAKS + (child > 0)
            is_poor = 4 * rows < self.max_rows
            yield (price, poor + is_poor, slack + (self.max_rows - rows) ** 2), begin
            below = rows if child == 0 else below

    def _part(self, number: int, child: int, end: int) -> Piece:
        """Return a piece from one of its children to the end of the sheet, or of the piece."""
        piece = self.pieces[number]
        is_broken = end < len(self.begins) and self.begins[end][0] == number
        last = self.begins[end][1] if is_broken else len(piece.children)
        if child == 0 and not is_broken:
            return piece
        part = replace(piece, children=piece.children[child:last])
        return replace(part, rows=self.height(part))

    def _between(self, begin: int, end: int) -> list[Piece]:
        numbers = dict.fromkeys(number for number, _child in self.begins[begin:end])
        first, child = self.begins[begin]
        return [self._part(number, child if number == first else 0, end) for number in numbers]
