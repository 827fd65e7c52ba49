"""The sections of a report in its composer: moved, chosen, added, doubled, removed."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.browser.composing import WIDE, compose, saved, sections

pytestmark = pytest.mark.browser
Person = Callable[..., Any]


@pytest.fixture
def page(sign_in: Person) -> Any:
    """The composer of a new report of the sample engagement."""
    page = sign_in(viewport=WIDE, blank=True)
    compose(page)
    return page


def test_sections_are_moved_by_keys_and_by_the_pointer(page: Any) -> None:
    before = sections(page)
    page.focus("#down-tree")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    tree = before.index("Issue tree")
    assert sections(page).index("Issue tree") == tree + 2
    assert page.evaluate("document.activeElement.id") == "down-tree"
    said = f"“Issue tree” is now {tree + 3} of {len(before)}"
    assert page.locator("[data-section-said]").inner_text() == said
    grip = page.locator("[data-section=tree] [data-grip]")
    start, end = grip.bounding_box(), page.locator("[data-section]").nth(1).bounding_box()
    page.mouse.move(start["x"] + 5, start["y"] + 10)
    page.mouse.down()
    page.mouse.move(start["x"] + 5, start["y"] - 30, steps=4)
    page.mouse.move(start["x"] + 5, end["y"] + 4, steps=6)
    page.mouse.up()
    saved(page, "#sections")
    moved = sections(page)
    assert moved.index("Issue tree") == 1
    page.reload()
    assert sections(page) == moved


def test_escape_puts_a_dragged_section_back(page: Any) -> None:
    before = sections(page)
    grip = page.locator("[data-grip]").nth(4).bounding_box()
    page.mouse.move(grip["x"] + 5, grip["y"] + 10)
    page.mouse.down()
    page.mouse.move(grip["x"] + 5, grip["y"] - 120, steps=6)
    assert sections(page) != before
    page.keyboard.press("Escape")
    page.mouse.up()
    assert sections(page) == before


def test_the_pages_follow_the_choice_of_sections(page: Any) -> None:
    assert "about" in page.locator("#outline-total").inner_text().lower()
    page.click("#choose-goals")
    page.locator("#title-goals[placeholder*='weighs most']").wait_for()
    page.fill("#title-goals", "What we judge by")
    page.locator("#facts-goals[data-title^='What']").wait_for()
    page.locator("#choose-goals", has_text="What we judge by").wait_for()
    page.uncheck("#on-goals")
    page.locator("#facts-goals[data-title='']").wait_for(state="attached")
    assert "section=goals" in page.url


def test_a_section_is_chosen_and_its_options_are_kept(page: Any) -> None:
    page.click("#choose-ranking")
    page.locator("#panel-ranking").wait_for()
    assert not page.locator("#id_answer").is_visible()
    page.fill("#option-ranking-top", "0")
    page.get_by_text("Use a whole number from 1 to 100.").wait_for()
    page.fill("#option-ranking-top", "3")
    page.uncheck("#option-ranking-has_cost")
    saved(page, "#sections")
    page.reload()
    page.locator("#panel-ranking").wait_for()
    assert page.input_value("#option-ranking-top") == "3"
    assert not page.is_checked("#option-ranking-has_cost")
    page.click("#choose-summary")
    page.locator("#id_answer").wait_for()
    assert not page.locator("#id_title").is_visible()


def test_sections_are_added_doubled_and_removed_by_keys(page: Any) -> None:
    before = sections(page)
    page.click("#choose-ranking")
    page.fill("#option-ranking-top", "5")
    page.focus("#choose-ranking")
    page.keyboard.press("Control+d")
    page.locator("#panel-ranking_b").wait_for()
    assert page.input_value("#option-ranking_b-top") == "5"
    page.locator(".section-add summary").click()
    page.get_by_role("button", name="Own text").click()
    page.locator("#option-text-body").fill("# Why now\n\nRents rise.")
    page.locator("#choose-text", has_text="Why now").wait_for()
    page.focus("#choose-goals")
    page.keyboard.press("Alt+ArrowUp")
    page.keyboard.press("Delete")
    page.locator("#choose-goals").wait_for(state="detached")
    saved(page, "#sections")
    page.get_by_role("button", name="Undo").click()
    page.locator("#choose-goals").wait_for()
    page.keyboard.press("Delete")
    saved(page, "#sections")
    page.reload()
    after = sections(page)
    assert "Goals and criteria" not in after
    assert len(after) == len(before) + 1
    assert after.count("Ranking of initiatives") == 2
    assert page.input_value("#option-text-body").startswith("# Why now")
    assert page.input_value("#option-ranking_b-top") == "5"


def test_a_section_is_added_before_the_scripts_have_come(page: Any) -> None:
    late: list[Any] = []
    page.route("**/htmx.min*.js", lambda route: late.extend([route]))
    page.reload(wait_until="commit")
    page.locator(".section-add summary").click()
    page.get_by_role("button", name="Own text").click()
    late[0].continue_()
    page.locator("#choose-text").wait_for()
    saved(page, "#sections")
    page.unroute("**/htmx.min*.js")
    page.reload()
    page.locator("#choose-text").wait_for()
