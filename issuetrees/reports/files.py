"""From a report's row to its finished file."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass

from issuetrees.core.text import gettext_noop

READING = gettext_noop("Reading the engagement")


@dataclass(frozen=True, slots=True)
class ReportFile:
    """A finished file; ``sources`` maps graph ids to the revisions it was made from."""

    content: bytes
    file_name: str
    page_count: int
    sources: dict[str, int]


def report_file(
    report_id: uuid.UUID,
    *,
    on_progress: Callable[[int, str], None],
    is_cancelled: Callable[[], bool],
) -> ReportFile:
    """Build the document of a report and render it; raise Refused when that cannot be done.

    ``on_progress`` hears percent and an English label to be translated where it is shown.
    """
    # Only a worker renders: the web processes need not load what this takes.
    from issuetrees.reports.formats.pdf.file import make_pdf  # noqa: PLC0415
    from issuetrees.reports.gather import build_document, file_name  # noqa: PLC0415

    on_progress(0, READING)
    document = build_document(report_id)
    pdf = make_pdf(document, on_progress=on_progress, is_cancelled=is_cancelled)
    return ReportFile(
        content=pdf.content,
        file_name=file_name(document.cover.title, document.cover.made_on),
        page_count=pdf.page_count,
        sources=document.sources,
    )
