"""The data of a split in the panel: accepted from the labels, edited by keys, taken back."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.axe import violations
from tests.browser.editing import make_graph, open_graph, select

pytestmark = pytest.mark.browser
Person = Callable[..., Any]
SLOW = 20_000  # ms
WIDE = {"viewport": {"width": 1440, "height": 900}}


@dataclass(frozen=True)
class Words:
    """What is on the screen in one language."""

    email: str
    text: str
    root: str
    suggestion: str
    proved: str
    unread: str
    no_number: str


ENGLISH = Words(
    "anna@example.org",
    """
    How old are our customers?
      18–24
      25–64
      65+
    """,
    "How old are our customers?",
    "Intervals; Whole numbers only: yes",
    "No number is in two children.",
    "“It begins at” is not read",
    "“Tolerance in percent of the whole” is not read",
)
RUSSIAN = Words(
    "anna.ru@example.org",
    """
    Сколько лет нашим клиентам?
      18–24
      25–64
      65+
    """,
    "Сколько лет нашим клиентам?",
    "Интервалы; Только целые числа: да",
    "Ни одно число не попадает в две ветви.",
    "«Начинается с»: не читается",
    "«Допуск в процентах от целого»: не читается",
)
BOTH = pytest.mark.parametrize("words", [ENGLISH, RUSSIAN], ids=["en", "ru"])


@pytest.fixture
def page(sign_in: Person, words: Words) -> Any:
    found = sign_in(words.email, **WIDE, blank=True)
    expect.set_options(timeout=SLOW)
    open_graph(found, make_graph(found, words.text))
    select(found, words.root)
    return found


def field(page: Any, name: str) -> Any:
    return page.locator(f"#split-form [name='{name}']")


def holds(page: Any, kind: str, split: dict[str, Any]) -> None:
    """Wait until the server holds this of the root's split."""
    page.wait_for_function(
        """async ([graph, kind, split]) => {
          const sorted = (object) => JSON.stringify(Object.entries(object).toSorted());
          const records = await (await fetch(`/api/v1/graphs/${graph}/records`)).json();
          const at = (name) => records.nodes[0][records.node_fields.indexOf(name)];
          return at("split_kind") === kind && sorted(at("split")) === sorted(split);
        }""",
        arg=[page.url.split("/graphs/")[1].split("/")[0], kind, split],
    )


def choose(page: Any, kind: str) -> None:
    page.locator("#inspector [name=split_kind]").select_option(kind)
    page.locator(f"#split-form[data-kind='{kind}']").wait_for()


def write(page: Any, name: str, text: str) -> None:
    """Go into a field, replace what it says, leave it."""
    field(page, name).focus()
    page.keyboard.press("Control+A")
    page.keyboard.type(text) if text else page.keyboard.press("Delete")
    page.keyboard.press("Tab")


@BOTH
def test_intervals_by_keys_from_the_suggestion_to_a_witness_and_back(
    page: Any, words: Words
) -> None:
    offer = page.locator(".split-offer")
    expect(offer).to_contain_text(words.suggestion)
    choose(page, "intervals")
    expect(offer).to_contain_text(words.suggestion)
    page.locator("#inspector [name=split_kind]").focus()
    page.keyboard.press("Control+Enter")
    expect(offer).to_be_hidden()
    expect(field(page, "is_whole")).to_have_value("true")
    expect(field(page, "variable")).to_be_focused()
    verdict = page.locator("#inspector-verdict")
    expect(verdict).to_contain_class("is-unknown")
    write(page, "low", "18")
    expect(verdict).to_contain_class("is-proved")
    expect(verdict).to_contain_text(words.proved)
    write(page, "low", "10")
    expect(verdict).to_contain_class("is-disproved")
    expect(verdict).to_contain_text("10")
    holds(page, "intervals", {"is_whole": True, "low": 10})
    assert violations(page) == []
    page.keyboard.press("Escape")
    page.keyboard.press("Control+Z")
    expect(field(page, "low")).to_have_value("18")
    expect(verdict).to_contain_class("is-proved")
    holds(page, "intervals", {"is_whole": True, "low": 18})


