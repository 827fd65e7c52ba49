"""The Celery application: its messages only wake a worker, the job rows are the truth."""

import logging
import os
import threading
import warnings

from celery import Celery, bootsteps
from celery.exceptions import SecurityWarning

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "issuetrees.settings")
# Django's checks load every page, and a worker shows none: whoever deploys runs `manage.py check`.
os.environ.setdefault("CELERY_SKIP_CHECKS", "1")
# Every process comes by here before NumPy is loaded. Its matrices are small: with more threads each
# waits for the others longer than it computes.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

SWEEP_FAILED = 70  # exit code; whoever supervises the worker starts it again

# Messages are JSON and carry nothing; docs/operate.md says which user to run the worker as.
warnings.filterwarnings("ignore", category=SecurityWarning, message="(?s).*superuser privileges")

logger = logging.getLogger(__name__)

app = Celery("issuetrees")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


class SweepStep(bootsteps.StartStopStep):
    """Runs the sweep for runnable jobs in a thread of the worker's main process.

    ``issuetrees.jobs.sweep.run(stop)`` returns when the event ``stop`` is set.
    """

    requires = ("celery.worker.components:Pool",)

    def __init__(self, worker: object, **options: object) -> None:
        super().__init__(worker, **options)
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._sweep, name="sweep", daemon=True)

    def start(self, worker: object) -> None:
        """Begin to sweep."""
        del worker
        self._thread.start()

    def stop(self, worker: object) -> None:
        """End the sweep and wait for its last round."""
        del worker
        self._stop.set()
        if self._thread.is_alive():
            self._thread.join(timeout=2)

    def _sweep(self) -> None:
        try:
            from issuetrees.jobs import sweep  # noqa: PLC0415 - the apps are ready by now

            sweep.run(self._stop)
        except Exception:
            logger.exception("The sweep failed")
            os._exit(SWEEP_FAILED)


app.steps["worker"].add(SweepStep)
