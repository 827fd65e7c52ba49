"""An outline of a file that somebody sent: read by a child with limits on memory and time."""

import json
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any, Final

from issuetrees.core import limits
from issuetrees.core.errors import Conflict, Invalid
from issuetrees.core.outline import Outline, OutlineNode, OutlineWarning
from issuetrees.core.text import gettext_noop

_CHILD: Final = Path(__file__).with_name("child.py")
_AT_ONCE: Final = threading.BoundedSemaphore(2)


def read_file(content: bytes, name: str = "", form: str | None = None) -> Outline:
    """Return the outline in a file of any form; raises Invalid for what cannot be read."""
    if len(content) > limits.OUTLINE_BYTES:
        raise Invalid(
            "file_too_long",
            gettext_noop("The file is larger than {limit} MB. Split it into parts."),
            field="file",
            limit=limits.OUTLINE_BYTES // 1_000_000,
        )
    if not _AT_ONCE.acquire(timeout=limits.OUTLINE_SECONDS):
        raise Conflict("busy", gettext_noop("Many files are being read. Try again in a minute."))
    try:
        return _outline(_answer(content, name, form))
    finally:
        _AT_ONCE.release()


def _answer(content: bytes, name: str, form: str | None) -> dict[str, Any]:
    settings = {
        "name": name,
        "form": form,
        "memory": limits.OUTLINE_MEMORY_BYTES,
        "seconds": limits.OUTLINE_SECONDS,
    }
    try:
        done = subprocess.run(
            [sys.executable, "-I", str(_CHILD), json.dumps(settings)],
            input=content,
            capture_output=True,
            timeout=limits.OUTLINE_SECONDS,
            check=True,
            env={"LANG": "C.UTF-8"},
        )
        answer: dict[str, Any] = json.loads(done.stdout)
    except (subprocess.SubprocessError, ValueError, MemoryError) as error:
        raise Invalid(
            "file_too_hard",
            gettext_noop("Reading this file takes too much time or memory. Split it into parts."),
            field="file",
        ) from error
    return answer


def _outline(answer: dict[str, Any]) -> Outline:
    if "refused" in answer:
        code, message, details = answer["refused"]
        raise Invalid(code, message, **details)
    told = answer["outline"]
    nodes = tuple(OutlineNode(**node) for node in told.pop("nodes"))
    warnings = tuple(OutlineWarning(**one) for one in told.pop("warnings"))
    return Outline(nodes=nodes, warnings=warnings, **told)
