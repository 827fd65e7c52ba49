"""What an export would print now, section by section: titles and about how many pages.

The same builders write it as write the file, so a title seen here is the title printed.
"""

import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from threading import Lock
from typing import Final

from django.utils import translation

from issuetrees.core import limits
from issuetrees.core.errors import Conflict, Invalid
from issuetrees.core.text import gettext_noop
from issuetrees.reports import read
from issuetrees.reports.composition import Row
from issuetrees.reports.document import ReportDocument
from issuetrees.reports.fit_report import FitLine, fit_report
from issuetrees.reports.gather import build_document
from issuetrees.reports.sections.base import Built
from issuetrees.reports.sections.built import build_sections
from issuetrees.reports.sections.levels import printed_levels
from issuetrees.reports.signs import of_this_machine as signs_of_this_machine
from issuetrees.workspaces.access import Reader

MOST_QUESTIONS: Final = limits.NODES_PER_GRAPH
LARGE: Final = 1500  # of more questions laying out takes seconds
_PATIENCE: Final = 60.0  # seconds
_turn: Final = Lock()


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


@contextmanager
def in_turn(document: ReportDocument) -> Iterator[None]:
    """Lay out large documents one after the other: others of this process are to be served
    meanwhile, and who asked for the same finds its sections remembered.
    """
    if _questions(document) <= LARGE:
        yield
        return
    if not _turn.acquire(timeout=_PATIENCE):
        raise Conflict(
            "too_many_looks",
            gettext_noop("Too many large reports are being laid out. Try again in a minute."),
        )
    try:
        yield
    finally:
        _turn.release()


def document_to_look_at(reader: Reader, report_id: uuid.UUID) -> ReportDocument:
    """Return what a report shows now; refuse one that is too large for somebody to wait for."""
    document = build_document(read.report(reader, report_id).pk, reader)
    if _questions(document) > MOST_QUESTIONS:
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
    if _questions(document) > MOST_QUESTIONS:
        return Outline([], left_out)
    with in_turn(document):
        return Outline(_facts(report.sections, document), left_out, fit_report(document))


def _questions(document: ReportDocument) -> int:
    return sum(len(tree.nodes) for tree in document.questions)


def _facts(rows: Sequence[Row], document: ReportDocument) -> list[Facts]:
    """Return the facts of all sections, in the report's language where they are its words."""
    with translation.override(document.language):
        # As print writes them, so that a preview finds them remembered.
        sections = build_sections(document, signs_of_this_machine())
    built = {section.id: section for section in sections}
    return [_of(Facts(row["id"], row["kind"], row["is_on"]), built.get(row["id"])) for row in rows]


def _of(facts: Facts, built: Built | None) -> Facts:
    if built is None:
        return facts
    return replace(facts, title=built.title, pages=0 if built.follows else built.sheets)
