"""Versions of a report: what exports show, which is the newest, what has changed since."""

import uuid
from dataclasses import dataclass, replace

from django.db.models import QuerySet

from issuetrees.core.errors import Conflict, NotFound
from issuetrees.core.text import gettext_noop
from issuetrees.reports import read
from issuetrees.reports.changes import compare
from issuetrees.reports.document import Change, Earlier, ReportDocument
from issuetrees.reports.models import Export, Snapshot
from issuetrees.reports.snapshot import EDITION, unpack
from issuetrees.scoring.read import sheets
from issuetrees.workspaces.access import Reader, within


@dataclass(frozen=True, slots=True)
class Version:
    """A state of a report by the name on its pages; ``newest`` is the latest finished export."""

    snapshot: Snapshot
    newest: Export | None

    @property
    def is_newest(self) -> bool:
        """Whether no finished file of the report shows another, later state."""
        newest = self.newest.snapshot if self.newest else None
        return newest is None or newest.pk == self.snapshot.pk


@dataclass(frozen=True, slots=True)
class Comparison:
    """What an export shows otherwise than the finished one before it that shows another state."""

    export: Export
    earlier: Export | None
    changes: tuple[Change, ...] = ()


def version(reader: Reader, version_id: str) -> Version:
    """Return the version that a page names, or raise NotFound; small letters will do."""
    seen = Snapshot.objects.filter(
        within(reader, "report__engagement"),
        report__deleted_at=None,
        version_id=version_id.strip().upper(),
    )
    found = seen.select_related("report__engagement__workspace").defer("packed").first()
    if found is None:
        raise NotFound
    return Version(found, kept(reader, found.report_id).first())


def kept(reader: Reader, report_id: uuid.UUID) -> QuerySet[Export]:
    """Return the finished exports that kept what they show, newest first."""
    return read.finished(reader, report_id).exclude(snapshot=None)


def shown(snapshot: Snapshot) -> ReportDocument:
    """Return the document of a snapshot, with the name of its version on each page."""
    document = unpack(bytes(snapshot.packed), snapshot.edition)
    return replace(document, cover=replace(document.cover, version=snapshot.version_id))


def with_changes(document: ReportDocument, reader: Reader, report_id: uuid.UUID) -> ReportDocument:
    """Return the document with what has changed since the last file, if a section tells it."""
    if not any(choice.kind == "changes" for choice in document.sections):
        return document
    before = kept(reader, report_id).filter(snapshot__edition=EDITION).first()
    if before is None or before.snapshot is None:
        return document
    then = shown(before.snapshot)
    found = Earlier(then.cover.version, then.cover.made_on, compare(then, document))
    return replace(document, earlier=found)


def changes(reader: Reader, export_id: uuid.UUID) -> Comparison:
    """Compare an export with the one before it; it tells what the files tell."""
    export = read.export(reader, export_id)
    sheets.require_seen(reader, export.report.engagement_id)
    if export.snapshot is None:
        raise Conflict(
            "no_snapshot",
            gettext_noop("This export has not kept what it shows. Export the report again."),
        )
    before = kept(reader, export.report_id).filter(created_at__lt=export.created_at)
    earlier = before.exclude(snapshot=export.snapshot).first()
    if earlier is None or earlier.snapshot is None:
        return Comparison(export, None)
    return Comparison(export, earlier, compare(shown(earlier.snapshot), shown(export.snapshot)))
