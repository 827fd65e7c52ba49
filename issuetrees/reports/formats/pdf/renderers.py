"""Renderers: processes of their own that are kept warm, take orders and cannot harm the worker.

A process (``sandbox.py``) runs in its own session with an environment that holds no secret. Each
order has limits of memory, processor time and file size; what goes further is ended by the
system, what hangs by us. A process is replaced after so many orders, or when it has grown.
"""

import atexit
import json
import os
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import IO, Any, Final, cast

from issuetrees.kit.fonts import FOLDER as FONTS
from issuetrees.reports.formats.pdf.limits import Limits, Unrenderable

HERE: Final = Path(__file__).parent
ASSETS: Final = {
    path.name: str(path) for path in sorted(FONTS.iterdir()) if path.suffix in {".ttf", ".woff"}
}
PASSED_ON: Final = (
    "PATH", "HOME", "LD_LIBRARY_PATH", "XDG_CACHE_HOME", "FONTCONFIG_PATH", "FONTCONFIG_FILE",
)  # fmt: skip
MOST: Final = 2
MOST_ORDERS: Final = 60
MOST_KIB: Final = 230_000
#: Signals of a death by a fault in C code.
_CRASHES: Final = frozenset({-signal.SIGSEGV, -signal.SIGBUS, -signal.SIGABRT})
_LIMITS: Final = frozenset({-signal.SIGXCPU, -signal.SIGXFSZ})

Message = dict[str, Any]


class Crashed(Unrenderable):
    """The process died of a fault in C code, or was killed from outside."""


class Renderer:
    """A process that renders; ``order`` is what it works on."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="issuetrees-renderer-"))
        kept = {name: os.environ[name] for name in PASSED_ON if name in os.environ}
        with (self.folder / "errors.txt").open("wb") as errors:
            self.process = subprocess.Popen(
                [sys.executable, "-I", str(HERE / "sandbox.py"), str(self.folder)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=errors,
                env={**kept, "TMPDIR": str(self.folder), "LANG": "C.UTF-8"},
                cwd=self.folder,
                start_new_session=True,
            )
        self.count = 0
        self.is_spent = False
        self.order: Message | None = None
        self._rest = b""

    @property
    def pid(self) -> int:
        return self.process.pid

    def fileno(self) -> int:
        """What to wait for."""
        return cast("IO[bytes]", self.process.stdout).fileno()

    def begin(self, order: Message, limits: Limits) -> None:
        """Give it an order; its messages tell what becomes of it."""
        self.order = order
        self.count += 1
        self._send(order, limits)

    def warm(self, styles: Sequence[str]) -> None:
        """Have it load what painting takes, and read style sheets, while there is no order."""
        if not self.count:
            self._send({"do": "warm", "styles": styles}, Limits())

    def _send(self, order: Message, limits: Limits) -> None:
        line = json.dumps({**order, "assets": ASSETS, "limits": limits.of_process()})
        pipe = cast("IO[bytes]", self.process.stdin)
        with suppress(BrokenPipeError):  # it has ended: its messages tell why
            pipe.write(line.encode("ascii") + b"\n")
            pipe.flush()

    def hear(self, limits: Limits) -> list[Message]:
        """Return what it says now; raise ``Unrenderable`` when it failed."""
        received = os.read(self.fileno(), 65536)
        if not received:
            raise self._failure(limits, {})
        *lines, self._rest = (self._rest + received).split(b"\n")
        messages: list[Message] = [json.loads(line) for line in lines]
        for message in messages:
            if "problem" in message:
                raise self._failure(limits, message)
            if "done" in message:
                self.order = None
                self.is_spent = self.count >= MOST_ORDERS or message["kib"] > MOST_KIB
        return messages

    def is_alive(self) -> bool:
        """Tell whether it can take another order."""
        return self.process.poll() is None and not self.is_spent

    def end(self) -> None:
        """End the whole process group, wait for it and leave nothing behind."""
        if self.process.poll() is None:
            with suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
        for pipe in (self.process.stdin, self.process.stdout):
            with suppress(BrokenPipeError):
                cast("IO[bytes]", pipe).close()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _failure(self, limits: Limits, message: Message) -> Unrenderable:
        """Return why it ended."""
        with suppress(subprocess.TimeoutExpired):
            self.process.wait(timeout=10)
        code = self.process.returncode
        if code in _LIMITS:
            return Unrenderable("timed_out", seconds=limits.cpu_seconds)
        errors = self._errors()
        if message.get("problem") == "too_large" or _is_out_of_memory(errors):
            return Unrenderable("too_large")
        reason = message.get("detail") or _last_line(errors) or f"exit code {code}"
        is_crash = code in _CRASHES or code == -signal.SIGKILL
        return (Crashed if is_crash else Unrenderable)("render_failed", reason=reason)

    def _errors(self) -> str:
        with suppress(OSError):
            return (self.folder / "errors.txt").read_text(encoding="utf-8", errors="replace")
        return ""


class Pool:
    """The renderers of a process: at most so many, shared by its threads."""

    def __init__(self, most: int = MOST) -> None:
        self._free: list[Renderer] = []
        self._places = threading.Semaphore(most)

    def take(self, seconds: float) -> Renderer | None:
        """Return a renderer that lives; none when all are at work for so long."""
        if not self._places.acquire(timeout=seconds):
            return None
        while self._free:
            found = self._free.pop()
            if found.is_alive():
                return found
            found.end()
        return Renderer()

    def give_back(self, renderer: Renderer) -> None:
        """Keep a renderer for the next one, unless it is at work, dead or spent."""
        if renderer.order is None and renderer.is_alive():
            self._free.append(renderer)
        else:
            renderer.end()
        self._places.release()

    def end(self) -> None:
        """End all that are free."""
        while self._free:
            self._free.pop().end()


POOL: Final = Pool()
atexit.register(POOL.end)


def wait(renderers: Sequence[Renderer], seconds: float) -> list[Renderer]:
    """Return those that have something to say, after so long at the latest."""
    return select.select(renderers, [], [], seconds)[0]


def _is_out_of_memory(errors: str) -> bool:
    """Tell whether C code (GLib, HarfBuzz) gave up for want of memory."""
    return "MemoryError" in errors or "failed to allocate" in errors


def _last_line(text: str) -> str:
    lines = text.strip().splitlines()
    return lines[-1][:300] if lines else ""
