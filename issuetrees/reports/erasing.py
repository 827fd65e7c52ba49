"""Who erases their profile erases what reports have shown of it: files, snapshots, pages kept.

Links to these files lead nowhere then. What somebody has downloaded is out of reach.
"""

import uuid
from collections.abc import Collection

from django.core.files.storage import default_storage
from django.db import transaction

from issuetrees.reports.document import ReportDocument
from issuetrees.reports.models import Export, ShownPerson, Snapshot


def note(snapshot: Snapshot, document: ReportDocument) -> None:
    """Keep whom a snapshot shows; call it inside the transaction."""
    rows = [ShownPerson(snapshot=snapshot, profile_id=one.id) for one in document.people]
    ShownPerson.objects.bulk_create(rows, ignore_conflicts=True)


def forget(ids: Collection[uuid.UUID]) -> None:
    """Delete all exports and snapshots that show somebody; call it inside the transaction.

    An export on its way is fenced: its row is gone when it is done.
    """
    snapshots = set(
        ShownPerson.objects.filter(profile_id__in=ids).values_list("snapshot_id", flat=True)
    )
    if not snapshots:
        return
    exports = Export._base_manager.filter(snapshot__in=snapshots)  # noqa: SLF001 - deleted ones too
    files = [str(one.file.name) for one in exports if one.file]
    exports.delete()
    Snapshot.objects.filter(pk__in=snapshots).delete()
    transaction.on_commit(lambda: _drop(files))


def _drop(files: Collection[str]) -> None:
    from issuetrees.reports.formats.pdf.kept import kept  # noqa: PLC0415 - only who erases loads it

    for name in files:
        default_storage.delete(name)
    kept().forget()
