"""Reading a big tree: colours with a legend, a filter that fades, an address that can be sent."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.browser.axe import violations
from tests.browser.editing import make_graph, open_graph, saved, select

pytestmark = pytest.mark.browser
Person = Callable[..., Any]

SMALL = """
How do we grow?
  More customers
    New cities
    New segments
  More per customer
    Price
    Basket
"""


@pytest.fixture
def page(sign_in: Person) -> Any:
    """Open a small tree of which two questions have a priority."""
    found = sign_in(viewport={"width": 1440, "height": 900}, bypass_csp=True, blank=True)
    open_graph(found, make_graph(found, SMALL))
    for title, level in (("Price", "high"), ("Basket", "low")):
        select(found, title)
        shown = "(title) => document.querySelector('#inspector [name=title]').value === title"
        found.wait_for_function(shown, arg=title)
        found.select_option("#inspector-form [name=priority]", level)
    found.wait_for_timeout(80)
    saved(found)
    return found


def faded(page: Any) -> set[str]:
    """Return the titles that have faded, once the next frames have been drawn."""
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 60)))")
    return {
        text.split("\n")[0].lstrip("0123456789. ")
        for text in page.locator(".node.is-dim .node-title").all_inner_texts()
    }


def test_colours_are_explained_and_survive_a_reload(page: Any) -> None:
    page.select_option("#colouring", "priority")
    page.locator("#legend .legend-item", has_text="High").wait_for()
    words = page.locator("#legend .legend-item").all_inner_texts()
    assert words == ["High", "Medium", "Low", "Not set"]
    page.locator(".node[data-priority=high]").first.wait_for()
    bar = "node => getComputedStyle(node, '::before').backgroundColor"
    high = page.locator(".node", has_text="Price").evaluate(bar)
    none = page.locator(".node", has_text="New cities").evaluate(bar)
    assert high != none
    page.wait_for_timeout(600)
    assert "colour=priority" in page.url
    page.reload()
    page.locator(".node", has_text="Price").wait_for()
    assert page.input_value("#colouring") == "priority"


def test_filter_fades_what_does_not_match_until_esc(page: Any) -> None:
    page.click("#filter-menu > summary")
    page.locator("#filter-menu [data-trait=priority][data-value=high]").click()
    assert "Price" not in faded(page)
    assert faded(page) == {
        "How do we grow?",
        "More customers",
        "New cities",
        "New segments",
        "More per customer",
        "Basket",
    }
    assert page.locator("#filter-menu > summary").inner_text().startswith("Filter: 1 fits")
    page.locator("#filter-menu [data-trait=priority][data-value=low]").click()
    assert "Basket" not in faded(page)
    page.wait_for_timeout(600)
    address = page.url
    page.keyboard.press("Escape")
    page.focus(".boxes")
    page.keyboard.press("Escape")
    assert faded(page) == set()
    page.goto(address)
    page.locator(".node.is-dim", has_text="New cities").wait_for()
    assert "Price" not in faded(page)


def test_filter_by_keys_alone_and_without_violations(page: Any) -> None:
    page.focus("#filter-menu > summary")
    page.locator("#filter-menu button").first.wait_for(state="attached")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert page.locator("#filter-menu [aria-pressed=true]").count() == 1
    assert violations(page) == []
    page.keyboard.press("Escape")
    assert page.locator("#filter-menu[open]").count() == 0


def test_legend_filters_too_and_the_outline_follows(page: Any) -> None:
    page.select_option("#colouring", "priority")
    page.locator("#legend button", has_text="High").click()
    assert "Price" not in faded(page)
    page.click("[data-view=outline]")
    page.locator(".outline-item.is-dim", has_text="Basket").first.wait_for()
    assert page.locator(".outline-item:not(.is-dim) .outline-text").all_inner_texts() == ["Price"]


def test_link_opens_the_node_for_somebody_else(page: Any, sign_in: Person) -> None:
    select(page, "New segments")
    page.wait_for_timeout(600)
    other = sign_in("boris@example.org", blank=True)
    other.goto(page.url)
    other.locator(".node.is-active", has_text="New segments").wait_for()
