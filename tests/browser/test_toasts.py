"""Toasts at the foot of a page: what is said again stands once, and never more than three."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
Person = Callable[..., Any]

SAY = """async (sentences) => {
  const { showToast } = await import('/static/kit/toasts.js');
  for (const one of sentences)
    showToast(one.replace('!', ''), one.endsWith('!') ? { undo: () => {} } : {});
}"""


def test_repeats_are_merged_and_the_oldest_makes_room(sign_in: Person) -> None:
    page = sign_in(bypass_csp=True)
    toasts = page.locator(".toast")
    page.evaluate(SAY, ["No connection.", "No connection.", "Saved."])
    expect(toasts).to_have_count(2)
    expect(toasts.first).to_contain_text("No connection.×2")
    page.evaluate(SAY, ["No connection."])
    expect(toasts.last).to_contain_text("No connection.×3")
    page.evaluate(SAY, ["Deleted.!", "Deleted.!"])  # each takes back something else
    expect(toasts).to_have_count(3)
    expect(toasts.get_by_role("button", name="Undo")).to_have_count(2)
    page.evaluate(SAY, ["One.", "Two.", "Three."])
    expect(toasts).to_have_text([r"Deleted.Undo", "Deleted.Undo", "Three."])
