"""An issue tree over as many landscape sheets as it needs, the overview first.

Lengths are points. Up to 4 columns have room for page references at both sides; a flat tree gets
wider boxes, so that it stays on fewer sheets. A tree of a few sheets is set airily, every box two
lines high at least; one that almost fits one sheet a little closer; a large one closely, each box
as high as its text.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from math import ceil

from issuetrees.core.drawing.marks import make_mark
from issuetrees.core.drawing.shapes import (
    Box,
    Connector,
    Drawing,
    Fit,
    Mark,
    Point,
    Rect,
    Reference,
    Shape,
    Text,
)
from issuetrees.core.layout.pages import PageNode, Sheet, SheetBox, split_into_sheets

# What heights are counted in.
ROW = 0.2
BETWEEN = 30.0
WIDEST_BOX = 230.0
# Sheets that need less than they have: how wide a box, how far apart the rows may become.
WIDEST_FILLED = 330.0
MOST_AIR = 1.45
MOST_COLUMNS = 4
REFERENCE = 32.0
GAP = 3.4
SIZE = 7.6
LEADING = 9.2
# At both sides of a text together, and at its left.
PADDING = 12.0
INSET = 7.6
# Letters look centred when they stand a little higher.
LIFT = 0.3
WIDTH = 756.0
MAX_ROWS = 1968
MOST_LINES = 10
# More sheets than this are set closely.
AIRY_SHEETS = 8
AIRY_QUESTIONS = 500
FEW_SHEETS = 3
RADIUS = 4.0
MARK = 5.0  # from a box to the mark of its split


@dataclass(frozen=True, slots=True)
class Question:
    """A node to draw: its text, how deep it stands, its status and the verdict on its split."""

    id: str
    parent_id: str | None
    text: str
    depth: int
    status: str = ""
    mark: str = ""


@dataclass(frozen=True, slots=True)
class TreeSheet:
    """One page: the questions that it begins with, and its drawing."""

    head_ids: tuple[str, ...]
    drawing: Drawing


def draw_tree(
    questions: Sequence[Question],
    fit: Fit,
    name: Callable[[int], str],
    *,
    title: str = "",
    has_whole_texts: bool = False,
    most_rows: int = MAX_ROWS,
    width: float = WIDTH,
) -> list[TreeSheet]:
    """Draw a tree on sheets of this ``width``; ``name`` gives one its id by its number from 0.

    With ``has_whole_texts`` a box that shows the beginning of its text leads to the whole of it.
    """
    is_few = len(questions) <= AIRY_QUESTIONS
    cut = _best(questions, fit, most_rows, AIRY if is_few else CLOSE, width)
    if 1 < len(cut.sheets) <= FEW_SHEETS:
        # A little closer, and all of it may stand on one.
        cut = min(cut, _best(questions, fit, most_rows, SNUG, width), key=_is_cut)
    if is_few and len(cut.sheets) > AIRY_SHEETS:
        cut = _best(questions, fit, most_rows, CLOSE, width)
    by_id = {one.id: one for one in questions}
    paper = _Paper(cut.grid, Rect(0, 0, width, most_rows * ROW), fit, title, has_whole_texts)
    return [
        TreeSheet(
            tuple(dict.fromkeys(sheet.head_ids)),
            _drawn(
                sheet,
                tuple(by_id[box.node_id] for box in sheet.boxes),
                tuple((one, name(one)) for one in _named(index, sheet)),
                paper,
            ),
        )
        for index, sheet in enumerate(cut.sheets)
    ]


def _named(index: int, sheet: Sheet) -> list[int]:
    """The sheets whose names stand on one, its own first."""
    led_to = (to for box in sheet.boxes for to in (box.continued_on, box.continued_from))
    return list(dict.fromkeys([index, *(one for one in led_to if one is not None)]))


@dataclass(frozen=True, slots=True)
class Air:
    """How high a box is: lines at least, and what stands around them."""

    lines: int
    around: float

    def rows(self, lines: int) -> int:
        """Return the rows that a box of so many lines takes, with the gap below it."""
        return ceil(round((max(lines, self.lines) * LEADING + self.around + GAP) / ROW, 3))


AIRY = Air(2, 2.8)
SNUG = Air(1, 2.0)
CLOSE = Air(1, 1.4)


@dataclass(frozen=True, slots=True)
class _Grid:
    """Columns of boxes, ``step`` apart; rows, ``pitch`` apart."""

    columns: int
    box: float
    air: Air
    pitch: float = ROW

    @property
    def step(self) -> float:
        """From one column to the next."""
        return self.box + BETWEEN

    def rect(self, box: SheetBox) -> Rect:
        """Return the place of a box."""
        height = box.rows * ROW - GAP
        top = box.row * self.pitch + (box.rows * self.pitch - height) / 2
        return Rect(box.column * self.step, top, self.box, height)

    def filling(self, sheet: Sheet, room: Rect) -> "_Grid":
        """Return the grid of a sheet that has fewer columns or rows than there is room for;
        sheets that are set closely are full.
        """
        if self.air is CLOSE:
            return self
        columns = 1 + max(box.column for box in sheet.boxes)
        wide = (room.width - REFERENCE - (columns - 1) * BETWEEN) / columns
        air = min(MOST_AIR, room.height / (sheet.rows * ROW))
        box = max(self.box, min(WIDEST_FILLED, wide))
        return replace(self, columns=columns, box=box, pitch=ROW * max(1.0, air))


@dataclass(frozen=True, slots=True)
class _Label:
    """The lines of a node, the rows they need, and whether they are the whole text."""

    lines: tuple[str, ...]
    rows: int
    is_whole: bool


@dataclass(frozen=True, slots=True)
class _Cut:
    """A tree cut into sheets on one grid."""

    grid: _Grid
    sheets: Sequence[Sheet]


def _best(questions: Sequence[Question], fit: Fit, rows: int, air: Air, width: float) -> _Cut:
    """Narrow boxes take more rows, so more columns are not always fewer sheets."""
    cuts = (_cut(questions, grid, fit, rows) for grid in _grids(questions, air, width))
    return min(cuts, key=_sheet_count)


def _grids(questions: Sequence[Question], air: Air, width: float) -> Iterator[_Grid]:
    """The grids that suit the depth of a tree, the one with most columns first."""
    deepest = max(question.depth for question in questions)
    most = min(MOST_COLUMNS, max(2, deepest + 1))
    for columns in range(most, min(most, 3) - 1, -1):
        room = width - REFERENCE - (columns - 1) * BETWEEN
        yield _Grid(columns, min(WIDEST_BOX * width / WIDTH, room / columns), air)


def _cut(questions: Sequence[Question], grid: _Grid, fit: Fit, most_rows: int) -> _Cut:
    nodes = tuple(PageNode(one.id, one.parent_id, _label(one, grid, fit).rows) for one in questions)
    return _Cut(grid, _split(nodes, most_rows, grid.columns, is_close=grid.air is CLOSE))


@lru_cache(maxsize=8)  # most edits leave every box as high as it was
def _split(
    nodes: tuple[PageNode, ...], rows: int, columns: int, *, is_close: bool
) -> tuple[Sheet, ...]:
    sheets = split_into_sheets(nodes, max_rows=rows, max_columns=columns, is_close=is_close)
    return tuple(sheets)


def _is_cut(cut: _Cut) -> bool:
    return len(cut.sheets) > 1


def _sheet_count(cut: _Cut) -> int:
    return len(cut.sheets)


def _label(question: Question, grid: _Grid, fit: Fit) -> _Label:
    face = "semibold" if question.depth <= 1 else "regular"
    lines, is_whole = fit(question.text, grid.box - PADDING, SIZE, MOST_LINES, face)
    return _Label(tuple(lines), grid.air.rows(len(lines)), is_whole)


@dataclass(frozen=True, slots=True)
class _Placed:
    """A box of a sheet on paper; ``id`` is its node's, numbered where that stands twice."""

    id: str
    box: SheetBox
    rect: Rect


