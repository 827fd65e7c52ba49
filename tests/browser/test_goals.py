"""The curve of a criterion, the tree of goals and the library in a real browser."""

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.axe import violations
from tests.browser.scored import NEW_ENGAGEMENT, SEND, prepare

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

VALUES = """() => [...document.querySelectorAll('[data-curve] tbody tr')].map(
  (line) => [...line.querySelectorAll('input')].map((field) => field.value).join(' '))"""


@pytest.fixture
def page(sign_in) -> "Page":
    page: Page = sign_in()
    page.goto(page.evaluate(NEW_ENGAGEMENT, "Goals in a browser"))
    return page


def _goals(page: "Page", *titles: str) -> None:
    here = page.url
    for title in titles:
        page.evaluate(SEND, [f"{here}goals/new/", {"title": title, "weight": "1"}])
    page.goto(f"{here}goals/")


def _curve(page: "Page", places: list[str]) -> None:
    page.wait_for_function(f"(wanted) => String(({VALUES})()) === String(wanted)", arg=places)


def _titles(page: "Page", titles: list[str]) -> None:
    expect(page.locator("section.goal h2")).to_have_text(titles)


def test_a_curve_is_drawn_by_keys_and_mouse_and_kept(page):
    here = prepare(page)
    page.goto(f"{here}goals/")
    page.get_by_role("link", name="Edit “Reach”").click()
    _curve(page, [" "])
    points = page.get_by_role("slider")
    expect(points).to_have_count(2)  # a straight line from 0 to 10
    points.first.focus()
    page.keyboard.press("Enter")
    _curve(page, ["0 0", "5 50", "10 100"])
    page.keyboard.press("Shift+ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(points.nth(1)).to_have_attribute("aria-valuetext", "5: 61 points")
    before = points.nth(1).bounding_box()
    page.mouse.move(before["x"] + 6, before["y"] + 6)
    page.mouse.down()
    page.mouse.move(before["x"] + 6, before["y"] - 20, steps=4)
    page.mouse.up()
    worth = page.evaluate(VALUES)[1]
    assert float(worth.split()[1]) > 61
    page.get_by_label("Point 2 of the curve, points").fill("70")
    expect(points.nth(1)).to_have_attribute("aria-valuenow", "70")
    assert violations(page) == []
    page.get_by_role("button", name="Save").click()
    page.get_by_role("link", name="Edit “Reach”").click()
    _curve(page, ["0 0", f"{worth.split()[0]} 70", "10 100"])
    page.get_by_role("slider").nth(1).focus()
    page.keyboard.press("Delete")
    _curve(page, ["0 0", "10 100"])
    page.get_by_role("button", name="Best in the middle").click()
    page.get_by_role("button", name="Save").click()
    expect(page.locator("tr", has_text="Reach")).to_contain_text("is the best")


def test_goals_are_moved_in_their_tree_by_keys(page):
    _goals(page, "One", "Two", "Three")
    _titles(page, ["One", "Two", "Three"])
    page.get_by_role("link", name="Edit “Three”").focus()
    page.keyboard.press("Alt+ArrowUp")
    _titles(page, ["One", "Three", "Two"])
    page.get_by_role("link", name="Edit “Three”").focus()
    page.keyboard.press("Alt+ArrowRight")
    part = page.locator("section.goal.is-depth-1")
    expect(part).to_have_count(1)
    expect(part.locator("h2")).to_have_text("Three")
    expect(part).to_have_attribute(
        "data-parent", page.locator("section.goal").first.get_attribute("data-goal")
    )
    page.wait_for_function("() => document.activeElement.closest('.goal.is-depth-1')")
    page.keyboard.press("Alt+ArrowLeft")  # the keys have stayed with the goal
    expect(page.locator("section.goal.is-depth-1")).to_have_count(0)
    _titles(page, ["One", "Three", "Two"])
    page.reload()
    _titles(page, ["One", "Three", "Two"])


def test_entries_of_the_library_go_in_and_sets_come_out(page):
    _goals(page, "Be known")
    page.get_by_role("link", name="From the library").click()
    page.get_by_role("button", name="Insert “Fit with the principles of the brand”").click()
    page.get_by_text("It is in the engagement now.").wait_for()
    page.get_by_role("link", name="Goals", exact=True).last.click()
    assert violations(page) == []
    page.get_by_role("link", name="Back to the goals").click()
    expect(page.locator("tr", has_text="Fit with the principles")).to_contain_text("5 levels")
    page.get_by_role("button", name="Keep as a set").click()
    page.get_by_text("is kept in the library").wait_for()
    library = page.evaluate(
        "() => document.querySelector('a[href^=\"/workspaces/\"]').getAttribute('href')"
    )
    page.goto(re.sub(r"(/workspaces/[^/]+/).*", r"\1library/?kind=set", library))
    kept = page.locator("li", has_text="Goals in a browser")
    kept.first.get_by_text("Goals and criteria", exact=True).click()
    expect(kept.first).to_contain_text("Fit with the principles of the brand")
    page.get_by_role("link", name="Criteria", exact=True).click()
    page.get_by_role("link", name="Make it our own: “Depth of contact”").click()
    page.get_by_label("Title").fill("Depth, as we see it")
    page.get_by_label("Level 2, points").fill("80")
    for number in (1, 3, 4, 5):
        page.get_by_label(f"Level {number}, points").fill(
            {1: "0", 3: "90", 4: "95", 5: "100"}[number]
        )
    assert violations(page) == []
    page.get_by_role("button", name="Save").click()
    page.get_by_role("link", name="Edit “Depth, as we see it”").click()
    expect(page.get_by_label("Level 2, points")).to_have_value("80")
    page.get_by_label("Source").fill("Own")
    page.get_by_role("button", name="Save").click()
    page.get_by_role("link", name="Edit “Depth, as we see it”").click()
    expect(page.get_by_label("Level 2, points")).to_have_value("80")
