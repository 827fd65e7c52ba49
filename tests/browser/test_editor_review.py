"""The review dock: findings are put right and accepted by keys, in both languages."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.axe import violations
from tests.browser.editing import make_graph, open_graph, stored, tree

pytestmark = pytest.mark.browser
Person = Callable[..., Any]


@dataclass(frozen=True)
class Words:
    """What is on the screen in one language."""

    email: str
    text: str
    fixed: str
    fix: str
    take_back: str
    lapsed: str


ENGLISH = Words(
    "anna@example.org",
    """
    Whom do we speak to?
      How old are they?
        18–25
        25–34
        35+
      Which sizes?
        Small
        small
        Large
    """,
    "18–24",
    "Split at 25",
    "Take back",
    "Lapsed",
)
RUSSIAN = Words(
    "anna.ru@example.org",
    """
    С кем мы говорим?
      Сколько им лет?
        18–25
        25–34
        35+
      Каких размеров?
        Малые
        малые
        Крупные
    """,
    "18–24",
    "Разделить на 25",
    "Вернуть",
    "Утратило силу",
)
BOTH = pytest.mark.parametrize("words", [ENGLISH, RUSSIAN], ids=["en", "ru"])


@pytest.fixture
def page(sign_in: Person, words: Words) -> Any:
    found = sign_in(words.email, blank=True)
    open_graph(found, make_graph(found, words.text))
    return found


def rows(page: Any, verdict: str) -> Any:
    return page.locator(f".dock-row:has(> .node-verdict.is-{verdict})")


def open_dock(page: Any) -> None:
    page.keyboard.press("F8")
    rows(page, "disproved").nth(1).wait_for()
    page.wait_for_function("() => document.activeElement?.matches('.dock-row')")


def choose(page: Any, text: str) -> None:
    """Walk to a finding by arrows."""
    page.keyboard.press("Home")
    for _ in range(20):
        if text in page.evaluate("document.activeElement.textContent"):
            return
        page.keyboard.press("ArrowDown")
    raise AssertionError(text)


def holds(page: Any, text: str) -> None:
    """Wait until the server holds this tree."""
    for _ in range(100):
        if stored(page) == tree(text):
            return
        page.wait_for_timeout(50)
    assert stored(page) == tree(text)


@BOTH
def test_a_finding_is_put_right_by_one_key_and_by_undo_as_it_was(page: Any, words: Words) -> None:
    open_dock(page)
    choose(page, words.fix)
    page.keyboard.press("KeyF")
    holds(page, words.text.replace("18–25", words.fixed))
    page.wait_for_function(
        "() => document.querySelectorAll('.dock-row > .node-verdict.is-disproved').length === 1"
    )
    page.locator("#toasts [data-undo]").click()
    holds(page, words.text)
    rows(page, "disproved").nth(1).wait_for()


@BOTH
def test_a_finding_is_accepted_with_a_reason_until_its_split_changes(
    page: Any, words: Words
) -> None:
    open_dock(page)
    choose(page, words.fix)
    page.keyboard.press("KeyW")
    page.locator(".dock-form input").wait_for()
    page.keyboard.type("Agreed, 25 is rare")
    page.keyboard.press("Enter")
    accepted = rows(page, "waived")
    accepted.wait_for()
    assert "Agreed, 25 is rare" in accepted.inner_text()
    page.locator(".node .node-verdict.is-waived").wait_for()
    assert violations(page) == []
    page.locator("#findings-list .dock-row[tabindex='0']").focus()
    choose(page, words.take_back)
    page.keyboard.press("KeyW")
    rows(page, "disproved").nth(1).wait_for()
    page.wait_for_function("() => !document.querySelector('.dock-row > .is-waived')")
    choose(page, words.fix)
    page.keyboard.press("KeyW")
    page.locator(".dock-form input").fill("Once more")
    page.keyboard.press("Enter")
    accepted.wait_for()
    page.keyboard.press("Escape")
    page.locator("#findings-dock").wait_for(state="hidden")
    page.locator(".node", has_text="25–34").click()
    page.keyboard.type("25–40")  # replaces the title
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    page.keyboard.press("F8")
    page.locator(".dock-waiver", has_text=words.lapsed).wait_for()


@BOTH
def test_findings_are_shown_by_branch_and_by_kind(page: Any, words: Words) -> None:
    open_dock(page)
    branch, kind = page.locator("#findings-filters select").all()
    assert branch.locator("option").count() == 3  # the tree and its two branches
    branch.select_option(index=1)
    page.wait_for_function(
        "() => document.querySelectorAll('.dock-row > .node-verdict.is-disproved').length === 1"
    )
    kind.select_option("disproved")
    assert page.locator(".dock-row").count() == 1
    page.set_viewport_size({"width": 390, "height": 844})
    open_graph(page, page.url)
    open_dock(page)
    assert page.evaluate("document.querySelector('#findings-dock').scrollWidth") == 390
    assert violations(page) == []


@pytest.mark.parametrize("words", [ENGLISH], ids=["en"])
def test_enter_goes_to_the_place_and_the_outline_shows_the_verdict(page: Any, words: Words) -> None:
    open_dock(page)
    choose(page, words.fix)
    page.keyboard.press("Enter")
    page.locator(".node.is-selected", has_text="How old are they?").wait_for()
    page.locator("[data-view=outline]").click()
    row = page.locator(".outline-row", has_text="How old are they?")
    row.locator(".node-verdict.is-disproved").wait_for()


@pytest.mark.parametrize("words", [ENGLISH], ids=["en"])
def test_the_map_of_the_drawing_leaves_its_room_to_the_findings(page: Any, words: Words) -> None:
    page.set_viewport_size({"width": 1024, "height": 600})
    place = page.locator("#minimap")
    expect(place).to_have_css("display", "block")
    open_dock(page)
    expect(place).to_have_css("display", "none")
