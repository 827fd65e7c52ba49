"""The past in a real browser: the log, a former tree, two states compared on the drawing."""

import re
from collections.abc import Callable
from typing import Any

import pytest

from tests.browser.axe import violations
from tests.browser.editing import make_graph, open_graph, saved, select, settle, stored

pytestmark = pytest.mark.browser
Person = Callable[..., Any]

SMALL = """
How do we grow?
  More customers
    New cities
      Near ones
    New segments
  More per customer
    Price
    Basket
"""
#: Commands name nodes by their title, and are carried out by the server behind the editor's back.
DO = """async ([graph, batches]) => {
  const token = document.querySelector('meta[name=csrf-token]').content;
  for (const batch of batches) {
    const table = await (await fetch(`/api/v1/graphs/${graph}/records`)).json();
    const at = table.node_fields.indexOf('title');
    const id = (title) => table.nodes.find((row) => row[at] === title)?.[0] ?? title;
    const named = (command) => Object.fromEntries(Object.entries(command).map(([key, value]) =>
      [key, key === 'id' || key.endsWith('_id') ? value && id(value) : value]));
    const reply = await fetch(`/api/v1/graphs/${graph}/commits`, {
      method: 'POST',
      headers: {'Content-Type': 'application/json', 'X-CSRFToken': token},
      body: JSON.stringify({commands: batch.map(named)}),
    });
    if (!reply.ok) throw new Error(await reply.text());
  }
}"""
FOUR: list[list[dict[str, Any]]] = [
    [{"kind": "edit_node", "id": "Price", "fields": {"title": "Price per visit"}}],
    [{"kind": "move_node", "id": "Basket", "parent_id": "More customers", "before_id": None}],
    [{"kind": "delete_node", "id": "New cities"}],
    [
        {
            "kind": "add_node",
            "id": "018f3b1e-0000-7000-8000-00000000abcd",
            "parent_id": "More per customer",
            "title": "Loyalty",
        }
    ],
]


def asked(page: Any) -> list[str]:
    """Return what the address asks for, part by part."""
    return str(page.url).partition("?")[2].split("&")


def graph_id(page: Any) -> str:
    return str(page.url.split("/graphs/")[1].split("/")[0])


def do(page: Any, *batches: list[dict[str, Any]]) -> None:
    """Commit each batch as a revision, as somebody else would."""
    page.evaluate(DO, [graph_id(page), list(batches)])


@pytest.fixture
def page(sign_in: Person) -> Any:
    """Open a tree in which four things happened after its first revision."""
    found = sign_in(viewport={"width": 1440, "height": 900}, blank=True)
    address = make_graph(found, SMALL)
    open_graph(found, address)
    new_id = found.evaluate("crypto.randomUUID()")
    added = {**FOUR[3][0], "id": new_id}
    do(found, *FOUR[:3], [added])
    found.locator(".boxes .node", has_text="Loyalty").wait_for()
    return found


def box(page: Any, title: str) -> Any:
    return page.locator(".past .node", has_text=title)


def open_log(page: Any) -> None:
    page.click(".toolbar [data-action=history]")
    page.locator(".history-row").first.wait_for()


def choose(page: Any, revision: int) -> None:
    """Choose a revision of the log, opening its sitting."""
    if page.locator(".history-fold[aria-expanded=false]").count():
        page.locator(".history-fold").first.click()
    page.click(f".history-row[data-revision='{revision}']")
    page.get_by_text(f"(revision {revision})").wait_for()


def compare(page: Any, start: int, end: int) -> None:
    """Open a comparison by its address."""
    page.goto(f"/graphs/{graph_id(page)}/?compare={start}..{end}")
    page.locator(".past .change-sign").first.wait_for()


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
