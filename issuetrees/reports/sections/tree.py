"""The issue tree over as many landscape sheets as it needs, the overview first."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, takewhile
from math import floor
from typing import Final, Self

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from issuetrees.core.drawing.locator import Locator, Spot, locator_of
from issuetrees.core.drawing.shapes import Box, Drawing
from issuetrees.core.drawing.tree_sheet import MAX_ROWS, ROW, Question, TreeSheet, draw_tree
from issuetrees.core.graph.progress import PRUNED, Progress, progress_of, statuses_in_force
from issuetrees.core.text import shorten
from issuetrees.kit.pruned import pruned_words
from issuetrees.reports.document import Tree, TreeNode
from issuetrees.reports.scene.blocks import Entry, Exhibit, Kept, Key, Legend, Swatch
from issuetrees.reports.scene.fit import fit_lines
from issuetrees.reports.scene.pages import Page
from issuetrees.reports.scene.room import BESIDE, foot_height, head_height, two_lines
from issuetrees.reports.scene.theme import LANDSCAPE, Theme
from issuetrees.reports.sections.base import (
    Assignment,
    Built,
    Misfit,
    Typist,
    anchor_of,
    so_what_of,
    source_of,
)
from issuetrees.reports.sections.chosen import branches, cut_to_levels, whole_outline
from issuetrees.reports.sections.levels import printed_levels
from issuetrees.reports.sections.marks import status_legend
from issuetrees.reports.sections.options import BRANCH, LEVELS, YesNo
from issuetrees.reports.sections.shown import with_references
from issuetrees.reports.sections.titles import conclusion, first_sentence
from issuetrees.reports.sections.tree_titles import (
    answer_title,
    heads_title,
    how_far,
    progress_title,
    rests_title,
)
from issuetrees.reports.typography import clean

SO_WHAT = 280  # characters; the whole answer stands in the outline
ANSWER = 160
FEWEST_ROWS = 984
# A tree of more questions has several sheets.
ON_ONE_SHEET = 60
NAMED_TREES = 3

MARKS: Final = YesNo("has_marks", gettext_lazy("Marks of the MECE check"), default=True)
STATUSES: Final = YesNo("has_statuses", gettext_lazy("Statuses"), default=True)
ANSWERS: Final = YesNo("has_answers", gettext_lazy("Answers in the boxes"), default=False)
PROGRESS: Final = YesNo("has_progress", gettext_lazy("How far it is, in titles"), default=False)
OPTIONS: Final = (BRANCH, LEVELS, MARKS, STATUSES, ANSWERS, PROGRESS)


def build(assignment: Assignment) -> Built | None:
    """Return the sheets of every tree that has a root."""
    whole = branches(assignment)
    levels = printed_levels(cut_to_levels(whole, assignment))
    trees = levels.trees
    if not trees:
        return None
    note = levels.note(assignment.typist)
    source = _source(assignment.typist, assignment, trees, note)
    so_what = _so_what(whole[0], assignment)
    legend = _legend(trees, assignment)
    pages: list[Page] = []
    entries: list[Entry] = []
    for index, tree in enumerate(trees):
        title = assignment.heading(overview_title(whole[index], assignment))
        writer = _SheetWriter.of(assignment, tree, title, _Foot("" if index else so_what, source))
        drawn = _sheets_of(writer, len(pages), legend)
        pages.extend(drawn)
        entries.extend(_entries(drawn))
    return Built(
        kind="tree",
        pages=tuple(pages),
        entries=tuple(entries),
        sheets=len(pages),
        misfits=(Misfit("cut", pages[0].id, note),) if note else (),
    )


def _so_what(tree: Tree, assignment: Assignment) -> str:
    """What the answer says beyond the sentence that is the title."""
    said = clean(tree.nodes[0].answer).strip()
    is_elsewhere = _is_told_elsewhere(tree, assignment)
    rest = said.removeprefix(first_sentence(said))
    is_title = not (assignment.choice.title or PROGRESS.of(assignment.choice) or is_elsewhere)
    if is_title and rest[:1] in {"", ".", "\n"}:
        said = rest.lstrip(".").strip()
    return assignment.typist.text(shorten(said, SO_WHAT))


@dataclass(frozen=True, slots=True)
class _Foot:
    """What stands below the first drawing of a tree, and below each."""

    so_what: str
    source: str


def _legend(trees: Sequence[Tree], assignment: Assignment) -> Legend:
    """What the bars and marks of these trees mean."""
    nodes = [node for tree in trees for node in tree.nodes]
    shown = {node.status for node in nodes} if STATUSES.of(assignment.choice) else set()
    kinds = {node.mark for node in nodes if node.mark} if MARKS.of(assignment.choice) else set()
    return Legend((*status_legend(shown), *_mark_legend(kinds)))


def overview_title(tree: Tree, assignment: Assignment) -> str:
    """Say what the whole tree says; how far it is only where that is asked for."""
    if PROGRESS.of(assignment.choice):
        return progress_title(tree, assignment.typist)
    if _is_told_elsewhere(tree, assignment):
        return rests_title(tree, assignment.typist)
    return answer_title(tree, assignment.typist)


def _is_told_elsewhere(tree: Tree, assignment: Assignment) -> bool:
    """Whether the storyline or the summary has the tree's answer for its title."""
    said, document = conclusion(tree.nodes[0]), assignment.document
    if not (said and tree.parts):
        return False
    if document.has_storyline and any(one is tree for one in document.questions):
        return True
    return said == first_sentence(document.summed_up)


