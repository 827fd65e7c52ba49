"""The witness box: cases are typed, sorted, confirmed by keys, and run again, in both languages."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

from tests.browser.axe import violations
from tests.browser.editing import make_graph, open_graph, select

pytestmark = pytest.mark.browser
Person = Callable[..., Any]


@dataclass(frozen=True)
class Words:
    """What is on the screen in one language."""

    email: str
    text: str
    sizes: str
    small: str
    why: str
    cases: tuple[str, str, str]
    nowhere: str
    stray: str
    renamed: str
    lapsed: str
    saved: str
    no_proof: str


ENGLISH = Words(
    "anna@example.org",
    """
    Whom do we speak to?
      Clients by size
        Up to 50 people
        52–250 people
        Over 250 people
      Why do they leave?
        Price
        Service
    """,
    "Clients by size",
    "Up to 50 people",
    "Why do they leave?",
    ("client X, 49 people", "client Y, 51 people", "client Z"),
    "In no branch: a counterexample",
    "A client that was bought up",
    "Fifty people at most",
    "The branches have changed",
    "All changes saved",
    "It is no proof",
)
RUSSIAN = Words(
    "anna.ru@example.org",
    """
    С кем мы говорим?
      Клиенты по размеру
        до 50 человек
        52–250 человек
        более 250 человек
      Почему они уходят?
        Цена
        Сервис
    """,
    "Клиенты по размеру",
    "до 50 человек",
    "Почему они уходят?",
    ("клиент Х, 49 человек", "клиент Y, 51 человек", "клиент Z"),
    "Ни в одной ветви: контрпример",
    "Клиента купили",
    "Самые малые",
    "С тех пор ветви изменились",
    "Все изменения сохранены",
    "Это не доказательство",
)
BOTH = pytest.mark.parametrize("words", [ENGLISH, RUSSIAN], ids=["en", "ru"])


@pytest.fixture
def page(sign_in: Person, words: Words) -> Any:
    found = sign_in(words.email, viewport={"width": 1440, "height": 900}, blank=True)
    open_graph(found, make_graph(found, words.text))
    return found


def open_box(page: Any, title: str) -> None:
    select(page, title)
    page.locator("#cases:not([hidden])").wait_for()


def all_saved(page: Any, words: Words) -> None:
    page.locator("#save-state", has_text=words.saved).wait_for()


def row(page: Any, text: str, verdict: str) -> Any:
    return page.locator(f".case-row:has(> .node-verdict.is-{verdict})").filter(has_text=text)


def type_cases(page: Any, words: Words) -> None:
    page.locator("#cases textarea").fill("\n".join(words.cases))
    page.locator("#cases textarea").press("Control+Enter")


@BOTH
def test_cases_are_sorted_by_data_and_one_nowhere_is_a_counterexample(page: Any, words: Words):
    open_box(page, words.sizes)
    type_cases(page, words)
    inside, outside, unclear = words.cases
    row(page, inside, "proved").filter(has_text=words.small).wait_for()
    row(page, outside, "disproved").filter(has_text=words.nowhere).wait_for()
    row(page, unclear, "unknown").wait_for()
    mark = page.locator(".node.is-selected .node-verdict.is-disproved")
    mark.wait_for()
    page.wait_for_function(
        "(text) => document.querySelector('#inspector-verdict').textContent.includes(text)",
        arg=outside,
    )
    assert violations(page) == []


@BOTH
def test_a_person_sorts_by_keys_and_takes_it_back(page: Any, words: Words):
    open_box(page, words.sizes)
    type_cases(page, words)
    unclear = words.cases[2]
    row(page, unclear, "unknown").wait_for()
    page.locator(".case-row").first.focus()
    page.keyboard.press("End")
    page.keyboard.press("1")
    row(page, unclear, "proved").filter(has_text=words.small).wait_for()
    page.keyboard.press("2")
    row(page, unclear, "disproved").wait_for()
    page.keyboard.press("0")
    row(page, unclear, "disproved").filter(has_text=words.nowhere).wait_for()
    page.keyboard.press("Backspace")
    row(page, unclear, "unknown").wait_for()
    page.keyboard.press("1")
    row(page, unclear, "proved").wait_for()
    all_saved(page, words)
    page.reload()
    open_box(page, words.sizes)
    row(page, unclear, "proved").filter(has_text=words.small).wait_for()


@BOTH
def test_what_was_confirmed_lapses_when_its_branch_is_renamed(page: Any, words: Words):
    open_box(page, words.sizes)
    type_cases(page, words)
    unclear = words.cases[2]
    row(page, unclear, "unknown").wait_for()
    row(page, unclear, "unknown").click()
    page.locator(".case-row[aria-current] [data-branch='0']").click()
    row(page, unclear, "proved").wait_for()
    select(page, words.small)
    page.keyboard.press("F2")
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type(words.renamed)
    page.keyboard.press("Enter")
    page.locator(".node", has_text=words.renamed).wait_for()
    open_box(page, words.sizes)
    row(page, unclear, "unknown").filter(has_text=words.lapsed).wait_for()


@BOTH
def test_a_free_form_asks_for_one_case_and_keeps_the_answer(page: Any, words: Words):
    open_box(page, words.why)
    page.locator("[data-none-found]").click()
    page.locator("#cases-looked", has_text=words.no_proof).wait_for()
    page.locator("#inspector-verdict.is-unknown", has_text=words.no_proof).wait_for()
    page.locator("#cases-looked button").click()
    page.locator("#cases-question input").fill(words.stray)
    page.keyboard.press("Enter")
    row(page, words.stray, "disproved").wait_for()
    page.locator(".node.is-selected .node-verdict.is-disproved").wait_for()
    page.keyboard.press("Escape")  # to the drawing
    page.keyboard.press("ControlOrMeta+z")
    page.locator(".node.is-selected .node-verdict.is-disproved").wait_for(state="detached")


@BOTH
def test_too_long_a_case_is_refused_by_its_line_and_stays_where_it_is(page: Any, words: Words):
    open_box(page, words.sizes)
    area = page.locator("#cases textarea")
    area.fill("\n".join([words.cases[0], "x" * 301]))
    area.press("Control+Enter")
    page.locator("#cases-refused", has_text="2").wait_for()
    assert area.input_value().endswith("x" * 301)
    type_cases(page, words)
    row(page, words.cases[0], "proved").wait_for()
    assert page.locator("#cases-refused").is_hidden()
