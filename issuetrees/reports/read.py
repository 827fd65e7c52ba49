"""What a reader may see of reports and exports; everything else does not exist for them."""

import hashlib
import json
import uuid
from pathlib import PurePath
from typing import IO, Any, cast

from django.db.models import OuterRef, QuerySet, Subquery

from issuetrees.core.errors import Conflict, NotFound
from issuetrees.core.text import gettext_noop
from issuetrees.jobs.models import JobState
from issuetrees.reports.models import Export, ExportFormat, Report
from issuetrees.scoring.read import sheets
from issuetrees.workspaces.access import Reader, exported, within


def reports(reader: Reader) -> QuerySet[Report]:
    """Return the reports of the reader's workspaces, oldest first."""
    found = Report.objects.filter(within(reader))
    return found.select_related("engagement__workspace")


def report(reader: Reader, report_id: uuid.UUID) -> Report:
    """Return a report, or raise NotFound."""
    found = reports(reader).filter(pk=report_id).first()
    if found is None:
        raise NotFound
    return found


def reports_of(reader: Reader, engagement_id: uuid.UUID) -> QuerySet[Report]:
    """Return the reports of an engagement, the latest first, each with its ``last_export_at``."""
    done = Export.objects.filter(report=OuterRef("pk"), job__state=JobState.DONE)
    last = done.order_by("-job__finished_at").values("job__finished_at")[:1]
    found = reports(reader).filter(engagement_id=engagement_id)
    return found.annotate(last_export_at=Subquery(last)).order_by("-updated_at", "-id")


def mark(value: Any) -> str:
    """Return a short mark of a text or a list of sections, equal for equal values.

    Who saves one piece of a report sends the mark of what was there when they began.
    """
    return hashlib.sha256(json.dumps(value, sort_keys=True).encode()).hexdigest()[:16]


def exports(reader: Reader) -> QuerySet[Export]:
    """Return the exports of the reader's workspaces, or of their link, newest first."""
    found = Export.objects.filter(exported(reader))
    found = found.select_related("report__engagement__workspace", "requested_by", "job", "snapshot")
    return found.defer("snapshot__packed")


def export(reader: Reader, export_id: uuid.UUID) -> Export:
    """Return an export, or raise NotFound."""
    found = exports(reader).filter(pk=export_id).first()
    if found is None:
        raise NotFound
    return found


def finished(reader: Reader, report_id: uuid.UUID) -> QuerySet[Export]:
    """Return the exports of a report that have their file, newest first."""
    return exports(reader).filter(report=report_id, job__state=JobState.DONE)


def open_file(reader: Reader, export_id: uuid.UUID) -> tuple[Export, IO[bytes]]:
    """Return a finished export with its open file.

    Raises Conflict while there is none, and Denied where it tells scores hidden from the reader.
    """
    found = export(reader, export_id)
    if found.job.state != JobState.DONE:
        raise Conflict(
            "not_ready",
            gettext_noop("This export has no file yet. Wait until it is done."),
            state=found.job.state,
        )
    sheets.require_seen(reader, found.report.engagement_id)
    return found, cast("IO[bytes]", found.file.open("rb"))


def download_name(export: Export) -> str:
    """Return the name under which the file is offered for download."""
    return PurePath(export.file_name or f"report.{ExportFormat(export.format).ending}").name
