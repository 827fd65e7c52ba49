"""Forced colours, 200 %, fingers: what is chosen is seen, nothing is too small, axe is content."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.browser.axe import violations
from tests.browser.editing import make_graph, open_graph, select
from tests.browser.test_accessibility import places

pytestmark = pytest.mark.browser
Person = Callable[..., Any]

TREE = """
How do we grow?
  More customers
    New cities
  More per customer
"""
#: What is pressed and seen, and does not take a press 12 px beside its middle (WCAG 2.5.8).
SMALL = """() => {
  const all = 'button, summary, select, input, textarea, a.button, .node-fold, .comment-mark';
  const found = [];
  for (const one of document.querySelectorAll(all)) {
    if (!one.checkVisibility({opacityProperty: true, visibilityProperty: true})) continue;
    const {left, right, top, bottom} = one.getBoundingClientRect();
    const [x, y] = [(left + right) / 2, (top + bottom) / 2];
    const takes = (dx, dy) => {
      const hit = document.elementFromPoint(x + dx, y + dy);
      return hit && (one.contains(hit) || hit.closest('label')?.contains(one));
    };
    if (top < 0 || bottom > innerHeight || !takes(0, 0)) continue; // out of view
    const isLarge = [[-11, 0], [11, 0], [0, -11], [0, 11]].every(([dx, dy]) => takes(dx, dy));
    if (!isLarge) found.push(`${right - left} × ${bottom - top}: ${one.outerHTML.slice(0, 120)}`);
  }
  return found;
}"""


@pytest.fixture
def forced(sign_in: Person) -> Any:
    """Open pages as with a contrast theme of Windows."""
    return sign_in(
        bypass_csp=True,
        forced_colors="active",
        viewport={"width": 1440, "height": 900},
        blank=True,
    )


def look(page: Any, selector: str, name: str) -> str:
    """Return one property of how an element is shown."""
    return str(
        page.locator(selector).first.evaluate("(one, name) => getComputedStyle(one)[name]", name)
    )


def test_forced_colours_show_what_is_chosen_and_where_the_keys_are(forced: Any) -> None:
    open_graph(forced, make_graph(forced, TREE))
    select(forced, "More customers")
    forced.keyboard.press("Shift+ArrowDown")
    assert look(forced, ".node.is-selected:not(.is-active)", "outlineStyle") == "solid"
    assert look(forced, ".node.is-active", "outlineWidth") == "4px"
    assert look(forced, ".node:not(.is-selected)", "outlineStyle") == "none"
    pressed = look(forced, ".segmented [aria-pressed=true]", "backgroundColor")
    assert pressed != look(forced, ".segmented [aria-pressed=false]", "backgroundColor")
    assert violations(forced) == []


def test_forced_colours_tell_a_status_by_the_length_of_its_bar(forced: Any) -> None:
    open_graph(forced, make_graph(forced, TREE))
    select(forced, "New cities")
    with forced.expect_response("**/commits"):
        forced.select_option("#inspector-form [name=status]", "in_progress")
    bar = """(name) => {
      const nodes = [...document.querySelectorAll('.node')];
      const node = nodes.find((one) => one.innerText.includes(name));
      const style = getComputedStyle(node, '::before');
      return [style.backgroundColor, parseFloat(style.height)];
    }"""
    forced.wait_for_function("() => document.querySelector('.node[data-status=in_progress]')")
    half, length = forced.evaluate(bar, "New cities")
    none, _ = forced.evaluate(bar, "More per customer")
    assert none == "rgba(0, 0, 0, 0)"
    assert half != none
    assert length < 30


@pytest.mark.parametrize("part", ["", "goals/", "scores/", "ranking/", "gates/"])
def test_axe_finds_nothing_in_forced_colours_and_at_200_percent(forced: Any, part: str) -> None:
    address = places(forced, "engagements")[0] + part
    forced.goto(address)
    forced.wait_for_load_state("networkidle")
    assert violations(forced) == []
    forced.set_viewport_size({"width": 720, "height": 450})  # as many CSS px as at 200 %
    assert violations(forced) == []
    assert forced.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_editor_at_200_percent(sign_in: Person) -> None:
    page = sign_in(
        bypass_csp=True, viewport={"width": 720, "height": 450}, device_scale_factor=2, blank=True
    )
    open_graph(page, make_graph(page, TREE))
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("width", [1440, 390])
def test_targets_of_the_editor_are_large_enough(sign_in: Person, width: int) -> None:
    page = sign_in(viewport={"width": width, "height": 844}, blank=True)
    page.goto(make_graph(page, TREE))
    if width < 720:
        page.locator(".outline:focus").wait_for(state="attached")
    else:
        page.locator(".boxes:focus").wait_for(state="attached")
    assert page.evaluate(SMALL) == []


def test_targets_of_the_pages_are_large_enough(sign_in: Person) -> None:
    page = sign_in(viewport={"width": 1440, "height": 900}, blank=True)
    engagement = places(page, "engagements")[0]
    found = []
    for part in ("", "goals/", "initiatives/", "scores/", "gates/", "ranking/", "team/"):
        page.goto(engagement + part)
        page.wait_for_load_state("networkidle")
        found += [f"{part} {one}" for one in page.evaluate(SMALL)]
    assert found == []
