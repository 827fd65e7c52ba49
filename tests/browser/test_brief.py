"""The problem brief: advice while one types, undo, leaves ticked there and in the editor."""

from typing import Any

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

#: Who, the case, a question with faults, what is said of it; a title that acts, its advice.
SAID = {
    "en": (
        "anna@example.org",
        "Brand marketing",
        "How can we launch an app? And when?",
        ("More than one ask: “And when?”", "There is no number", "is already a solution"),
        ("Diagnostic: why?", "this asks how."),
    ),
    "ru": (
        "anna.ru@example.org",
        "Бренд-маркетинг",
        "Как запустить приложение? И когда?",
        ("Здесь не один вопрос: «И когда?»", "Нет числа", "уже решение"),
        ("Диагностика: почему?", "а здесь «как»"),
    ),
}


def brief_of(page: Any, name: str) -> str:
    """Open the brief of the case and return its address."""
    page.goto("/")
    page.locator("main a[href^='/engagements/']", has_text=name).first.click()
    page.locator(".rail a[href$='/brief/']").first.click()
    page.wait_for_url("**/brief/")
    return str(page.url)


@pytest.mark.parametrize("language", list(SAID))
def test_a_brief_is_written_with_advice_and_its_leaves_are_ticked(
    sign_in: Any, language: str
) -> None:
    email, name, question, advice, _kind = SAID[language]
    page = sign_in(email, viewport={"width": 1440, "height": 900}, blank=True)
    here = brief_of(page, name)
    expect(page.locator(".brief-unserved")).to_have_count(1)
    page.goto(f"{here}edit/")
    page.locator("[name=question]").fill(question)
    for sentence in advice:
        expect(page.locator("#advice")).to_contain_text(sentence)
    page.locator("[name=question]").fill("")  # the question stays as it is elsewhere
    page.goto(f"{here}edit/")
    page.locator("[name=constraints]").fill("No night work")
    page.locator(".brief-form [type=submit]").click()
    expect(page.locator(".brief-sheet")).to_contain_text("No night work")
    page.locator("[data-toast] form button").click()
    expect(page.locator(".brief-sheet")).not_to_contain_text("No night work")
    page.goto(f"{here}leaves/?none")
    before = int(page.locator("#without").inner_text())
    page.locator(".brief-leaves tbody input").nth(4).check()
    expect(page.locator("#without")).to_have_text(str(before - 1))
    page.goto(page.locator(".brief-leaves tbody a").first.get_attribute("href"))
    boxes = page.locator("#served-criteria input")
    expect(boxes.nth(4)).to_be_checked()
    boxes.nth(4).uncheck()
    page.locator("[data-action=undo]").first.click()
    expect(boxes.nth(4)).to_be_checked()


@pytest.mark.parametrize("language", list(SAID))
def test_a_tree_becomes_one_of_another_kind_in_place(sign_in: Any, language: str) -> None:
    email, name, _question, _advice, (kind, sentence) = SAID[language]
    page = sign_in(email, viewport={"width": 1440, "height": 900}, blank=True)
    page.goto(f"{brief_of(page, name)}leaves/")
    page.goto(page.locator(".brief-leaves tbody a").first.get_attribute("href"))
    more = page.locator(".toolbar-end details.menu").last
    more.locator("summary").click()
    more.get_by_role("button", name=kind).click()
    expect(page.locator(".toolbar-label", has_text=kind)).to_have_count(1)  # hidden where narrow
    page.locator("[data-action=findings]").first.click()
    expect(page.locator("#findings-dock")).to_contain_text(sentence)
    page.locator("[data-toast] form button").click()
    expect(page.locator(".toolbar-label", has_text=kind)).to_have_count(0)
