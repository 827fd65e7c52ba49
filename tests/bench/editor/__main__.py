"""Our editor beside three others in one Chromium: ``./run bench-editor [rounds]``.

Exits with 1 when a figure is missed. Times of one run are compared with times of the same
run only: rounds are interleaved, and medians are taken, because the machine has other work.
"""

import shutil
import sys
from collections import defaultdict

from playwright import sync_api

from tests.bench.editor import opening, rivals, verdict, weight
from tests.bench.editor.measures import Figures, TooSlow, first_paint, visit
from tests.bench.figures import say
from tests.bench.stack import serving, stack

SIZES = (100, 1_000, 5_000, 10_000)
OURS = "issuetrees"
PAINTS = 3  # of each editor at each size in a round: a first paint is a single moment


def main() -> int:
    """Take the figures, print them, judge them."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    folder = rivals.build()
    with (
        stack(ISSUETREES_EDITOR_BENCH="yes") as made,
        serving(made, "--only", "web"),
        rivals.serving(folder) as place,
        sync_api.sync_playwright() as playwright,
    ):
        path = shutil.which("chromium") or shutil.which("chromium-browser")
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        pages = {OURS: f"{made.url}/bench/editor/"}
        pages |= {name: f"{place}/{file}.html" for file, name in rivals.RIVALS.items()}
        found = compared(browser, pages, rounds)
        results = verdict.judge_all(found, OURS, SIZES)
        seeded = made.seed(nodes=opening.NODES, is_even=True)
        results.append(weight.main(browser, made, seeded))
        results.append(opening.main(browser, made, seeded))
        browser.close()
    return 0 if all(results) else 1


def compared(
    browser: sync_api.Browser, pages: dict[str, str], rounds: int
) -> dict[tuple[str, int], Figures]:
    """Visit every editor at every size, several times, in turns; nothing where one failed."""
    found: dict[tuple[str, int], Figures] = defaultdict(lambda: defaultdict(list))
    failed: dict[str, int] = {}
    for turn in range(rounds):
        for size in SIZES:
            for name, address in pages.items():
                if size >= failed.get(name, sys.maxsize):
                    continue
                try:
                    _note(found[name, size], browser, address, size)
                except TooSlow as error:
                    failed[name] = size
                    found.pop((name, size), None)
                    say(f"{name} failed at {size} nodes and more: over 60 s for {error}")
            say(f"round {turn + 1} of {rounds}, {size} nodes: done")
    return found


def _note(figures: Figures, browser: sync_api.Browser, address: str, size: int) -> None:
    for what, values in visit(browser, address, size).items():
        figures[what].extend(values)
    for _ in range(PAINTS - 1):
        figures["first paint"].append(first_paint(browser, address, size))


if __name__ == "__main__":
    sys.exit(main())
