"""Goals, gates, rubrics and initiatives in a real browser."""

import re
from typing import TYPE_CHECKING

import pytest

from tests.browser.scored import (
    NEW_ENGAGEMENT,
    SEND,
    paste,
    place,
    prepare,
)

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser


@pytest.fixture
def page(sign_in) -> "Page":
    page: Page = sign_in()
    address = page.evaluate(NEW_ENGAGEMENT, "Scored in a browser")
    page.goto(address)
    return page


def test_goals_are_written_in_place_and_undone(page):
    place(page, "Goals")
    page.get_by_role("link", name="Write the first goal").click()
    page.get_by_label("Goal", exact=True).fill("People under 30 know us")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="People under 30 know us").wait_for()
    page.locator(".page-actions").get_by_role("link", name="Add a goal").wait_for()
    page.get_by_role("link", name=re.compile("Add a criterion")).click()
    page.get_by_label("Criterion", exact=True).fill("Talk")
    page.get_by_label("Level 1, name").fill("None")
    page.get_by_role("button", name="Add a level").click()
    page.wait_for_function("() => document.activeElement.name === 'level-5-value'")
    page.keyboard.type("5")
    assert page.get_by_label("Level 1, name").input_value() == "None"
    page.get_by_role("button", name="Save").click()
    page.get_by_text("Rubric of 6 levels").wait_for()
    page.get_by_role("link", name="Edit “Talk”").click()
    page.get_by_label("Measured by").select_option("number")
    assert page.get_by_label("Worth 100 points").is_visible()
    assert not page.get_by_label("Level 1, name").is_visible()
    page.keyboard.press("Escape")
    page.get_by_text("Rubric of 6 levels").wait_for()
    page.wait_for_function("() => document.activeElement.textContent.trim() === 'Edit'")
    page.get_by_role("button", name="Delete “People under 30 know us”").click()
    page.get_by_text("No goals yet").wait_for()
    page.get_by_role("button", name="Undo").click()
    page.get_by_text("Rubric of 6 levels").wait_for()


def test_a_weight_typed_beside_a_goal_changes_the_shares(page):
    here = page.url
    for title in ("Be known", "Be chosen"):
        page.evaluate(SEND, [f"{here}goals/new/", {"title": title, "weight": "1"}])
    place(page, "Goals")
    for key in page.eval_on_selector_all("section.goal", "all => all.map((x) => x.dataset.key)"):
        fields = {"title": "Fit", "kind": "yes_no", "direction": "more", "weight": "1"}
        page.evaluate(SEND, [f"/goals/{key}/criteria/new/", fields])
    page.reload()
    page.get_by_label("Weight of “Be known”").fill("3")
    page.keyboard.press("Tab")
    page.locator(".share:has-text('75%')").wait_for()
    assert page.locator(".share").all_inner_texts() == ["75%", "25%"]


def test_gates_are_decided_by_keys(page):
    here = prepare(page)
    page.evaluate(SEND, [f"{here}gates/new/", {"title": "Legal"}])
    page.goto(f"{here}gates/")
    page.locator(".decisions [data-first]").first.focus()
    for _ in range(3):  # each goes on to the next one, however soon the next key comes
        page.keyboard.press("p")
    decided = (
        "(count) => document.querySelectorAll('.verdict.is-pass').length === count"
        " && document.activeElement.matches('[data-first]')"
    )
    page.wait_for_function(decided, arg=3)
    page.keyboard.press("u")
    page.wait_for_function(decided, arg=2)
    page.keyboard.press("v")
    page.wait_for_function("() => document.activeElement.name === 'reason'")
    page.keyboard.type("No permit")
    page.get_by_role("button", name="Save").click()
    page.get_by_text("“No permit”").wait_for()
    assert page.locator(".verdict.is-pass").count() == 2


def test_a_rubric_is_copied_and_pasted(page):
    here = prepare(page)
    page.goto(f"{here}goals/")
    page.get_by_role("link", name=re.compile("Add a criterion")).click()
    page.get_by_label("Criterion", exact=True).fill("Fit")
    names = page.locator(".levels input[name$='-title']")
    assert names.nth(4).input_value() == "Fully"
    page.get_by_label("Take the rubric of").select_option(label="Talk")
    values = "all => all.map((one) => one.value)"
    assert names.evaluate_all(values) == ["None", "Some", "Strong", "", ""]
    page.locator(".for-rubric .levels input").first.focus()
    rows = "\n".join(f"{number}\tLevel {number}\tSeen" for number in range(1, 8))
    paste(page, f"Value\tName\tWhat\n{rows}")
    assert names.evaluate_all(values) == [f"Level {number}" for number in range(1, 8)]
    page.get_by_role("button", name="Save").click()
    page.get_by_text("Rubric of 7 levels").wait_for()


def test_initiatives_are_pasted_edited_in_their_row_and_back_works(page):
    here = page.url
    place(page, "Initiatives")
    page.get_by_role("link", name="Paste a table").click()
    page.get_by_label("Cells").fill("Initiative\tCost\nCity festival\tmuch")
    page.get_by_role("button", name="Check").click()
    page.get_by_text("“much” is not a number").first.wait_for()
    page.get_by_role("button", name="Another table").click()
    page.get_by_label("Cells").fill("Initiative\tCost\nCity festival\t12.5 M\nPodcast\t3 M")
    page.get_by_role("button", name="Check").click()
    page.get_by_role("button", name="Add 2 initiatives").click()
    page.get_by_text("2 initiatives are added.").wait_for()
    page.wait_for_load_state()  # rows open by a double click once their part has come
    page.get_by_role("row", name="City festival").dblclick(position={"x": 400, "y": 16})
    page.get_by_label("Initiative", exact=True).fill("City festival partnership")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="City festival partnership").wait_for()
    assert page.url == f"{here}initiatives/"
    page.get_by_role("link", name="Podcast").click()
    page.get_by_label("Initiative", exact=True).wait_for()
    page.go_back()
    page.get_by_role("link", name="Podcast").wait_for()
    page.get_by_role("heading", name="Initiatives").wait_for()
    page.get_by_role("button", name="Delete “Podcast”").click()
    page.get_by_role("button", name="Undo").click()
    page.get_by_text("“Podcast” is back.").wait_for()


def test_an_engagement_counts_in_the_currency_that_is_chosen(page):
    here = page.url
    page.goto(f"{here}edit/")
    field = page.get_by_label("Currency")
    assert field.input_value() == "RUB"
    field.fill("€")
    page.get_by_role("button", name="Save").click()
    page.wait_for_url(here)
    page.goto(f"{here}initiatives/new/")
    page.get_by_label("Initiative", exact=True).fill("Fair")
    page.get_by_label("Cost, likely, €").fill("$5M")
    page.get_by_role("button", name="Save", exact=True).click()
    page.get_by_text("“$5M” is in USD, but costs here are in EUR.").wait_for()
    page.get_by_label("Cost, likely, €").fill("€1.2m")
    page.get_by_role("button", name="Save", exact=True).click()
    page.get_by_role("cell", name="1.2 M €").wait_for()
