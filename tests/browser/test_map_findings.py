"""What is wrong with a stage map in the review dock: put right and accepted, in two languages."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

from tests.browser.axe import violations
from tests.browser.editing import make_graph

pytestmark = pytest.mark.browser
Person = Callable[..., Any]

FILL = """async (id) => {
  const token = document.querySelector('meta[name=csrf-token]').content;
  const [a, b, arrow] = [0, 1, 2].map(() => crypto.randomUUID());
  const reply = await fetch(`/api/v1/graphs/${id}/commits`, {
    method: 'POST',
    headers: {'Content-Type': 'application/json', 'X-CSRFToken': token},
    body: JSON.stringify({commands: [
      {kind: 'add_node', id: a, node_kind: 'stage', title: 'Junior', x: 0, y: 0},
      {kind: 'add_node', id: b, node_kind: 'stage', title: 'Senior', x: 400, y: 200},
      {kind: 'connect', id: arrow, source_id: a, target_id: b,
       details: {months: {min: 9, mode: 5, max: 7}}},
    ]}),
  });
  if (!reply.ok) throw new Error(await reply.text());
}"""


@dataclass(frozen=True)
class Words:
    """What is on the screen in one language."""

    email: str
    goal: str
    sort: str
    arrow: str
    lapsed: str
    none: str


ENGLISH = Words(
    "anna@example.org",
    "Mark as a goal",
    "Put the months in order",
    "Arrow",
    "Lapsed, the map has changed",
    "Nothing to say against this map.",
)
RUSSIAN = Words(
    "anna.ru@example.org",
    "Отметить как цель",
    "Упорядочить месяцы",
    "Стрелка",
    "Утратило силу: карта изменилась",
    "К этой карте замечаний нет.",
)
BOTH = pytest.mark.parametrize("words", [ENGLISH, RUSSIAN], ids=["en", "ru"])


@pytest.fixture
def page(sign_in: Person, words: Words) -> Any:
    """Open a map with a dead end and months out of order; its address asks for the dock."""
    found = sign_in(words.email, viewport={"width": 1440, "height": 900}, bypass_csp=True)
    address = make_graph(found, kind="stage_map")
    found.evaluate(FILL, address.split("/")[2])
    found.goto(f"{address}#findings")
    found.locator(".dock-row").nth(1).wait_for()
    return found


def row(page: Any, text: str) -> Any:
    return page.locator(".dock-row", has_text=text)


@BOTH
def test_findings_are_put_right_by_keys_and_the_arrow_is_shown(page: Any, words: Words) -> None:
    months = row(page, words.sort)
    assert months.locator(".dock-place").inner_text() == words.arrow
    months.focus()
    page.keyboard.press("Enter")
    page.locator(".arrow.is-selected").wait_for(state="attached")
    assert page.locator("#link-form [name=min]").input_value() == "9"
    assert violations(page) == []
    months.focus()
    page.keyboard.press("KeyF")
    months.wait_for(state="detached")
    assert page.locator("#link-form [name=min]").input_value() == "5"
    row(page, words.goal).focus()
    page.keyboard.press("KeyF")
    page.locator(".dock-empty", has_text=words.none).wait_for()
    page.locator(".node.is-stage, .node", has_text="Senior").locator(".is-answer").wait_for()


@BOTH
def test_a_finding_is_accepted_until_the_arrow_changes(page: Any, words: Words) -> None:
    row(page, words.sort).focus()
    page.keyboard.press("KeyW")
    page.keyboard.type("So it was")
    page.keyboard.press("Enter")
    kept = row(page, "So it was")
    kept.locator("xpath=self::*[.//span[contains(@class, 'is-waived')]]").wait_for()
    kept.locator("[data-does=go]").click()
    field = page.locator("#link-form [name=mode]")
    field.fill("6")
    field.press("Tab")
    page.locator(".dock-row", has_text=words.lapsed).wait_for()
