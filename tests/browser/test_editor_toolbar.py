"""The bar over a drawing is one row at every width; what has no room is in its menu."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.editing import make_graph

pytestmark = pytest.mark.browser
Person = Callable[..., Any]

TREE = "How do we grow in the next three years?\n  New cities\n  Price"
#: What of the bar is not fully seen, or lies over another part of it.
TROUBLE = """() => {
  const bar = document.querySelector('.toolbar');
  const seen = [...bar.querySelectorAll(
    '.toolbar-title, .segmented, summary, button, select, input')]
    .filter((one) => !one.closest('[data-gone], .menu-list, .segmented > *')
      && one.getClientRects().length > 0);
  const { left, right, height } = bar.getBoundingClientRect();
  const boxes = seen.map((one) => [one.outerHTML.slice(0, 90), one.getBoundingClientRect()]);
  const out = boxes.filter(([, box]) => box.left < left || box.right > right + 1);
  const over = boxes.filter(([, box], i) => boxes.slice(i + 1).some(([, other]) =>
    box.left < other.right - 1 && other.left < box.right - 1));
  return [...out, ...over].map(([name]) => name).concat(height > 64 ? [`${height} px high`] : []);
}"""

#: Names in the bar of the page that lie over what follows.
CROWDED = """() => {
  const parts = [...document.querySelectorAll('.crumb, .topbar-search, .topbar-end')]
    .map((one) => [one.innerText, one.getBoundingClientRect()]).filter(([, box]) => box.width > 0);
  return parts.filter(([, box], i) => parts[i + 1] && box.right > parts[i + 1][1].left + 1)
    .map(([name]) => name);
}"""


@pytest.mark.parametrize("kind", ["issue_tree", "stage_map"])
@pytest.mark.parametrize("email", ["anna@example.org", "anna.ru@example.org"])
def test_bar_is_one_row(sign_in: Person, email: str, kind: str) -> None:
    page = sign_in(email, viewport={"width": 1440, "height": 900}, blank=True)
    address = make_graph(page, TREE if kind == "issue_tree" else "", kind)
    for width in (1440, 1280, 1024, 820, 720, 640, 390, 360):
        page.set_viewport_size({"width": width, "height": 844})
        page.goto(address)
        page.locator(".toolbar-end [data-action=undo]").wait_for()
        page.wait_for_load_state("networkidle")
        assert page.evaluate(TROUBLE) == [], width
        assert page.evaluate(CROWDED) == [], width


def test_what_has_no_room_is_in_the_menu(sign_in: Person) -> None:
    page = sign_in(viewport={"width": 1900, "height": 844}, blank=True)
    address = make_graph(page, TREE)
    page.goto(address)
    expect(page.locator(".toolbar-label")).to_be_visible()
    page.locator(".toolbar-end summary").click()
    assert page.locator(".toolbar-end .menu-item:visible").count() > 0
    assert page.locator(".toolbar-end [data-comes]:visible").count() == 0
    page.keyboard.press("Escape")
    page.set_viewport_size({"width": 390, "height": 844})
    expect(page.locator("#colouring")).to_be_hidden()
    page.locator(".toolbar-end summary").click()
    page.locator(".toolbar-end .menu-item", has_text="Find").last.click()
    expect(page.locator("#find")).to_be_focused()
    page.keyboard.type("price")
    page.keyboard.press("Enter")
    expect(page.locator("#find-hits")).to_have_text("1 / 1")
    page.keyboard.press("Escape")  # the field goes, and the row is there again
    page.locator(".toolbar-end summary").click()
    page.locator(".toolbar-end .menu-item", has_text="Filter").click()
    expect(page.locator("#filter-menu [data-trait=status]").first).to_be_visible()
    expect(page.get_by_role("button", name="Details")).to_be_visible()
