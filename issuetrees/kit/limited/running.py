"""Has a child do a piece of work: a few at a time, within bounds."""

import json
import subprocess
import sys
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from issuetrees.core.errors import Conflict, Invalid
from issuetrees.core.text import gettext_noop

_CHILD: Final = Path(__file__).with_name("child.py")
#: So many children work at a time for one process; who comes later waits a moment.
_AT_ONCE: Final = threading.BoundedSemaphore(2)


class TooHardError(Exception):
    """The child was ended by its limits, or has no answer."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """Bytes of memory and seconds of processor time that a child may use; ``patience`` is how much
    longer it is waited for, since a machine may be busy with other things.
    """

    memory: int
    seconds: int
    patience: int = 1


def run_limited(work: str, content: bytes, bounds: Bounds, **told: Any) -> Any:
    """Return what ``answer(content, **told)`` of the module ``work`` finds.

    Raises Invalid where it refuses, TooHardError where the bounds end it. The module is imported by
    the child, without Django.
    """
    if not _AT_ONCE.acquire(timeout=bounds.seconds + bounds.patience):
        raise Conflict(
            "busy", gettext_noop("Many files are being read or painted. Try again in a minute.")
        )
    try:
        answer = _answer(work, content, bounds, told)
    finally:
        _AT_ONCE.release()
    if "refused" in answer:
        code, message, details = answer["refused"]
        raise Invalid(code, message, **details)
    return answer["found"]


def _answer(work: str, content: bytes, bounds: Bounds, told: dict[str, Any]) -> dict[str, Any]:
    settings = {"work": work, "told": told, "memory": bounds.memory, "seconds": bounds.seconds}
    try:
        done = subprocess.run(
            [sys.executable, "-I", str(_CHILD), json.dumps(settings)],
            input=content,
            capture_output=True,
            timeout=bounds.seconds + bounds.patience,
            check=True,
            env={"LANG": "C.UTF-8"},
        )
        answer: dict[str, Any] = json.loads(done.stdout)
    except (subprocess.SubprocessError, ValueError, MemoryError) as error:
        raise TooHardError from error
    return answer
