"""The page on which the editor is measured keeps its promises, and a big tree stays quick."""

import gzip
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.bench.editor.trace import traced
from tests.bench.editor.weight import modules_for_a_tree
from tests.browser.conftest import Server, SignIn
from tests.browser.editing import make_graph, open_graph
from tests.homes import home

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

DRIVE = (Path(__file__).parents[1] / "bench" / "editor" / "drive.js").read_text()
#: ms of main-thread work; the figure to reach is 16.7, and a busy machine is slower.
TAB_AT_MOST = 60
KILOBYTES = 64


@pytest.fixture(scope="module")
def bench_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Serve with the benchmark page switched on."""
    found = Server(home(tmp_path_factory, "bench"))
    found.environment["ISSUETREES_EDITOR_BENCH"] = "yes"
    found.start()
    yield found
    found.stop()


@pytest.fixture
def bench(bench_server: Server, chromium: Any) -> Iterator[Any]:
    """Open the benchmark page."""
    context = chromium.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.add_init_script(DRIVE)
    page.goto(f"{bench_server.url}/bench/editor/")
    page.wait_for_function("() => window.__editorBench")
    yield page
    context.close()


def call(page: Any, expression: str) -> Any:
    """Evaluate with ``bench`` at hand."""
    return page.evaluate(f"() => {{ const bench = window.__editorBench; return {expression} }}")


def mount(page: Any, size: int, container: str = "bench.container()") -> None:
    call(page, f"void bench.mount({container}, null, __drive.makeTree({size}))")


def test_bench_page_does_what_its_functions_say(bench: Any) -> None:
    assert call(bench, "[bench.name, bench.keyAdd]") == ["issuetrees", "Tab"]
    assert call(bench, "bench.painted('n0')") is False
    mount(bench, 1_000)
    assert call(bench, "bench.painted('n0')") is True
    assert call(bench, "bench.painted('n999')") is False
    call(bench, "bench.reveal('n999')")
    assert call(bench, "bench.painted('n999')") is True
    middle = call(
        bench, "document.querySelector('[data-id=n999]').getBoundingClientRect().toJSON()"
    )
    assert abs(middle["x"] + middle["width"] / 2 - 720) < 2
    assert abs(middle["y"] + middle["height"] / 2 - 450) < 2
    assert middle["width"] == 340  # nothing hangs below it, so it is as wide as it needs
    call(bench, "bench.addChild('n999', {id: 'a', title: 'A', children: [{id: 'b', title: 'B'}]})")
    assert call(bench, "bench.painted('a') && bench.painted('b')") is True
    call(bench, "bench.setCollapsed('n999', true)")
    assert call(bench, "bench.painted('a') || bench.painted('b')") is False
    call(bench, "bench.setCollapsed('n999', false)")
    assert call(bench, "bench.painted('a')") is True
    call(bench, "bench.undo()")
    assert call(bench, "bench.painted('a')") is False


def test_bench_page_pans_in_screen_pixels_and_zooms(bench: Any) -> None:
    mount(bench, 100)
    place = "document.querySelector('[data-id=n0]').getBoundingClientRect()"
    before = call(bench, f"{place}.toJSON()")
    call(bench, "bench.pan(-30, 40)")
    after = call(bench, f"{place}.toJSON()")
    assert (after["x"] - before["x"], after["y"] - before["y"]) == (-30, 40)
    call(bench, "bench.zoom(0.5)")
    assert call(bench, f"{place}.width") == pytest.approx(116)


def test_bench_page_mounts_again_and_into_a_container_of_its_own(bench: Any) -> None:
    mount(bench, 5_000)
    mount(bench, 100)
    assert call(bench, "document.querySelectorAll('.canvas').length") == 1
    bench.evaluate(
        """() => {
          const own = Object.assign(document.createElement('div'), {id: 'own'});
          own.style.cssText = 'width: 800px; height: 600px';
          document.body.prepend(own);
        }"""
    )
    mount(bench, 100, "document.querySelector('#own')")
    assert call(bench, "bench.painted('n0')") is True
    bench.wait_for_function("() => document.querySelectorAll('#own .node').length > 5")
    assert call(bench, "document.querySelector('#own .canvas').clientHeight") == 600


def test_tab_opens_a_text_editor_in_a_tree_of_5000_within_a_frame_or_so(bench: Any) -> None:
    mount(bench, 5_000)
    for parent in ("n7", "n8"):  # the first one warms up
        bench.evaluate(f"__drive.beforeTab('{parent}')")
        with traced(bench) as trace:
            bench.keyboard.press("Tab")
            bench.wait_for_function("() => __tab.isOpen")
        assert call(bench, "bench.keyOk()") is True
        call(bench, "bench.keyDone()")
        assert call(bench, "bench.keyOk()") is False
    assert 0 < trace.between("tab")[0] < TAB_AT_MOST


def test_what_a_browser_loads_to_open_a_tree_is_small(server: Server, sign_in: SignIn) -> None:
    page = sign_in()
    addresses: set[str] = set()
    page.on("request", lambda request: addresses.add(request.url))
    page.reload(wait_until="networkidle")
    elsewhere = set(addresses)
    assert any("/static/kit/" in one for one in elsewhere)
    open_graph(page, make_graph(page, "Small?\n  Yes"))
    page.wait_for_timeout(500)
    modules = modules_for_a_tree(addresses, elsewhere)
    assert len(modules) > 40
    weight = sum(_weight(one) for one in modules)
    assert weight < KILOBYTES * 1000, f"{weight} bytes: load what is opened rarely by import()"


def _weight(address: str) -> int:
    request = urllib.request.Request(address, headers={"Accept-Encoding": "gzip"})
    with urllib.request.urlopen(request) as reply:
        body: bytes = reply.read()
        return len(body if reply.headers["Content-Encoding"] == "gzip" else gzip.compress(body))


def test_first_levels_are_seen_while_the_rest_is_on_its_way(sign_in: SignIn) -> None:
    page = sign_in(viewport={"width": 1440, "height": 900}, blank=True)
    rows = ["Root?"]
    for i in range(6):
        rows.append(f"  Part {i}")
        for j in range(27):
            rows.append(f"    Piece {i}-{j:02}")
            rows += [f"      Leaf {i}.{j}.{k}" for k in range(3)]
    address = make_graph(page, "\n".join(rows))
    held: list[Any] = []
    page.route("**/records", lambda route: held.append(route))  # noqa: PLW0108 - a plain method is not taken
    page.goto(address)
    page.locator(".node", has_text="Part 3").wait_for()
    places = _places(page)
    assert len(places) == 7  # two levels would be many screens high
    assert page.locator(".boxes:focus").count() == 0
    held[0].continue_()
    page.locator(".boxes:focus").wait_for(state="attached")
    assert _places(page) == places  # nothing jumps
    page.locator(".node", has_text="Part 3").locator(".node-fold").click()
    page.locator(".node", has_text="Piece 3-02").wait_for()
    assert (
        page.evaluate(
            "window.performance.getEntriesByType('resource')"
            ".filter((one) => one.name.endsWith('/records')).length"
        )
        == 1
    )


def _places(page: Any) -> dict[str, Any]:
    found: dict[str, Any] = page.evaluate(
        """() => Object.fromEntries([...document.querySelectorAll('.boxes .node')].map((box) => {
          const {x, y, width, height} = box.getBoundingClientRect();
          return [box.textContent, [x, y, width, height]];
        }))"""
    )
    return found
