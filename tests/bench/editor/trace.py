"""Main-thread work, read from a trace of Chromium: the tasks of the thread that set the marks."""

import itertools
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Final

CATEGORIES: Final = ["blink.user_timing", "disabled-by-default-devtools.timeline"]
_TASK: Final = "RunTask"


@dataclass
class Trace:
    """Marks by name and the tasks of their thread; times in ms."""

    marks: dict[str, list[float]] = field(default_factory=dict)
    tasks: list[tuple[float, float, float]] = field(default_factory=list)

    def read(self, raw: bytes) -> None:
        """Take over what a finished trace holds."""
        events = json.loads(raw)["traceEvents"]
        marks = [event for event in events if event.get("cat") == "blink.user_timing"]
        thread = next(
            ((event["pid"], event["tid"]) for event in marks if ":" in event["name"]), None
        )
        for event in events:
            if (event["pid"], event["tid"]) == thread:
                self._note(event)
        self.tasks.sort()

    def _note(self, event: dict[str, Any]) -> None:
        start = event["ts"] / 1000
        if event["name"] == _TASK and "tdur" in event:
            self.tasks.append((start, start + event["dur"] / 1000, event["tdur"] / 1000))
        elif event.get("cat") == "blink.user_timing":
            self.marks.setdefault(event["name"], []).append(start)

    def work(self, start: float, end: float) -> float:
        """Return the processor time that tasks took between two moments."""
        total = 0.0
        for begun, ended, used in self.tasks:
            inside = min(ended, end) - max(begun, start)
            if inside > 0:
                total += used * inside / (ended - begun)
        return total

    def between(self, name: str) -> list[float]:
        """Return the work of each span ``name:start`` to ``name:end``."""
        starts, ends = self.marks.get(f"{name}:start", []), self.marks.get(f"{name}:end", [])
        return [self.work(start, end) for start, end in zip(starts, ends, strict=True)]

    def per_frame(self, name: str) -> list[float]:
        """Return the work from each ``name:frame`` to the next."""
        marks = self.marks.get(f"{name}:frame", [])
        return [self.work(start, end) for start, end in itertools.pairwise(marks)]


@contextmanager
def traced(page: Any) -> Iterator[Trace]:
    """Trace a page until the block ends; the trace can be read after it."""
    browser = page.context.browser
    trace = Trace()
    browser.start_tracing(page=page, categories=CATEGORIES)
    try:
        yield trace
    finally:
        raw = browser.stop_tracing()
    trace.read(raw)
