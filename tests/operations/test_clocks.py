"""Waits and spans are measured by a clock that nobody sets: one set back does no harm."""

import ast
import re
import time
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

from issuetrees.api import throttles

SOURCES = Path(settings.BASE_DIR) / "issuetrees"
# Minutes of the day are what one counts in, moments what another makes ids of, ages of files what
# the third looks at; none waits.
BY_THE_DAY = {"api/throttles.py", "kit/models.py", "reports/formats/pdf/kept.py"}
# Seconds between two readings of a clock that may be set.
SETTABLE = {("time", "time"), ("time", "time_ns")}


def calls(path: Path) -> Iterator[tuple[ast.Call, tuple[str, str]]]:
    text = path.read_text("utf-8")
    if not re.search(r"\btime\b|sleep", text):
        return
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            owner = node.func.value
            if isinstance(owner, ast.Name):
                yield node, (owner.id, node.func.attr)


def test_no_wait_is_measured_by_a_clock_that_can_be_set() -> None:
    for path in SOURCES.rglob("*.py"):
        name = path.relative_to(SOURCES).as_posix()
        for call, called in calls(path):
            assert called not in SETTABLE or name in BY_THE_DAY, f"{name}:{call.lineno}"


def test_no_sleep_can_be_negative() -> None:
    """What is slept is a number or a constant, never a difference that may fall below zero."""
    for path in SOURCES.rglob("*.py"):
        for call, called in calls(path):
            if called[1] == "sleep":
                [given] = call.args
                assert isinstance(given, ast.Constant | ast.Name), f"{path}:{call.lineno}"


def test_the_wait_of_a_rate_limit_is_never_negative(monkeypatch) -> None:

    for now in (0.0, 59.999, 1e9, -5.0):
        monkeypatch.setattr(time, "time", lambda now=now: now)
        assert 0 < throttles.seconds_left() <= 60
