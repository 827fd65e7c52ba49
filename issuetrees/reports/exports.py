"""The job that makes the file of a report."""

import hashlib
from typing import Final

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction

from issuetrees.core.errors import NotFound
from issuetrees.core.text import gettext_noop
from issuetrees.jobs import outbox
from issuetrees.jobs.registry import Kind
from issuetrees.jobs.work import Fenced, Work
from issuetrees.reports import erasing, findings, mail
from issuetrees.reports.document import ReportDocument
from issuetrees.reports.emptiness import require_something
from issuetrees.reports.files import FORMATS
from issuetrees.reports.formats.made import Made, Maker, file_name
from issuetrees.reports.models import Export, ExportFormat, Snapshot
from issuetrees.reports.snapshot import EDITION, pack, version_id
from issuetrees.reports.versions import shown

NAME: Final = "export"
READING: Final = gettext_noop("Reading the engagement")


def make_export(work: Work, maker: Maker | None = None) -> None:
    """Produce the file, store it under the name of this attempt, and keep it with its row."""
    export = (
        Export.objects.select_related("snapshot", "requested_by").filter(job_id=work.job_id).first()
    )
    if export is None:
        raise NotFound  # the report was deleted meanwhile
    work.progress(0, READING)
    document = shown(export.snapshot or _take(export))
    require_something(document)
    make = maker or FORMATS[ExportFormat(export.format)]
    made = make(document, on_progress=work.progress, is_cancelled=work.is_cancelled)
    name = f"exports/{export.pk}/{work.token}.{ExportFormat(export.format).ending}"
    stored = default_storage.save(name, ContentFile(made.content))
    try:
        with work.finish():
            _keep(export, document, made, stored)
            outbox.post(mail.done(export))
    except Fenced:
        default_storage.delete(stored)
        raise


@transaction.atomic
def _take(export: Export) -> Snapshot:
    """Keep what the report shows now; of two workers the first one decides what that is."""
    # Only a worker reads whole engagements: other processes need not load what that takes.
    from issuetrees.reports.gather import build_document  # noqa: PLC0415

    document = build_document(export.report_id)
    packed = pack(document)
    found = Export.objects.select_for_update(of=("self",)).filter(pk=export.pk).first()
    if found is None:
        raise NotFound
    if found.snapshot is None:
        found.snapshot, _ = Snapshot.objects.get_or_create(
            report_id=export.report_id,
            version_id=version_id(export.report_id, packed),
            defaults={"edition": EDITION, "packed": packed},
        )
        found.save(update_fields=["snapshot"])
        erasing.note(found.snapshot, document)
    return found.snapshot


def _keep(export: Export, document: ReportDocument, made: Made, stored: str) -> None:
    cover = document.cover
    kept = Export.objects.filter(pk=export.pk).update(
        file=stored,
        file_name=file_name(cover.title, cover.made_on, ExportFormat(export.format).ending),
        size=len(made.content),
        digest=hashlib.sha256(made.content).hexdigest(),
        page_count=made.page_count,
        sources=document.sources,
        findings=findings.kept(made.findings),
    )
    if not kept:
        raise Fenced


KIND: Final = Kind(
    NAME,
    make_export,
    gives_way=True,  # pieces that are rendered are kept
    gave_up=gettext_noop("The export stopped unexpectedly {count} times. Try again later."),
)
