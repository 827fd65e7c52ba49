"""The field for a day: what is typed is read in the page's language, the calendar works by keys."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.editing import make_graph, open_graph, saved, select

pytestmark = pytest.mark.browser
Person = Callable[..., Any]

SMALL = """
How do we grow?
  New cities
  Price
"""

NOTE = """async () => {
  const token = document.querySelector('meta[name=csrf-token]').content;
  const id = document.querySelector('.node.is-active').dataset.id;
  const reply = await fetch(`/api/v1/graphs/${location.pathname.split('/')[2]}/commits`, {
    method: 'POST',
    headers: {'Content-Type': 'application/json', 'X-CSRFToken': token},
    body: JSON.stringify({commands: [{kind: 'edit_node', id, fields: {note: 'Asked'}}]}),
  });
  if (!reply.ok) throw new Error(await reply.text());
}"""


@pytest.fixture
def page(sign_in: Person) -> Any:
    """Open a small tree."""
    found = sign_in(viewport={"width": 1440, "height": 900}, blank=True)
    open_graph(found, make_graph(found, SMALL))
    return found


def due(page: Any) -> Any:
    """Return the field of the day."""
    return page.locator("#inspector [name=due_on]")


def days(page: Any, wanted: dict[str, str]) -> None:
    """Wait until the server holds these days, by title."""
    graph_id = page.url.split("/graphs/")[1].split("/")[0]
    page.wait_for_function(
        """async ([id, wanted]) => {
          const table = await (await fetch(`/api/v1/graphs/${id}/records`)).json();
          const [title, day] = ['title', 'due_on'].map((one) => table.node_fields.indexOf(one));
          const found = table.nodes.filter((row) => row[day]).map((row) => [row[title], row[day]]);
          const sorted = (pairs) => JSON.stringify(pairs.sort());
          return sorted(found) === sorted(Object.entries(wanted));
        }""",
        arg=[graph_id, wanted],
    )


def test_typed_day_is_read_and_written_in_words(page: Any) -> None:
    select(page, "Price")
    due(page).fill("30.11.2026")
    page.keyboard.press("Enter")
    expect(due(page)).to_have_value("30 Nov 2026")
    days(page, {"Price": "2026-11-30"})
    due(page).fill("1 декабря 2026")
    select(page, "New cities")  # leaving the field is enough
    expect(due(page)).to_have_value("")
    days(page, {"Price": "2026-12-01"})
    select(page, "Price")
    expect(due(page)).to_have_value("1 Dec 2026")
    due(page).fill("")
    page.keyboard.press("Enter")
    days(page, {})


def test_what_is_no_day_stays_with_the_reason(page: Any) -> None:
    select(page, "Price")
    due(page).fill("03/04/2026")
    page.keyboard.press("Tab")
    both = "“03/04/2026” can mean 3 Apr 2026 or 4 Mar 2026. Write one of the two."
    expect(page.locator("#inspector [role=alert]")).to_have_text(both)
    expect(due(page)).to_have_value("03/04/2026")
    select(page, "New cities")
    expect(due(page)).to_have_value("")
    expect(page.locator(".toast", has_text="03/04/2026")).to_be_visible()
    days(page, {})


def test_calendar_by_keys(page: Any) -> None:
    select(page, "Price")
    due(page).fill("30 Nov 2026")
    page.keyboard.press("Alt+ArrowDown")
    chosen = page.locator(".calendar td[data-day='2026-11-30']")
    expect(chosen).to_be_focused()
    expect(chosen).to_have_attribute("aria-selected", "true")
    for key, day in (
        ("ArrowRight", "2026-12-01"),
        ("End", "2026-12-06"),
        ("PageDown", "2027-01-06"),
        ("Shift+PageUp", "2026-01-06"),
        ("Home", "2026-01-05"),
    ):
        page.keyboard.press(key)
        expect(page.locator(f".calendar [data-day='{day}']")).to_be_focused()
    page.keyboard.press("Escape")
    expect(due(page)).to_be_focused()
    expect(page.locator(".calendar")).to_have_count(0)
    page.keyboard.press("Alt+ArrowDown")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    expect(due(page)).to_have_value("23 Nov 2026")
    days(page, {"Price": "2026-11-23"})
    assert page.locator(".calendar").count() == 0


def without_reader(page: Any) -> list[Any]:
    """Open the tree again; what reads days waits in the list that is returned."""
    held: list[Any] = []
    page.route("**/kit/date_field*.js", lambda route: held.append(route))  # noqa: PLW0108
    page.reload()
    page.locator(".boxes:focus").wait_for(state="attached")
    select(page, "Price")
    return held


def test_what_is_typed_before_the_reader_has_come_is_read_then(page: Any) -> None:
    held = without_reader(page)
    due(page).fill("30 ноября 2026")
    select(page, "New cities")
    page.wait_for_function("() => document.querySelector('#inspector [name=due_on]').value === ''")
    assert held
    for route in held:
        route.continue_()
    days(page, {"Price": "2026-11-30"})


def test_what_is_typed_stays_while_other_fields_change_and_the_reader_is_on_its_way(
    page: Any,
) -> None:
    held = without_reader(page)
    due(page).fill("30 ноября 2026")
    page.keyboard.press("Enter")
    page.evaluate(NOTE)
    expect(page.locator("#inspector [name=note]")).to_have_value("Asked")
    expect(due(page)).to_have_value("30 ноября 2026")
    for route in held:
        route.continue_()
    days(page, {"Price": "2026-11-30"})
    select(page, "New cities")
    select(page, "Price")
    expect(due(page)).to_have_value("30 Nov 2026")
    saved(page)
    days(page, {"Price": "2026-11-30"})


def test_calendar_by_hand_and_in_russian(sign_in: Person) -> None:
    page = sign_in(
        "anna.ru@example.org", viewport={"width": 390, "height": 844}, has_touch=True, blank=True
    )
    page.goto(make_graph(page, SMALL))
    page.locator(".outline-text", has_text="Price").tap()
    page.locator("[data-toggle-inspector]").tap()
    due(page).fill("30 ноября 2026")
    page.locator(".day-field:has([name=due_on]) [data-day-open]").tap()
    month = page.locator(".calendar-month")
    expect(month).to_have_text("ноябрь 2026")
    page.locator(".calendar [data-step=PageDown]").tap()
    expect(month).to_have_text("декабрь 2026")
    cell = page.locator(".calendar [data-day='2026-12-24']")
    box = cell.bounding_box()
    assert box["width"] >= 24
    assert box["height"] >= 24
    cell.tap()
    expect(due(page)).to_have_value("24 дек 2026")
    days(page, {"Price": "2026-12-24"})
