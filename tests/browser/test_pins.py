"""A comment points at a place of the drawing, and whoever else has it open sees where."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.browser.editing import make_graph, open_graph, saved, select

pytestmark = pytest.mark.browser
Person = Callable[..., Any]

SMALL = """
How do we grow?
  More customers
    New cities
  More per customer
"""


def corner(page: Any, selector: str) -> tuple[float, float]:
    """Return the lower left corner of an element, in the drawing's own pixels."""
    x, y = page.evaluate(
        """(selector) => {
          const { left, bottom } = document.querySelector(selector).getBoundingClientRect();
          const world = document.querySelector('.world');
          const { a: zoom } = new DOMMatrix(getComputedStyle(world).transform);
          const origin = world.getBoundingClientRect();
          return [(left - origin.left) / zoom, (bottom - origin.top) / zoom];
        }""",
        selector,
    )
    return float(x), float(y)


def beside(page: Any, title: str) -> tuple[int, int]:
    """Return how far the pin stands from the corner of a box."""
    node = page.locator(".node", has_text=title).first.get_attribute("id")
    left, bottom = corner(page, ".pin")
    x, y = corner(page, f"#{node}")
    return round(left - x), round(bottom - y)


def test_a_pin_is_seen_by_others_and_goes_with_its_box(sign_in: Person) -> None:
    wide = {"viewport": {"width": 1440, "height": 900}}
    anna, boris = (
        sign_in("anna@example.org", **wide, blank=True),
        sign_in("boris@example.org", **wide, blank=True),
    )
    address = make_graph(anna, SMALL)
    open_graph(anna, address)
    open_graph(boris, address)

    box = anna.locator(".node", has_text="New cities")
    box.click(modifiers=["Alt"], position={"x": 40, "y": 10})
    anna.locator(".pin.is-fresh").wait_for()
    anna.get_by_role("textbox", name="Comment text").press_sequentially("Which ones?")
    anna.keyboard.press("Control+Enter")
    pin = boris.get_by_role("button", name="Comment by Anna Orlova at “New cities”: Which ones?")
    pin.wait_for()
    assert beside(boris, "New cities") == beside(anna, "New cities")

    before = beside(boris, "New cities")
    select(anna, "More customers")
    anna.keyboard.press("Enter")  # a question between moves what stands below
    anna.keyboard.type("Fewer lost")
    anna.keyboard.press("Enter")
    saved(anna)
    boris.locator(".node", has_text="Fewer lost").wait_for()
    assert beside(boris, "New cities") == before

    boris.keyboard.press("F6")  # from the drawing to its pins
    assert pin.evaluate("(one) => one === document.activeElement")
    assert "is-pointed" in str(boris.locator(".node", has_text="New cities").get_attribute("class"))
    boris.keyboard.press("Enter")
    thread = boris.locator(".thread", has_text="Which ones?")
    thread.get_by_role("button", name="Reply").wait_for()

    select(anna, "New cities")
    anna.keyboard.press("Delete")
    pin.wait_for(state="detached")
    anna.keyboard.press("Control+z")
    pin.wait_for()
    boris.locator(".node", has_text="New cities").click()
    thread.get_by_role("button", name="Resolve").click()
    for page in (anna, boris):
        page.locator(".pin").wait_for(state="detached")
    saved(boris)
