"""Keep what a solver prints off standard output.

HiGHS prints lines of its own to file descriptor 1, past Python. While anybody solves, that
descriptor leads to a file of its own; afterwards what others printed meanwhile goes where it was
meant to go, a little later, and the solver's own lines go nowhere.
"""

import ctypes
import os
import re
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock
from typing import Final

_OUT: Final = 1
#: HiGHS names the class and the method that a line comes from.
_OF_SOLVER: Final = re.compile(rb"^Highs\w*::[^\n]*\n?", re.MULTILINE)
_lock = Lock()
_inside = 0
_kept: int | None = None


@contextmanager
def silence() -> Iterator[None]:
    """Keep the lines of the solver off standard output of the process; threads may overlap."""
    _enter()
    try:
        yield
    finally:
        _leave()


def _enter() -> None:
    global _inside, _kept  # noqa: PLW0603 - a descriptor is the process's own
    with _lock:
        _inside += 1
        if _inside == 1:
            _kept = _redirected()


def _leave() -> None:
    global _inside, _kept  # noqa: PLW0603
    with _lock:
        _inside -= 1
        if _inside == 0 and _kept is not None:
            _flush()
            printed = os.dup(_OUT)
            os.dup2(_kept, _OUT)
            os.close(_kept)
            _kept = None
            _pass_on(printed)


def _pass_on(printed: int) -> None:
    """Print what others than the solver have printed."""
    with os.fdopen(printed, "rb") as file:
        file.seek(0)
        text = _OF_SOLVER.sub(b"", file.read())
    while text:
        text = text[os.write(_OUT, text) :]


def _redirected() -> int | None:
    """Return a copy of standard output, which now leads elsewhere; None where there is none."""
    _flush()
    try:
        kept = os.dup(_OUT)
    except OSError:
        return None
    try:
        with tempfile.TemporaryFile() as file:
            os.dup2(file.fileno(), _OUT)
    except OSError:
        os.close(kept)
        return None
    return kept


def _flush() -> None:
    """Write out what Python and the C library hold back, while it still goes the right way."""
    if sys.stdout is not None and not sys.stdout.closed:
        sys.stdout.flush()
    ctypes.CDLL(None).fflush(None)
