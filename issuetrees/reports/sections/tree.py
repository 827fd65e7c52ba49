"""The issue tree over as many landscape sheets as it needs, the overview first.

Lines are one SVG per sheet; labels are HTML laid over it at computed places (SVG text is drawn
letter by letter), broken into lines beforehand so that no box cuts its text.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from issuetrees.core.layout.pages import PageNode, Sheet, SheetBox, split_into_sheets
from issuetrees.reports.document import Tree, TreeNode
from issuetrees.reports.fit import fit_lines
from issuetrees.reports.sections.base import Built, Draft, Entry, Typist, anchor_of, points
from issuetrees.reports.sections.marks import Legend, status_legend, status_word
from issuetrees.reports.typography import clean, shorten

# In points: 16 rows of two lines each; up to 4 columns with room for page references at both
# sides. A flat tree gets wider boxes, so that it stays on fewer sheets.
ROW = 24.6
BETWEEN = 36.0
WIDEST_BOX = 230.0
MOST_COLUMNS = 4
REFERENCE = 32.0
GAP = 3.4
SIZE = 7.6
LEADING = 9.2
PADDING = 12.0
WIDTH = 756.0
MAX_ROWS = 16
SO_WHAT = 280  # characters; the whole answer stands in the outline
LINES = {1: 2, 2: 4, 3: 7, 4: 10}


@dataclass(frozen=True, slots=True)
class Box:
    """One label on a sheet; lengths are CSS points, ``air`` is left over its text.

    ``goes_to`` and ``comes_from`` are the sheets where the branch goes on and comes from,
    ``whole_at`` is the place of the whole text when the box shows its beginning.
    """

    left: str
    top: str
    width: str
    height: str
    air: str
    number: str
    lines: tuple[str, ...]
    status: str
    status_word: str
    level: int
    mark: str
    goes_to: str = ""
    comes_from: str = ""
    whole_at: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """The verdict of a split where its lines leave: middle in points."""

    x: str
    y: str
    kind: str


@dataclass(frozen=True, slots=True)
class SheetContent:
    """One page. ``paths`` are SVG paths; ``description`` is for those who listen."""

    anchor: str
    title: str
    tracker: str
    boxes: tuple[Box, ...]
    paths: str
    marks: tuple[Mark, ...]
    height: str
    width: str
    description: str


@dataclass(frozen=True, slots=True)
class TreeContent:
    """All sheets of all trees, and what the marks mean."""

    sheets: tuple[SheetContent, ...]
    legend: tuple[Legend, ...]
    marks: tuple[Legend, ...]


def build(draft: Draft) -> Built | None:
    """Return the sheets of every tree that has a root."""
    trees = [tree for tree in draft.document.trees if tree.nodes]
    if not trees:
        return None
    sheets: list[SheetContent] = []
    entries: list[Entry] = []
    for tree in trees:
        drawn = _sheets_of(draft, tree, len(sheets))
        sheets.extend(drawn)
        entries.extend(_entries(drawn, is_first=tree is trees[0]))
    shown = {node.status for tree in trees for node in tree.nodes}
    kinds = {node.mark for tree in trees for node in tree.nodes if node.mark}
    content = TreeContent(tuple(sheets), status_legend(shown), _mark_legend(kinds))
    return Built(
        kind="tree",
        title=sheets[0].title,
        tracker=sheets[0].tracker,
        content=content,
        entries=tuple(entries),
        source=_source(draft.typist, draft, trees),
        so_what=draft.typist.text(shorten(clean(trees[0].nodes[0].answer), SO_WHAT)),
        pages=len(sheets),
    )


def action_title(tree: Tree, typist: Typist) -> str:
    """Say in one sentence how far the questions are answered."""
    leaves = tree.leaves
    answered = sum(node.status == "answered" for node in leaves)
    if len(tree.nodes) == 1:
        return tree.nodes[0].title
    if answered == len(leaves):
        return ngettext(
            "The one question is answered", "All {count} questions are answered", answered
        ).format(count=typist.number(answered))
    if answered == 0:
        parts, count = len(tree.parts), len(leaves)
        return _("{parts} and {questions} lead to the answer").format(
            parts=ngettext("{count} part", "{count} parts", parts).format(count=parts),
            questions=ngettext("{count} question", "{count} questions", count).format(
                count=typist.number(count)
            ),
        )
    return ngettext(
        "{answered} of {count} question is answered; most open ones are in {part}",
        "{answered} of {count} questions are answered; most open ones are in {part}",
        len(leaves),
    ).format(
        answered=typist.number(answered),
        count=typist.number(len(leaves)),
        part=typist.quoted(_busiest_part(tree)),
    )


def _busiest_part(tree: Tree) -> str:
    """Title of the part with most open questions."""
    part, best, open_here, title = "", -1, 0, ""
    leaves = {node.id for node in tree.leaves}
    for node in [*tree.nodes[1:], None]:
        if node is None or node.depth == 1:
            if title and open_here > best:
                part, best = title, open_here
            title, open_here = (node.title, 0) if node else ("", 0)
        if node is not None:
            open_here += node.id in leaves and node.status in {"open", "in_progress"}
    return part


def _sheets_of(draft: Draft, tree: Tree, before: int) -> list[SheetContent]:
    # Narrow boxes take more rows, so more columns are not always fewer sheets.
    cut = min((_cut(tree, grid, draft.typist) for grid in _grids(tree)), key=_sheet_count)
    by_id = {node.id: node for node in tree.nodes}
    painter = _Painter(by_id, cut.labels, cut.grid, before, draft)
    return [painter.sheet(tree, index, sheet) for index, sheet in enumerate(cut.sheets)]


@dataclass(frozen=True, slots=True)
class _Grid:
    """Columns of boxes, ``step`` apart."""

    columns: int
    box: float

    @property
    def step(self) -> float:
        """From one column to the next."""
        return self.box + BETWEEN

    def right(self, box: SheetBox) -> float:
        """Return the right edge of a box."""
        return box.column * self.step + self.box


def _grids(tree: Tree) -> Iterator[_Grid]:
    """The grids that suit the depth of a tree, the one with most columns first."""
    deepest = max(node.depth for node in tree.nodes)
    most = min(MOST_COLUMNS, max(2, deepest + 1))
    for columns in range(most, min(most, 3) - 1, -1):
        room = WIDTH - REFERENCE - (columns - 1) * BETWEEN
        yield _Grid(columns, min(WIDEST_BOX, room / columns))


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
    labels: dict[str, _Label]
    sheets: list[Sheet]


def _cut(tree: Tree, grid: _Grid, typist: Typist) -> _Cut:
    labels = {node.id: _label(node, grid.box, typist) for node in tree.nodes}
    nodes = [PageNode(node.id, node.parent_id, labels[node.id].rows) for node in tree.nodes]
    sheets = split_into_sheets(nodes, max_rows=MAX_ROWS, max_columns=grid.columns)
    return _Cut(grid, labels, sheets)


def _sheet_count(cut: _Cut) -> int:
    return len(cut.sheets)


def _label(node: TreeNode, width: float, typist: Typist) -> _Label:
    face = "semibold" if node.depth <= 1 else "regular"
    text = typist.text(f"{node.number}\u00a0 {node.title}" if node.number else node.title)
    room = width - PADDING
    lines, is_whole = fit_lines(text, room, SIZE, LINES[4], face)
    rows = next(rows for rows, most in LINES.items() if len(lines) <= most)
    return _Label(tuple(lines), rows, is_whole)


class _Painter:
    """Turns sheets of rows and columns into points on paper."""

    def __init__(
        self,
        nodes: dict[str, TreeNode],
        labels: dict[str, _Label],
        grid: _Grid,
        before: int,
        draft: Draft,
    ) -> None:
        self.nodes, self.labels, self.grid = nodes, labels, grid
        self.before, self.draft = before, draft
        has_outline = any(choice.kind == "appendix_outline" for choice in draft.document.sections)
        self.outline = "o-" if has_outline else ""

    def anchor(self, index: int) -> str:
        """Return the id of a sheet."""
        number = index + self.before
        return anchor_of("tree") if number == 0 else f"{anchor_of('tree')}-{number + 1}"

    def sheet(self, tree: Tree, index: int, sheet: Sheet) -> SheetContent:
        """Return one page."""
        head = self.nodes[sheet.root_id]
        boxes = tuple(self.box(box) for box in sheet.boxes)
        marks = tuple(
            Mark(
                points(self.grid.right(box) + 5), points(_middle(box)), self.nodes[box.node_id].mark
            )
            for box in sheet.boxes
            if self.nodes[box.node_id].mark and _has_children(sheet.boxes, box)
        )
        return SheetContent(
            anchor=self.anchor(index),
            title=self.title(tree, index, head),
            tracker=self.tracker(index, head),
            boxes=boxes,
            paths=" ".join(_paths(sheet.boxes, self.grid)),
            marks=marks,
            height=points(sheet.rows * ROW),
            width=points(WIDTH),
            description=_("Lines from each question to the questions it is cut into"),
        )

    def title(self, tree: Tree, index: int, head: TreeNode) -> str:
        """The overview's conclusion; on later sheets the head's answer or question."""
        if index == 0:
            return self.draft.heading(action_title(tree, self.draft.typist))
        text = head.answer.strip() or head.title
        return self.draft.typist.title(f"{head.number} {text}".strip())

    def tracker(self, index: int, head: TreeNode) -> str:
        """Where the reader is: the tree, then the part."""
        place = _("Overview") if index == 0 else self.part_of(head).title
        return self.draft.typist.text(
            _("Issue tree · {place}").format(place=shorten(clean(place), 70))
        )

    def part_of(self, node: TreeNode) -> TreeNode:
        """Return the part on level 1 that the node is in, or the root itself."""
        while node.depth > 1 and node.parent_id in self.nodes:
            node = self.nodes[node.parent_id]
        return node

    def box(self, box: SheetBox) -> Box:
        """Return one label."""
        node, label = self.nodes[box.node_id], self.labels[box.node_id]
        height = box.rows * ROW - GAP
        return Box(
            left=points(box.column * self.grid.step),
            top=points(box.row * ROW + GAP / 2),
            width=points(self.grid.box),
            height=points(height),
            air=points((height - LEADING * len(label.lines)) / 2 - 0.8),
            number=node.number,
            lines=label.lines,
            status=node.status,
            status_word=status_word(node.status),
            level=min(node.depth, 2),
            mark=node.mark,
            goes_to="" if box.continued_on is None else self.anchor(box.continued_on),
            comes_from="" if box.continued_from is None else self.anchor(box.continued_from),
            whole_at=f"{self.outline}{node.id}" if self.outline and not label.is_whole else "",
        )


def _middle(box: SheetBox) -> float:
    return (box.row + box.rows / 2) * ROW


def _has_children(boxes: Sequence[SheetBox], box: SheetBox) -> bool:
    return any(
        boxes[other.parent_index] is box for other in boxes if other.parent_index is not None
    )


def _paths(boxes: Sequence[SheetBox], grid: _Grid) -> list[str]:
    """Elbows with round corners from each parent to its children."""
    paths = []
    for box in boxes:
        if box.parent_index is None:
            continue
        parent = boxes[box.parent_index]
        x1, y1, x2, y2 = grid.right(parent), _middle(parent), box.column * grid.step, _middle(box)
        bend = x1 + 0.6 * BETWEEN
        if abs(y2 - y1) < 0.5:
            paths.append(f"M{points(x1)} {points(y1)}H{points(x2)}")
            continue
        down = 1 if y2 > y1 else -1
        radius = min(4.0, abs(y2 - y1) / 2)
        paths.append(
            f"M{points(x1)} {points(y1)}H{points(bend - radius)}"
            f"Q{points(bend)} {points(y1)} {points(bend)} {points(y1 + down * radius)}"
            f"V{points(y2 - down * radius)}"
            f"Q{points(bend)} {points(y2)} {points(bend + radius)} {points(y2)}H{points(x2)}"
        )
    return paths


def _entries(sheets: Sequence[SheetContent], *, is_first: bool) -> list[Entry]:
    first, *others = sheets
    title = first.title
    return [
        Entry(anchor_of("tree") if is_first else first.anchor, title),
        *(Entry(sheet.anchor, sheet.title, 2) for sheet in others),
    ]


def _mark_legend(kinds: set[str]) -> tuple[Legend, ...]:
    words = {
        "proved": _("split proved"),
        "disproved": _("split disproved"),
        "unknown": _("split unproven"),
        "waived": _("accepted exception"),
    }
    return tuple(Legend(kind, word) for kind, word in words.items() if kind in kinds)


def _source(typist: Typist, draft: Draft, trees: Sequence[Tree]) -> str:
    names = ", ".join(
        _("{title}, revision {revision}").format(
            title=typist.quoted(tree.title), revision=tree.revision
        )
        for tree in trees
    )
    day = typist.day(draft.document.cover.made_on)
    return typist.text(_("Source: issue tree {names}; {day}").format(names=names, day=day))
