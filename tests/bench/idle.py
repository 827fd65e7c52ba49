"""Memory and processor time of the demo's processes while nobody uses them."""

import os
import time
from pathlib import Path

from tests.bench.figures import judge, say
from tests.bench.stack import family, serving, stack

SETTLE = 5.0  # seconds
WATCH = 20.0
MAX_MEGABYTES = 350
MAX_CPU_PERCENT = 2


def main() -> bool:
    """Serve without visitors and add up the processes' memory (PSS) and processor time."""
    with stack() as made, serving(made) as supervisor:
        time.sleep(SETTLE)
        started, before = time.monotonic(), _cpu_seconds(supervisor.pid)
        time.sleep(WATCH)
        cpu = (_cpu_seconds(supervisor.pid) - before) / (time.monotonic() - started) * 100
        members = family(supervisor.pid)
        memory = sum(megabytes(pid) for pid in members)
    say(f"{len(members)} processes, {memory:.0f} MB, {cpu:.2f} % CPU")
    return all(
        [
            judge("memory to its limit", memory / MAX_MEGABYTES, 1),
            judge("CPU to its limit", cpu / MAX_CPU_PERCENT, 1),
        ]
    )


def _cpu_seconds(pid: int) -> float:
    ticks = 0
    for one in family(pid):
        fields = Path(f"/proc/{one}/stat").read_text("ascii").rpartition(")")[2].split()
        ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def megabytes(pid: int) -> float:
    """Return the memory of a process, shared pages counted by their share."""
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text("ascii").splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) / 1024
    return 0.0
