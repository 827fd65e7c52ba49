"""What the report pages show of a report: its sections as rows, its exports."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.core.paginator import Page, Paginator
from django.http import HttpRequest

from issuetrees.accounts.models import User
from issuetrees.jobs.models import JobState
from issuetrees.reports import read
from issuetrees.reports.models import Export, Report
from issuetrees.reports.read import mark
from issuetrees.reports.sections import SECTIONS
from issuetrees.reports.sections.base import SectionKind
from issuetrees.web.reports.options import OptionField, Places, fields_of, places_of
from issuetrees.workspaces.access import Reader

FILES_SHOWN: Final = 6
REPORTS_SHOWN: Final = 50
#: What is chosen in the composer where no section is: the texts of the report.
REPORT: Final = "report"
UNDER_WAY: Final = (JobState.QUEUED, JobState.RUNNING)


@dataclass(frozen=True)
class SectionRow:
    """A section as the composer shows it; ``title`` is the author's own, or empty."""

    id: str
    kind: str
    label: str
    is_on: bool
    title: str
    is_appendix: bool
    is_single: bool
    fields: list[OptionField]


@dataclass(frozen=True)
class Sections:
    """The sections of a report in their order; ``seen`` marks what is stored.

    ``kinds`` can be added; ``chosen`` is the id of the one whose properties are shown.
    """

    rows: list[SectionRow]
    seen: str
    kinds: list[SectionKind]
    chosen: str = REPORT


def sections_of(reader: Reader, report: Report, chosen: str = "") -> Sections:
    """Return the sections of known kinds."""
    places = places_of(reader, report)
    rows = [section_row(row, places) for row in report.sections if row["kind"] in SECTIONS]
    there = {row.kind for row in rows}
    kinds = [kind for kind in SECTIONS.values() if not (kind.is_single and kind.kind in there)]
    known = chosen if chosen in {row.id for row in rows} else REPORT
    return Sections(rows, mark(report.sections), kinds, known)


def section_row(stored: Mapping[str, Any], places: Places) -> SectionRow:
    """Return a stored section with the fields of its options."""
    known = SECTIONS[stored["kind"]]
    return SectionRow(
        id=stored["id"],
        kind=stored["kind"],
        label=str(known.label),
        is_on=stored["is_on"],
        title=stored["title"],
        is_appendix=known.is_appendix,
        is_single=known.is_single,
        fields=fields_of(stored, places),
    )


def files_of(request: HttpRequest, user: User, report: Report) -> Page[Export]:
    """Return one page of a report's exports, newest first."""
    found = read.exports(user).filter(report=report)
    return Paginator(found, FILES_SHOWN).get_page(request.GET.get("page"))
