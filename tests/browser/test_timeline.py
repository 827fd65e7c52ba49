"""The timeline of a workplan: bars are moved by keys and by the pointer, and taken back."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.browser.editing import make_graph

pytestmark = pytest.mark.browser
OUTLINE = """
    Whom do we reach?
      In town
        Guests
        Members
      In the country
"""


def facts(page: Any, title: str) -> Any:
    return page.locator(".timeline-row", has_text=title).locator(".timeline-facts")


def wait_for(page: Any, title: str, words: str) -> None:
    page.locator(".timeline-row", has_text=title).get_by_text(words).wait_for()


def test_a_bar_is_placed_moved_and_dragged_and_all_is_taken_back(
    sign_in: Callable[..., Any],
) -> None:
    anna = sign_in("anna@example.org", blank=True)
    address = make_graph(anna, OUTLINE).replace("/graphs/", "/trees/") + "workplan/?view=timeline"
    anna.goto(address)
    row = anna.locator(".timeline-row", has_text="Guests")
    row.get_by_role("button").click()
    today = facts(anna, "Guests").inner_text().split(" · ")[0]
    assert row.locator(".timeline-bar.is-moment").count() == 1

    anna.keyboard.press("Control+ArrowRight")
    anna.keyboard.press("ArrowLeft")
    anna.keyboard.press("Shift+ArrowRight")
    anna.keyboard.press("Shift+ArrowRight")
    assert row.locator(".timeline-bar.is-moment").count() == 0
    moved = facts(anna, "Guests").inner_text().split(" · ")[0]
    assert "–" in moved

    box = row.locator(".timeline-bar").bounding_box()
    middle = (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    anna.mouse.move(*middle)
    anna.mouse.down()
    anna.mouse.move(middle[0] + 120, middle[1], steps=4)
    anna.mouse.up()
    assert facts(anna, "Guests").inner_text().split(" · ")[0] not in {today, moved}

    anna.keyboard.press("Control+z")
    wait_for(anna, "Guests", moved)
    for _step in range(4):
        anna.keyboard.press("Control+z")
    wait_for(anna, "Guests", today)
    anna.locator("[data-save-state]", has_text="All changes saved").wait_for()
    anna.reload()
    wait_for(anna, "Guests", today)

    anna.get_by_role("button", name="By owner").last.click()
    anna.locator(".timeline-group", has_text="Without an owner").wait_for()
    assert "by=owner" in anna.url
