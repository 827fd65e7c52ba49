"""Appendix: what the checks say of the splits, with witnesses and accepted exceptions."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from issuetrees.core.mece import gravity
from issuetrees.reports.document import FindingLine
from issuetrees.reports.sections.base import Assignment, Built, Entry, Typist, anchor_of
from issuetrees.reports.sections.marks import verdict_word


@dataclass(frozen=True, slots=True)
class FindingRow:
    """One finding."""

    number: str
    title: str
    verdict: str
    word: str
    sentence: str
    waiver: str


@dataclass(frozen=True, slots=True)
class FindingsContent:
    """Findings, the gravest first."""

    rows: tuple[FindingRow, ...]


def build(assignment: Assignment) -> Built | None:
    """Return the table, or None when nothing was checked."""
    if not assignment.document.trees or assignment.document.findings is None:
        return None
    typist = assignment.typist
    rows = [_row(finding, typist) for finding in assignment.document.findings]
    rows.sort(key=lambda row: gravity(row.verdict))
    title = assignment.heading(action_title(rows))
    return Built(
        kind="appendix_findings",
        title=title,
        tracker=_("Appendix · MECE review"),
        is_short=len(rows) <= 7,
        content=FindingsContent(tuple(rows)),
        entries=(Entry(anchor_of("appendix_findings"), title),),
        source=typist.text(_("Source: automatic check of every split")),
        pages=1 + len(rows) // 24,
    )


def action_title(rows: list[FindingRow]) -> str:
    """Say whether any split is wrong."""
    wrong = sum(row.verdict == "disproved" for row in rows)
    if wrong:
        return ngettext(
            "{count} split is disproved by a witness",
            "{count} splits are disproved by a witness",
            wrong,
        ).format(count=wrong)
    if rows:
        return _("No split is disproved; the open remarks are listed")
    return _("The checks found nothing to remark")


def _row(finding: FindingLine, typist: Typist) -> FindingRow:
    verdict = "waived" if finding.waiver else finding.verdict
    return FindingRow(
        number=finding.number,
        title=typist.text(finding.title),
        verdict=verdict,
        word=verdict_word(verdict),
        sentence=typist.text(finding.sentence),
        waiver=typist.text(finding.waiver),
    )
