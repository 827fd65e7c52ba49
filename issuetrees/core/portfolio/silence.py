"""Keep what a solver prints off standard output.

HiGHS prints lines of its own to file descriptor 1, past Python. While anybody solves, that
descriptor leads to standard error; nothing is lost, also of what other threads print meanwhile.
"""

import ctypes
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock
from typing import Final

_OUT: Final = 1
_ERROR: Final = 2
_lock = Lock()
_inside = 0
_kept: int | None = None


@contextmanager
def silence() -> Iterator[None]:
    """Send standard output of the process to standard error; threads may overlap."""
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
            os.dup2(_kept, _OUT)
            os.close(_kept)
            _kept = None


def _redirected() -> int | None:
    """Return a copy of standard output, which now leads elsewhere; None where there is none."""
    _flush()
    try:
        kept = os.dup(_OUT)
    except OSError:
        return None
    try:
        os.dup2(_ERROR, _OUT)
    except OSError:
        os.close(kept)
        return None
    return kept


def _flush() -> None:
    """Write out what Python and the C library hold back, while it still goes the right way."""
    if sys.stdout is not None and not sys.stdout.closed:
        sys.stdout.flush()
    ctypes.CDLL(None).fflush(None)
