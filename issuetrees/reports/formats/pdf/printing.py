"""HTML to PDF by WeasyPrint, in a process of its own that cannot harm the worker.

``render_pdf`` starts ``sandbox.py`` in its own session with limits on memory, CPU, file size and
time, passes on its progress, ends it when asked to, and returns the bytes. It refuses with
``too_large``, ``timed_out``, ``cancelled``, ``render_failed`` or ``check_failed``.
"""

import hashlib
import json
import os
import resource
import select
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from functools import partial
from pathlib import Path
from typing import IO, Any, cast

from issuetrees.core.errors import Refused
from issuetrees.core.text import gettext_noop
from issuetrees.kit.fonts import FOLDER as FONTS

HERE = Path(__file__).parent
ASSETS = {
    path.name: str(path) for path in sorted(FONTS.iterdir()) if path.suffix in {".ttf", ".woff"}
}
PASSED_ON = (
    "PATH", "HOME", "LD_LIBRARY_PATH", "XDG_CACHE_HOME", "FONTCONFIG_PATH", "FONTCONFIG_FILE",
)  # fmt: skip
POLL_SECONDS = 0.25
MAX_HTML_CHARACTERS = 12_000_000

# Percent reached when a step of WeasyPrint begins; laying out pages fills the widest span.
STEP_PERCENT = {0: 2, 1: 4, 2: 5, 3: 6, 4: 9, 5: 12, 6: 80, 7: 95}

MESSAGES = {
    "too_large": gettext_noop(
        "The report is too large to be made in one piece. Switch off a section or choose fewer "
        "rows."
    ),
    "nothing_to_print": gettext_noop(
        "No section of the report has anything to show. Fill one in or switch another one on."
    ),
    "timed_out": gettext_noop(
        "Making the report took longer than {seconds} seconds and was stopped. Switch off a "
        "section and export again."
    ),
    "cancelled": gettext_noop("The export was cancelled."),
    "render_failed": gettext_noop("The report could not be drawn: {reason}"),
    "check_failed": gettext_noop("The finished file did not pass its check: {reason}."),
}


class Unrenderable(Refused):
    """A PDF that could not be made; ``code`` is a key of ``MESSAGES``."""

    status = 422

    def __init__(self, code: str, **details: Any) -> None:
        super().__init__(code, MESSAGES[code], **details)


class Crashed(Unrenderable):
    """The process died of a fault in C code, or was killed from outside."""


#: Signals of such a death.
_CRASHES = frozenset({-signal.SIGSEGV, -signal.SIGBUS, -signal.SIGABRT})


@dataclass(frozen=True)
class Limits:
    """What one rendering may use."""

    memory_bytes: int = 2_500_000_000
    cpu_seconds: int = 200
    file_bytes: int = 150_000_000
    wall_seconds: float = 240.0


@dataclass(frozen=True)
class Step:
    """How far the rendering is: a step of WeasyPrint (0–7) and, while laying out, the page."""

    percent: int
    step: int
    page: int


@dataclass
class _Outcome:
    """What the process has told so far."""

    problem: str = ""
    detail: str = ""
    rest: bytes = b""
    percent: int = 0
    errors: list[str] = field(default_factory=list)


