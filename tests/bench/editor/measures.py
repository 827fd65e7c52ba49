"""What is measured of every editor alike, on its own page: `visit` does all of it once."""

import functools
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from playwright import sync_api

from tests.bench.editor.trace import traced

#: An editor that needs longer than this for one step has failed at that size.
PATIENCE: Final = 60.0
STEPS: Final = ("tab", "add", "fold", "unfold", "re-parent", "undo")
FRAMES: Final = 90
_DRIVE: Final = (Path(__file__).parent / "drive.js").read_text()
_TIMES: Final = 3  # each step in one visit

Figures = dict[str, list[float]]


class TooSlow(Exception):
    """The editor did not do a step within our patience."""


def opened(browser: Any, address: str) -> Any:
    """Open an editor's page in a window of its own."""
    page = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
    page.add_init_script(_DRIVE)
    page.goto(address)
    page.wait_for_function("window.__editorBench && document.fonts.status === 'loaded'")
    return page


def first_paint(browser: Any, address: str, size: int) -> float:
    """Return the ms from mounting a tree on a fresh page until its root was painted."""
    page = opened(browser, address)
    try:
        return float(_done(page, f"__drive.firstPaint({size})"))
    finally:
        page.context.close()


def visit(browser: Any, address: str, size: int) -> Figures:
    """Put a tree of ``size`` nodes on a fresh page and take every figure."""
    page = opened(browser, address)
    try:
        figures: Figures = defaultdict(list)
        figures["first paint"].append(float(_done(page, f"__drive.firstPaint({size})")))
        figures["memory"].append(_heap(page))
        _steps(page, figures)
        _frames(page, figures)
        return figures
    finally:
        page.context.close()


def _done(page: Any, promise: str) -> Any:
    """Wait for a promise of the page, but not for ever."""
    page.evaluate(
        f"void ({promise}).then((value) => {{ window.__done = {{value}} }},"
        " (error) => { window.__done = {error: String(error)} })"
    )
    try:
        page.wait_for_function("window.__done", polling=50, timeout=PATIENCE * 1000)
    except sync_api.TimeoutError:
        raise TooSlow(promise) from None
    done = page.evaluate("() => { const done = window.__done; delete window.__done; return done }")
    if "error" in done:
        raise RuntimeError(done["error"])
    return done.get("value")


def _heap(page: Any) -> float:
    """Return the heap after a collection, in MB."""
    session = page.context.new_cdp_session(page)
    for _ in range(2):
        session.send("HeapProfiler.collectGarbage")
    used: float = session.send("Runtime.getHeapUsage")["usedSize"]
    session.detach()
    return used / 1e6


def _steps(page: Any, figures: Figures) -> None:
    can_undo = page.evaluate("Boolean(window.__editorBench.undo)")
    for i in range(_TIMES):
        _traced(page, figures, "tab", functools.partial(_tab, page, f"n{7 + i}"))
        _marked(page, figures, "add", f"n{7 + i}", _add(i))
        _marked(page, figures, "fold", f"n{2 + i}", f"bench.setCollapsed('n{2 + i}', true)")
        _marked(page, figures, "unfold", f"n{2 + i}", f"bench.setCollapsed('n{2 + i}', false)")
        _marked(page, figures, "re-parent", f"n{4 + i}", f"bench.moveNode('n{9 + i}', 'n{4 + i}')")
        if can_undo:
            _marked(page, figures, "undo", f"n{4 + i}", "bench.undo()")


def _add(i: int) -> str:
    node = f"{{id: 'new{i}', title: 'новый вопрос new question', children: []}}"
    return f"bench.addChild('n{7 + i}', {node})"


def _marked(page: Any, figures: Figures, name: str, seen: str, act: str) -> None:
    """Trace one step, made where it can be seen."""
    _done(
        page, f"(async () => {{ await __editorBench.reveal('{seen}'); await __drive.frame() }})()"
    )
    step = f"__drive.marked('{name}', (bench) => {act})"
    _traced(page, figures, name, lambda: _done(page, step))


def _traced(page: Any, figures: Figures, name: str, act: Callable[[], object]) -> None:
    with traced(page) as trace:
        act()
    figures[name].extend(trace.between(name))


def _tab(page: Any, parent: str) -> None:
    """Press Tab on a box and wait until its new child's text editor is open."""
    _done(page, f"__drive.beforeTab('{parent}')")
    page.keyboard.press(page.evaluate("__editorBench.keyAdd"))
    try:
        page.wait_for_function("__tab.isOpen", polling=50, timeout=PATIENCE * 1000)
    except sync_api.TimeoutError:
        raise TooSlow("Tab") from None
    page.evaluate("() => { __editorBench.keyDone() }")


def _frames(page: Any, figures: Figures) -> None:
    _done(page, "(async () => { await __editorBench.reveal('n0'); await __drive.frame() })()")
    with traced(page) as trace:
        pan = "bench.pan(i % 30 < 15 ? -48 : 32, i % 24 < 12 ? 36 : -28)"
        _done(page, f"__drive.frames('pan', {FRAMES}, (bench, i) => {{ {pan} }})")
        zoom = "bench.zoom(0.3 * 1.04 ** (i < 45 ? i : 90 - i))"
        _done(page, f"__drive.frames('zoom', {FRAMES}, (bench, i) => {{ {zoom} }})")
    for name in ("pan", "zoom"):
        figures[name].extend(trace.per_frame(name))
