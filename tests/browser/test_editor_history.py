"""The past in a real browser: the log, a former tree, and the way back."""

import re
from collections.abc import Callable
from typing import Any

import pytest

from tests.browser.axe import violations
from tests.browser.editing import make_graph, open_graph, saved, select, settle, stored
from tests.browser.histories import (
    asked,
    box,
    changed_tree,
    choose,
    compare,
    do,
    graph_id,
    open_log,
)

pytestmark = pytest.mark.browser
Person = Callable[..., Any]


@pytest.fixture
def page(sign_in: Person) -> Any:
    """Open a tree in which four things happened after its first revision."""
    return changed_tree(sign_in)


def test_the_log_says_who_did_what(page: Any) -> None:
    open_log(page)
    assert page.locator("#inspector").is_hidden()
    words = page.locator(".history-row .history-words").first.inner_text()
    assert re.fullmatch(r"Anna Orlova: 5 changes, \d\d:\d\d(–\d\d:\d\d)?", words)
    page.locator(".history-fold").click()
    said = page.locator(".history-steps .history-words").all_inner_texts()
    assert said == [
        "Added “Loyalty” under “More per customer”",
        "Deleted “New cities” and 1 below it",
        "Moved “Basket” under “More customers”",
        "Renamed “Price” to “Price per visit”",
        "Pasted 8 lines",
    ]
    page.select_option(".history-log select", label="Everybody")
    page.click(".history-head button")
    assert page.locator("#inspector").is_visible()


def test_a_former_tree_is_seen_restored_and_taken_back(page: Any) -> None:
    now = stored(page)
    place = page.locator(".boxes .node", has_text="How do we grow?").bounding_box()
    open_log(page)
    choose(page, 1)
    assert "revision=1" in asked(page)
    assert box(page, "New cities").is_visible()
    assert box(page, "Loyalty").count() == 0
    assert box(page, "How do we grow?").bounding_box() == pytest.approx(place, abs=1)
    assert page.locator(".toolbar [data-action=undo]").is_disabled()
    page.keyboard.press("Delete")  # what is past cannot be changed
    page.get_by_role("button", name="Restore").click()
    page.locator("#canvas .node", has_text="New cities").wait_for()
    assert page.locator(".past").is_hidden()
    restored = stored(page)
    assert "New cities" in restored
    assert "Loyalty" not in restored
    page.locator(".toast [data-undo]").click()
    page.locator("#canvas .node", has_text="Loyalty").wait_for()
    assert settle(page) == now
    assert "revision=" not in page.url


def test_arrows_walk_the_log_and_the_tree_goes_along(page: Any) -> None:
    open_log(page)
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.get_by_text("(revision 5)").wait_for()
    page.locator(".history-row[data-revision='5']").focus()
    page.keyboard.press("ArrowDown")
    page.get_by_text("(revision 4)").wait_for()
    page.keyboard.press("End")
    page.get_by_text("(revision 1)").wait_for()
    assert box(page, "Near ones").is_visible()
    page.keyboard.press("Escape")
    assert page.locator(".past").is_hidden()
    assert page.locator(".history-row[data-revision='1']:focus").count() == 1
    page.keyboard.press("Escape")
    assert page.locator(".history").is_hidden()
    page.locator(".boxes:focus").wait_for(state="attached")


def test_the_present_goes_on_underneath(sign_in: Person, page: Any) -> None:
    select(page, "Loyalty")
    page.keyboard.type("Loyal")
    page.click(".toolbar [data-action=history]")  # while a title is being typed
    page.locator(".history-row").first.wait_for()
    saved(page)
    page.goto(f"/graphs/{graph_id(page)}/?compare=1..6")
    box(page, "Loyal").wait_for()
    do(page, [{"kind": "edit_node", "id": "Loyal", "fields": {"title": "Loyal guests"}}])
    newer = page.get_by_role("button", name="There are newer changes. Show them")
    newer.wait_for()
    assert box(page, "Loyal guests").count() == 0
    assert page.locator("#canvas .node", has_text="Loyal guests").count() == 1
    newer.click()
    box(page, "Loyal guests").wait_for()
    assert "compare=1..7" in asked(page)
    page.locator(".past .boxes").focus()
    page.keyboard.press("Escape")
    assert page.locator("#canvas .node", has_text="Loyal guests").is_visible()
    assert "Loyal guests" in settle(page)


def test_details_are_of_the_present(page: Any) -> None:
    open_log(page)
    choose(page, 1)
    page.click("[data-toggle-inspector]")
    assert page.locator("#inspector").is_visible()
    assert page.locator(".past").is_hidden()
    assert page.locator(".history").is_hidden()


