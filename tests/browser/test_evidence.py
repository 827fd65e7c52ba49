"""An interview is pasted, its quotes are hung on a question by keys, and the status follows."""

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.axe import violations
from tests.browser.conftest import SignIn
from tests.browser.editing import make_graph

pytestmark = pytest.mark.browser

LANGUAGES: list[dict[str, Any]] = [
    {
        "email": "anna@example.org",
        "said": "Queues at noon drive guests away.\nIn the evening nobody waits.",
        "tree": "Why do guests leave?\n  Do they wait too long?\n  Is it too dear?",
        "search": "wait long",
        "supported": "Supported",
        "mixed": "Mixed",
    },
    {
        "email": "anna.ru@example.org",
        "said": "Очереди в полдень отпугивают гостей.\nВечером никто не ждёт.",
        "tree": "Почему уходят гости?\n  Они ждут слишком долго?\n  Это слишком дорого?",
        "search": "ждут долго",
        "supported": "Подтверждается",
        "mixed": "Противоречиво",
    },
]


@pytest.mark.parametrize("words", LANGUAGES, ids=["en", "ru"])
def test_quotes_of_an_interview_make_the_status(sign_in: SignIn, words: Any) -> None:
    page = sign_in(words["email"], blank=True)
    evidence = make_graph(page, words["tree"]).replace("/graphs/", "/trees/") + "evidence/"
    page.goto(evidence)
    sources = page.locator("#live-actions a").first.get_attribute("href")
    page.goto(f"{sources}new/")
    page.fill("[name=title]", "Zoya, 12")
    page.select_option("[name=kind]", "interview")
    page.fill("[name=transcript]", words["said"])
    page.click(".form .is-primary")
    first, second = words["said"].split("\n")

    hang(page, words["search"], first, lines_down=0)
    expect(page.locator(".transcript-marks mark")).to_have_text([first])
    assert violations(page) == []
    page.goto(evidence)
    status = page.locator(".evidence-status")
    expect(status).to_contain_text(words["supported"])

    page.locator(".evidence-line a", has_text="Zoya, 12").click()
    hang(page, words["search"], second, lines_down=1, stance="against")
    expect(page.locator(".transcript-marks mark")).to_have_text([first, second])
    page.goto(evidence)
    expect(status).to_contain_text(words["mixed"])
    assert violations(page) == []

    page.locator(".evidence-line", has_text=second).locator("form button").click()
    expect(status).to_contain_text(words["supported"])
    page.locator(".toast button").first.click()
    expect(status).to_contain_text(words["mixed"])


def hang(page: Any, search: str, quote: str, *, lines_down: int, stance: str = "for") -> None:
    """Mark a line of the transcript and hang it on the question found, by keys alone."""
    page.focus("#transcript")
    page.keyboard.press("Control+Home")
    for _line in range(lines_down):
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Shift+End")
    page.keyboard.press("Control+Enter")
    page.keyboard.type(search)
    page.keyboard.press("ArrowDown")
    expect(page.locator("[name=node_id]")).to_be_focused()
    expect(page.locator("[name=claim]")).to_have_value(quote)
    page.keyboard.press("Tab")
    page.locator("[name=stance]").select_option(stance)
    page.locator("#quote-form .is-primary").press("Enter")
    expect(page.locator(".evidence-line", has_text=quote)).to_be_visible()
