"""A test-drive: that of the sample is read, another one is prepared with what is known."""

import re
from typing import Any

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def test_a_test_drive_is_read_and_another_one_begun(sign_in: Any) -> None:
    page = sign_in("anna@example.org", viewport={"width": 1440, "height": 900}, blank=True)
    page.goto("/")
    page.locator("main a[href^='/engagements/']", has_text="Brand marketing").first.click()
    page.wait_for_url("**/engagements/*/")
    here = re.sub(r"[?#].*", "", page.url)
    page.goto(f"{here}portfolio/test-drives/")
    expect(page.locator(".note").first).to_contain_text("the list and no number")
    expect(page.locator("main tbody tr").first).to_contain_text("plush courier")
    page.goto(f"{here}portfolio/test-drives/new/")
    page.locator("[name=name]").fill("Once more")
    for box in page.locator("[name=initiative_ids]").all()[2:]:
        box.uncheck()
    page.locator("main form button[type=submit]").last.click()
    page.wait_for_url("**/cases/")
    page.locator("main textarea").first.fill("Nobody thanked the couriers.")
    page.locator("main input[name^=outcome_]").first.fill("a lot")
    page.locator("main form button[type=submit]").last.click()
    expect(page.locator(".field-error").first).to_contain_text("not a number")
    page.locator("main input[name^=outcome_]").first.fill("80")
    page.locator("main form button[type=submit]").last.click()
    page.wait_for_url(re.compile(r"/test-drives/[0-9a-f-]{36}/$"))
    first = page.locator("main tbody tr").first
    expect(first).to_contain_text("Nobody thanked the couriers.")
    expect(first).to_contain_text("80")
