"""How figures are taken and printed."""

import statistics
import time
from collections.abc import Callable, Sequence


def milliseconds(work: Callable[[], object]) -> float:
    """Return how long one call takes, in ms."""
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def percentile(values: Sequence[float], share: float) -> float:
    """Return the value below which ``share`` (0 to 1) of the values lie."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def median(values: Sequence[float]) -> float:
    """Return the middle value."""
    return statistics.median(values)


def say(text: str) -> None:
    """Print one line at once."""
    print(f"  {text}", flush=True)  # noqa: T201 - the point of it


def judge(what: str, ratio: float, limit: float) -> bool:
    """Print a ratio beside the figure to reach; return whether it is reached."""
    is_reached = ratio <= limit
    say(f"{'ok  ' if is_reached else 'MISS'} {what}: {ratio:.2f} (at most {limit:g})")
    return is_reached
