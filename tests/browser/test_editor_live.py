"""Two people in one tree, a network that goes away, a server that is killed: nothing is lost."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.browser.conftest import Server
from tests.browser.editing import (
    drawn,
    make_graph,
    open_graph,
    saved,
    select,
    settle,
    stored,
)

pytestmark = pytest.mark.browser
Person = Callable[..., Any]

SMALL = """
How do we grow?
  More customers
  More per customer
"""


@pytest.fixture
def two(sign_in: Person) -> tuple[Any, Any]:
    """Open one tree as two people."""
    anna, boris = sign_in("anna@example.org", blank=True), sign_in("boris@example.org", blank=True)
    address = make_graph(anna, SMALL)
    open_graph(anna, address)
    open_graph(boris, address)
    return anna, boris


def test_others_changes_and_places_show_by_themselves(two: tuple[Any, Any]) -> None:
    anna, boris = two
    select(boris, "More per customer")
    anna.locator(".node-peer").wait_for()
    assert anna.locator(".node-peer").get_attribute("title") == "Boris Kim"
    select(anna, "More customers")
    anna.keyboard.press("Tab")
    anna.keyboard.type("New cities")
    anna.keyboard.press("Enter")
    boris.locator(".node", has_text="New cities").wait_for(timeout=3_000)
    assert settle(anna) == drawn(boris)


def test_what_one_looks_at_does_not_move_when_others_edit(two: tuple[Any, Any]) -> None:
    anna, boris = two
    select(boris, "More per customer")
    before = boris.locator(".node", has_text="More per customer").bounding_box()
    select(anna, "More customers")
    for title in ("One", "Two", "Three", "Four"):
        anna.keyboard.press("Tab")
        anna.keyboard.type(title)
        anna.keyboard.press("Enter")
        select(anna, "More customers")
    boris.locator(".node", has_text="Four").wait_for(timeout=3_000)
    after = boris.locator(".node", has_text="More per customer").bounding_box()
    assert (after["x"], after["y"]) == pytest.approx((before["x"], before["y"]), abs=0.6)


def test_words_typed_without_a_network_arrive_when_it_is_back(two: tuple[Any, Any]) -> None:
    anna, boris = two
    anna.context.set_offline(True)
    select(anna, "More customers")
    anna.keyboard.press("Tab")
    anna.keyboard.type("Typed in a tunnel")
    anna.keyboard.press("Enter")
    anna.get_by_text("Your text is safe here.").wait_for()
    select(boris, "More customers")
    boris.keyboard.press("Tab")
    boris.keyboard.type("Typed at the desk")
    boris.keyboard.press("Enter")
    saved(boris)
    anna.context.set_offline(False)
    boris.locator(".node", has_text="Typed in a tunnel").wait_for()
    anna.locator(".node", has_text="Typed at the desk").wait_for()
    assert settle(anna) == settle(boris)


def test_closed_tab_leaves_its_words_to_the_next(two: tuple[Any, Any]) -> None:
    anna, _ = two
    address = anna.url
    anna.route("**/commits", lambda route: route.abort())
    select(anna, "More customers")
    anna.keyboard.press("F2")
    anna.keyboard.type(" abroad")
    anna.keyboard.press("Enter")
    anna.keyboard.press("Tab")
    anna.keyboard.type("Half a wor")
    context = anna.context
    anna.close()
    again = context.new_page()
    open_graph(again, address)
    again.locator(".node", has_text="Half a wor").wait_for()
    assert "  More customers abroad\n    Half a wor" in settle(again)


def test_words_left_in_a_title_do_not_overwrite_what_others_wrote_since(
    two: tuple[Any, Any],
) -> None:
    anna, boris = two
    address = anna.url
    select(anna, "More customers")
    anna.keyboard.press("F2")
    anna.keyboard.type(" abroad")
    context = anna.context
    anna.close()
    select(boris, "More customers")
    boris.keyboard.press("F2")
    boris.keyboard.type(" at home")
    boris.keyboard.press("Enter")
    saved(boris)
    again = context.new_page()
    open_graph(again, address)
    again.locator("#notice-clash").wait_for()
    assert again.locator("#clash-mine").inner_text() == "More customers abroad"
    again.get_by_role("button", name="Keep theirs").click()
    assert "More customers at home" in settle(again)


def test_another_person_on_the_same_computer_does_not_send_ones_steps(
    two: tuple[Any, Any],
) -> None:
    anna, boris = two
    address = anna.url
    anna.route("**/commits", lambda route: route.abort())
    select(anna, "More customers")
    anna.keyboard.press("Tab")
    anna.keyboard.type("Anna wrote this")
    anna.keyboard.press("Enter")
    kept = "JSON.stringify({...localStorage})"
    left = anna.evaluate(kept)
    boris.evaluate(f"Object.assign(localStorage, {left})")
    open_graph(boris, address)
    saved(boris)
    boris.wait_for_timeout(500)
    assert "Anna wrote this" not in stored(boris)
    assert "Anna wrote this" in boris.evaluate(kept)


def test_same_title_changed_by_two_lets_the_later_choose(two: tuple[Any, Any]) -> None:
    anna, boris = two
    select(anna, "More customers")
    anna.keyboard.press("F2")
    anna.keyboard.type(" (Anna)")
    select(boris, "More customers")
    boris.keyboard.press("F2")
    boris.keyboard.type(" (Boris)")
    boris.keyboard.press("Enter")
    saved(boris)
    anna.wait_for_timeout(600)
    anna.keyboard.press("Enter")
    anna.locator("#notice-clash").wait_for()
    assert anna.locator(".boxes").evaluate("one => one === document.activeElement")
    assert anna.locator("#clash-mine").inner_text() == "More customers (Anna)"
    assert anna.locator("#clash-theirs").inner_text() == "More customers (Boris)"
    anna.keyboard.press("F6")
    anna.keyboard.press("Enter")
    anna.locator("#notice").wait_for(state="hidden")
    assert "More customers (Anna)" in settle(anna)
    boris.locator(".node", has_text="More customers (Anna)").wait_for()


def test_deleted_while_typing_gives_the_words_back(two: tuple[Any, Any]) -> None:
    anna, boris = two
    select(anna, "More customers")
    anna.keyboard.press("F2")
    anna.keyboard.type(" and their friends")
    select(boris, "More customers")
    boris.keyboard.press("Delete")
    anna.locator("#notice-lost").wait_for()
    assert anna.locator("#lost-text").inner_text() == "More customers and their friends"
    anna.reload()
    anna.locator("#notice-lost").wait_for()
    anna.get_by_role("button", name="Close").click()
    anna.locator("#notice").wait_for(state="hidden")


def test_killed_server_loses_nothing(two: tuple[Any, Any], server: Server) -> None:
    anna, boris = two
    for round_number in range(2):
        add_parts(anna, f"A{round_number}", kill_after=1, server=server)
        add_parts(boris, f"B{round_number}")
        server.start()
    for page in two:
        page.bring_to_front()
        page.wait_for_timeout(500)
        page.locator("#save-state", has_text="All changes saved").wait_for(timeout=60_000)
    anna.wait_for_timeout(4_000)
    tree = stored(anna)
    assert drawn(anna) == tree
    assert drawn(boris) == tree
    names = [f"{who}{part}{step}" for who in "AB" for part in range(2) for step in range(4)]
    assert {name: tree.count(name) for name in names} == dict.fromkeys(names, 1)


def add_parts(
    page: Any, name: str, kill_after: int | None = None, server: Server | None = None
) -> None:
    for step in range(4):
        select(page, "How do we grow?")
        page.keyboard.press("Tab")
        page.keyboard.type(f"{name}{step}")
        page.keyboard.press("Enter")
        if step == kill_after and server is not None:
            server.kill()


def test_words_survive_the_end_of_a_session(sign_in: Person, server: Server) -> None:
    page = sign_in("boris@example.org", blank=True)
    open_graph(page, make_graph(page, SMALL))
    cookies = page.context.cookies()
    session = next(cookie for cookie in cookies if "session" in cookie["name"])
    page.context.clear_cookies(name=session["name"])
    select(page, "More customers")
    page.keyboard.press("Tab")
    page.keyboard.type("Typed too late")
    page.keyboard.press("Enter")
    link = page.get_by_role("link", name="Sign in again to save")
    with page.context.expect_page() as opened:
        link.click()
    other = opened.value
    other.fill("[name=login]", "boris@example.org")
    other.fill("[name=password]", "brand-marketing")
    other.press("[name=password]", "Enter")
    other.wait_for_url(lambda url: "login" not in url)
    other.close()
    page.evaluate("() => window.dispatchEvent(new Event('focus'))")
    assert "    Typed too late" in settle(page)


def test_commenter_reads_and_cannot_change(sign_in: Person) -> None:
    anna, vera = sign_in("anna@example.org", blank=True), sign_in("vera@example.org", blank=True)
    address = make_graph(anna, SMALL)
    open_graph(anna, address)
    open_graph(vera, address)
    vera.get_by_text("You can read this drawing, not change it.").wait_for()
    before = stored(anna)
    select(vera, "More customers")
    for key in ("Tab", "Enter", "Delete", "F2", "x", "Alt+ArrowDown"):
        vera.keyboard.press(key)
    vera.wait_for_timeout(300)
    assert stored(anna) == before == drawn(vera)
    assert vera.get_by_role("button", name="Add under").count() == 0
    assert vera.locator("#inspector-form [name=title]").is_disabled()
    select(anna, "More customers")
    anna.keyboard.type("Fewer customers")
    anna.keyboard.press("Enter")
    vera.locator(".node", has_text="Fewer customers").wait_for()