def _numbers(nodes: Sequence[TreeNode]) -> str:
    """The first and the last of several numbers; they stand in reading order."""
    if len(nodes) == 1:
        return nodes[0].number
    between = ", " if len(nodes) == 2 else "\u2013"
    return f"{nodes[0].number}{between}{nodes[-1].number}"


def _sheet_id(section_id: str, number: int) -> str:
    """Return the id of the sheet with this number, from 0, of all trees of the section."""
    return f"{section_id}-{number + 1}" if number else section_id


def _question(node: TreeNode, assignment: Assignment) -> Question:
    choice = assignment.choice
    text = f"{node.number}\u00a0 {node.title}" if node.number else node.title
    answer = shorten(clean(node.answer).strip(), ANSWER) if ANSWERS.of(choice) else ""
    if answer:
        text = f"{text} → {answer}"
    if node.status == PRUNED and STATUSES.of(choice):
        text = f"{text} · {pruned_words(str(node.fields.get('prune_reason') or ''))}"
    return Question(
        id=node.id,
        parent_id=node.parent_id,
        text=assignment.typist.text(text),
        depth=node.depth,
        status=node.status if STATUSES.of(choice) else "",
        mark=node.mark if MARKS.of(choice) else "",
    )


@dataclass(frozen=True, slots=True)
class _SheetWriter:
    """Gives the sheets of a tree their titles."""

    assignment: Assignment
    tree: Tree
    overview_title: str
    foot: _Foot
    nodes: dict[str, TreeNode]
    places: dict[str, int]
    statuses: dict[str, str]
    first_levels: frozenset[str]
    map: Locator | None
    parts: list[str]

    @classmethod
    def of(cls, assignment: Assignment, tree: Tree, overview_title: str, foot: _Foot) -> Self:
        """Return the writer for a tree as it is printed."""
        spots = tuple(
            Spot(node.id, node.parent_id, node.depth) for node in tree.nodes if node.depth <= 2
        )
        return cls(
            assignment,
            tree,
            overview_title,
            foot,
            nodes={node.id: node for node in tree.nodes},
            places={node.id: place for place, node in enumerate(tree.nodes)},
            statuses=statuses_in_force(tree.nodes),
            first_levels=frozenset(spot.id for spot in spots if spot.depth),
            map=locator_of(spots) if len(spots) > 1 else None,
            parts=[part.id for part in tree.parts],
        )

    @property
    def has_outline(self) -> bool:
        """Whether the report prints whole texts elsewhere."""
        return whole_outline(self.assignment.document) is not None

    def page(self, index: int, sheet: TreeSheet, legend: Legend) -> Page:
        """Return one page."""
        heads = [self.nodes[head_id] for head_id in sheet.head_ids]
        said = () if index else so_what_of(self.foot.so_what)
        title = self.title(index, heads, self.goes_on_with(heads[0], sheet))
        return Page(
            id=anchor_of(sheet.drawing.id),
            title=title,
            tracker=self.tracker(index, heads),
            blocks=(
                Exhibit(sheet.drawing),
                Kept((*said, legend, *source_of(self.foot.source)), role="foot"),
            ),
            sheet=LANDSCAPE,
            locator=self.locator(sheet, title) if index else None,
        )

    def locator(self, sheet: TreeSheet, title: str) -> Drawing | None:
        """Where a sheet stands in the tree, if the title leaves room for it on two lines."""
        if self.map is None:
            return None
        here = {box.id for box in sheet.drawing.of(Box)}
        for head_id in sheet.head_ids:
            here.update(self.above(head_id))
        name, title_of_map = f"{sheet.drawing.id}-at", _("Where this sheet is in the tree")
        drawn = self.map.drawing(name, self.first_levels & here, title_of_map)
        theme = self.assignment.theme
        height = head_height(theme, theme.sheet(LANDSCAPE), title, drawn.width + BESIDE)
        return drawn if height <= two_lines(theme) else None

    def above(self, node_id: str) -> Iterator[str]:
        """Go through what a node hangs on, upwards."""
        parent_id = self.nodes[node_id].parent_id
        while parent_id in self.nodes:
            yield parent_id
            parent_id = self.nodes[parent_id].parent_id

    def goes_on_with(self, head: TreeNode, sheet: TreeSheet) -> list[TreeNode]:
        """The questions right below a head on a sheet, if those before them stand on another."""
        found = (self.nodes.get(box.id) for box in sheet.drawing.of(Box))
        below = [node for node in found if node and node.parent_id == head.id]
        first = self.places[head.id] + 1
        return below if below and self.tree.nodes[first].id != below[0].id else []

    def title(self, index: int, heads: Sequence[TreeNode], further: Sequence[TreeNode] = ()) -> str:
        """The overview's conclusion; on later sheets that of their heads."""
        if index == 0:
            return self.overview_title
        typist = self.assignment.typist
        head, *others = heads
        if not others:
            number = f"{_numbers(further)}:" if further else head.number
            return typist.title(f"{number} {conclusion(head) or head.title}".strip())
        if PROGRESS.of(self.assignment.choice):
            return typist.title(f"{_numbers(heads)}: {how_far(self.below(heads), typist)}")
        return typist.title(f"{_numbers(heads)}: {heads_title(heads, self.nodes)}")

    def below(self, heads: Sequence[TreeNode]) -> Progress:
        """Count the questions of these branches, also those that stand on later sheets; nodes
        come depth first.
        """
        return progress_of(
            self.statuses[node.id]
            for head in heads
            for node in self.branch(head)
            if node.id in self.statuses  # the root is not counted
        )

    def branch(self, head: TreeNode) -> Iterator[TreeNode]:
        """Go through a node and all below it."""
        yield head
        start = self.places[head.id] + 1
        rest = islice(self.tree.nodes, start, None)
        yield from takewhile(lambda node: node.depth > head.depth, rest)

    def tracker(self, index: int, heads: Sequence[TreeNode]) -> str:
        """Where the reader is in the whole: the part or the parts, of how many."""
        parts = list({part.id: part for part in map(self.part_of, heads)}.values())
        typist, count = self.assignment.typist, len(self.parts)
        if index == 0 or parts[0].depth == 0:
            place = _("Overview") if index == 0 else parts[0].title
        elif len(parts) == 1:
            number = 1 + self.parts.index(parts[0].id)
            place = _("part {number} of {count}: {title}").format(
                number=number, count=count, title=typist.excerpt(parts[0].title, 70)
            )
        else:
            place = _("parts {numbers} of {count}").format(numbers=_numbers(parts), count=count)
        return typist.text(_("Issue tree · {place}").format(place=typist.excerpt(place, 100)))

    def part_of(self, node: TreeNode) -> TreeNode:
        """Return the part on level 1 that the node is in, or the root itself."""
        while node.depth > 1 and node.parent_id in self.nodes:
            node = self.nodes[node.parent_id]
        return node


