"""Hypotheses with what their evidence amounts to, and what contradicts what."""

from collections.abc import Sequence
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from issuetrees.core.evidence import CONFIDENCES, STATUSES
from issuetrees.core.graph.progress import PRUNED
from issuetrees.kit.pruned import pruned_words
from issuetrees.kit.words import spoken
from issuetrees.reports.evidence import Hypothesis, PrunedBranch, TreeEvidence
from issuetrees.reports.scene.blocks import Block, Entry, Paragraph
from issuetrees.reports.scene.pages import Page
from issuetrees.reports.scene.rows import numbered
from issuetrees.reports.scene.tables import Cell, Column, Kind, Line, Number, Row, Table
from issuetrees.reports.sections.base import Assignment, Built, Typist
from issuetrees.reports.sections.marks import field_word

KIND: Final = "evidence"


def build(assignment: Assignment) -> Built | None:
    """Return a table of the hypotheses of each tree, or None where there is none."""
    trees = [tree for tree in assignment.document.evidence if tree.hypotheses]
    if not trees:
        return None
    pages = []
    for place, tree in enumerate(trees):
        anchor = f"{assignment.anchor}-{place + 1}" if place else assignment.anchor
        said = action_title(tree.hypotheses, assignment.typist)
        title = assignment.typist.title(said) if place else assignment.heading(said)
        blocks = _blocks(tree, assignment.typist)
        pages.append(Page(anchor, title, _("Hypotheses and evidence"), blocks, follows=place > 0))
    count = sum(len(tree.hypotheses) for tree in trees)
    return Built(
        kind=KIND,
        pages=tuple(pages),
        entries=(Entry(pages[0].id, pages[0].title),),
        sheets=1 + count // 16,
    )


def action_title(hypotheses: Sequence[Hypothesis], typist: Typist) -> str:
    """Say how many hypotheses are supported, of how many; else that none has evidence."""
    total = len(hypotheses)
    supported = sum(one.status == "supported" for one in hypotheses)
    if all(one.status == "open" for one in hypotheses):
        return _("No hypothesis has evidence yet")
    return ngettext(
        "The evidence supports {count} of {total} hypotheses",
        "The evidence supports {count} of {total} hypotheses",
        supported,
    ).format(count=typist.number(supported), total=typist.number(total))


def _blocks(tree: TreeEvidence, typist: Typist) -> tuple[Block, ...]:
    columns = (
        Column("number", _("No."), width=34, role="quiet"),
        Column("hypothesis", _("Question and hypothesis")),
        Column("status", _("Status"), width=92),
        Column("for", _("For"), Kind.NUMBER, 34),
        Column("against", _("Against"), Kind.NUMBER, 44),
        Column("sources", _("Sources"), Kind.NUMBER, 56),
    )
    rows = (
        *(_row(one, typist) for one in tree.hypotheses),
        *(_pruned(one, typist) for one in tree.pruned),
    )
    told = tuple(Paragraph.of(typist.text(one)) for one in tree.contradictions)
    table = Table("hypotheses", _("Hypotheses and evidence"), columns, rows)
    return (*told, numbered(table))


def _row(one: Hypothesis, typist: Typist) -> Row:
    words = [Line(typist.text(one.title), "strong")]
    if one.hypothesis:
        words.append(Line(typist.text(one.hypothesis)))
    counts = (one.count_for, one.count_against, one.sources)
    return Row(
        (
            Cell.of(one.number),
            Cell(lines=tuple(words)),
            Cell(lines=_status(one, typist)),
            *(Cell(Number(count)) for count in counts),
        )
    )


def _pruned(one: PrunedBranch, typist: Typist) -> Row:
    words = (
        Line(typist.text(one.title) or "–", "quiet"),
        Line(typist.text(pruned_words(one.reason)), "quiet"),
    )
    status = Cell.of(field_word("status", PRUNED), "quiet")
    return Row((Cell.of(one.number), Cell(lines=words), status, Cell(), Cell(), Cell()))


def _status(one: Hypothesis, typist: Typist) -> tuple[Line, ...]:
    role = {"supported": "answer", "refuted": "veto", "mixed": "warn"}.get(one.status, "quiet")
    lines = [Line(typist.text(spoken(STATUSES[one.status])), role)]
    if one.confidence:
        lines.append(Line(typist.text(spoken(CONFIDENCES[one.confidence])), "quiet"))
    if one.has_one_source:
        lines.append(Line(_("one source"), "quiet"))
    elif one.status == "open":
        lines.append(Line(_("no evidence yet"), "quiet"))
    return tuple(lines)
