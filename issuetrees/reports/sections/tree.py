"""The issue tree over as many landscape sheets as it needs, the overview first."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from issuetrees.core.drawing.shapes import Drawing
from issuetrees.core.drawing.tree_sheet import Question, TreeSheet, draw_tree
from issuetrees.core.graph.progress import SETTLED, progress, statuses_in_force
from issuetrees.reports.document import Tree, TreeNode
from issuetrees.reports.fit import fit_lines
from issuetrees.reports.sections.base import Assignment, Built, Entry, Typist, anchor_of
from issuetrees.reports.sections.marks import Legend, status_legend
from issuetrees.reports.typography import clean, shorten

SO_WHAT = 280  # characters; the whole answer stands in the outline


@dataclass(frozen=True, slots=True)
class SheetContent:
    """One page."""

    anchor: str
    title: str
    tracker: str
    drawing: Drawing


@dataclass(frozen=True, slots=True)
class TreeContent:
    """All sheets of all trees, and what the marks mean."""

    sheets: tuple[SheetContent, ...]
    legend: tuple[Legend, ...]
    marks: tuple[Legend, ...]


def build(assignment: Assignment) -> Built | None:
    """Return the sheets of every tree that has a root."""
    trees = [tree for tree in assignment.document.trees if tree.nodes]
    if not trees:
        return None
    sheets: list[SheetContent] = []
    entries: list[Entry] = []
    for tree in trees:
        drawn = _sheets_of(assignment, tree, len(sheets))
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
        source=_source(assignment.typist, assignment, trees),
        so_what=assignment.typist.text(shorten(clean(trees[0].nodes[0].answer), SO_WHAT)),
        pages=len(sheets),
    )


def action_title(tree: Tree, typist: Typist) -> str:
    """Say in one sentence how far the questions are answered."""
    done = progress(tree.nodes)
    answered, count = done.answered, done.to_answer
    if count == 0:
        return tree.nodes[0].title
    if answered == count:
        return ngettext(
            "The one question is answered", "All {count} questions are answered", answered
        ).format(count=typist.number(answered))
    if answered == 0:
        parts = len(tree.parts)
        return ngettext(
            "{questions} {in_parts} leads to the answer",
            "{questions} {in_parts} lead to the answer",
            count,
        ).format(
            in_parts=ngettext("in {count} part", "in {count} parts", parts).format(count=parts),
            questions=ngettext("{count} question", "{count} questions", count).format(
                count=typist.number(count)
            ),
        )
    return ngettext(
        "{answered} of {count} question is answered; most open ones are in {part}",
        "{answered} of {count} questions are answered; most open ones are in {part}",
        count,
    ).format(
        answered=typist.number(answered),
        count=typist.number(count),
        part=typist.quoted(_busiest_part(tree)),
    )


def _busiest_part(tree: Tree) -> str:
    """Title of the part with most open questions."""
    part, best, open_here, title = "", -1, 0, ""
    statuses = statuses_in_force(tree.nodes)
    for node in [*tree.nodes[1:], None]:
        if node is None or node.depth == 1:
            if title and open_here > best:
                part, best = title, open_here
            title, open_here = (node.title, 0) if node else ("", 0)
        if node is not None:
            open_here += statuses[node.id] not in SETTLED
    return part


def _sheets_of(assignment: Assignment, tree: Tree, before: int) -> list[SheetContent]:
    writer = _SheetWriter(assignment, tree, {node.id: node for node in tree.nodes})
    sheets = draw_tree(
        [_question(node, assignment.typist) for node in tree.nodes],
        fit_lines,
        lambda index: _sheet_id(index + before),
        title=_("Lines from each question to the questions it is cut into"),
        has_whole_texts=any(one.kind == "appendix_outline" for one in assignment.document.sections),
    )
    return [writer.content(index, sheet) for index, sheet in enumerate(sheets)]


def _sheet_id(number: int) -> str:
    """Return the id of the sheet with this number, from 0, of all trees."""
    return f"tree-{number + 1}" if number else "tree"


def _question(node: TreeNode, typist: Typist) -> Question:
    text = f"{node.number}\u00a0 {node.title}" if node.number else node.title
    return Question(node.id, node.parent_id, typist.text(text), node.depth, node.status, node.mark)


@dataclass(frozen=True, slots=True)
class _SheetWriter:
    """Gives the sheets of a tree their titles."""

    assignment: Assignment
    tree: Tree
    nodes: dict[str, TreeNode]

    def content(self, index: int, sheet: TreeSheet) -> SheetContent:
        """Return one page."""
        head = self.nodes[sheet.head_id]
        return SheetContent(
            anchor=anchor_of(sheet.drawing.id),
            title=self.title(index, head),
            tracker=self.tracker(index, head),
            drawing=sheet.drawing,
        )

    def title(self, index: int, head: TreeNode) -> str:
        """The overview's conclusion; on later sheets the head's answer or question."""
        if index == 0:
            return self.assignment.heading(action_title(self.tree, self.assignment.typist))
        text = head.answer.strip() or head.title
        return self.assignment.typist.title(f"{head.number} {text}".strip())

    def tracker(self, index: int, head: TreeNode) -> str:
        """Where the reader is: the tree, then the part."""
        place = _("Overview") if index == 0 else self.part_of(head).title
        typist = self.assignment.typist
        return typist.text(_("Issue tree · {place}").format(place=typist.excerpt(place, 70)))

    def part_of(self, node: TreeNode) -> TreeNode:
        """Return the part on level 1 that the node is in, or the root itself."""
        while node.depth > 1 and node.parent_id in self.nodes:
            node = self.nodes[node.parent_id]
        return node


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


def _source(typist: Typist, assignment: Assignment, trees: Sequence[Tree]) -> str:
    names = ", ".join(
        _("{title}, revision {revision}").format(
            title=typist.quoted(tree.title), revision=tree.revision
        )
        for tree in trees
    )
    day = typist.day(assignment.document.cover.made_on)
    return typist.text(_("Source: issue tree {names}; {day}").format(names=names, day=day))
