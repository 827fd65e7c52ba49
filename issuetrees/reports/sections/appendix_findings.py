"""Appendix: what the checks say of the splits, with witnesses and accepted exceptions."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from issuetrees.core import mece
from issuetrees.core.mece import gravity
from issuetrees.kit.sentences import fill
from issuetrees.reports.document import FindingLine, WaiverLine
from issuetrees.reports.sections.base import Assignment, Built, Entry, Typist
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
    """Return the table, or None when nothing was checked or nothing is split."""
    document, typist = assignment.document, assignment.typist
    marks = Counter(node.mark for tree in document.trees for node in tree.nodes if node.mark)
    if document.findings is None or not (marks or document.findings):
        return None
    verdicts = VERDICTS.of(assignment.choice)
    rows = sorted(
        (_row(finding, typist) for finding in document.findings if finding.verdict in verdicts),
        key=lambda row: gravity(row.verdict),
    )
    left_out = len(rows) - MOST_ROWS
    title = assignment.heading(action_title(marks, typist))
    return Built(
        kind="appendix_findings",
        title=title,
        tracker=_("Appendix · MECE review"),
        is_short=len(rows) <= 7,
        content=FindingsContent(tuple(rows[:MOST_ROWS])),
        entries=(Entry(assignment.anchor, title),),
        source=typist.text(
            " ".join([_("Source: automatic check of every split"), *_cut(left_out)])
        ),
        pages=1 + min(len(rows), MOST_ROWS) // 24,
    )


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


def _row(finding: FindingLine, typist: Typist) -> FindingRow:
    return FindingRow(
        number=finding.number,
        title=typist.text(finding.title),
        verdict=finding.verdict,
        word=verdict_word(finding.verdict),
        sentence=typist.text(finding.sentence),
        waiver=typist.text(_waiver(finding, finding.waiver, typist)) if finding.waiver else "",
    )


def _waiver(finding: FindingLine, waiver: WaiverLine, typist: Typist) -> str:
    """Say who accepted it, when and why; or that this holds no longer."""
    words = _("Accepted by {by} on {day}: {reason}")
    if finding.verdict != "waived":
        words = _("The split has changed since {by} accepted this on {day}: {reason}")
    return fill(words, by=waiver.by or "–", day=typist.day(waiver.day), reason=waiver.reason)
