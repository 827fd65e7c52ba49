"""The inbox by keys, with Undo; inviting from the team of an engagement."""

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


def test_people_are_invited_from_the_team_without_leaving_it(sign_in: Any) -> None:
    page = sign_in(viewport={"width": 1440, "height": 900})
    page.get_by_role("link", name="Brand marketing").first.click()
    page.get_by_role("link", name="Team").first.click()
    page.get_by_role("link", name="Invite").first.click()
    page.get_by_label("E-mail addresses").fill("Nina <nina@example.net>, boris@example.org")
    page.get_by_role("button", name="Send the invitations").click()
    expect(page.locator(".toast").first).to_contain_text("Already here: Boris Kim")
    waiting = page.locator("li.row", has_text="nina@example.net")
    expect(waiting).to_be_visible()
    waiting.get_by_role("button", name="Send again").click()
    expect(page.locator(".toast").last).to_contain_text("Sent again to")
    expect(page.get_by_role("heading", name="Team")).to_be_visible()
    waiting.get_by_role("button", name="Withdraw").click()
    expect(waiting).to_have_count(0)
