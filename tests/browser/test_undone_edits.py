"""What hangs on questions is edited and taken back from the message that says it is saved."""

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import SignIn
from tests.browser.editing import make_graph

pytestmark = pytest.mark.browser

#: Who; a tree; a statement, and the same after an edit; the word of the way back.
SAID = {
    "en": (
        "anna@example.org",
        "Why do guests leave?\n  Do they wait too long?\n  Is it too dear?",
        ("Queues at noon drive guests away.", "Queues in the evening drive guests away."),
        "Undo",
    ),
    "ru": (
        "anna.ru@example.org",
        "Почему уходят гости?\n  Они ждут слишком долго?\n  Это слишком дорого?",
        ("Очереди в полдень отпугивают гостей.", "Очереди вечером отпугивают гостей."),
        "Отменить",
    ),
}
SAVE = ".form .is-primary"


@pytest.mark.parametrize("language", list(SAID))
def test_edits_of_what_hangs_on_questions_are_taken_back(sign_in: SignIn, language: str) -> None:
    email, tree, (before, after), undo = SAID[language]
    page = sign_in(email)
    graph = make_graph(page, tree).replace("/graphs/", "/trees/")
    page.goto(f"{graph}evidence/")
    sources = page.locator("#live-actions a").first.get_attribute("href") or ""

    _write(page, f"{sources}new/", title="Zoya", kind="interview", transcript=before)
    transcript = page.locator("#transcript")
    page.locator("a[href$='/edit/']").first.click()
    _change(page, "transcript", after)
    expect(transcript).to_have_value(after)
    _take_back(page, undo)
    expect(transcript).to_have_value(before)
    _take_back(page, undo)  # the undo is an edit as well
    expect(transcript).to_have_value(after)

    node = page.goto(f"{graph}evidence/new/") and page.locator("[name=node_id]")
    assert node
    node.select_option(index=1)
    _write(page, "", claim=before)
    _edited_and_back(page, f"{graph}evidence/", "claim", (before, after), undo)

    _write(page, f"{graph}assumptions/new/", statement=before)
    _edited_and_back(page, f"{graph}evidence/", "statement", (before, after), undo)

    brief = sources.replace("/sources/", "/brief/")
    page.goto(brief)
    sheet = page.locator(".brief-sheet")
    page.goto(f"{brief}edit/")
    page.locator("[name=constraints]").fill(after)
    page.locator(".brief-form [type=submit]").click()
    expect(sheet).to_contain_text(after)
    _take_back(page, undo)
    expect(sheet).not_to_contain_text(after)


def _write(page: Any, address: str, **values: str) -> None:
    """Fill in a form, on its page or on the one that is open, and save it."""
    if address:
        page.goto(address)
    for name, value in values.items():
        field = page.locator(f".form [name={name}]")
        if field.evaluate("field => field.tagName") == "SELECT":
            field.select_option(value)
        else:
            field.fill(value)
    page.locator(SAVE).first.click()
    page.wait_for_url(lambda url: "/new/" not in url)


def _change(page: Any, name: str, value: str) -> None:
    page.locator(f"[name={name}]").fill(value)
    page.locator(SAVE).first.click()
    page.wait_for_url(lambda url: "/edit/" not in url)


def _edited_and_back(page: Any, address: str, name: str, texts: tuple[str, str], undo: str) -> None:
    before, after = texts
    page.goto(address)
    part = "/assumptions/" if name == "statement" else "/evidence/"
    page.locator(f".evidence-line a[href*='{part}'][href$='/edit/']").first.click()
    _change(page, name, after)
    line = page.locator(".evidence-line", has=page.locator(f"a[href*='{part}'][href$='/edit/']"))
    expect(line).to_contain_text(after)
    _take_back(page, undo)
    expect(line).to_contain_text(before)


def _take_back(page: Any, undo: str) -> None:
    page.locator("[data-toast] form button", has_text=undo).last.click()
