"""How many bytes of the editor's own JavaScript a browser loads to open a tree, gzipped."""

from typing import Any

from tests.bench.editor.signed_in import signed_in
from tests.bench.figures import judge, say
from tests.bench.stack import Stack

KILOBYTES = 60.0


def main(browser: Any, made: Stack, seeded: Any) -> bool:
    """Open a tree and add up what came from the editor's folder."""
    page = signed_in(browser, made.url, seeded["cookies"])
    page.context.set_extra_http_headers({"Accept-Encoding": "gzip"})
    sizes: dict[str, int] = {}
    page.on("requestfinished", lambda request: _note(sizes, request))
    page.goto(f"{made.url}/graphs/{seeded['graph']}/")
    page.locator(".boxes:focus").wait_for(state="attached")
    page.wait_for_timeout(1_500)  # what is loaded later by itself counts too
    page.context.close()
    say(f"the editor's own modules: {len(sizes)}, {sum(sizes.values()) / 1000:.1f} kB gzipped")
    return judge("the editor's own JavaScript, kB gzipped", sum(sizes.values()) / 1000, KILOBYTES)


def _note(sizes: dict[str, int], request: Any) -> None:
    if "/static/editor/" in request.url:
        sizes[request.url] = request.sizes()["responseBodySize"]
