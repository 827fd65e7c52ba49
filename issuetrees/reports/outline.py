"""What an export would print now, section by section: titles and about how many pages.

The same builders write it as write the file, so a title seen here is the title printed.
"""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from django.utils import translation

from issuetrees.core.errors import Invalid
from issuetrees.core.text import gettext_noop
from issuetrees.reports import read
from issuetrees.reports.composition import Row
from issuetrees.reports.document import ReportDocument
from issuetrees.reports.fit_report import FitLine, fit_report
from issuetrees.reports.gather import build_document
from issuetrees.reports.sections.base import Built
from issuetrees.reports.sections.built import build_sections
from issuetrees.reports.sections.levels import printed_levels
from issuetrees.workspaces.access import Reader

MOST_QUESTIONS: Final = 1500  # beyond it laying out for a preview takes seconds


@dataclass(frozen=True)
class Facts:
    """What is known of one section; ``pages`` is None while it has nothing to show."""

    id: str
    kind: str
    is_on: bool
    title: str = ""
    pages: int | None = None


@dataclass(frozen=True)
class Outline:
    """The facts of every section; of none where the trees are too large for a look.

    ``left_out`` counts the questions that a file would not carry; ``fit`` is what does not fit.
    """

    sections: list[Facts]
    left_out: int = 0
    fit: tuple[FitLine, ...] = ()

    @property
    def pages(self) -> int:
        """About how many pages there are in all."""
        return sum(facts.pages or 0 for facts in self.sections)


def document_to_look_at(reader: Reader, report_id: uuid.UUID) -> ReportDocument:
    """Return what a report shows now; refuse one that is too large for somebody to wait for."""
    document = build_document(read.report(reader, report_id).pk, reader)
    if _is_large(document):
        raise Invalid(
            "too_large_to_look",
            gettext_noop("The trees are too large for a look at the pages. Export to see them."),
        )
    return document


def outline(reader: Reader, report_id: uuid.UUID) -> Outline:
    """Return what would be printed; raise Invalid where an export would fail."""
    report = read.report(reader, report_id)
    document = build_document(report.pk, reader)
    left_out = printed_levels(document.questions).left_out
    if _is_large(document):
        return Outline([], left_out)
    return Outline(_facts(report.sections, document), left_out, fit_report(document))


def _is_large(document: ReportDocument) -> bool:
    return sum(len(tree.nodes) for tree in document.questions) > MOST_QUESTIONS


def _facts(rows: Sequence[Row], document: ReportDocument) -> list[Facts]:
    """Return the facts of all sections, in the report's language where they are its words."""
    with translation.override(document.language):
        built = {section.id: section for section in build_sections(document)}
    return [_of(Facts(row["id"], row["kind"], row["is_on"]), built.get(row["id"])) for row in rows]


def _of(facts: Facts, built: Built | None) -> Facts:
    if built is None:
        return facts
    return replace(facts, title=built.title, pages=0 if built.follows else built.sheets)
