"""Prioritisation: what each leaf is worth, how easy it is, and what was pruned and why."""

from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from issuetrees.core.graph.records import TABLE
from issuetrees.core.plan.prizes import Prize, Prizes, by_size, prizes
from issuetrees.kit.words import label
from issuetrees.reports.document import Tree
from issuetrees.reports.scene.blocks import Entry
from issuetrees.reports.scene.pages import Page
from issuetrees.reports.scene.rows import numbered
from issuetrees.reports.scene.tables import Cell, Column, Kind, Line, Number, Row, Share, Table
from issuetrees.reports.sections.base import Assignment, Built, Typist
from issuetrees.reports.sections.chosen import branches
from issuetrees.reports.sections.marks import field_word
from issuetrees.reports.sections.options import BRANCH
from issuetrees.reports.sections.planned import nodes_of, numbers_of

KIND: Final = "prioritisation"
OPTIONS: Final = (BRANCH,)


def build(assignment: Assignment) -> Built | None:
    """Return a page for each tree with a prize or a pruned branch."""
    pages = []
    for place, tree in enumerate(branches(assignment)):
        found = prizes(nodes_of(tree))
        if by_size(found) or _pruned(found):
            pages.append(_page(assignment, tree, found, place))
    if not pages:
        return None
    return Built(
        KIND, tuple(pages), tuple(Entry(page.id, page.title) for page in pages), len(pages)
    )


def _page(assignment: Assignment, tree: Tree, found: Prizes, place: int) -> Page:
    typist, numbers = assignment.typist, numbers_of(tree)
    columns = (
        Column("number", _("No."), width=34, role="quiet"),
        Column("question", _("Question")),
        Column("prize", label(TABLE["nodes"]["prize"]), Kind.NUMBER, 70),
        Column("share", _("Share"), Kind.SHARE, 54),
        Column("ease", label(TABLE["nodes"]["ease"]), width=66),
    )
    rows = [step.prize for step in by_size(found)] + _pruned(found)
    table = Table(
        f"prizes-{place}", _("Priorities"), columns,
        tuple(_row(row, numbers, typist) for row in rows),
    )  # fmt: skip
    name = assignment.anchor + (f"-{place + 1}" if place else "")
    title = action_title(found, typist)
    heading = assignment.heading(title) if not place else typist.title(title)
    return Page(name, heading, _("Priorities"), (numbered(table),))


def action_title(found: Prizes, typist: Typist) -> str:
    """Say how few leaves hold four fifths of the prize, or how many branches are pruned."""
    steps = by_size(found)
    if not steps:
        count = len(_pruned(found))
        text = ngettext("{count} branch is pruned", "{count} branches are pruned", count)
        return text.format(count=typist.number(count))
    first = sum(step.is_first for step in steps)
    text = ngettext(
        "{count} of {all} questions holds {share} of the prize",
        "{count} of {all} questions hold {share} of the prize",
        first,
    )
    share = typist.percent(steps[first - 1].cumulative)
    return text.format(count=typist.number(first), all=typist.number(len(steps)), share=share)


def _pruned(found: Prizes) -> list[Prize]:
    return [row for row in found.rows if row.node.status == "pruned"]


def _row(row: Prize, numbers: dict[str, str], typist: Typist) -> Row:
    lines = [Line(typist.text(row.node.title) or "–", "quiet" if row.is_pruned else "")]
    if row.node.status == "pruned":
        reason = typist.text(row.node.prune_reason)
        lines.append(Line(reason or "–", "quiet", _("Pruned:")))
    return Row(
        cells=(
            Cell.of(numbers.get(row.node.id, row.number)),
            Cell(lines=tuple(lines)),
            Cell(Number(row.value, is_short=True)) if row.value is not None else Cell(),
            Cell(Share(row.share)) if row.share is not None and not row.is_pruned else Cell(),
            Cell.of(field_word("ease", row.node.ease)) if row.node.ease else Cell(),
        )
    )