@BOTH
def test_what_is_not_read_is_told_at_its_field(page: Any, words: Words) -> None:
    choose(page, "intervals")
    write(page, "low", "soon")
    error = page.locator("#split-form [data-item=low] .field-error")
    expect(error).to_contain_text(words.unread)
    write(page, "low", "18")
    expect(error).to_be_hidden()
    choose(page, "sum")
    write(page, "tolerance", "much")
    refused = page.locator("#split-form [data-item=tolerance] .field-error")
    expect(refused).to_contain_text(words.no_number)
    write(page, "tolerance", "2")
    expect(refused).to_be_hidden()
    holds(page, "sum", {"low": 18, "tolerance": 2})


@pytest.mark.parametrize("words", [ENGLISH], ids=["en"])
def test_ends_of_a_child_stand_for_its_label(page: Any, words: Words) -> None:
    choose(page, "intervals")
    ends = page.locator("#split-form [data-item=ends] textarea")
    expect(ends).to_have_count(3)
    expect(ends.nth(0)).to_have_attribute("placeholder", "18 – 24")
    ends.nth(0).focus()
    page.keyboard.type("18–25")
    page.keyboard.press("Tab")
    verdict = page.locator("#inspector-verdict")
    expect(verdict).to_contain_text("25 is in")
    ends.nth(0).focus()
    page.keyboard.press("Control+A")
    page.keyboard.press("Delete")
    page.keyboard.press("Tab")
    expect(verdict).to_contain_class("is-unknown")
    holds(page, "intervals", {})


@pytest.mark.parametrize("words", [ENGLISH], ids=["en"])
def test_data_that_a_form_does_not_show_stay(page: Any, words: Words) -> None:
    graph_id = page.url.split("/graphs/")[1].split("/")[0]
    page.evaluate(
        """async (graph) => {
          const records = await (await fetch(`/api/v1/graphs/${graph}/records`)).json();
          const id = records.nodes[0][records.node_fields.indexOf("id")];
          const odd = {own: {deep: [1]}, members: {"18–24": ["Ada"], gone: ["Bea"]}};
          await fetch(`/api/v1/graphs/${graph}/commits`, {
            method: "POST",
            headers: {
              "Content-Type": "application/json",
              "X-CSRFToken": document.querySelector("meta[name=csrf-token]").content,
            },
            body: JSON.stringify({commands: [
              {kind: "set_split", id, split_kind: "segments", split: odd},
            ]}),
          });
        }""",
        graph_id,
    )
    page.locator("#split-form[data-kind=segments]").wait_for()
    rows = page.locator("#split-form [data-item=members] textarea")
    expect(rows.nth(0)).to_have_value("Ada")
    rows.nth(1).focus()
    page.keyboard.type("Cyd\nDov")
    page.keyboard.press("Tab")
    second = rows.nth(1).get_attribute("name").split(":")[1]
    kept = {"18–24": ["Ada"], "gone": ["Bea"], second: ["Cyd", "Dov"]}
    holds(page, "segments", {"own": {"deep": [1]}, "members": kept})


@pytest.mark.parametrize("words", [ENGLISH], ids=["en"])
def test_a_reader_sees_the_data_and_changes_nothing(
    page: Any, words: Words, sign_in: Person
) -> None:
    choose(page, "intervals")
    write(page, "variable", "Age")
    holds(page, "intervals", {"variable": "Age"})
    reader = sign_in("vera@example.org", **WIDE, blank=True)
    open_graph(reader, page.url)
    select(reader, words.root)
    expect(field(reader, "variable")).to_have_value("Age")
    expect(field(reader, "variable")).to_be_disabled()
    expect(reader.locator(".split-offer")).to_be_hidden()
