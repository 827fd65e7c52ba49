"""Prints the comparison and judges it by the figures that the editor is to reach."""

from collections.abc import Iterable

from tests.bench.editor.measures import STEPS, Figures
from tests.bench.figures import judge, median, percentile, say

#: ms of main-thread work: one frame at 60 Hz.
FRAME = 1000 / 60
FAR_AHEAD = 8.0
PAN = 8.0
MEMORY = 30.0
#: Work at 10,000 nodes against work at 1,000, where the window is full as well.
GROWTH = 2.0

Found = dict[tuple[str, int], Figures]


def judge_all(found: Found, ours: str, sizes: Iterable[int]) -> list[bool]:
    """Print every figure beside what it is to be; return whether each is reached."""
    results = []
    for size in sizes:
        results += _first_paint(found, ours, size)
        _steps(found, size)
    results += [_step(found, ours, name) for name in STEPS]
    results += [_growth(found, ours, name) for name in STEPS]
    results += _moving(found, ours)
    return results


def _first_paint(found: Found, ours: str, size: int) -> list[bool]:
    say(f"{size} nodes, first paint (ms): {_row(found, size, 'first paint')}")
    own = median(found[ours, size]["first paint"])
    results = []
    others = {
        name: median(figures["first paint"])
        for (name, at), figures in found.items()
        if at == size and name != ours
    }
    for name, other in others.items():
        results.append(judge(f"{size} nodes, first paint: ours / {name}", own / other, 1.0))
    if size == 5_000 and others:
        results.append(
            judge(
                "5000 nodes, first paint: ours / the fastest other",
                own / min(others.values()),
                1 / FAR_AHEAD,
            )
        )
    return results


def _steps(found: Found, size: int) -> None:
    for name in (*STEPS, "pan", "zoom"):
        what = "95th percentile of a frame's work" if name in ("pan", "zoom") else "work"
        say(f"{size} nodes, {name}, {what} (ms): {_row(found, size, name)}")
    say(f"{size} nodes, heap (MB): {_row(found, size, 'memory')}")


def _row(found: Found, size: int, what: str) -> str:
    cells = []
    for (name, at), figures in found.items():
        if at == size:
            values = figures[what]
            cells.append(f"{name} {_figure(what, values):.1f}" if values else f"{name} –")
    return " · ".join(cells)


def _figure(what: str, values: list[float]) -> float:
    return percentile(values, 0.95) if what in ("pan", "zoom") else median(values)


def _step(found: Found, ours: str, name: str) -> bool:
    return judge(
        f"5000 nodes, {name}, main-thread work, ms", median(found[ours, 5_000][name]), FRAME
    )


def _growth(found: Found, ours: str, name: str) -> bool:
    small, large = median(found[ours, 1_000][name]), median(found[ours, 10_000][name])
    return judge(f"{name}, work at 10000 nodes / at 1000", large / small, GROWTH)


def _moving(found: Found, ours: str) -> list[bool]:
    mine = found[ours, 10_000]
    return [
        judge("10000 nodes, pan, p95 of a frame's work, ms", percentile(mine["pan"], 0.95), PAN),
        judge("10000 nodes, zoom, p95 of a frame's work, ms", percentile(mine["zoom"], 0.95), PAN),
        judge("10000 nodes, heap, MB", median(mine["memory"]), MEMORY),
    ]
