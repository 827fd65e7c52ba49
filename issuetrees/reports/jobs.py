"""Exports as jobs: the row is the truth, a worker holds it by a token and a lease.

queued → running (token, lease, heartbeat) → done | failed | cancelled. Finishing is one
update that names the token, so a worker that comes back late finds its row taken and its
file is thrown away. Whoever dies loses nothing: the lease runs out and the next worker
claims the row again.
"""

import datetime as dt
import hashlib
import logging
import threading
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final, Protocol

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import DatabaseError, close_old_connections, connection, transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from issuetrees.core.errors import Refused
from issuetrees.core.text import gettext_noop
from issuetrees.operations import metrics
from issuetrees.reports.models import Export, ExportState
from issuetrees.reports.produce import Produced, produce

logger = logging.getLogger(__name__)

LEASE: Final = dt.timedelta(seconds=settings.EXPORT_LEASE)
HEARTBEAT: Final = settings.EXPORT_LEASE / 3  # seconds
MAX_ATTEMPTS: Final = 5
DRAIN_FOR: Final = 120.0  # seconds after which a task takes no further job
_POLL: Final = 0.5  # seconds between two looks at the row while rendering
_GAVE_UP: Final = gettext_noop("The export stopped unexpectedly {count} times. Try again later.")
_BROKEN: Final = gettext_noop("Something went wrong on our side. Try again.")


class Producer(Protocol):
    """Makes the file of a report; see ``issuetrees.reports.produce``."""

    def __call__(
        self,
        report_id: uuid.UUID,
        *,
        on_progress: Callable[[int, str], None],
        is_cancelled: Callable[[], bool],
    ) -> Produced: ...


def runnable(now: dt.datetime) -> QuerySet[Export]:
    """Return the jobs a worker may claim: waiting ones, and those whose worker fell silent."""
    is_due = Q(retry_at__isnull=True) | Q(retry_at__lte=now)
    waiting = Q(state=ExportState.QUEUED) & is_due
    abandoned = Q(state=ExportState.RUNNING, lease_until__lt=now)
    return Export.objects.filter(waiting | abandoned).order_by("created_at", "id")


def claim() -> Export | None:
    """Take the oldest runnable job under a new token, or return ``None``."""
    while True:
        with transaction.atomic():
            now = timezone.now()
            rows = runnable(now)
            if connection.features.has_select_for_update_skip_locked:
                rows = rows.select_for_update(skip_locked=True)
            export = rows.first()
            if export is None:
                return None
            if _is_over(export, now):
                continue
            export.state = ExportState.RUNNING
            export.token = uuid.uuid4()
            export.lease_until = now + LEASE
            export.attempts += 1
            export.started_at = now
            export.progress, export.progress_label = 0, ""
            export.save(
                update_fields=[
                    "state", "token", "lease_until", "attempts", "started_at", "progress",
                    "progress_label",
                ]
            )  # fmt: skip
            return export


def run(export: Export, producer: Producer = produce) -> None:
    """Produce the file of a claimed job and finish the row, if it is still ours."""
    logger.info("Export started", extra={"export": str(export.pk), "attempt": export.attempts})
    watch = _Watch(export)
    try:
        with _heartbeat(export):
            made = producer(
                export.report_id, on_progress=watch.progress, is_cancelled=watch.is_cancelled
            )
    except Refused as refused:
        is_cancelled = refused.code == "cancelled"
        end(export, ExportState.CANCELLED if is_cancelled else ExportState.FAILED, refused)
    except DatabaseError:
        logger.exception("The database went away during an export; its lease will run out")
    except Exception:
        logger.exception("Export failed", extra={"export": str(export.pk)})
        end(export, ExportState.FAILED, Refused("broken", _BROKEN))
    else:
        finish(export, made)


def drain() -> int:
    """Run jobs until none is runnable or time is up; return how many were run."""
    started, count = time.monotonic(), 0
    while time.monotonic() - started < DRAIN_FOR:
        export = claim()
        if export is None:
            break
        run(export)
        count += 1
    return count


def finish(export: Export, made: Produced) -> bool:
    """Keep the file and mark the job done; return ``False`` if another worker has it now."""
    name = f"exports/{export.pk}/{export.token}.{export.format}"
    stored = default_storage.save(name, ContentFile(made.content))
    is_ours = _update(
        export,
        state=ExportState.DONE,
        progress=100,
        progress_label="",
        problem={},
        file=stored,
        file_name=made.file_name,
        size=len(made.content),
        digest=hashlib.sha256(made.content).hexdigest(),
        page_count=made.page_count,
        sources=made.sources,
        finished_at=timezone.now(),
        lease_until=None,
    )
    if not is_ours:
        logger.warning(
            "Export came late, its file is thrown away", extra={"export": str(export.pk)}
        )
        default_storage.delete(stored)
    metrics.job_done("export", "done" if is_ours else "fenced")
    return is_ours


def end(export: Export, state: ExportState, refused: Refused) -> bool:
    """Mark the job failed or cancelled with its reason, if it is still ours."""
    problem = {"code": refused.code, "message": refused.message, "details": refused.details}
    is_ours = _update(
        export, state=state, problem=problem, finished_at=timezone.now(), lease_until=None
    )
    metrics.job_done("export", str(state) if is_ours else "fenced")
    return is_ours


class _Watch:
    """What the producer tells of its progress, and learns about its row."""

    def __init__(self, export: Export) -> None:
        self._export = export
        self._looked_at = time.monotonic()
        self._is_over = False

    def progress(self, percent: int, label: str) -> None:
        ours = _update(self._export, progress=min(max(percent, 0), 99), progress_label=label[:200])
        self._is_over = self._is_over or not ours

    def is_cancelled(self) -> bool:
        """Tell whether to stop: cancelled by somebody, or taken by another worker."""
        if not self._is_over and time.monotonic() - self._looked_at >= _POLL:
            self._looked_at = time.monotonic()
            self._is_over = not _mine(self._export).filter(cancel_requested_at=None).exists()
        return self._is_over


def _is_over(export: Export, now: dt.datetime) -> bool:
    """End a job that was cancelled while its worker was dead, or that kills its workers."""
    if export.cancel_requested_at is not None:
        export.state = ExportState.CANCELLED
    elif export.attempts >= MAX_ATTEMPTS:
        export.state = ExportState.FAILED
        details = {"count": export.attempts}
        export.problem = {"code": "gave_up", "message": _GAVE_UP, "details": details}
    else:
        return False
    export.token, export.lease_until, export.finished_at = None, None, now
    export.save(update_fields=["state", "problem", "token", "lease_until", "finished_at"])
    return True


def _mine(export: Export) -> QuerySet[Export]:
    return Export.objects.filter(pk=export.pk, token=export.token, state=ExportState.RUNNING)


def _update(export: Export, **values: object) -> bool:
    return _mine(export).update(**values) == 1


@contextmanager
def _heartbeat(export: Export) -> Iterator[None]:
    """Extend the lease from a thread of its own while the body runs."""
    stop = threading.Event()

    def beat() -> None:
        while not stop.wait(HEARTBEAT):
            try:
                _update(export, lease_until=timezone.now() + LEASE)
            except DatabaseError:
                logger.warning("A heartbeat did not reach the database", exc_info=True)
            finally:
                close_old_connections()
        connection.close()

    thread = threading.Thread(target=beat, name="heartbeat", daemon=True)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join(timeout=5)
