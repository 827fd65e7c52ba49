"""The page of a brand: a colour that cannot be read is told at its field, a logo is shown."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
LOGO = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 50">'
    '<rect width="200" height="50" fill="#0a5c36"/></svg>'
)


def test_a_brand_is_chosen(sign_in: Any, tmp_path: Path) -> None:
    page = sign_in(viewport={"width": 1440, "height": 900})
    named = page.locator('a[href^="/workspaces/"]')
    links = named.evaluate_all("all => all.map((one) => one.getAttribute('href'))")
    first = next(link for link in links if len(link.split("/")[2]) == 36)
    page.goto("/".join(first.split("/")[:3]) + "/brand/")
    expect(page.locator("h1")).to_have_text("Brand")
    page.locator("[name=accent]").fill("#ffcc00")
    page.locator("form.form [type=submit]").click()
    expect(page.locator(".field-error")).to_contain_text("#ffcc00 is too light")
    page.locator("[name=accent]").fill("#0a5c36")
    page.locator("[name=sticker]").fill("Preliminary")
    logo = tmp_path / "logo.svg"
    logo.write_text(LOGO, encoding="utf-8")
    page.locator("[name=firm_logo]").set_input_files(logo)
    page.locator("form.form [type=submit]").click()
    expect(page.locator(".brand-sample image")).to_have_count(1, timeout=60_000)
    expect(page.locator(".brand-sample")).to_contain_text("Preliminary")
