"""Driver trees of 2,000 nodes: calculated whole, after one leaf, moved leaf by leaf, in a browser.

Times on the server are of the processor, judged beside the whole calculation of the same run. In
the browser a leaf is changed on the real page. Judged is what the page's thread works for a change
from the first key until the next cell has the keys (scripts, styles, layout), to be within one
frame; told beside it is the time by the clock from Enter until the frame is painted that shows it.
"""

import html
import json
import random
import shutil
import sys
import time
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Any, Final

from issuetrees.core.drivers import DriverTree, Sheet, calculate, driver_tree
from issuetrees.core.drivers.expressions import to_json
from issuetrees.core.drivers.tornado import ends_by_share, tornado
from tests.bench.figures import judge, median, percentile, say
from tests.core.drivers.cases import grown

NODES: Final = 2_000
LEAVES: Final = 200
ROUNDS: Final = 9
CHANGES: Final = 60
FRAME_MS: Final = 16.0
_STATIC: Final = Path(__file__).parents[2] / "issuetrees" / "web" / "static"
_ORIGIN: Final = "http://localhost:9"
_TYPES: Final = {".js": "text/javascript", ".css": "text/css", ".woff2": "font/woff2"}
_REST: Final = 50
_STYLES: Final = ("tokens", "base", "page", "scoring", "score_grid", "numbers")
#: Takes the time from a key until the next frame is painted.
_WATCH: Final = """() => {
    window.took = [];
    window.addEventListener("keydown", (event) => {
        if (event.key !== "Enter") return;
        const start = performance.now();
        requestAnimationFrame(() => {
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = () => window.took.push(performance.now() - start);
            port2.postMessage("");
        });
    }, true);
}"""


def main() -> bool:
    """Measure on the server, then in Chromium if there is one."""
    tree = driver_tree(grown(NODES))
    is_met = _on_server(tree)
    return _in_browser(tree) and is_met


def _on_server(tree: DriverTree) -> bool:
    sheet = calculate(tree)
    leaves = [one.id for one in tree.leaves]
    choose = random.Random(3)

    def change() -> None:
        sheet.put({choose.choice(leaves): Fraction(choose.randint(100, 199), 100)})

    whole = _median_of(lambda: Sheet(tree))
    one = _median_of(change, times=50)
    ends = dict(list(ends_by_share(sheet).items())[:LEAVES])
    root = tree.root
    assert root is not None
    moves = _median_of(lambda: tornado(sheet, root.id, ends))
    say(f"{len(tree.drivers):,} nodes whole: {whole:.2f} ms of the processor")
    say(f"after one leaf: {one:.3f} ms; tornado of {len(ends)} leaves: {moves:.1f} ms")
    first = judge("one changed leaf beside the whole", one / whole, 0.25)
    return judge("tornado of 200 leaves beside the whole", moves / whole, 10) and first


def _median_of(work: Callable[[], object], times: int = 1) -> float:
    """Return the processor's milliseconds of one call."""

    def once() -> float:
        start = time.process_time()
        for _ in range(times):
            work()
        return (time.process_time() - start) * 1000 / times

    return median([once() for _ in range(ROUNDS)])


def _in_browser(tree: DriverTree) -> bool:
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    if path is None:
        say("no Chromium: the page is not measured")
        return True
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        page.route(f"{_ORIGIN}/**", lambda route: _serve(route, tree))
        page.goto(f"{_ORIGIN}/")
        page.wait_for_selector(".numbers-grid.is-virtual .cell.is-made")
        page.evaluate(_WATCH)
        _typed(page, 5)
        works = page.context.new_cdp_session(page)
        works.send("Performance.enable", {"timeDomain": "threadTicks"})
        before = _worked(works)
        took = _typed(page, CHANGES)
        worked = (_worked(works) - before) / CHANGES
        drawn = page.locator(".numbers-grid tbody tr[data-row]").count()
        browser.close()
    say(f"{drawn} rows drawn; a changed leaf: {worked:.1f} ms of the page's thread")
    say(f"by the clock: median {median(took):.1f} ms, nine of ten {percentile(took, 0.9):.1f} ms")
    return judge("a changed leaf of the page beside a frame of 16 ms", worked / FRAME_MS, 1)


