"""A decision is written down and printed on a page; letters of RACI are typed and checked."""

from typing import Any

import pytest

from tests.browser.axe import violations
from tests.browser.conftest import SignIn

pytestmark = pytest.mark.browser

LANGUAGES: list[dict[str, Any]] = [
    {
        "email": "anna@example.org",
        "yes": "Approved",
        "no": "Stopped",
        "plan": "measurement plan",
        "saved": "All letters saved",
        "wrong": "no letter of RACI",
        "nobody": "nobody answers for it",
    },
    {
        "email": "anna.ru@example.org",
        "yes": "Одобрено",
        "no": "Остановлено",
        "plan": "план измерений",
        "saved": "Все буквы сохранены",
        "wrong": "не буква RACI",
        "nobody": "никто не отвечает",
    },
]
#: The id of the engagement that has decisions.
FIND = """async () => {
  const ask = async (url) => (await fetch('/api/v1/' + url)).json();
  for (const one of (await ask('engagements')).items)
    if ((await ask(`engagements/${one.id}/decisions`)).items.length > 0) return one.id;
}"""


@pytest.mark.parametrize("words", LANGUAGES, ids=["en", "ru"])
def test_a_decision_follows_the_old_one(sign_in: SignIn, words: dict[str, Any]) -> None:
    page = sign_in(words["email"], bypass_csp=True)
    engagement = page.evaluate(FIND)
    address = f"/engagements/{engagement}/decisions/"
    page.goto(address)
    assert violations(page) == []
    first = page.locator("tbody tr", has_text=words["yes"]).first
    title = first.locator("a.row-link").inner_text()
    first.locator("a.row-link").click()
    page.locator(".page-actions a.is-primary").click()
    page.select_option("[name=verdict]", "stopped")
    page.fill("[name=decided_by]", "The board")
    page.fill("[name=reason]", "The partner has left")
    page.locator(".form-actions button.is-primary").click()
    page.wait_for_url("**/decisions/*/")
    assert words["no"] in page.locator("#decided").inner_text()
    page.goto(f"{address}against/")
    row = page.locator("tbody tr", has_text=title)
    assert "The partner has left" in row.inner_text()
    page.goto(f"{address}new/?verdict=approved")
    unplanned = page.locator("[name=initiative_id] option").last.get_attribute("value")
    page.select_option("[name=initiative_id]", unplanned)
    page.fill("[name=decided_by]", "The board")
    page.fill("[name=reason]", "It is cheap")
    page.locator(".form-actions button.is-primary").click()
    assert words["plan"] in page.locator(".note.is-warn").inner_text()


@pytest.mark.parametrize("words", LANGUAGES, ids=["en", "ru"])
def test_letters_are_typed_kept_and_checked(sign_in: SignIn, words: dict[str, Any]) -> None:
    page = sign_in(words["email"], bypass_csp=True)
    address = f"/engagements/{page.evaluate(FIND)}/raci/"
    page.goto(address)
    cell = page.locator("tbody tr").first.locator("td").first
    cell.click()
    page.keyboard.press("Delete")
    page.get_by_text(words["nobody"]).wait_for()
    page.keyboard.press("a")
    page.wait_for_function("() => document.querySelector('td').textContent === 'A'")
    page.get_by_text(words["nobody"]).wait_for(state="detached")
    assert page.locator("[data-save-state]").inner_text() == words["saved"]
    page.keyboard.press("F2")
    page.keyboard.type("x")
    page.keyboard.press("Enter")
    page.get_by_text(words["wrong"]).first.wait_for()
    page.goto(address)
    assert page.locator("tbody td").first.inner_text() == "A"
    assert violations(page) == []