def test_a_revision_that_is_not_there_is_refused_kindly(page: Any) -> None:
    page.goto(f"/graphs/{graph_id(page)}/?revision=99")
    page.locator(".toast", has_text="There is no revision 99").wait_for()
    assert page.locator("#canvas .node").first.is_visible()


def test_everything_is_done_by_keys(page: Any) -> None:
    page.keyboard.press("Control+Shift+h")
    page.locator(".past .boxes:focus").wait_for(state="attached")
    page.keyboard.press("n")
    page.get_by_text("1 of 4: Removed “New cities”").wait_for()
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Control+h")
    page.locator(".history-row:focus").wait_for()
    assert page.locator(".past").is_hidden()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("End")
    page.keyboard.press("Enter")
    page.get_by_text("(revision 1)").wait_for()
    page.get_by_role("button", name="Restore").focus()
    page.keyboard.press("Escape")
    page.locator("#canvas .boxes:focus").wait_for(state="attached")
    assert page.locator(".past").is_hidden()


def test_what_is_as_it_is_now_cannot_be_restored(page: Any) -> None:
    open_log(page)
    choose(page, 5)
    assert page.get_by_role("button", name="Restore").count() == 0  # it is as it is now
    choose(page, 2)
    assert page.get_by_role("button", name="Restore").count() == 1


def test_it_is_written_in_russian(sign_in: Person) -> None:
    page = sign_in("anna.ru@example.org", viewport={"width": 1440, "height": 900}, blank=True)
    open_graph(page, make_graph(page, "Как расти?\n  Новые гости\n  Цена"))
    do(page, [{"kind": "edit_node", "id": "Цена", "fields": {"title": "Средний чек"}}])
    page.locator(".node", has_text="Средний чек").wait_for()
    page.keyboard.press("Control+h")
    page.locator(".history-row").first.wait_for()
    words = page.locator(".history-words").first.inner_text()
    assert re.fullmatch(r"Анна Орлова: 2 изменения, \d\d:\d\d(–\d\d:\d\d)?", words)
    compare(page, 1, 2)
    assert page.locator(".compare-count").inner_text() == "≠\n1 переписано"
    assert page.locator(".compare-row").inner_text() == "≠\n«Цена» — теперь «Средний чек»"
    page.locator(".past .boxes").focus()
    page.keyboard.press("Escape")
    page.locator(".boxes:focus").wait_for(state="attached")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(sign_in: Person, page: Any, scheme: str) -> None:
    other = sign_in(
        viewport={"width": 1440, "height": 900}, color_scheme=scheme, bypass_csp=True, blank=True
    )
    address = f"/graphs/{graph_id(page)}/"
    open_graph(other, address)
    open_log(other)
    other.locator(".history-fold").click()
    assert violations(other) == []
    choose(other, 2)
    assert violations(other) == []
    other.get_by_role("button", name="Compare with now").click()
    other.locator(".past .change-sign").first.wait_for()
    assert violations(other) == []
    other.click(".past-banner [data-view=outline]")
    assert violations(other) == []


def test_it_can_be_used_on_a_phone(sign_in: Person, page: Any) -> None:
    phone = sign_in(
        viewport={"width": 390, "height": 844}, has_touch=True, bypass_csp=True, blank=True
    )
    phone.goto(f"/graphs/{graph_id(page)}/?compare=1..5")
    phone.locator(".compare-row").first.wait_for()
    phone.click(".past-banner [data-view=tree]")
    phone.tap(".compare-row.is-added")
    sheet = phone.locator(".history").bounding_box()
    shown = box(phone, "Loyalty").bounding_box()
    banner = phone.locator(".past-banner").bounding_box()
    assert banner["y"] + banner["height"] <= shown["y"]
    assert shown["y"] + shown["height"] <= sheet["y"]
    assert shown["x"] >= 0
    assert shown["x"] + shown["width"] <= 390
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390
    assert violations(phone) == []


def test_who_may_not_edit_sees_the_past_without_restore(sign_in: Person, page: Any) -> None:
    vera = sign_in("vera@example.org", viewport={"width": 1440, "height": 900}, blank=True)
    vera.goto(f"/graphs/{graph_id(page)}/?revision=2")
    vera.get_by_text("(revision 2)").wait_for()
    assert vera.get_by_role("button", name="Restore").count() == 0
    vera.get_by_role("button", name="Compare with now").click()
    vera.locator(".compare-row").first.wait_for()