def _sheets_of(writer: _SheetWriter, before: int, legend: Legend) -> list[Page]:
    theme = writer.assignment.theme
    alone = head_height(theme, theme.sheet(LANDSCAPE), writer.overview_title)
    sheets = _drawn(writer, before, alone) if len(writer.nodes) <= ON_ONE_SHEET else []
    if len(sheets) != 1:
        sheets = _drawn(writer, before, max(alone, two_lines(theme)))
    return [writer.page(index, sheet, legend) for index, sheet in enumerate(sheets)]


def _drawn(writer: _SheetWriter, before: int, head: float) -> list[TreeSheet]:
    """Draw the sheets below titles of this height."""
    theme = writer.assignment.theme
    return draw_tree(
        [_question(node, writer.assignment) for node in with_references(writer.tree.nodes)],
        fit_lines,
        lambda index: _sheet_id(writer.assignment.id, index + before),
        title=_("Lines from each question to the questions it is cut into"),
        has_whole_texts=writer.has_outline,
        most_rows=rows_left(theme, head, writer.foot.so_what, writer.foot.source),
        width=floor(theme.sheet(LANDSCAPE).room),
    )


def rows_left(theme: Theme, head: float, so_what: str, source: str) -> int:
    """How many rows fit between titles of this height and what stands below."""
    sheet = theme.sheet(LANDSCAPE)
    left = sheet.depth - head - foot_height(theme, sheet, so_what, source)
    return max(FEWEST_ROWS, min(MAX_ROWS, int(left / ROW)))


