"""The workplan: each leaf with what is done about it, from which data, by whom and by when."""

from collections.abc import Iterator, Sequence
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from issuetrees.core.graph.progress import pruned_by
from issuetrees.core.graph.records import TABLE
from issuetrees.core.plan.leaves import Leaf, leaves
from issuetrees.kit.pruned import pruned_words
from issuetrees.kit.words import label
from issuetrees.reports.document import Tree
from issuetrees.reports.scene.blocks import Entry
from issuetrees.reports.scene.pages import Page
from issuetrees.reports.scene.rows import numbered
from issuetrees.reports.scene.tables import Cell, Column, Day, Kind, Line, Row, Sign, Table
from issuetrees.reports.scene.theme import LANDSCAPE
from issuetrees.reports.sections.base import Assignment, Built, Typist, source_of
from issuetrees.reports.sections.chosen import branches
from issuetrees.reports.sections.marks import field_word
from issuetrees.reports.sections.options import BRANCH, YesNo
from issuetrees.reports.sections.plan_chart import timeline_pages
from issuetrees.reports.sections.planned import nodes_of, numbers_of

KIND: Final = "workplan"
TIMELINE: Final = YesNo("has_timeline", gettext_lazy("Timeline"), default=True)
OPTIONS: Final = (BRANCH, TIMELINE)
_TEXTS: Final = ("hypothesis", "analysis", "end_product", "kill_criterion")


def build(assignment: Assignment) -> Built | None:
    """Return the leaves of all trees in one table; None where there is none."""
    typist, trees = assignment.typist, branches(assignment)
    plan = [leaf for tree in trees for leaf in leaves(nodes_of(tree), numbers_of(tree))]
    if not plan:
        return None
    columns = (
        Column("number", _("No."), width=34, role="quiet"),
        Column("question", _("Question")),
        Column("source", label(TABLE["nodes"]["data_source"]), width=130),
        Column("owner", label(TABLE["nodes"]["owner_id"]), width=84),
        Column("due", label(TABLE["nodes"]["due_on"]), Kind.DAY, 62),
        Column("status", label(TABLE["nodes"]["status"]), Kind.STATUS, 66),
    )
    rows = tuple(row for tree in trees for row in _rows(tree, typist, assignment.anchor))
    title = assignment.heading(action_title(plan, typist))
    table = numbered(Table("workplan", _("Workplan"), columns, rows))
    source = typist.text(
        _("Source: the tree on {day}; pruned branches are grey, with the reason.").format(
            day=typist.day(assignment.document.cover.made_on)
        )
    )
    page = Page(
        assignment.anchor, title, _("Workplan"), (table, *source_of(source)), sheet=LANDSCAPE
    )
    is_drawn = TIMELINE.of(assignment.choice)
    over_time = tuple(timeline_pages(assignment, trees)) if is_drawn else ()
    sheets = 1 + len(rows) // 12 + len(over_time)
    return Built(KIND, (page, *over_time), (Entry(page.id, title),), sheets=sheets)


def action_title(plan: Sequence[Leaf], typist: Typist) -> str:
    """Say how many questions are left to answer, and how many of them nobody has or no day."""
    left = [leaf for leaf in plan if not leaf.is_settled]
    if not left:
        return _("Every question of the tree is answered")
    loose = sum(leaf.node.owner_id is None or leaf.due_on is None for leaf in left)
    text = ngettext(
        "{count} of {all} questions is left to answer",
        "{count} of {all} questions are left to answer",
        len(left),
    ).format(count=typist.number(len(left)), all=typist.number(len(plan)))  # fmt: skip
    if not loose:
        return _("{text}, each with an owner and a date").format(text=text)
    more = ngettext(
        "{text}, {count} of them without an owner or a date",
        "{text}, {count} of them without an owner or a date",
        loose,
    )
    return more.format(text=text, count=typist.number(loose))


def _rows(tree: Tree, typist: Typist, anchor: str) -> Iterator[Row]:
    """Yield the leaves and, in their places, the branches that are not followed any more."""
    nodes, numbers = nodes_of(tree), numbers_of(tree)
    plan = {leaf.node.id: leaf for leaf in leaves(nodes, numbers)}
    pruned_tops = pruned_by(nodes)
    for node in nodes:
        if node.id in plan:
            yield _row(plan[node.id], typist, anchor)
        elif node.parent_id and pruned_tops.get(node.id) is node:
            yield _pruned(Leaf(numbers[node.id], node), typist)


def _pruned(leaf: Leaf, typist: Typist) -> Row:
    node = leaf.node
    words = (
        Line(typist.text(node.title) or "–", "quiet"),
        Line(typist.text(pruned_words(node.prune_reason)), "quiet"),
    )
    status = Cell(Sign(node.status, field_word("status", node.status)))
    return Row((Cell.of(leaf.number), Cell(lines=words), Cell(), Cell(), Cell(), status))


def _row(leaf: Leaf, typist: Typist, anchor: str) -> Row:
    node = leaf.node
    lines = [Line(typist.text(node.title) or "–", "title")]
    for name in _TEXTS:
        lead = f"{label(TABLE['nodes'][name])}:"
        lines += [Line(one, "quiet", lead) for one in typist.paragraphs(getattr(node, name))]
    return Row(
        cells=(
            Cell.of(leaf.number),
            Cell(lines=tuple(lines)),
            Cell.of(typist.text(node.data_source)) if node.data_source else Cell(),
            Cell.of(typist.text(node.owner_id)) if node.owner_id else Cell(),
            Cell(Day(leaf.due_on)) if leaf.due_on else Cell(),
            Cell(Sign(node.status, field_word("status", node.status))),
        ),
        id=f"{anchor}-{node.id}",
    )
