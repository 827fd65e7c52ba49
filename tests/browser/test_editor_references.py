"""A branch shown in a second place, by keys: made, followed, counted once, taken back."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.browser.axe import violations
from tests.browser.editing import make_graph, open_graph, saved, select

pytestmark = pytest.mark.browser
Person = Callable[..., Any]

SMALL = """
How do we grow profit?
  More revenue
    Price
    Volume
  Less cost
    Cost of materials
    Overheads
"""
WAIT = "([css, count]) => document.querySelectorAll(css).length === count"


def box(page: Any, words: str) -> Any:
    """Return the box whose title has these words."""
    return page.locator(".node", has=page.locator(".node-title", has_text=words))


def selected(page: Any) -> str:
    """Return number and title of the selected box."""
    return str(page.locator(".node.is-active .node-title").inner_text())


def test_branch_is_shown_followed_and_deleted_by_keys(sign_in: Person) -> None:
    page = sign_in(viewport={"width": 1440, "height": 900}, bypass_csp=True, blank=True)
    open_graph(page, make_graph(page, SMALL))
    select(page, "Less cost")
    page.keyboard.press("Control+Alt+KeyB")
    page.locator("#reference-dialog[open]").wait_for()
    assert violations(page) == []
    page.keyboard.type("volu")
    page.wait_for_function(WAIT, arg=["#reference-list > li", 1])
    page.keyboard.press("Enter")
    page.locator(".node.is-reference.is-active").wait_for()
    saved(page)
    assert selected(page) == "→ 1.2Volume"
    page.locator("#shown-places").wait_for()
    assert violations(page) == []

    page.keyboard.type("x")  # it has no title of its own
    page.keyboard.press("Enter")
    page.wait_for_function(
        "() => document.querySelector('.node.is-active .node-title').textContent === '1.2Volume'"
    )
    page.locator("#shown-places button", has_text="2 Less cost").wait_for()
    page.keyboard.press("F2")
    page.keyboard.type(" of sales")
    page.keyboard.press("Enter")
    page.locator(".node.is-reference", has_text="Volume of sales").wait_for()

    page.keyboard.press("Alt+ArrowUp")  # its number is another one now
    page.locator(".node.is-reference", has_text="→ 1.1").wait_for()
    page.keyboard.press("Delete")
    page.wait_for_function(WAIT, arg=[".node.is-reference", 0])
    saved(page)
    page.keyboard.press("Control+KeyZ")
    page.locator(".node.is-reference", has_text="Volume of sales").wait_for()
    assert box(page, "Volume of sales").count() == 2
    saved(page)

    page.locator(".node.is-reference .node-number").click()
    page.wait_for_function(
        "() => !document.querySelector('.node.is-active').classList.contains('is-reference')"
    )
    page.locator(".toolbar [data-view=outline]").click()
    page.locator(".outline-item.is-reference", has_text="→ 1.1").wait_for()
