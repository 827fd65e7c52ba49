"""Office files are written by a process with limits: a bomb ends one export, with a message."""

import os
import signal
import time
from collections.abc import Callable

import pytest

from issuetrees.core.errors import Invalid
from issuetrees.reports.findings import ExportFinding
from issuetrees.reports.formats.made import Made
from issuetrees.reports.formats.office.apart import Tell, written_apart
from issuetrees.reports.formats.pdf.limits import Limits, Unrenderable

SMALL = Limits(memory_bytes=200_000_000, cpu_seconds=1, file_bytes=1_000_000, wall_seconds=60)


def written(write: Callable[[Tell], Made], limits: Limits = SMALL) -> Made:
    return written_apart(write, lambda _percent, _label: None, lambda: False, limits)


def never(_tell: Tell) -> Made:
    """Work until somebody ends it."""
    while True:
        pass


def asleep(_tell: Tell) -> Made:
    time.sleep(60)
    raise AssertionError


def test_the_file_comes_back_with_all_that_is_told() -> None:
    told: list[tuple[int, str]] = []
    made = Made(b"file", 3, (ExportFinding("cut", "{a}", details={"a": 1}),))

    def write(tell: Tell) -> Made:
        tell(1, "Begun")
        tell(50, "Half")
        return made

    assert written_apart(write, lambda *said: told.append(said), lambda: False) == made
    assert told == [(1, "Begun"), (50, "Half")]


def bomb_of_memory(_tell: Tell) -> Made:
    return Made(b"x" * 400_000_000)


def bomb_of_a_file(_tell: Tell) -> Made:
    return Made(b"x" * 2_000_000)


def refused(_tell: Tell) -> Made:
    raise Invalid("no_layout", "The file has no layout {name}.", name="title")


def mistaken(_tell: Tell) -> Made:
    raise ZeroDivisionError("seven")


def killed(_tell: Tell) -> Made:
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError


@pytest.mark.parametrize(
    ("write", "code"),
    [
        (bomb_of_memory, "too_large"),
        (bomb_of_a_file, "too_large"),
        (never, "timed_out"),
        (refused, "no_layout"),
        (mistaken, "render_failed"),
        (killed, "render_failed"),
    ],
)
def test_what_goes_too_far_ends_alone(write: Callable[[Tell], Made], code: str) -> None:
    with pytest.raises((Unrenderable, Invalid)) as caught:
        written(write)
    assert caught.value.code == code
    assert str(caught.value)


def test_what_hangs_is_ended_at_its_time() -> None:
    with pytest.raises(Unrenderable) as caught:
        written(asleep, Limits(wall_seconds=0.3))
    assert caught.value.code == "timed_out"


def test_who_cancels_waits_for_nothing() -> None:
    with pytest.raises(Unrenderable) as caught:
        written_apart(asleep, lambda _percent, _label: None, lambda: True)
    assert caught.value.code == "cancelled"
