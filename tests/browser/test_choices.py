"""Quick choices by keyboard and on a guest's phone; the order stands beside the scores."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PATIENCE
from tests.browser.test_rounds import invite, phone, prepare, score_in_the_grid

__all__ = ["phone"]
pytestmark = pytest.mark.browser


@pytest.mark.timeout(400)
def test_gut_and_scores_stand_side_by_side(sign_in, phone):
    anna = sign_in()
    here = prepare(anna)
    address = invite(anna)
    guest = phone()
    guest.goto(address)
    guest.get_by_label("Your name").fill("Guest one")
    guest.get_by_role("button", name="Begin").tap()
    guest.get_by_role("link", name="Quick choices").tap()
    guest.get_by_role("button", name="Podcast").tap()
    expect(guest.get_by_text("1 of 1")).to_be_visible(timeout=PATIENCE)
    assert guest.evaluate("document.documentElement.scrollWidth") <= 390

    score_in_the_grid(anna, here, ["4", "ArrowDown", "0"])
    anna.get_by_role("link", name="Quick choices").click()
    pair = anna.locator("[data-pair]")
    expect(pair).to_be_visible(timeout=PATIENCE)
    anna.keyboard.press("s")
    expect(anna.get_by_text("That was all")).to_be_visible(timeout=PATIENCE)
    expect(anna.locator(".htmx-settling")).to_have_count(0)  # keys are heard again
    anna.keyboard.press("u")
    expect(pair).to_be_focused(timeout=PATIENCE)
    is_left = pair.locator("[data-choice='1']", has_text="Podcast").count()
    anna.keyboard.press("ArrowLeft" if is_left else "2")
    expect(anna.get_by_text("That was all")).to_be_visible(timeout=PATIENCE)

    anna.goto(f"{here}rounds/")
    board = anna.locator("section.round", has_text="Board")
    board.get_by_role("button", name="Reveal the scores").click()
    board.get_by_role("link", name="Agreement").click()
    anna.get_by_role("link", name="Gut order").click()
    rows = anna.locator("tbody tr")
    expect(rows.first).to_contain_text("Podcast", timeout=PATIENCE)
    cells = [row.locator("td").all_inner_texts() for row in rows.all()]
    assert [(found[0], found[1]) for found in cells] == [("1", "2"), ("2", "1")]
    expect(anna.get_by_text("2 choices of 2 people; passed over: 0.")).to_be_visible()
