"""Appendix: every question in reading order, whole, with status, owner and date."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from issuetrees.core.graph.progress import progress
from issuetrees.reports.document import TreeNode
from issuetrees.reports.sections.base import Assignment, Built, Entry, Typist, anchor_of
from issuetrees.reports.sections.marks import status_word

# A row with more characters than this may be longer than a page, so it may be cut by one.
LONG_ROW = 1500


@dataclass(frozen=True, slots=True)
class OutlineRow:
    """A question."""

    anchor: str
    number: str
    depth: int
    title: str
    answer: tuple[str, ...]
    note: tuple[str, ...]
    status: str
    status_word: str
    owner: str
    due_on: date | None
    is_long: bool


@dataclass(frozen=True, slots=True)
class OutlineContent:
    """All rows; columns without any value are left out."""

    rows: tuple[OutlineRow, ...]
    has_owner: bool
    has_due: bool


def build(assignment: Assignment) -> Built | None:
    """Return the outline of all trees."""
    nodes = [node for tree in assignment.document.trees for node in tree.nodes]
    if not nodes:
        return None
    rows = tuple(_row(node, assignment.typist) for node in nodes)
    count = progress(nodes).total
    title = ngettext(
        "The one question in full", "All {count} questions in full, in reading order", count
    ).format(count=assignment.typist.number(count))
    title = assignment.heading(title)
    content = OutlineContent(
        rows, any(node.owner for node in nodes), any(node.due_on for node in nodes)
    )
    return Built(
        kind="appendix_outline",
        title=title,
        tracker=_("Appendix · Outline"),
        content=content,
        entries=(Entry(anchor_of("appendix_outline"), title),),
        pages=1 + len(rows) // 26,
    )


def _row(node: TreeNode, typist: Typist) -> OutlineRow:
    return OutlineRow(
        anchor=f"o-{node.id}",
        number=node.number,
        depth=node.depth,
        title=typist.text(node.title) or "–",
        answer=typist.paragraphs(node.answer),
        note=typist.paragraphs(node.note),
        status=node.status,
        status_word=status_word(node.status),
        owner=typist.text(node.owner),
        due_on=node.due_on,
        is_long=len(node.title) + len(node.answer) + len(node.note) > LONG_ROW,
    )
