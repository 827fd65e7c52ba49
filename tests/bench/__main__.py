"""Runs the benchmarks named on the command line, or all: ``./run bench commits pages``."""

import importlib
import sys

NAMES = (
    "commits",
    "pages",
    "report",
    "idle",
    "editing",
    "kills",
    "search",
    "memory",
    "limits",
    "outline",
    "routes",
    "drivers",
    "workplan",
)


def main() -> int:
    """Run them one after the other; the exit code tells whether all reached their figures."""
    chosen = sys.argv[1:] or NAMES
    unknown = [name for name in chosen if name not in NAMES]
    if unknown:
        print(f"Unknown: {', '.join(unknown)}. Known: {', '.join(NAMES)}.", file=sys.stderr)  # noqa: T201
        return 2
    results = []
    for name in chosen:
        print(f"\n{name}", flush=True)  # noqa: T201 - the point of it
        results.append(importlib.import_module(f"tests.bench.{name}").main())
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main())
