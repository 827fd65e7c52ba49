"""Mail survives kill -9: of the process that wrote the comment, and of the worker that sends."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import pytest

from tests.bench.stack import ROOT, family, stop
from tests.homes import home
from tests.jobs.smtp_sink import Sink, sink

PATIENCE = 90  # seconds; the machine may be busy
pytestmark = [pytest.mark.processes, pytest.mark.timeout(300)]

SAY = """
import os, signal, sys
import django
django.setup()
from tests.cast import make_cast
from tests.comments.discussion import start
talk = start(make_cast())
talk.say(talk.cast.owner, sys.argv[1], mention_ids=[talk.cast.viewer.pk], site="http://trees.test")
os.kill(os.getpid(), signal.SIGKILL)
"""

DAILY = """
import datetime as dt, os, signal
import django
django.setup()
from django.utils import timezone
from issuetrees.comments.models import InboxEntry
from tests.cast import make_cast
from tests.comments.discussion import start
talk = start(make_cast())
type(talk.cast.viewer).objects.update(mention_mail="daily")
for text in ("One", "Two"):
    talk.say(talk.cast.owner, text, mention_ids=[talk.cast.viewer.pk], site="http://trees.test")
InboxEntry.objects.update(created_at=timezone.now() - dt.timedelta(days=2))
os.kill(os.getpid(), signal.SIGKILL)
"""


class Product:
    """An installation whose mail goes to a sink."""

    def __init__(self, home: Path, sink: Sink) -> None:
        self.sink = sink
        self.database = home / "issuetrees.sqlite3"
        inherited = {k: v for k, v in os.environ.items() if not k.startswith("ISSUETREES_")}
        self.environment = inherited | {
            "DJANGO_SETTINGS_MODULE": "issuetrees.settings",
            "ISSUETREES_HOME": str(home),
            "ISSUETREES_JOB_LEASE": "2",
            "ISSUETREES_MAIL_URL": f"smtp://127.0.0.1:{sink.port}",
        }

    def run(self, *arguments: str) -> int:
        """Run Python to its end; return the exit code."""
        return subprocess.run(
            [sys.executable, *arguments], cwd=ROOT, env=self.environment, check=False
        ).returncode

    @contextmanager
    def working(self) -> Iterator[subprocess.Popen[bytes]]:
        """Have a worker under its supervisor while the block runs."""
        command = [sys.executable, "manage.py", "up", "--only", "worker"]
        process = subprocess.Popen(command, cwd=ROOT, env=self.environment, start_new_session=True)
        try:
            yield process
        finally:
            stop(process)

    def jobs(self) -> list[tuple[str, int]]:
        """Return state and attempts of each job."""
        with closing(sqlite3.connect(self.database)) as tables:
            return tables.execute("SELECT state, attempts FROM jobs_job").fetchall()


@pytest.fixture
def product(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Product]:
    with sink() as server:
        yield Product(home(tmp_path_factory, "mail"), server)


def until(condition: Callable[[], object]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < deadline, "it took too long"
        time.sleep(0.05)


def test_the_mail_of_a_day_is_sent_once_though_its_worker_is_killed(product: Product) -> None:
    assert product.run("-c", DAILY) == -signal.SIGKILL
    assert product.jobs() == []
    product.sink.is_silent.set()
    with product.working() as supervisor:
        until(product.sink.waiting.is_set)
        product.sink.is_silent.clear()
        for pid in family(supervisor.pid)[1:]:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        until(lambda: sorted(state for state, _attempts in product.jobs()) == ["done", "done"])
    [message] = product.sink.taken
    assert (message["To"], message["Subject"]) == (
        "viewer@example.org",
        "2 new entries in your inbox",
    )


def test_mail_arrives_after_both_its_writer_and_its_worker_were_killed(product: Product) -> None:
    assert product.run("-c", SAY, "Look, @Viewer") == -signal.SIGKILL
    assert product.jobs() == [("queued", 0)]
    product.sink.is_silent.set()
    with product.working() as supervisor:
        until(product.sink.waiting.is_set)
        product.sink.is_silent.clear()
        for pid in family(supervisor.pid)[1:]:  # the supervisor starts its worker again
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        until(lambda: [state for state, _attempts in product.jobs()] == ["done"])
    assert product.jobs() == [("done", 2)]
    [message] = product.sink.taken
    assert message["To"] == "viewer@example.org"
    assert "Look, @Viewer" in message.get_payload()


def test_mail_does_not_wait_for_a_pool_that_is_busy(product: Product) -> None:
    with product.working() as supervisor:
        until(lambda: len(family(supervisor.pid)) > 2)  # the supervisor, its worker, the pool
        pool = family(supervisor.pid)[2:]
        for pid in pool:
            os.kill(pid, signal.SIGSTOP)
        try:
            assert product.run("-c", SAY, "Look, @Viewer") == -signal.SIGKILL
            until(lambda: product.jobs() == [("done", 1)])
        finally:
            for pid in pool:
                os.kill(pid, signal.SIGCONT)
    assert len(product.sink.taken) == 1
