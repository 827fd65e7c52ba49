"""An office file is written by a process of its own, within the limits of a PDF's pieces.

The process is a fork of the worker: it has the document already and loads nothing, so a small file
costs no more than before. It touches no database and no storage, ends at once when its parent
does, and what goes too far in it ends one export only.
"""

import errno
import gc
import json
import os
import resource
import select
import signal
import tempfile
import threading
import time
import traceback
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final

from issuetrees.core.errors import Invalid, Refused
from issuetrees.reports.findings import ExportFinding
from issuetrees.reports.formats.made import Made
from issuetrees.reports.formats.pdf.limits import Limits, Unrenderable

Tell = Callable[[int, str], None]

#: One process writes all of a file; of a PDF each writes some pages.
CPU_SECONDS: Final = 300
_POLL_SECONDS: Final = 0.2
_PAGE: Final = os.sysconf("SC_PAGE_SIZE")
_LIMITS: Final = frozenset({signal.SIGXCPU, signal.SIGXFSZ})


def written_apart(
    write: Callable[[Tell], Made],
    on_progress: Tell,
    is_cancelled: Callable[[], bool],
    limits: Limits | None = None,
) -> Made:
    """Return what ``write`` makes, or raise what it refuses; ``Unrenderable`` when it goes too far.

    ``write`` is given what it tells its progress to.
    """
    bounds = limits or Limits(cpu_seconds=CPU_SECONDS)
    with tempfile.TemporaryDirectory(prefix="issuetrees-office-") as folder:
        target = Path(folder) / "file"
        child = _Child(write, target, bounds)
        try:
            told = _hear(child.said, on_progress, is_cancelled, bounds.wall_seconds)
            return _outcome(told, child.wait(), target, bounds)
        finally:
            child.end()


class _Child:
    """The process; it tells by ``said``, and ends when nobody holds ``lifeline`` any more."""

    def __init__(self, write: Callable[[Tell], Made], target: Path, limits: Limits) -> None:
        self.said, say = os.pipe()
        alive, self.lifeline = os.pipe()
        self.is_gone = False
        self.pid = os.fork()
        if not self.pid:
            os.close(self.lifeline)
            _live(write, target, limits, (say, alive))
        os.close(say)
        os.close(alive)

    def wait(self) -> int:
        """Return how it ended."""
        status = os.waitpid(self.pid, 0)[1]
        self.is_gone = True
        return status

    def end(self) -> None:
        """End it if it lives, and leave nothing behind."""
        if not self.is_gone:
            os.kill(self.pid, signal.SIGKILL)
            self.wait()
        os.close(self.said)
        os.close(self.lifeline)


def _hear(said: int, on_progress: Tell, is_cancelled: Callable[[], bool], seconds: float) -> Any:
    """Pass on what the process tells; return how it says that it ended."""
    rest, told, until = b"", dict[str, Any](), time.monotonic() + seconds
    while True:
        if is_cancelled():
            raise Unrenderable("cancelled")
        if time.monotonic() > until:
            raise Unrenderable("timed_out", seconds=int(seconds))
        if not select.select([said], [], [], _POLL_SECONDS)[0]:
            continue
        received = os.read(said, 65536)
        if not received:
            return told
        *lines, rest = (rest + received).split(b"\n")
        for line in map(json.loads, lines):
            if "percent" in line:
                on_progress(line["percent"], line["label"])
            else:
                told = line


def _outcome(told: dict[str, Any], status: int, target: Path, limits: Limits) -> Made:
    """Return the file, or raise why there is none."""
    if "page_count" in told:
        findings = tuple(ExportFinding(**one) for one in told["findings"])
        return Made(target.read_bytes(), told["page_count"], findings)
    if "refused" in told:
        code, message, details = told["refused"]
        raise Invalid(code, message, **details)
    if os.WIFSIGNALED(status) and os.WTERMSIG(status) in _LIMITS:
        raise Unrenderable("timed_out", seconds=limits.cpu_seconds)
    if told.get("problem") == "too_large":
        raise Unrenderable("too_large")
    raise Unrenderable("render_failed", reason=told.get("detail") or f"exit status {status}")


def _live(
    write: Callable[[Tell], Made], target: Path, limits: Limits, pipes: tuple[int, int]
) -> None:
    """What the process does, from its begin to its end."""
    say, alive = pipes

    def tell(**message: Any) -> None:
        os.write(say, json.dumps(message).encode("ascii") + b"\n")

    try:
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, signal.SIG_DFL)
        threading.Thread(target=_end_with_parent, args=(alive,), daemon=True).start()
        gc.set_threshold(100_000, 50, 100)
        _limit(limits)
        made = write(lambda percent, label: tell(percent=percent, label=label))
        target.write_bytes(made.content)
        tell(page_count=made.page_count, findings=[asdict(one) for one in made.findings])
    except Refused as refused:
        tell(refused=(refused.code, refused.message, refused.details))
    except BaseException as error:  # noqa: BLE001 - whatever it is, the parent must hear of it
        tell(**_problem(error))
    finally:
        os._exit(0)  # nothing that the parent has open is closed or flushed


def _problem(error: BaseException) -> dict[str, str]:
    is_full = isinstance(error, OSError) and error.errno in {errno.EFBIG, errno.ENOMEM}
    if isinstance(error, MemoryError | SystemError) or is_full:
        return {"problem": "too_large"}
    traceback.print_exception(error)
    return {"problem": "render_failed", "detail": f"{type(error).__name__}: {error}"[:300]}


def _end_with_parent(alive: int) -> None:
    os.read(alive, 1)
    os._exit(3)


def _limit(limits: Limits) -> None:
    """Bound what the process may use beyond what it was born with."""
    born_with = int(Path("/proc/self/statm").read_text("ascii").split()[0]) * _PAGE
    for kind, most in (
        (resource.RLIMIT_AS, born_with + limits.memory_bytes),
        (resource.RLIMIT_CPU, limits.cpu_seconds),
        (resource.RLIMIT_FSIZE, limits.file_bytes),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(kind, (most, resource.getrlimit(kind)[1]))
