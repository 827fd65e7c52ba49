"""The editor under fingers: panned, pinched, its details opened and closed."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.browser.editing import make_graph, open_graph, saved
from tests.browser.test_editor import SMALL, active, comes

pytestmark = pytest.mark.browser
Person = Callable[..., Any]


def test_finger_pans_pinches_and_chooses(sign_in: Person) -> None:
    page = sign_in(viewport={"width": 1024, "height": 768}, has_touch=True, blank=True)
    open_graph(page, make_graph(page, SMALL))
    page.keyboard.press("Alt+Digit0")
    box = page.locator(".node", has_text="Price").bounding_box()
    page.touchscreen.tap(box["x"] + 30, box["y"] + 10)
    assert active(page) == "Price"
    session = page.context.new_cdp_session(page)

    def touch(kind: str, *points: tuple[float, float]) -> None:
        session.send(
            "Input.dispatchTouchEvent",
            {
                "type": kind,
                "touchPoints": [{"x": x, "y": y, "id": i} for i, (x, y) in enumerate(points)],
            },
        )

    touch("touchStart", (300, 650))
    touch("touchMove", (300, 630))
    touch("touchMove", (300, 600))
    touch("touchEnd")
    comes(page, "Price", "top", box["y"] - 50, 1)
    panned = page.locator(".node", has_text="Price").bounding_box()
    touch("touchStart", (300, 400), (400, 400))
    touch("touchMove", (250, 400), (450, 400))
    touch("touchEnd")
    comes(page, "Price", "width", 2 * panned["width"], 0.04 * panned["width"])


def test_details_open_and_close_by_touch(sign_in: Person) -> None:
    page = sign_in(viewport={"width": 390, "height": 844}, has_touch=True, blank=True)
    page.goto(make_graph(page, SMALL))
    page.locator(".outline-row", has_text="Price").tap()
    button = page.get_by_role("button", name="Details")
    button.tap()
    page.locator("#inspector [name=note]").fill("Asked on the way")
    button.tap()
    page.locator("#inspector").wait_for(state="hidden")
    page.wait_for_timeout(100)
    saved(page)
    page.reload()
    page.locator(".outline-item.is-active", has_text="Price").wait_for()
    page.get_by_role("button", name="Details").tap()
    assert page.locator("#inspector [name=note]").input_value() == "Asked on the way"
