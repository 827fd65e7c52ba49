"""The register of evidence: each finding with its question, side, strength and source."""

from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from issuetrees.inquiry.models import Stance, Strength
from issuetrees.reports.evidence import EvidenceLine
from issuetrees.reports.scene.blocks import Entry
from issuetrees.reports.scene.pages import Page
from issuetrees.reports.scene.rows import numbered
from issuetrees.reports.scene.tables import Cell, Column, Line, Row, Table
from issuetrees.reports.sections.base import Assignment, Built, Misfit, Typist

KIND: Final = "evidence_register"
# More is for the sheet, not for paper.
MOST_ROWS: Final = 400


def build(assignment: Assignment) -> Built | None:
    """Return a table of all pieces of evidence by tree, or None where there is none."""
    trees = [tree for tree in assignment.document.evidence if tree.register]
    if not trees:
        return None
    typist = assignment.typist
    pages, misfits = [], []
    for place, tree in enumerate(trees):
        anchor = f"{assignment.anchor}-{place + 1}" if place else assignment.anchor
        said = _title(len(tree.register), typist)
        title = typist.title(said) if place else assignment.heading(said)
        rows = tuple(_row(one, typist) for one in tree.register[:MOST_ROWS])
        table = numbered(Table("evidence", _("Evidence register"), _columns(), rows))
        pages.append(Page(anchor, title, _("Evidence register"), (table,), follows=place > 0))
        if len(tree.register) > MOST_ROWS:
            misfits.append(Misfit("cut", anchor, _cut(len(tree.register) - MOST_ROWS)))
    count = sum(min(len(tree.register), MOST_ROWS) for tree in trees)
    return Built(
        kind=KIND,
        pages=tuple(pages),
        entries=(Entry(pages[0].id, pages[0].title),),
        sheets=1 + count // 18,
        misfits=tuple(misfits),
    )


def _title(count: int, typist: Typist) -> str:
    words = ngettext(
        "What is known rests on {count} piece of evidence",
        "What is known rests on {count} pieces of evidence",
        count,
    )
    return words.format(count=typist.number(count))


def _cut(left_out: int) -> str:
    words = ngettext(
        "{count} piece of evidence is not printed.",
        "{count} pieces of evidence are not printed.",
        left_out,
    )
    return words.format(count=left_out)


def _columns() -> tuple[Column, ...]:
    return (
        Column("number", _("No."), width=34, role="quiet"),
        Column("claim", _("What was found or said")),
        Column("stance", _("Stance"), width=60),
        Column("strength", _("Strength"), width=66),
        Column("source", _("Source"), width=150),
    )


def _row(one: EvidenceLine, typist: Typist) -> Row:
    role = "answer" if one.stance == "for" else "warn"
    source = one.source or _("no source")
    words = [Line(typist.text(source))]
    if one.added_by:
        words.append(Line(typist.text(one.added_by), "quiet"))
    return Row(
        (
            Cell.of(one.number),
            Cell(lines=(Line(typist.text(one.claim)),)),
            Cell(lines=(Line(str(Stance(one.stance).label), role),)),
            Cell(lines=(Line(str(Strength(one.strength).label)),)),
            Cell(lines=tuple(words)),
        )
    )