def render_pdf(
    html: str,
    styles: list[str],
    *,
    expected_pages: int = 20,
    limits: Limits | None = None,
    variant: str = "pdf/ua-1",
    on_step: Callable[[Step], None] = lambda _step: None,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> bytes:
    """Return the PDF of ``html`` laid out with ``styles`` (CSS texts).

    ``on_step`` hears of progress (``expected_pages`` scales it), ``is_cancelled`` is asked
    several times a second. Raises ``Unrenderable``. A crash of the C libraries below WeasyPrint
    is answered by one more try: on a machine short of memory it is no fault of the document.
    """
    limits = limits or Limits()
    if len(html) > MAX_HTML_CHARACTERS:
        raise Unrenderable("too_large")
    follow = partial(
        _follow,
        limits=limits,
        expected_pages=max(expected_pages, 1),
        on_step=on_step,
        is_cancelled=is_cancelled,
    )
    try:
        return _render(html, styles, limits, variant, follow)
    except Crashed:
        return _render(html, styles, limits, variant, follow)


def _render(
    html: str,
    styles: list[str],
    limits: Limits,
    variant: str,
    follow: "Callable[[subprocess.Popen[bytes]], _Outcome]",
) -> bytes:
    with tempfile.TemporaryDirectory(prefix="issuetrees-report-") as name:
        folder = Path(name)
        _write_job(folder, html, styles, limits, variant)
        before = _children_seconds()
        process = _start(folder)
        try:
            outcome = follow(process)
            process.wait(timeout=10)
        except subprocess.TimeoutExpired as error:
            raise Unrenderable("timed_out", seconds=int(limits.wall_seconds)) from error
        finally:
            _end(process)
        has_time_left = _children_seconds() - before < limits.cpu_seconds - 1
        if process.returncode == -signal.SIGKILL and has_time_left:
            raise Crashed("render_failed", reason="killed")  # by somebody else, not by its limit
        return _collect(folder, process.returncode, outcome, limits)


def _children_seconds() -> float:
    """Return the processor time of all ended children, in seconds."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _write_job(folder: Path, html: str, styles: list[str], limits: Limits, variant: str) -> None:
    # A fixed identifier: the same report gives the same bytes.
    identifier = hashlib.sha256("\0".join([html, *styles]).encode("utf-8", "replace")).hexdigest()
    job = {
        "assets": ASSETS,
        "styles": styles,
        "variant": variant,
        "identifier": identifier[:32],
        "limits": {**asdict(limits), "wall_seconds": int(limits.wall_seconds)},
    }
    (folder / "document.html").write_text(html, encoding="utf-8", errors="replace")
    (folder / "job.json").write_text(json.dumps(job), encoding="utf-8")


def _start(folder: Path) -> subprocess.Popen[bytes]:
    kept = {name: os.environ[name] for name in PASSED_ON if name in os.environ}
    with (folder / "errors.txt").open("wb") as errors:
        return subprocess.Popen(
            [sys.executable, "-I", str(HERE / "sandbox.py"), str(folder)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=errors,
            env={**kept, "TMPDIR": str(folder), "LANG": "C.UTF-8"},
            cwd=folder,
            start_new_session=True,
        )


def _follow(
    process: subprocess.Popen[bytes],
    limits: Limits,
    expected_pages: int,
    on_step: Callable[[Step], None],
    is_cancelled: Callable[[], bool],
) -> _Outcome:
    """Read the process's lines until it closes its output."""
    outcome, deadline = _Outcome(), time.monotonic() + limits.wall_seconds
    source = cast("IO[bytes]", process.stdout).fileno()
    while True:
        ready, _, _ = select.select([source], [], [], POLL_SECONDS)
        if is_cancelled():
            raise Unrenderable("cancelled")
        if time.monotonic() > deadline:
            raise Unrenderable("timed_out", seconds=int(limits.wall_seconds))
        if not ready:
            continue
        received = os.read(source, 65536)
        if not received:
            return outcome
        _hear(received, outcome, expected_pages, on_step)


def _hear(
    received: bytes, outcome: _Outcome, expected_pages: int, on_step: Callable[[Step], None]
) -> None:
    *lines, outcome.rest = (outcome.rest + received).split(b"\n")
    for line in lines:
        message = json.loads(line)
        if "problem" in message:
            outcome.problem, outcome.detail = message["problem"], message["detail"]
            continue
        step, page = message["step"], message["page"]
        percent = STEP_PERCENT.get(step, 0)
        if step == 5:
            percent += int(66 * min(page / expected_pages, 1))
        # Pages are laid out again when page numbers move: the figure never goes back.
        outcome.percent = max(outcome.percent, percent)
        on_step(Step(outcome.percent, step, page))


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the whole process group and wait for it."""
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            pipe.close()


def _collect(folder: Path, code: int, outcome: _Outcome, limits: Limits) -> bytes:
    if code == 0:
        return (folder / "document.pdf").read_bytes()
    if code in {-signal.SIGXCPU, -signal.SIGKILL}:
        raise Unrenderable("timed_out", seconds=limits.cpu_seconds)
    errors = (folder / "errors.txt").read_text(encoding="utf-8", errors="replace")
    if outcome.problem == "too_large" or _is_out_of_memory(errors):
        raise Unrenderable("too_large")
    reason = outcome.detail or _last_line(errors) or f"exit code {code}"
    fault = Crashed if code in _CRASHES else Unrenderable
    raise fault("render_failed", reason=reason)


def _is_out_of_memory(errors: str) -> bool:
    """Tell whether C code (GLib, HarfBuzz) gave up for want of memory."""
    return "MemoryError" in errors or "failed to allocate" in errors


def _last_line(text: str) -> str:
    lines = text.strip().splitlines()
    return lines[-1][:300] if lines else ""
