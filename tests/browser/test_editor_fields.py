"""What is typed into a field reaches its node or comes back; nobody is overwritten unseen."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.browser.editing import make_graph, open_graph, saved, select, settle, stored, tree

pytestmark = pytest.mark.browser
Person = Callable[..., Any]

SMALL = """
How do we grow?
  More customers
    New cities
  More per customer
    Price
"""


@pytest.fixture
def two(sign_in: Person) -> tuple[Any, Any]:
    """Open one tree as two people."""
    wide = {"viewport": {"width": 1440, "height": 900}}
    anna, boris = (
        sign_in("anna@example.org", **wide, blank=True),
        sign_in("boris@example.org", **wide, blank=True),
    )
    address = make_graph(anna, SMALL)
    open_graph(anna, address)
    open_graph(boris, address)
    return anna, boris


def notes(page: Any) -> dict[str, str]:
    """Return the notes that the server holds, by title."""
    graph_id = page.url.split("/graphs/")[1].split("/")[0]
    table = page.evaluate(f"fetch('/api/v1/graphs/{graph_id}/records').then((r) => r.json())")
    rows = [dict(zip(table["node_fields"], row, strict=True)) for row in table["nodes"]]
    return {row["title"]: row["note"] for row in rows if row["note"]}


def note(page: Any) -> Any:
    """Return the field of the note."""
    return page.locator("#inspector [name=note]")


def write_note(page: Any, title: str, words: str) -> None:
    """Write a note on a node and leave the field."""
    select(page, title)
    note(page).click()
    page.keyboard.type(words)
    page.keyboard.press("Escape")
    page.wait_for_timeout(80)
    saved(page)


def test_note_on_a_node_that_somebody_deletes_comes_back(two: tuple[Any, Any]) -> None:
    anna, boris = two
    select(anna, "New cities")
    note(anna).click()
    anna.keyboard.type("Ask the mayors")
    select(boris, "New cities")
    boris.keyboard.press("Delete")
    anna.locator("#notice-lost").wait_for()
    anna.keyboard.type(" and the press")  # the fingers go on; the drawing must not take it
    anna.keyboard.press("Enter")
    assert anna.locator("#lost-text").inner_text() == "Ask the mayors"
    assert notes(anna) == {}
    assert settle(anna).startswith("How do we grow?\n")


def test_field_that_was_only_looked_at_overwrites_nothing(two: tuple[Any, Any]) -> None:
    anna, boris = two
    select(anna, "Price")
    note(anna).click()
    write_note(boris, "Price", "Ten percent")
    anna.wait_for_timeout(600)
    assert note(anna).input_value() == "Ten percent"
    anna.keyboard.press("Escape")
    anna.wait_for_timeout(300)
    assert notes(anna) == {"Price": "Ten percent"}


def test_note_written_by_two_shows_both(two: tuple[Any, Any]) -> None:
    anna, boris = two
    select(anna, "Price")
    note(anna).click()
    anna.keyboard.type("Anna's")
    write_note(boris, "Price", "Boris's")
    anna.wait_for_timeout(600)
    anna.keyboard.press("Escape")
    anna.locator("#notice-clash").wait_for()
    assert anna.locator("#clash-who").inner_text() == "Boris Kim"
    assert anna.locator("#clash-mine").inner_text() == "Anna's"
    anna.get_by_role("button", name="Keep mine").click()
    saved(anna)
    boris.wait_for_timeout(600)
    assert notes(anna) == {"Price": "Anna's"}


def test_note_goes_to_the_node_that_it_was_written_for(two: tuple[Any, Any]) -> None:
    anna, _ = two
    select(anna, "Price")
    note(anna).click()
    anna.keyboard.type("Ten percent")
    select(anna, "New cities")
    assert note(anna).input_value() == ""
    saved(anna)
    anna.wait_for_timeout(100)
    assert notes(anna) == {"Price": "Ten percent"}


def test_note_in_a_closed_tab_is_not_lost(two: tuple[Any, Any]) -> None:
    anna, _ = two
    address, context = anna.url, anna.context
    select(anna, "Price")
    note(anna).click()
    anna.keyboard.type("Half a thou")
    anna.close()
    again = context.new_page()
    open_graph(again, address)
    again.locator(".node", has_text="Price").locator(".node-mark").wait_for()
    saved(again)
    assert notes(again) == {"Price": "Half a thou"}


def test_title_of_a_node_that_somebody_deletes_does_not_become_the_roots(
    two: tuple[Any, Any],
) -> None:
    anna, boris = two
    select(anna, "New cities")
    anna.keyboard.press("Tab")
    anna.keyboard.type("Cities at risk")
    select(boris, "More customers")
    boris.keyboard.press("Delete")
    anna.locator("#notice-lost").wait_for()
    anna.keyboard.type(" of churn")
    anna.keyboard.press("Enter")
    assert anna.locator("#lost-text").inner_text() == "Cities at risk"
    assert settle(anna) == tree("How do we grow?\n  More per customer\n    Price")
    anna.wait_for_timeout(1_100)
    anna.keyboard.type("Now I mean it")
    anna.keyboard.press("Enter")
    assert "Now I mean it" in settle(anna)


def test_outline_keeps_the_typing_while_somebody_moves_the_row(two: tuple[Any, Any]) -> None:
    anna, boris = two
    select(anna, "Price")
    anna.click("[data-view=outline]")
    anna.locator("#outline:focus").wait_for()
    anna.keyboard.press("F2")
    anna.keyboard.type(" goes")
    select(boris, "More per customer")
    boris.keyboard.press("Alt+ArrowUp")
    anna.locator(".outline-row", has_text="More per customer").wait_for()
    anna.wait_for_timeout(700)
    anna.keyboard.type(" up")
    anna.keyboard.press("Enter")
    assert "  More per customer\n    Price goes up\n  More customers" in settle(anna)


def test_title_that_is_too_long_is_handed_back(two: tuple[Any, Any]) -> None:
    anna, _ = two
    select(anna, "Price")
    anna.keyboard.press("F2")
    anna.keyboard.insert_text("x" * 10_500)
    anna.keyboard.press("Enter")
    anna.locator("#notice-lost").wait_for()
    assert anna.locator("#lost-text").inner_text().endswith("x" * 10_000)
    assert "Price" in stored(anna)


def test_branches_of_several_parents_move_within_their_own(two: tuple[Any, Any]) -> None:
    anna, _ = two
    for parent, child in (("More customers", "New segments"), ("More per customer", "Basket")):
        select(anna, parent)
        anna.keyboard.press("Tab")
        anna.keyboard.type(child)
        anna.keyboard.press("Enter")
    select(anna, "New segments")
    anna.locator(".node", has_text="Basket").click(modifiers=["Control"])
    anna.keyboard.press("Alt+ArrowUp")
    moved = settle(anna)
    assert "  More customers\n    New segments\n    New cities" in moved
    assert "  More per customer\n    Basket\n    Price" in moved
    anna.keyboard.press("Control+z")
    assert "    New cities\n    New segments" in settle(anna)


def test_undo_of_a_toast_takes_back_what_it_tells_of_only(two: tuple[Any, Any]) -> None:
    anna, _ = two
    select(anna, "More customers")
    anna.keyboard.press("Delete")
    undo = anna.locator(".toast button", has_text="Undo")
    undo.wait_for()
    select(anna, "Price")
    anna.keyboard.press("F2")
    anna.keyboard.type(" now")
    anna.keyboard.press("Enter")
    undo.click()
    assert settle(anna) == tree("How do we grow?\n  More per customer\n    Price now")


def test_whoever_prunes_is_asked_why_and_the_box_says_it(sign_in: Person) -> None:
    page = sign_in(viewport={"width": 1440, "height": 900}, blank=True)
    open_graph(page, make_graph(page, "How do we grow?\n  New cities\n  Price"))
    select(page, "Price")
    reason = page.locator("#inspector-form [name=prune_reason]")
    assert reason.is_hidden()
    page.select_option("#inspector-form [name=status]", "pruned")
    page.locator("#inspector-form [name=prune_reason]:focus").wait_for()
    page.keyboard.type("Prices are set by law")
    page.keyboard.press("Escape")
    page.locator(".node[title='Prices are set by law']", has_text="Price").wait_for()
    saved(page)
    page.select_option("#inspector-form [name=status]", "open")
    reason.wait_for(state="hidden")
    page.locator(".node[title='']", has_text="Price").wait_for()
