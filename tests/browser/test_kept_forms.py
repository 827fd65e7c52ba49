"""No answer of the server replaces a form that somebody types in."""

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.scored import ADD_TABLE, NEW_ENGAGEMENT, SEND

pytestmark = pytest.mark.browser


@pytest.fixture
def page(sign_in: Any) -> Any:
    """Open an engagement with two goals, an initiative, a gate and an assessor."""
    page = sign_in(viewport={"width": 1440, "height": 900})
    page.goto(page.evaluate(NEW_ENGAGEMENT, "Typed in"))
    here = page.url
    for title in ("Be known", "Be liked"):
        page.evaluate(SEND, [f"{here}goals/new/", {"title": title, "weight": "1"}])
    page.goto(f"{here}goals/")
    by_number = {"kind": "number", "worst": "0", "best": "10", "weight": "1"}
    for section in page.locator("section.goal").all():
        address = f"/goals/{section.get_attribute('data-key')}/criteria/new/"
        page.evaluate(SEND, [address, {"title": "Reach", **by_number}])
    page.goto(here)
    page.evaluate(SEND, [f"{here}gates/new/", {"title": "Legal?"}])
    page.evaluate(ADD_TABLE, [here, "Festival"])
    page.evaluate(SEND, [f"{here}assessors/new/", {"name": "Vera", "weight": "1"}])
    return page


def goal(page: Any, title: str) -> Any:
    """Return the section of a goal."""
    return page.locator("section.goal", has=page.locator("h2", has_text=title))


def weight_of(page: Any, title: str) -> Any:
    """Return the field of a goal's weight."""
    return goal(page, title).locator(".goal-weight [name=weight]")


def test_weight_beside_an_open_form_changes_the_numbers_only(page: Any) -> None:
    page.goto(f"{page.url}goals/")
    page.locator("#live-actions a.is-primary").click()
    name = page.locator("[data-key=new-goal] [name=title]")
    name.wait_for()
    page.wait_for_load_state()
    name.press_sequentially("Half a sen")
    weight_of(page, "Be known").evaluate(
        """(field) => {
          field.value = '3';
          field.dispatchEvent(new Event('change', {bubbles: true}));
        }"""
    )
    expect(goal(page, "Be known").locator("header .share")).to_have_text("75%")
    expect(goal(page, "Be liked").locator("header .share")).to_have_text("25%")
    expect(name).to_be_focused()
    page.keyboard.type("tence")
    expect(name).to_have_value("Half a sentence")
    page.keyboard.press("Enter")
    expect(goal(page, "Half a sentence").locator("header")).to_have_count(1)
    expect(page.locator("section.goal")).to_have_count(3)
    expect(page.locator("[data-key=new-goal]")).to_have_count(0)


def test_weight_beside_a_goal_that_is_edited_and_a_new_criterion(page: Any) -> None:
    page.goto(f"{page.url}goals/")
    goal(page, "Be known").locator("header a[data-first]").click()
    page.locator("form.in-place [name=description]").fill("By everybody under 30")
    goal(page, "Be liked").locator(".goal-add a").click()
    expect(page.locator("form.in-place")).to_have_count(2)
    page.locator("[data-key^=new-] [name=title]").fill("Likes")
    weight_of(page, "Be liked").fill("3")
    weight_of(page, "Be liked").press("Enter")
    expect(goal(page, "Be liked").locator("header .share")).to_have_text("75%")
    expect(page.locator("form.in-place [name=description]").first).to_have_value(
        "By everybody under 30"
    )
    expect(page.locator("[data-key^=new-] [name=title]")).to_have_value("Likes")
    expect(page.locator("section.goal")).to_have_count(2)
    page.locator("[data-key^=head-] [data-cancel]").click()
    expect(page.locator("[data-key^=new-] [name=title]")).to_have_value("Likes")
    expect(page.locator("form.in-place")).to_have_count(1)


def test_what_is_typed_while_its_own_answer_is_on_its_way_stays(page: Any) -> None:
    page.goto(f"{page.url}goals/")
    held: list[Any] = []
    page.route("**/weight/", lambda route: held.append(route))  # noqa: PLW0108
    weight = weight_of(page, "Be known")
    weight.fill("3")
    weight.press("Enter")
    weight.fill("35")
    page.wait_for_function("() => document.querySelector('.htmx-request')")
    for route in held:
        route.continue_()
    expect(goal(page, "Be liked").locator("header .share")).to_have_text("25%")
    expect(weight).to_have_value("35")


@pytest.mark.parametrize(
    ("address", "opener"),
    [
        ("goals/", "#live-actions a.is-primary"),
        ("initiatives/", "#live-actions a[href*=new]"),
        ("initiatives/", "#live a[data-first]"),
        ("assessors/", "#live-actions a"),
        ("gates/", "#live td[data-key] a"),
    ],
)
def test_every_page_that_renews_a_part_of_itself_keeps_what_is_typed(
    page: Any, address: str, opener: str
) -> None:
    page.goto(f"{page.url}{address}")
    listed = page.url
    page.locator(opener).first.click()
    page.locator("form.in-place").wait_for()
    page.wait_for_load_state()  # what watches over forms has come
    field = page.locator("form.in-place :is(textarea, input[type=text])").first
    field.fill("Typed by hand")
    page.evaluate(
        "(address) => htmx.ajax('GET', address, {source: '#live', target: '#live'})", listed
    )
    page.wait_for_function("() => !document.querySelector('.htmx-request, .htmx-settling')")
    expect(field).to_have_value("Typed by hand")
    expect(page.locator("form.in-place")).to_have_count(1)
    page.locator("form.in-place [data-cancel]").first.click()
    expect(page.locator("form.in-place")).to_have_count(0)