def _worked(session: Any) -> float:
    """Return what the page's thread has worked so far, in ms."""
    told: list[dict[str, Any]] = session.send("Performance.getMetrics")["metrics"]
    found: dict[str, float] = {one["name"]: one["value"] for one in told}
    return 1000 * sum(found[f"{name}Duration"] for name in ("Script", "RecalcStyle", "Layout"))


def _typed(page: Any, changes: int) -> list[float]:
    """Type numbers into the first leaf that is seen; return the milliseconds of each."""
    leaf = page.locator(".cell[data-field='value']:not(.is-made)").first
    leaf.click()
    for number in range(changes):
        page.keyboard.type(f"{1 + number / 100 + changes}")
        page.keyboard.press("Enter")
        page.wait_for_timeout(_REST)  # nobody types quicker
        page.keyboard.press("ArrowUp")
    took: list[float] = page.evaluate("() => window.took")
    note = page.locator("[data-effect]").inner_text()
    assert "→" in note, "the root has not moved"
    return took[-changes:]


def _serve(route: Any, tree: DriverTree) -> None:
    """Answer from the product's own files; what is saved goes nowhere."""
    place = route.request.url.removeprefix(_ORIGIN).partition("?")[0].lstrip("/")
    file = _STATIC / place
    if not place:
        route.fulfill(body=_page(tree), content_type="text/html; charset=utf-8")
    elif place == "save":
        route.fulfill(json={"revision": 2})
    elif file.is_file():
        route.fulfill(body=file.read_bytes(), content_type=_TYPES.get(file.suffix, "text/plain"))
    else:
        route.abort()


def _page(tree: DriverTree) -> str:
    styles = "".join(f'<link rel="stylesheet" href="/css/{one}.css">' for one in _STYLES)
    first = next(iter(tree.drivers.values()))
    cells = '<td role="gridcell" tabindex="-1" class="cell"></td>' * 8
    return f"""<!doctype html><html lang="en"><head>{styles}</head><body>
        <span data-save-state></span><span data-effect></span><div data-grid-error hidden></div>
        <div class="grid-scroll"><table class="grid numbers-grid" role="grid" data-grid data-open
            data-save="/save" data-scenarios="/scenarios" data-facts="/facts"
            data-today="2026-11-23" data-thing="bench" data-person="bench">
        <thead><tr><th>Driver</th>{"<th></th>" * 8}</tr></thead>
        <tbody><tr data-row="{first.id}"><th scope="row"></th>{cells}</tr></tbody></table></div>
        <script id="facts" type="application/json">{json.dumps(_facts(tree))}</script>
        <script type="module" src="/inquiry/numbers_page.js"></script></body></html>"""


def _facts(tree: DriverTree) -> dict[str, Any]:
    values = calculate(tree).values
    drivers: list[dict[str, Any]] = [
        {
            "id": one.id,
            "parent_id": one.parent_id,
            "number": html.escape(one.id),
            "title": one.title,
            "level": one.level,
            "is_leaf": one.is_leaf,
            "formula": "",
            "split": {},
            "unit": "",
            "shown_unit": "",
            "factor": 1.0,
            "term": None if one.term is None else to_json(one.term),
            "value": float(values[one.id]) if one.id in values else None,
            "own": None if one.own is None else float(one.own),
            "low": None,
            "high": None,
            "value_on": None,
            "value_source": "",
            "age": "",
        }
        for one in tree.drivers.values()
    ]
    return {"revision": 1, "drivers": drivers, "remarks": [], "scenarios": [], "split_words": []}


if __name__ == "__main__":
    sys.exit(0 if main() else 1)
