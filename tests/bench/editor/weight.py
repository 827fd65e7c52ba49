"""How many bytes of the editor's own JavaScript a browser loads to open a tree, gzipped."""

import re
from collections.abc import Iterable
from typing import Any, Final

from tests.bench.editor.signed_in import signed_in
from tests.bench.figures import judge, say
from tests.bench.stack import Stack

KILOBYTES = 61.5
#: Whatever room it stands in: the editor's folders have folders, and it uses the kit.
_OWN: Final = re.compile(r"/static/(?!vendor/).+\.js$")


def modules_for_a_tree(on_the_tree: Iterable[str], on_another_page: Iterable[str]) -> set[str]:
    """Return the addresses of our modules that a tree needs and that not every page loads."""
    return {one for one in on_the_tree if _OWN.search(one)} - set(on_another_page)


def main(browser: Any, made: Stack, seeded: Any) -> bool:
    """Open another page and a tree; add up the modules that only the tree asked for."""
    page = signed_in(browser, made.url, seeded["cookies"])
    page.context.set_extra_http_headers({"Accept-Encoding": "gzip"})
    sizes: dict[str, int] = {}
    page.on("requestfinished", lambda request: _note(sizes, request))
    page.goto(f"{made.url}/", wait_until="networkidle")
    elsewhere = set(sizes)
    page.goto(f"{made.url}/graphs/{seeded['graph']}/")
    page.locator(".boxes:focus").wait_for(state="attached")
    page.wait_for_timeout(1_500)  # what is loaded later by itself counts too
    page.context.close()
    ours = modules_for_a_tree(sizes, elsewhere)
    weight = sum(sizes[one] for one in ours) / 1000
    say(f"the editor's own modules: {len(ours)}, {weight:.1f} kB gzipped")
    return judge("the editor's own JavaScript, kB gzipped", weight, KILOBYTES)


def _note(sizes: dict[str, int], request: Any) -> None:
    if "/static/" in request.url:
        sizes[request.url] = request.sizes()["responseBodySize"]
