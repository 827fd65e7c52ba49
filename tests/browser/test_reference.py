"""The API reference in a browser: its search by keys, and its anchors."""

from collections.abc import Callable
from typing import Any

import pytest

pytestmark = pytest.mark.browser


def test_the_field_filters_by_words_and_opens_what_holds_them(
    sign_in: Callable[..., Any],
) -> None:
    from playwright.sync_api import expect

    page = sign_in(blank=True)
    page.goto("/api/")
    expect(page.locator(".reference-search")).to_be_visible()
    page.keyboard.press("/")
    field = page.locator("#reference-search")
    expect(field).to_be_focused()
    field.fill("is_beyond")
    expect(page.locator("#reference-found")).to_have_text("Operations found: 1")
    expect(page.locator(".operation:visible")).to_have_count(1)
    expect(page.locator(".reference-list li:visible")).to_have_count(1)
    expect(page.locator("tr.is-hit").first).to_be_visible()
    field.press("Enter")
    page.wait_for_function("() => location.hash === '#set_scores'")
    page.locator("#set_scores .operation-anchor").focus()
    expect(page.locator("#set_scores .operation-anchor")).to_have_css("opacity", "1")
    field.press("Escape")
    expect(page.locator("#reference-found")).to_have_text("")
    assert page.locator(".operation:visible").count() > 90