@dataclass(frozen=True, slots=True)
class _Paper:
    """What all sheets of a tree have in common."""

    grid: _Grid
    room: Rect
    fit: Fit
    title: str
    has_whole_texts: bool


@lru_cache(maxsize=1000)  # after an edit most sheets are as they were
def _drawn(
    sheet: Sheet,
    questions: tuple[Question, ...],
    names: tuple[tuple[int, str], ...],
    paper: _Paper,
) -> Drawing:
    """Draw a sheet: the question of each box, and the names of itself and where it leads."""
    painter = _Painter({one.id: one for one in questions}, dict(names), paper)
    return painter.drawing(names[0][1], sheet)


@dataclass(frozen=True, slots=True)
class _Painter:
    """Turns a sheet of rows and columns into shapes on paper."""

    questions: dict[str, Question]
    names: dict[int, str]
    paper: _Paper

    def drawing(self, name: str, sheet: Sheet) -> Drawing:
        """Return one sheet: lines below, then marks, then boxes and where they lead."""
        grid = self.paper.grid.filling(sheet, self.paper.room)
        placed = list(self.placed(sheet.boxes, grid))
        parents = {one.box.parent_index for one in placed}
        boxes = (
            shape
            for place, one in enumerate(placed)
            for shape in self.box(one, is_parent=place in parents)
        )
        return Drawing(
            id=name,
            role="tree",
            width=self.paper.room.width,
            height=sheet.rows * grid.pitch,
            shapes=(*_lines(placed), *self.marks(placed), *boxes),
            title=self.paper.title,
        )

    def placed(self, boxes: Sequence[SheetBox], grid: _Grid) -> Iterator[_Placed]:
        counts: Counter[str] = Counter()
        for box in boxes:
            counts[box.node_id] += 1
            again = counts[box.node_id]
            name = box.node_id if again == 1 else f"{box.node_id}-{again}"
            yield _Placed(name, box, grid.rect(box))

    def marks(self, placed: Sequence[_Placed]) -> Iterator[Mark]:
        parents = {one.box.parent_index for one in placed}
        for index, one in enumerate(placed):
            kind = self.questions[one.box.node_id].mark
            if kind and index in parents:
                at = (one.rect.right + MARK, one.rect.middle)
                yield make_mark(f"{one.id}-mark", kind, at)

    def box(self, one: _Placed, *, is_parent: bool) -> Iterator[Shape]:
        question = self.questions[one.box.node_id]
        label = self.label(question, one.rect.width)
        yield Box(
            id=one.id,
            role="question",
            state=question.status,
            rect=one.rect,
            texts=(_text(label, one.rect),),
            level=min(question.depth, 2),
        )
        for role, target in self.targets(one.box, label):
            place = _below(one.rect) if is_parent and role == "goes-to" else one.rect
            yield Reference(id=f"{one.id}-{role}", role=role, rect=place, target_id=target)

    def label(self, question: Question, width: float) -> _Label:
        """Return the lines of a box; one that became wider needs no more of them."""
        grid = self.paper.grid
        return _label(question, replace(grid, box=max(width, grid.box)), self.paper.fit)

    def targets(self, box: SheetBox, label: _Label) -> Iterator[tuple[str, str]]:
        """Where a box leads to, with the role of each reference."""
        if box.continued_on is not None:
            yield "goes-to", self.names[box.continued_on]
        if box.continued_from is not None:
            yield "comes-from", self.names[box.continued_from]
        if self.paper.has_whole_texts and not label.is_whole:
            yield "whole-at", box.node_id


