"""Cells are discussed after the reveal: by keyboard, by two people, resolved and taken back."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PATIENCE
from tests.browser.test_rounds import OTHERS, prepare, score_in_the_grid

pytestmark = pytest.mark.browser
DELETE = re.compile("Delete.*Why four")


@pytest.mark.timeout(400)
def test_a_cell_is_discussed_after_the_reveal(sign_in):
    anna, boris = sign_in(), sign_in(OTHERS[0], blank=True)
    here = prepare(anna)
    score_in_the_grid(anna, here, ["4", "ArrowDown", "0"])
    anna.goto(f"{here}rounds/")
    board = anna.locator("section.round", has_text="Board")
    expect(board.get_by_role("link", name="Agreement")).to_have_count(0)
    board.get_by_role("button", name="Reveal the scores").click()
    board.get_by_role("link", name="Agreement").click()

    anna.locator(".heat-map td a").first.focus()
    anna.keyboard.press("Enter")
    anna.get_by_role("textbox", name="Comment").focus()
    anna.keyboard.type("Why four?")
    anna.keyboard.press("Tab")
    anna.keyboard.press("Enter")
    marked = anna.locator(".heat-map td a", has_text="1 open discussion")
    expect(marked).to_have_count(1, timeout=PATIENCE)

    boris.goto(anna.url)
    expect(boris.locator(".comment-text")).to_have_text("Why four?", timeout=PATIENCE)
    expect(boris.get_by_role("button", name=DELETE)).to_have_count(0)
    boris.locator("summary", has_text="Reply").focus()
    boris.keyboard.press("Enter")
    boris.locator("details[open] textarea").fill("The venue is new")
    boris.locator("details[open]").get_by_role("button", name="Reply").click()
    expect(boris.locator(".comment-text")).to_have_count(2, timeout=PATIENCE)
    boris.get_by_role("button", name="Resolve").click()
    expect(boris.get_by_text("Resolved by")).to_be_visible(timeout=PATIENCE)
    expect(boris.locator(".heat-map .comment-mark")).to_have_count(0)

    anna.reload()
    anna.get_by_role("button", name=DELETE).click()
    expect(anna.locator(".comment-text").first).to_have_text("Deleted", timeout=PATIENCE)
    anna.get_by_role("button", name="Undo").click()
    expect(anna.locator(".comment-text").first).to_have_text("Why four?", timeout=PATIENCE)
