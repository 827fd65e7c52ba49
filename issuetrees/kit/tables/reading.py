"""Sheets of a file that somebody sent: read by a child with limits on memory and time."""

import json
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any, Final

from issuetrees.core import limits
from issuetrees.core.errors import Conflict, Invalid
from issuetrees.core.tables.bounds import too_large
from issuetrees.core.tables.reading import require_size
from issuetrees.core.tables.records import Area, Sheet
from issuetrees.core.text import gettext_noop

_CHILD: Final = Path(__file__).with_name("child.py")
#: So many files are read at a time in one process; who comes later waits a moment.
_AT_ONCE: Final = threading.BoundedSemaphore(2)
#: Beside the child's own bound on processor time: a machine may be busy with other things.
_WALL_SECONDS: Final = limits.TABLE_SECONDS + 2


def read_sheets(content: bytes, language: str) -> list[Sheet]:
    """Return the sheets of a CSV, XLSX or HTML file, at least one, as ``language`` writes numbers.

    Raises Invalid for what cannot be read or is too large; ``core.tables.reading.pick`` chooses
    one of the sheets.
    """
    require_size(content)
    if not _AT_ONCE.acquire(timeout=_WALL_SECONDS):
        raise Conflict("busy", gettext_noop("Many files are being read. Try again in a minute."))
    try:
        return _sheets(_answer(content, language))
    finally:
        _AT_ONCE.release()


def _answer(content: bytes, language: str) -> dict[str, Any]:
    settings = {
        "language": language,
        "memory": limits.TABLE_MEMORY_BYTES,
        "seconds": limits.TABLE_SECONDS,
    }
    try:
        done = subprocess.run(
            [sys.executable, "-I", str(_CHILD), json.dumps(settings)],
            input=content,
            capture_output=True,
            timeout=_WALL_SECONDS,
            check=True,
            env={"LANG": "C.UTF-8"},
        )
        answer: dict[str, Any] = json.loads(done.stdout)
    except (subprocess.SubprocessError, ValueError, MemoryError) as error:
        raise too_large() from error
    return answer


def _sheets(answer: dict[str, Any]) -> list[Sheet]:
    if "refused" in answer:
        raise _refusal(answer["refused"])
    return [
        Sheet(name, rows, [Area(*area) for area in merged], _refusal(refused) if refused else None)
        for name, rows, merged, refused in answer["sheets"]
    ]


def _refusal(told: list[Any]) -> Invalid:
    code, message, details = told
    return Invalid(code, message, **details)
