"""A blind round the whole way: three assessors in three browsers, two guests on phones."""

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PATIENCE
from tests.browser.scored import ADD_TABLE, NEW_ENGAGEMENT, SEND

pytestmark = pytest.mark.browser
PHONE: dict[str, Any] = {
    "viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True,
}  # fmt: skip
OTHERS = ("boris@example.org", "vera@example.org")


@pytest.fixture
def phone(server, chromium):
    """Return a function that opens a page on a phone on which nobody is signed in."""
    contexts = []

    def open_page():
        contexts.append(chromium.new_context(base_url=server.url, **PHONE))
        page = contexts[-1].new_page()
        page.set_default_timeout(PATIENCE)
        return page

    yield open_page
    for context in contexts:
        context.close()


def prepare(page) -> str:
    """Two initiatives, a rubric, everybody in the team an assessor; a blind round is open."""
    page.goto(page.evaluate(NEW_ENGAGEMENT, "Scored in rounds"))
    here: str = page.url
    page.evaluate(SEND, [f"{here}goals/new/", {"title": "Be known", "weight": "1"}])
    page.goto(f"{here}goals/")
    goal = page.locator("section.goal").get_attribute("data-key")
    levels = {
        f"level-{number}-{part}": value
        for number in range(3)
        for part, value in (("value", f"{number * 2}"), ("title", ""), ("description", ""))
    }
    talk = {"title": "Talk", "kind": "rubric", "direction": "more", "weight": "1", **levels}
    page.evaluate(SEND, [f"/goals/{goal}/criteria/new/", talk])
    page.evaluate(ADD_TABLE, [here, "City festival\nPodcast"])
    page.goto(f"{here}assessors/new/")
    members = page.locator("[name=user_id] option").evaluate_all(
        "all => all.map((one) => one.value)"
    )
    for member in filter(None, members):
        page.evaluate(SEND, [f"{here}assessors/new/", {"user_id": member, "weight": "1"}])
    page.goto(f"{here}rounds/")
    page.get_by_role("button", name="Close", exact=True).click()
    page.get_by_role("link", name="New round").click()
    page.get_by_label("Name", exact=True).fill("Board")
    page.get_by_role("button", name="Save").click()
    page.get_by_role("button", name="Open the round").click()
    expect(page.get_by_text("criteria locked")).to_be_visible(timeout=PATIENCE)
    return here


def invite(page) -> str:
    page.get_by_role("link", name="Invite guests").click()
    page.get_by_role("button", name="Make a link").click()
    expect(page.locator("svg.picture-code")).to_be_visible(timeout=PATIENCE)
    address: str = page.locator("#address").input_value()
    return address


def score_as_guest(page, address: str, name: str, level: int) -> None:
    page.goto(address)
    page.get_by_label("Your name").fill(name)
    page.get_by_role("button", name="Begin").tap()
    page.locator("[data-guest-sheet][data-started]").wait_for()
    for title in ("City festival", "Podcast"):
        page.locator("[data-title]", has_text=title).wait_for()
        page.locator(f"[data-set='{level}']").tap()
        if title == "City festival":
            page.locator("[data-onward]").tap()
    expect(page.locator("[data-save-state]")).to_have_text("All scores saved", timeout=PATIENCE)
    expect(page.locator("[data-progress]")).to_have_text("2 of 2", timeout=PATIENCE)
    width = page.evaluate("() => document.documentElement.scrollWidth")
    assert width <= PHONE["viewport"]["width"]


def score_in_the_grid(page, here: str, keys: list[str]) -> None:
    page.goto(f"{here}scores/")
    page.locator(".grid td").first.click()
    page.locator("[data-card-panel]").wait_for()
    for key in keys:
        page.keyboard.press(key)
    expect(page.locator("[data-save-state]")).to_have_text("All scores saved", timeout=PATIENCE)


@pytest.mark.timeout(300)
def test_a_blind_round_the_whole_way(sign_in, phone):
    anna = sign_in()
    here = prepare(anna)
    address = invite(anna)
    guests = [phone(), phone()]
    score_as_guest(guests[0], address, "Guest one", 4)
    score_as_guest(guests[1], address, "Guest two", 0)

    people = [anna, *(sign_in(email) for email in OTHERS)]
    score_in_the_grid(anna, here, ["4", "ArrowDown", "0"])
    score_in_the_grid(people[1], here, ["2", ".", "4", "Enter", "?"])
    score_in_the_grid(people[2], here, ["0", "ArrowDown", "4"])
    expect(people[1].locator(".grid td").first).to_have_text("2–4", timeout=PATIENCE)
    people[1].goto(f"{here}ranking/")
    expect(people[1].get_by_text("by your scores alone")).to_be_visible(timeout=PATIENCE)

    anna.goto(f"{here}rounds/")
    board = anna.locator("section.round", has_text="Board")
    expect(board.get_by_text("scores are in")).to_have_count(5, timeout=PATIENCE)
    board.get_by_role("button", name="Reveal the scores").click()
    board.get_by_role("link", name="Agreement").click()
    anna.locator(".heat-map td a").first.click()
    said = anna.locator("#cell tbody tr")
    expect(said).to_have_count(5, timeout=PATIENCE)
    expect(said.filter(has_text="Guest one")).to_contain_text("4", timeout=PATIENCE)

    people[2].goto(f"{here}ranking/")
    expect(people[2].get_by_text("by your scores alone")).to_have_count(0, timeout=PATIENCE)
    guests[0].reload()
    expect(guests[0].get_by_text("The round is closed")).to_be_visible(timeout=PATIENCE)
    anna.goto(f"{here}rounds/")
    anna.locator("section.round", has_text="Board").get_by_role(
        "button", name="Score again"
    ).click()
    anna.get_by_role("button", name="Save").click()
    anna.get_by_role("button", name="Open the round").click()
    expect(anna.locator("section.round").first).to_contain_text("0 of 2", timeout=PATIENCE)