def _lines(placed: Sequence[_Placed]) -> Iterator[Connector]:
    """Elbows with round corners from each parent to its children."""
    for one in placed:
        if one.box.parent_index is None:
            continue
        parent = placed[one.box.parent_index]
        points = _elbow(parent.rect, one.rect)
        yield Connector(
            id=f"{parent.id}-{one.id}",
            role="branch",
            source_id=parent.id,
            target_id=one.id,
            points=points,
            radius=min(RADIUS, abs(points[-1][1] - points[0][1]) / 2),
        )


def _below(rect: Rect) -> Rect:
    """Where a box names its further sheet when lines to its first questions are beside it."""
    return Rect(rect.left, rect.bottom + 1, 0, LEADING)


def _text(label: _Label, rect: Rect) -> Text:
    """The lines of a label in the middle of its box."""
    air = (rect.height - LEADING * len(label.lines)) / 2
    return Text("title", label.lines, rect.left + INSET, rect.top + air - LIFT, SIZE, LEADING)


def _elbow(parent: Rect, child: Rect) -> tuple[Point, ...]:
    """From the side of a parent to the side of a child, straight where they stand level."""
    start, end = (parent.right, parent.middle), (child.left, child.middle)
    if abs(end[1] - start[1]) < 0.5:
        return start, (end[0], start[1])
    bend = start[0] + 0.6 * BETWEEN
    return start, (bend, start[1]), (bend, end[1]), end
