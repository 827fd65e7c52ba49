"""Two states of a tree or map compared in a real browser, on the drawing and as an outline."""

import re
from collections.abc import Callable
from typing import Any

import pytest

from tests.browser.editing import make_graph, open_graph
from tests.browser.histories import (
    asked,
    box,
    changed_tree,
    compare,
    do,
    graph_id,
)

pytestmark = pytest.mark.browser
Person = Callable[..., Any]


@pytest.fixture
def page(sign_in: Person) -> Any:
    """Open a tree in which four things happened after its first revision."""
    return changed_tree(sign_in)


def test_what_is_different_is_drawn_with_colour_and_sign(page: Any) -> None:
    compare(page, 1, 5)
    signs = {
        title: box(page, title).locator(".change-sign").inner_text()
        for title in ("Loyalty", "New cities", "Near ones", "Basket", "Price per visit")
    }
    assert signs == {
        "Loyalty": "+",
        "New cities": "−",
        "Near ones": "−",
        "Basket": "→",
        "Price per visit": "≠",
    }
    border = "(box) => getComputedStyle(box).borderTopStyle"
    colour = "(box) => getComputedStyle(box).borderTopColor"
    assert box(page, "New cities").evaluate(border) == "dashed"
    kinds = ("Loyalty", "New cities", "Basket", "Price per visit", "More customers")
    assert len({box(page, title).evaluate(colour) for title in kinds}) == 5
    assert box(page, "Price per visit").locator(".change-was").is_hidden()
    box(page, "Price per visit").hover()
    assert box(page, "Price per visit").locator(".change-was").inner_text() == "Price"
    numbers = page.locator(".past .node-number").all_inner_texts()
    assert numbers.count("1.1") == 2  # what is gone keeps the number that it had


def test_one_steps_through_the_changes(page: Any) -> None:
    compare(page, 1, 5)
    assert page.locator(".compare-count").all_inner_texts() == [
        "+\n1 added",
        "−\n2 removed",
        "→\n1 moved",
        "≠\n1 reworded",
    ]
    assert page.locator(".compare-row").count() == 4
    page.locator(".past .boxes").focus()
    page.keyboard.press("n")
    page.get_by_text("1 of 4: Removed “New cities” from “More customers” and 1 below it").wait_for()
    page.keyboard.press("F7")
    page.get_by_text("2 of 4: Moved “Basket” from “More per customer”").wait_for()
    assert page.locator(".past .node.is-active").get_attribute("class").count("is-moved")
    page.keyboard.press("Shift+F7")
    page.keyboard.press("p")
    page.get_by_text("4 of 4: Added “Loyalty”").wait_for()
    page.click(".compare-count.is-reworded")
    page.get_by_text("3 of 4: Reworded “Price” to “Price per visit”").wait_for()
    box(page, "Loyalty").click()
    page.locator(".compare-row.is-added[aria-current]").wait_for()


def test_the_comparison_is_an_outline_too(page: Any) -> None:
    compare(page, 1, 5)
    page.click(".past-banner [data-view=outline]")
    rows = page.locator(".past .outline-item.is-removed > .outline-row").all_inner_texts()
    assert "Removed “New cities” from “More customers”" in rows[0].replace("\n", " ")
    moved = page.get_by_role("treeitem", name=re.compile("Moved “Basket” from"))
    assert moved.count() == 1
    page.click(".toolbar [data-view=tree]")
    assert page.locator(".past").is_hidden()
    assert page.locator("#canvas").is_visible()


def test_two_states_are_chosen_and_shared_by_address(page: Any) -> None:
    page.click(".segmented [data-action=compare]")
    page.locator(".compare-row").first.wait_for()
    assert "compare=1..5" in asked(page)  # the first of the day, and now
    page.locator(".compare-pair select").nth(0).select_option("3")
    page.get_by_text("2 changes.").wait_for()
    assert "compare=3..5" in asked(page)
    page.reload()
    page.get_by_text("2 changes.").wait_for()
    assert page.locator(".segmented [data-action=compare]").get_attribute("aria-pressed") == "true"
    page.get_by_role("button", name="Back to now").click()
    assert "compare" not in page.url
    page.click(".segmented [data-action=compare]")
    page.locator(".compare-row").first.wait_for()
    page.go_back()
    page.locator(".past").wait_for(state="hidden")
    assert page.locator(".history").is_hidden()


def test_it_begins_where_one_left_last(sign_in: Person, page: Any) -> None:
    address = f"/graphs/{graph_id(page)}/"
    page.goto("/")  # leaves the graph at revision 5
    other = sign_in("anna@example.org", blank=True)
    other.goto(address)
    do(other, [{"kind": "edit_node", "id": "Loyalty", "fields": {"title": "Loyal guests"}}])
    open_graph(page, address)
    page.click(".segmented [data-action=compare]")
    page.get_by_text("1 change.").wait_for()
    assert "compare=5..6" in asked(page)


def test_stages_and_arrows_are_compared(sign_in: Person) -> None:
    page = sign_in(viewport={"width": 1440, "height": 900}, blank=True)
    open_graph(page, make_graph(page, kind="stage_map"))
    names = [page.evaluate("crypto.randomUUID()") for _ in range(5)]
    stages = [
        {"kind": "add_node", "id": key, "node_kind": "stage", "title": title, "x": x, "y": 0}
        for key, title, x in zip(names, ("Junior", "Senior", "Lead"), (0, 300, 600), strict=False)
    ]
    ends = {"source_id": names[0], "target_id": names[1]}
    do(page, [*stages, {"kind": "connect", "id": names[3], **ends}])
    other = {"source_id": names[1], "target_id": names[2]}
    do(
        page,
        [{"kind": "disconnect", "id": names[3]}],
        [{"kind": "connect", "id": names[4], **other, "title": "leads"}],
        [{"kind": "edit_node", "id": names[2], "fields": {"y": 200}}],
    )
    compare(page, 1, 4)
    assert box(page, "Lead").locator(".change-sign").inner_text() == "→"
    assert page.locator(".past .arrow.is-added .arrow-label").text_content() == "+ leads"
    assert page.locator(".past .arrow.is-removed .arrow-label").text_content() == "−"
    page.locator(".compare-row.is-added").click()
    page.locator(".past .arrow.is-selected.is-added").wait_for(state="attached")
    page.locator(".past .boxes").focus()
    page.keyboard.press("Escape")
    assert page.locator(".past").is_hidden()
