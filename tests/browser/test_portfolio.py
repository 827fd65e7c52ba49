"""The job of a portfolio: what is in, more money by a slider, why not, by hand, a new scenario."""

from typing import Any

import pytest
from playwright.sync_api import expect

# What takes longer than a request may on a busy machine is calculated by the worker.
pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("worker")]

LONG = 60_000


@pytest.mark.parametrize(
    ("email", "engagement"),
    [("anna@example.org", "Brand marketing"), ("anna.ru@example.org", "Бренд-маркетинг")],
)
def test_a_portfolio_is_read_moved_overridden_and_set_beside_another(
    sign_in: Any, email: str, engagement: str
) -> None:
    page = sign_in(email, viewport={"width": 1440, "height": 900})
    here = page.locator("a[href*='/engagements/']", has_text=engagement).first
    page.goto(f"{here.get_attribute('href')}portfolio/")
    rows = page.locator("table").first.locator("tbody tr")
    expect(rows).to_have_count(3)
    slider = page.locator("[data-money]")
    expect(slider).to_be_enabled()
    before = page.locator("[data-said]").inner_text()
    slider.focus()
    page.keyboard.press("Home")
    expect(page.locator("[data-said]")).not_to_have_text(before)
    expect(page.locator("[data-leaves]")).to_be_visible()
    why = page.locator(".why-not tbody tr").first
    title = why.locator("th").inner_text()
    expect(why.locator(".reason").first).not_to_be_empty()
    why.locator("a.button").click()
    page.locator("[name=reason]").fill("The board wants it")
    page.locator("[data-key^=override-] button.is-primary").click()
    held = page.locator("#scenario .rows .row", has_text="The board wants it")
    expect(held).to_contain_text(title, timeout=LONG)
    page.locator("#live-actions a.is-primary").click()
    page.locator("[name=title]").fill("120")
    page.locator("[name=total]").fill("120000000")
    page.locator(".scenario-form button.is-primary").click()
    expect(rows).to_have_count(4, timeout=LONG)
    expect(page.locator("#scenario h2")).to_have_text("120")
    expect(page.locator("#scenario .chosen")).to_be_visible(timeout=LONG)
