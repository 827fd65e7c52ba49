"""Sheets: an issue tree cut into landscape pages that a reader can follow.

A tree that fits on one sheet stays whole. Otherwise the first sheet is an **overview**: the
root and as many complete levels as fit. Whatever is cut off there comes on later sheets, in
reading order. Sheets hold at most ``max_rows`` rows and ``max_columns`` columns; small
branches share a sheet, one below the other. Where a branch is cut, its box stands on both
sheets: on the earlier one with ``continued_on``, on the later one, as a head in column 0,
with ``continued_from``. A node with more children than rows is repeated as a head of
several sheets in a row, each with the next children; these point at each other likewise.

Cuts are made from the leaves upwards: a branch is cut off when it would need a fifth
column, or, largest first, when its parent would need more rows than a sheet has. This needs
few cuts, so few repeated boxes. Neighbouring pieces are then joined into sheets so that
there are as few sheets as possible and as few as possible under a quarter full.

Row and column numbers begin at 0 at the top left corner; a box is ``rows`` high and begins
at ``row``, which may be a half. Page number = sheet index + number of pages before the tree.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

from issuetrees.core.layout.branches import Branch, cut_branch, placed, standing
from issuetrees.core.layout.pieces import Joiner, Piece

MAX_ROWS = 16
MAX_COLUMNS = 4
# The part of a sheet that one box may take.
BOX_PART = 4


@dataclass(frozen=True, slots=True)
class PageNode:
    """A node to print; ``rows`` is what its text needs; a quarter of a sheet at most is given."""

    id: str
    parent_id: str | None
    rows: int = 1


@dataclass(frozen=True, slots=True)
class SheetBox:
    """A node's box on a sheet.

    ``parent_index`` is the place in ``Sheet.boxes`` of the box that it hangs on (a node may
    stand twice on one sheet), None for a head. ``continued_on`` and ``continued_from`` are
    indexes of sheets; the sheet itself where the continuation stands further down on it.
    """

    node_id: str
    parent_index: int | None
    column: int
    row: float
    rows: int
    continued_on: int | None = None
    continued_from: int | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """One landscape page: its heads from top to bottom, its size in use, its boxes."""

    head_ids: tuple[str, ...]
    rows: int
    columns: int
    boxes: tuple[SheetBox, ...]
    is_overview: bool = False

    @property
    def root_id(self) -> str:
        """The first head: what the page is about."""
        return self.head_ids[0]


def split_into_sheets(
    nodes: Sequence[PageNode],
    *,
    max_rows: int = MAX_ROWS,
    max_columns: int = MAX_COLUMNS,
    is_close: bool = False,
) -> list[Sheet]:
    """Cut the tree of ``nodes`` (siblings in order, one root) into sheets.

    No nodes give no sheets. ``max_rows`` is at least 8, ``max_columns`` at least 2. With
    ``is_close`` a branch may go on over the page, its head repeated there, to save sheets.
    """
    if not nodes:
        return []
    tree = _read(nodes, max_rows // BOX_PART)
    overview = _overview(tree, max_rows, max_columns)
    heads = frozenset({tree.root}) if overview is None else overview.cuts
    cutter = _Cutter(tree, max_rows, max_columns)
    pieces = cutter.pieces(heads)
    joiner = Joiner(pieces, max_rows, cutter.shape, is_close=is_close)
    return _bound(tree, overview, joiner.groups())


@dataclass(frozen=True, slots=True)
class _Tree:
    root: str
    children: Mapping[str, Sequence[str]]
    rows: Mapping[str, int]


def _read(nodes: Sequence[PageNode], most: int) -> _Tree:
    children: dict[str, list[str]] = {}
    root = next((node.id for node in nodes if node.parent_id is None), nodes[0].id)
    for node in nodes:
        if node.parent_id is not None:
            children.setdefault(node.parent_id, []).append(node.id)
    rows = {node.id: max(1, min(node.rows, most)) for node in nodes}
    return _Tree(root, children, rows)


def _drawn(tree: _Tree, piece: Piece) -> Iterator[tuple[str, str | None]]:
    """The piece's nodes with their parents on the sheet, in reading order."""
    waiting: list[tuple[str, str | None]] = [(piece.head, None)]
    while waiting:
        node, parent = waiting.pop()
        yield node, parent
        if parent is None:
            below: Sequence[str] = piece.children
        else:
            below = () if node in piece.cuts else tree.children.get(node, ())
        waiting.extend((child, node) for child in reversed(below))


def _overview(tree: _Tree, max_rows: int, max_columns: int) -> Piece | None:
    """The root and as many complete levels below it as fit; None when not even one does."""
    best: Piece | None = None
    level: list[str] = [tree.root]
    for depth in range(1, max_columns):
        level = [child for node in level for child in tree.children.get(node, ())]
        if len(level) > max_rows:
            break
        cuts = frozenset(node for node in level if tree.children.get(node))
        children = tuple(tree.children.get(tree.root, ()))
        piece = Piece(tree.root, children, cuts, _levels(tree, tree.root, depth))
        if piece.rows > max_rows:
            break
        best = piece
    return best