def _entries(sheets: Sequence[Page]) -> list[Entry]:
    first, *others = sheets
    return [
        Entry(first.id, first.title),
        *(Entry(sheet.id, sheet.title, 2) for sheet in others),
    ]


def _mark_legend(kinds: set[str]) -> tuple[Key, ...]:
    words = {
        "proved": _("split proved"),
        "disproved": _("split disproved"),
        "unknown": _("split unproven"),
        "waived": _("accepted exception"),
    }
    return tuple(Key(Swatch.VERDICT, kind, word) for kind, word in words.items() if kind in kinds)


def _source(typist: Typist, assignment: Assignment, trees: Sequence[Tree], note: str) -> str:
    names = [
        _("{title}, revision {revision}").format(
            title=typist.quoted(tree.title), revision=tree.revision
        )
        for tree in trees[:NAMED_TREES]
    ]
    more = len(trees) - len(names)
    if more:
        text = ngettext("{count} more tree", "{count} more trees", more)
        names.append(text.format(count=typist.number(more)))
    day = typist.day(assignment.document.cover.made_on)
    text = _("Source: issue tree {names}; {day}").format(names=", ".join(names), day=day)
    notes = " ".join(words for words in (note, _unproven(trees, assignment)) if words)
    return typist.text(f"{text}. {notes}" if notes else text)


def _unproven(trees: Sequence[Tree], assignment: Assignment) -> str:
    """Say how many splits nothing proves, where their marks are shown."""
    marks = [node.mark for tree in trees for node in tree.nodes if node.mark]
    count = marks.count("unknown")
    if not count or not MARKS.of(assignment.choice):
        return ""
    text = ngettext(
        "{count} split of {total} is unproven.", "{count} splits of {total} are unproven.", count
    )
    number = assignment.typist.number
    return text.format(count=number(count), total=number(len(marks)))
