"""A case is sketched and judged, a bank asked card by card, a tree compared and re-cut."""

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
        "poor": "Revenue\n  Number of buyers\n  Average basket",
        "better": "Costs\n  Fixed costs\n  Variable costs",
        "first": ("What is a hypothesis?", "A guess that data can refute"),
        "bank": "Q: {0}\nA: {1}\nQ: What is a leaf?\nA: A question without parts",
    },
    {
        "email": "anna.ru@example.org",
        "poor": "Выручка\n  Число покупателей\n  Средний чек",
        "better": "Расходы\n  Постоянные расходы\n  Переменные расходы",
        "first": ("Что такое гипотеза?", "Догадка, которую данные могут опровергнуть"),
        "bank": "Вопрос: {0}\nОтвет: {1}\nВопрос: Что такое лист?\nОтвет: Вопрос без частей",
    },
]


@pytest.mark.parametrize("words", LANGUAGES, ids=["en", "ru"])
def test_a_case_is_sketched_twice_and_the_score_says_why(sign_in: SignIn, words: Any) -> None:
    page = sign_in(words["email"], blank=True)
    first = sketch(page, words["poor"])
    page.click(".page-actions .is-primary")
    second = sketch(page, f"{words['poor']}\n{words['better']}", is_open=True)
    assert second > first
    expect(page.locator(".beside .is-matched").first).to_be_visible()
    expect(page.locator("tr.is-here")).to_contain_text(f"+{second - first}")
    assert violations(page) == []


def sketch(page: Any, text: str, *, is_open: bool = False) -> int:
    """Write a structure for the case of the grocer; return its points, which add up."""
    if not is_open:
        page.goto("/practice/cases/grocery-profit/")
    page.locator("[name=text]").fill(text)
    page.click(".form .is-primary")
    page.wait_for_url("**/attempts/**")
    parts = page.locator(".practice-parts > li")
    for part in parts.all():
        expect(part.locator(".soft").first).not_to_be_empty()
    points = int(page.locator(".practice-points strong").inner_text())
    assert sum(
        int(bar.get_attribute("value") or "") for bar in parts.locator("progress").all()
    ) == (points)
    return points


@pytest.mark.parametrize("words", LANGUAGES, ids=["en", "ru"])
def test_a_bank_is_asked_card_by_card_with_the_answer_hidden(sign_in: SignIn, words: Any) -> None:
    page = sign_in(words["email"], blank=True)
    question, answer = words["first"]
    page.goto("/practice/banks/")
    page.fill("[name=title]", "Basics")
    page.fill("[name=text]", words["bank"].format(question, answer))
    page.click(".form .is-primary")
    page.click(".page-actions .is-primary")
    asked, hidden = page.locator(".drill-question"), page.locator(".drill .practice-text")
    expect(asked).to_have_text(question)
    expect(hidden).to_be_hidden()
    assert violations(page) == []
    page.keyboard.press("Space")
    expect(hidden).to_have_text(answer)
    page.keyboard.press("3")
    expect(asked).not_to_have_text(question)
    page.keyboard.press("Space")
    page.keyboard.press("1")
    expect(asked).not_to_have_text(question)  # the missed one again, not what was known
    expect(hidden).to_be_hidden()


TREE = """
    Where do we earn?
      In the north
        Bread of the north
        Cakes of the north
      In the south
        Bread of the south
        Cakes of the south
"""


def test_a_tree_is_re_cut_by_keys_and_compared_with_its_other_cut(sign_in: SignIn) -> None:
    page = sign_in(blank=True)
    tree = make_graph(page, TREE).replace("/graphs/", "/trees/")
    page.goto(f"{tree}recut/")
    page.fill("[name=title]", "By product")
    page.fill("[name=branches]", "Bread\nCakes")
    page.locator(".bin-leaf").first.focus()
    for key in "1212":  # each press puts a leaf into a branch and goes to the next
        page.keyboard.press(key)
    expect(page.locator("[data-bin='2'] .bin-leaf")).to_have_count(2)
    assert violations(page) == []
    page.click(".recut-form .is-primary")
    page.wait_for_url("**/recuts/**")
    crossed = page.locator(".crossed tbody td")
    expect(crossed).to_have_text(
        ["Bread of the north", "Cakes of the north", "Bread of the south", "Cakes of the south"]
    )
    assert violations(page) == []

    page.goto(f"{tree}compare/")
    other = page.locator("[name=with] option", has_text="By product").get_attribute("value")
    page.select_option("[name=with]", other)
    page.click(".compare-form .is-primary")
    leaves = page.locator(".beside tr", has_text="Bread of the south")
    expect(leaves.locator(".beside-line").first).to_contain_text("Bread of the south")
    expect(leaves.locator(".beside-line").last).to_contain_text("Bread of the south")
    assert violations(page) == []

    page.goto(f"{tree}recut/")
    page.click(".rows .row-main")
    page.click(".page-actions .is-delete")
    expect(page.locator(".rows")).to_have_count(0)
    page.locator(".toast button").first.click()
    expect(page.locator(".rows .row-main")).to_be_visible()