def _levels(tree: _Tree, node: str, depth: int) -> Branch:
    """Return a node with so many levels below it."""
    children = tree.children.get(node, ()) if depth else ()
    return standing(tree.rows[node], tuple(_levels(tree, one, depth - 1) for one in children))


class _Cutter:
    """Decides from the leaves upwards where branches are cut off."""

    def __init__(self, tree: _Tree, max_rows: int, max_columns: int) -> None:
        self.tree = tree
        self.max_rows = max_rows
        self.max_columns = max_columns
        self.cuts: set[str] = set()
        self.chunks: dict[str, list[tuple[str, ...]]] = {}
        self.branches: dict[str, Branch] = {}

    def pieces(self, heads: frozenset[str]) -> list[Piece]:
        """Cut the branches of ``heads`` into pieces, in reading order."""
        order = self._preorder(heads)
        for node in reversed(order):
            self._visit(node)
        cuts = frozenset(self.cuts)
        return [
            Piece(node, chunk, cuts, self.shape(node, chunk))
            for node in order
            if node in heads or node in cuts
            for chunk in self.chunks.get(node) or [tuple(self.tree.children.get(node, ()))]
        ]

    def shape(self, head: str, children: Sequence[str]) -> Branch:
        """Return a head over these of its children."""
        return standing(self.tree.rows[head], tuple(map(self.branches.__getitem__, children)))

    def _preorder(self, heads: frozenset[str]) -> list[str]:
        order: list[str] = []
        waiting = [(self.tree.root, self.tree.root in heads)]
        while waiting:
            node, is_inside = waiting.pop()
            if is_inside:
                order.append(node)
            below = reversed(self.tree.children.get(node, ()))
            waiting.extend((child, is_inside or child in heads) for child in below)
        return order

    def _visit(self, node: str) -> None:
        children = self.tree.children.get(node, ())
        below = tuple(map(self.branches.__getitem__, children))
        cutting = cut_branch(self.tree.rows[node], below, self.max_rows, self.max_columns)
        self.branches[node] = cutting.branch
        for place in cutting.cuts:
            self._cut(children[place], cutting.below[place])
        if cutting.chunks:
            ends = list(accumulate(cutting.chunks))
            self.chunks[node] = [tuple(children[a:b]) for a, b in pairwise([0, *ends])]
            self.cuts.add(node)

    def _cut(self, node: str, box: Branch) -> None:
        self.branches[node] = box
        if self.tree.children.get(node):
            self.cuts.add(node)


def _bound(tree: _Tree, overview: Piece | None, groups: Sequence[Sequence[Piece]]) -> list[Sheet]:
    """Draw the pieces on their sheets and make them refer to each other."""
    if overview is not None:
        groups = [[overview], *groups]
    appearances: dict[str, list[int]] = {}
    for index, group in enumerate(groups):
        for piece in group:
            appearances.setdefault(piece.head, []).append(index)
    binder = _Binder(tree, appearances)
    sheets = [binder.sheet(index, group) for index, group in enumerate(groups)]
    if overview is not None and overview.cuts:
        sheets[0] = replace(sheets[0], is_overview=True)
    return sheets


class _Binder:
    """Draws sheet after sheet and remembers where the cut boxes stand.

    ``appearances`` are the sheets on which a node is a head, in order.
    """

    def __init__(self, tree: _Tree, appearances: dict[str, list[int]]) -> None:
        self.tree = tree
        self.waiting = appearances
        self.shown_on: dict[str, int] = {}

    def sheet(self, index: int, group: Sequence[Piece]) -> Sheet:
        boxes: list[SheetBox] = []
        row = 0
        for piece in group:
            boxes += self._boxes(piece, index, row, len(boxes))
            row += piece.rows
        return Sheet(
            head_ids=tuple(piece.head for piece in group),
            rows=row,
            columns=1 + max(box.column for box in boxes),
            boxes=tuple(boxes),
        )

    def _boxes(self, piece: Piece, sheet: int, row: int, base: int) -> Iterator[SheetBox]:
        drawn = list(_drawn(self.tree, piece))
        places = {node: base + index for index, (node, _) in enumerate(drawn)}
        for (node, parent), (column, at) in zip(drawn, placed(piece.branch), strict=True):
            is_head = parent is None
            if is_head:
                self.waiting[node].pop(0)
            yield SheetBox(
                node_id=node,
                parent_index=None if parent is None else places[parent],
                column=column,
                row=row + at,
                rows=self.tree.rows[node],
                continued_on=next(iter(self.waiting.get(node, ())), None),
                continued_from=self.shown_on.get(node) if is_head else None,
            )
            if is_head or node in piece.cuts:
                self.shown_on[node] = sheet
