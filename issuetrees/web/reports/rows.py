"""What the report pages show of a report: its sections as rows, its exports."""

import json
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

FILES_SHOWN: Final = 6
REPORTS_SHOWN: Final = 50
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
    options: str


@dataclass(frozen=True)
class Sections:
    """The sections of a report in their order; ``seen`` marks what is stored."""

    rows: list[SectionRow]
    seen: str


def sections_of(report: Report) -> Sections:
    """Return the sections of known kinds."""
    rows = [_row(stored) for stored in report.sections if stored["kind"] in SECTIONS]
    return Sections(rows, mark(report.sections))


def _row(stored: dict[str, Any]) -> SectionRow:
    known = SECTIONS[stored["kind"]]
    return SectionRow(
        id=stored["id"],
        kind=stored["kind"],
        label=str(known.label),
        is_on=stored["is_on"],
        title=stored["title"],
        is_appendix=known.is_appendix,
        options=json.dumps(stored["options"]),
    )


def files_of(request: HttpRequest, user: User, report: Report) -> Page[Export]:
    """Return one page of a report's exports, newest first."""
    found = read.exports(user).filter(report=report)
    return Paginator(found, FILES_SHOWN).get_page(request.GET.get("page"))
