"""Appendix: what the checks say of the splits, with witnesses and accepted exceptions."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from issuetrees.core import mece
from issuetrees.core.mece import gravity
from issuetrees.kit.sentences import fill
from issuetrees.reports.document import FindingLine, WaiverLine
from issuetrees.reports.scene.blocks import Entry, Paragraph
from issuetrees.reports.scene.pages import Page
from issuetrees.reports.scene.tables import Cell, Column, Kind, Line, Row, Sign, Table
from issuetrees.reports.sections.base import Assignment, Built, Misfit, Typist, source_of
from issuetrees.reports.sections.marks import verdict_word
from issuetrees.reports.sections.options import Several

# The gravest come first; the rest is a number.
MOST_ROWS: Final = 300
VERDICTS: Final = Several(
    "verdicts",
    gettext_lazy("Verdicts"),
    default=tuple(mece.VERDICTS),
    choices={name: gettext_lazy(word) for name, word in mece.VERDICTS.items()},
)
OPTIONS: Final = (VERDICTS,)


def build(assignment: Assignment) -> Built | None:
    """Return the table, or None when nothing was checked or nothing is split."""
    document, typist = assignment.document, assignment.typist
    marks = Counter(node.mark for tree in document.trees for node in tree.nodes if node.mark)
    if document.findings is None or not (marks or document.findings):
        return None
    verdicts = VERDICTS.of(assignment.choice)
    shown = [finding for finding in document.findings if finding.verdict in verdicts]
    found = sorted(shown, key=lambda finding: gravity(finding.verdict))
    left_out = _cut(len(found) - MOST_ROWS)
    title = assignment.heading(action_title(marks, typist))
    source = typist.text(" ".join([_("Source: automatic check of every split"), *left_out]))
    block = _table(found[:MOST_ROWS], typist) if found else Paragraph.of(_nothing_found(), "lead")
    page = Page(
        assignment.anchor,
        title,
        _("Appendix · MECE review"),
        (block, *source_of(source)),
    )
    return Built(
        kind="appendix_findings",
        pages=(page,),
        entries=(Entry(page.id, title),),
        sheets=1 + min(len(found), MOST_ROWS) // 24,
        is_short=len(found) <= 7,
        misfits=tuple(Misfit("cut", page.id, sentence) for sentence in left_out),
    )


def _nothing_found() -> str:
    return _(
        "Every split was looked through for overlaps, gaps, duplicates and blank labels. A split "
        "without a proof counts as unproven, not as right."
    )


def _table(found: Sequence[FindingLine], typist: Typist) -> Table:
    columns = (
        Column("number", _("No."), width=34, role="quiet"),
        Column("verdict", _("Verdict"), Kind.VERDICT, 84),
        Column("finding", _("Finding")),
    )
    rows = tuple(_row(finding, typist) for finding in found)
    return Table("findings", _("MECE review"), columns, rows, role="findings")


def action_title(marks: Mapping[str, int], typist: Typist) -> str:
    """Say how many splits are wrong, else how many nothing proves: unproven is not right."""
    total = sum(marks.values())
    wrong, unproven = marks.get("disproved", 0), marks.get("unknown", 0)
    if wrong:
        return ngettext(
            "{count} split of {total} is disproved by a witness",
            "{count} splits of {total} are disproved by a witness",
            wrong,
        ).format(count=typist.number(wrong), total=typist.number(total))
    if unproven == total > 1:
        return ngettext(
            "None of the {count} splits is proved, and none disproved",
            "None of the {count} splits is proved, and none disproved",
            total,
        ).format(count=typist.number(total))
    if unproven:
        return ngettext(
            "{count} split of {total} is unproven, none is disproved",
            "{count} splits of {total} are unproven, none is disproved",
            unproven,
        ).format(count=typist.number(unproven), total=typist.number(total))
    return ngettext("The one split is proved", "All {count} splits are proved", total).format(
        count=typist.number(total)
    )


def _cut(left_out: int) -> list[str]:
    """Say how many findings are not printed."""
    if left_out <= 0:
        return []
    text = ngettext(
        "{count} lighter finding is not printed.",
        "{count} lighter findings are not printed.",
        left_out,
    )
    return [text.format(count=left_out)]


def _row(finding: FindingLine, typist: Typist) -> Row:
    lines = [Line(typist.text(finding.title), "strong"), Line(typist.text(finding.sentence))]
    if finding.waiver:
        lines.append(Line(typist.text(_waiver(finding, finding.waiver, typist)), "quiet"))
    verdict = Sign(finding.verdict, verdict_word(finding.verdict))
    return Row((Cell.of(finding.number), Cell(verdict), Cell(lines=tuple(lines))))


def _waiver(finding: FindingLine, waiver: WaiverLine, typist: Typist) -> str:
    """Say who accepted it, when and why; or that this holds no longer."""
    words = _("Accepted by {by} on {day}: {reason}")
    if finding.verdict != "waived":
        words = _("The split has changed since {by} accepted this on {day}: {reason}")
    return fill(words, by=waiver.by or "–", day=typist.day(waiver.day), reason=waiver.reason)
