"""The inbox by keys: one is done with a line, the next has the keys, Undo brings it back."""

from typing import Any

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def test_a_line_is_done_by_a_key_and_comes_back_by_undo(sign_in: Any) -> None:
    page = sign_in(viewport={"width": 1440, "height": 900})
    lines = page.locator("[data-entry]")
    count = page.locator("#rail-list .rail-count").first
    page.get_by_role("link", name="Inbox").first.click()
    expect(lines.first).to_be_visible()
    before = lines.count()
    words = lines.first.locator(".inbox-words").inner_text()
    page.wait_for_load_state()
    lines.first.locator("[data-first]").focus()
    page.keyboard.press("e")
    expect(lines).to_have_count(before - 1)
    expect(page.locator(".toast")).to_contain_text("Done.")
    if before > 1:
        expect(lines.first.locator("[data-first]")).to_be_focused()
        expect(count).to_contain_text(str(before - 1))
    page.locator(".toast form button").click()
    expect(lines).to_have_count(before)
    expect(lines.first).to_contain_text(words.split("\n")[0])
    lines.first.locator("[data-first]").click()
    page.wait_for_url("**/graphs/*/**node=*")
