"""The job that makes the file of a report."""

import hashlib
from collections.abc import Callable
from typing import Final

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from issuetrees.core.errors import NotFound
from issuetrees.core.text import gettext_noop
from issuetrees.jobs.registry import Kind
from issuetrees.jobs.work import Fenced, Work
from issuetrees.reports.files import ReportFile, report_file
from issuetrees.reports.models import Export

NAME: Final = "export"


def make_export(work: Work, producer: Callable[..., ReportFile] = report_file) -> None:
    """Produce the file, store it under the name of this attempt, and keep it with its row."""
    export = Export.objects.filter(job_id=work.job_id).first()
    if export is None:
        raise NotFound  # the report was deleted meanwhile
    made = producer(export.report_id, on_progress=work.progress, is_cancelled=work.is_cancelled)
    name = f"exports/{export.pk}/{work.token}.{export.format}"
    stored = default_storage.save(name, ContentFile(made.content))
    try:
        with work.finish():
            _keep(export, made, stored)
    except Fenced:
        default_storage.delete(stored)
        raise


def _keep(export: Export, made: ReportFile, stored: str) -> None:
    kept = Export.objects.filter(pk=export.pk).update(
        file=stored,
        file_name=made.file_name,
        size=len(made.content),
        digest=hashlib.sha256(made.content).hexdigest(),
        page_count=made.page_count,
        sources=made.sources,
    )
    if not kept:
        raise Fenced


KIND: Final = Kind(
    NAME,
    make_export,
    gave_up=gettext_noop("The export stopped unexpectedly {count} times. Try again later."),
)
