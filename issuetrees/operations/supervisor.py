"""Keeps the server and the worker running, and leaves no process behind when it ends."""

import os
import signal
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from types import FrameType
from urllib.error import URLError

CHILD = (sys.executable, "-m", "issuetrees.operations.child")
# glibc keeps what is freed for each thread apart; two such heaps are enough for ours.
MEMORY = {"MALLOC_ARENA_MAX": "2"}
POLL_SECONDS = 0.25
QUICK_DEATH_SECONDS = 10.0
LONGEST_PAUSE_SECONDS = 10.0
STOP_SECONDS = 5.0  # between asking and killing


@dataclass(frozen=True)
class Service:
    """A module to run with its arguments; a service with ``ready_url`` serves HTTP there."""

    name: str
    module: str
    arguments: tuple[str, ...]
    ready_url: str = ""


def web(host: str, port: int) -> Service:
    """Return the server of HTTP and WebSockets."""
    shown = "127.0.0.1" if host == "0.0.0.0" else host  # noqa: S104 - compares only
    return Service(
        "web",
        "uvicorn",
        (
            "issuetrees.asgi:application",
            f"--host={host}",
            f"--port={port}",
            "--log-level=warning",
            "--no-access-log",
            "--no-server-header",
            "--no-proxy-headers",  # Django reads them, as far as ISSUETREES_TRUSTED_PROXIES says
            "--timeout-graceful-shutdown=3",
            "--ws-max-size=65536",
        ),
        f"http://{shown}:{port}/health/live",
    )


def worker(processes: int) -> Service:
    """Return the worker that runs background jobs."""
    return Service(
        "worker",
        "celery",
        (
            "--app=issuetrees",
            "--quiet",
            "worker",
            "--pool=prefork",
            f"--concurrency={processes}",
            "--loglevel=WARNING",
            "--without-gossip",
            "--without-mingle",
            "--without-heartbeat",
        ),
    )


@dataclass
class _Running:
    """A service, its process, and how often in a row it died soon after its start."""

    service: Service
    process: subprocess.Popen[bytes]
    started_at: float
    quick_deaths: int = 0
    restart_at: float | None = None
    is_ready: bool = field(default=False)


class Supervisor:
    """Starts services, restarts those that end, stops all of them on a signal."""

    def __init__(self, services: Sequence[Service], say: Callable[[str], None]) -> None:
        self._services = services
        self._say = say
        self._stop = threading.Event()
        self._signals = 0
        self._watched, self._held = os.pipe()

    def run(self) -> int:
        """Supervise until a signal comes; return the exit code.

        It is 1 when a server gave up before it ever answered (for example as its port is taken);
        one that was killed starts again.
        """
        stopping = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
        before = {number: signal.signal(number, self._on_signal) for number in stopping}
        running = [self._start(service) for service in self._services]
        has_failed = False
        try:
            while not (has_failed or self._stop.wait(POLL_SECONDS)):
                has_failed = sum(map(self._has_failed, running)) > 0  # looks after each
        finally:
            self._end(running)
            for number, handler in before.items():
                signal.signal(number, handler)
        return int(has_failed)

    def _on_signal(self, number: int, frame: FrameType | None) -> None:
        del number, frame
        self._signals += 1
        self._stop.set()

    def _start(self, service: Service) -> _Running:
        process = subprocess.Popen(
            [*CHILD, str(self._watched), service.module, *service.arguments],
            pass_fds=[self._watched],
            env=MEMORY | os.environ,
            start_new_session=True,  # Ctrl-C reaches the supervisor only
            stdin=subprocess.DEVNULL,
        )
        return _Running(service, process, time.monotonic())

    def _has_failed(self, one: _Running) -> bool:
        """Look after one service; return whether there is no sense in going on."""
        if one.restart_at is not None:
            if time.monotonic() >= one.restart_at:
                fresh = self._start(one.service)
                one.process, one.started_at = fresh.process, fresh.started_at
                one.restart_at = None
            return False
        code = one.process.poll()
        if code is None:
            self._announce(one)
            return False
        if one.service.ready_url and not one.is_ready and code > 0:  # not one that was killed
            self._say(f"The {one.service.name} process did not start.")
            return True
        self._plan_restart(one, code)
        return False

    def _plan_restart(self, one: _Running, code: int) -> None:
        _kill_group(one.process)  # what it may have left
        is_quick = time.monotonic() - one.started_at < QUICK_DEATH_SECONDS
        one.quick_deaths = one.quick_deaths + 1 if is_quick else 0
        pause = min(0.25 * 2**one.quick_deaths, LONGEST_PAUSE_SECONDS)
        one.restart_at = time.monotonic() + pause
        self._say(f"The {one.service.name} process ended ({code}); it starts again.")

    def _announce(self, one: _Running) -> None:
        """Say where the service is, once it answers."""
        url = one.service.ready_url
        if one.is_ready or not url:
            return
        try:
            urllib.request.urlopen(url, timeout=1).close()  # noqa: S310 - our own address
        except (URLError, OSError):
            return
        one.is_ready = True
        self._say(f"Issuetrees is at {url.removesuffix('health/live')} (Ctrl-C stops it)")

    def _end(self, running: list[_Running]) -> None:
        """Ask all to stop, wait a little, kill what is left; a second signal cuts the wait."""
        for one in running:
            if one.process.poll() is None:
                one.process.terminate()
        deadline = time.monotonic() + STOP_SECONDS
        while time.monotonic() < deadline and self._signals < 2:
            if all(one.process.poll() is not None for one in running):
                break
            time.sleep(0.05)
        for one in running:
            _kill_group(one.process)
            one.process.wait()
        os.close(self._held)
        os.close(self._watched)


def _kill_group(process: subprocess.Popen[bytes]) -> None:
    """Kill the process and everything it started in its session."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        return
