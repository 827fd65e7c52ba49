"""What hands do in the editor: wheel, space bar, menu, drags that copy or go past the edge."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.editing import make_graph, open_graph, select, settle, tree

pytestmark = pytest.mark.browser
Person = Callable[..., Any]

SMALL = """
How do we grow?
  More customers
    New cities
  More per customer
    Price
    Basket
"""


@pytest.fixture
def page(sign_in: Person) -> Any:
    """Open a small tree as somebody who may edit it."""
    found = sign_in(viewport={"width": 1440, "height": 900}, blank=True)
    open_graph(found, make_graph(found, SMALL))
    return found


def place(page: Any, title: str) -> dict[str, float]:
    """Return where a box is on the screen."""
    page.wait_for_timeout(60)
    found: dict[str, float] = page.locator(".node", has_text=title).first.bounding_box()
    return found


def middle(page: Any, title: str) -> tuple[float, float]:
    """Return the middle of a box."""
    box = place(page, title)
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def test_wheel_zooms_about_the_pointer_and_two_fingers_pan(page: Any) -> None:
    before = place(page, "Price")
    x, y = before["x"] + 60, before["y"] + 10
    page.mouse.move(x, y)
    page.mouse.wheel(0, 120)
    now = place(page, "Price")
    ratio = now["width"] / before["width"]
    assert 0.7 < ratio < 0.9
    assert now["x"] + 60 * ratio == pytest.approx(x, abs=1.5)
    assert now["y"] + 10 * ratio == pytest.approx(y, abs=1.5)
    page.mouse.wheel(30, 50)  # a wheel does not turn both ways: that is a pad
    panned = place(page, "Price")
    assert panned["width"] == now["width"]
    assert (panned["x"] - now["x"], panned["y"] - now["y"]) == pytest.approx((-30, -50), abs=0.5)
    page.keyboard.down("Shift")
    page.mouse.wheel(0, 120)
    page.keyboard.up("Shift")
    assert place(page, "Price")["width"] == now["width"]


def test_space_drags_the_drawing_and_folds_only_when_pressed_alone(page: Any) -> None:
    select(page, "More per customer")
    before = place(page, "More per customer")
    page.mouse.move(700, 700)
    page.keyboard.down("Space")
    page.mouse.down()
    page.mouse.move(640, 660, steps=3)
    page.mouse.up()
    page.keyboard.up("Space")
    now = place(page, "More per customer")
    assert (now["x"] - before["x"], now["y"] - before["y"]) == pytest.approx((-60, -40), abs=0.5)
    assert page.locator(".node", has_text="Price").count() == 1
    page.keyboard.press("Space")
    page.locator(".node", has_text="Price").wait_for(state="detached")


def test_menu_of_a_right_click_does_what_it_says(page: Any) -> None:
    page.locator(".node", has_text="Basket").click(button="right")
    menu = page.get_by_role("menu")
    menu.get_by_role("menuitem", name="Add a question below Enter").wait_for()
    menu.get_by_role("menuitem", name="Duplicate the branch").click()
    assert settle(page).endswith("    Basket\n    Basket")
    assert menu.count() == 0
    page.mouse.click(700, 850, button="right")
    menu.get_by_role("menuitem", name="Undo").click()
    assert settle(page) == tree(SMALL)


def test_menu_is_walked_by_keys_and_esc_goes_back(page: Any) -> None:
    select(page, "Price")
    page.keyboard.press("Shift+F10")
    page.get_by_role("menuitem", name="Add a question under it").wait_for()
    focused = "document.activeElement.querySelector('span')?.textContent"
    page.keyboard.press("ArrowDown")
    assert page.evaluate(focused) == "Add a question below"
    page.keyboard.press("End")
    assert page.evaluate(focused) == "Delete"
    page.keyboard.press("Escape")
    page.locator(".boxes:focus").wait_for(state="attached")
    page.keyboard.press("ContextMenu")
    page.get_by_role("menuitem", name="Add a question under it").wait_for()
    page.keyboard.press("Enter")
    page.keyboard.type("Discounts")
    page.keyboard.press("Enter")
    assert "    Price\n      Discounts" in settle(page)


def test_copy_and_paste_by_the_menu(page: Any) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.locator(".node", has_text="More per customer").click(button="right")
    page.get_by_role("menuitem", name="Cut").click()
    page.locator(".node", has_text="Price").wait_for(state="detached")
    page.locator(".node", has_text="New cities").click(button="right")
    page.get_by_role("menuitem", name="Paste").click()
    assert settle(page) == tree(
        """
        How do we grow?
          More customers
            New cities
              More per customer
                Price
                Basket
        """
    )


def test_menu_of_a_reader_changes_nothing(sign_in: Person) -> None:
    owner, viewer = sign_in("anna@example.org", blank=True), sign_in("vera@example.org", blank=True)
    address = make_graph(owner, SMALL)
    open_graph(viewer, address)
    viewer.locator(".node", has_text="Price").click(button="right")
    viewer.get_by_role("menu").wait_for()
    words = viewer.get_by_role("menuitem").all_inner_texts()
    assert any("Copy" in one for one in words)
    assert not any("Delete" in one or "Add" in one or "Paste" in one for one in words)


def test_finger_that_rests_opens_the_menu(sign_in: Person) -> None:
    page = sign_in(viewport={"width": 1024, "height": 768}, has_touch=True, blank=True)
    open_graph(page, make_graph(page, SMALL))
    x, y = middle(page, "Price")
    session = page.context.new_cdp_session(page)
    touch = {"type": "touchStart", "touchPoints": [{"x": x, "y": y, "id": 0}]}
    session.send("Input.dispatchTouchEvent", touch)
    page.wait_for_timeout(600)
    session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    page.get_by_role("menuitem", name="Add a question under it").tap()
    page.keyboard.type("By hand")
    page.keyboard.press("Enter")
    assert "    Price\n      By hand" in settle(page)


def test_drag_with_ctrl_leaves_a_copy(page: Any) -> None:
    page.mouse.move(*middle(page, "Price"))
    page.mouse.down()
    page.keyboard.down("Control")
    x, y = middle(page, "New cities")
    page.mouse.move(x - 20, y - 4, steps=6)
    page.mouse.move(x, y, steps=3)
    assert page.locator("#canvas-note").inner_text() == "A copy goes here."
    page.mouse.up()
    page.keyboard.up("Control")
    found = settle(page)
    assert "    New cities\n      Price" in found
    assert found.count("Price") == 2


def test_ghost_goes_with_what_is_dragged_and_says_where_it_would_land(page: Any) -> None:
    select(page, "Price")
    page.keyboard.press("Shift+ArrowDown")
    page.mouse.move(*middle(page, "Price"))
    page.mouse.down()
    x, y = middle(page, "New cities")
    page.mouse.move(x - 20, y - 4, steps=6)
    page.mouse.move(x, y, steps=3)
    ghost = page.locator(".ghost")
    expect(ghost.locator(".ghost-title")).to_have_text("Price")
    expect(ghost.locator(".ghost-count")).to_have_text("2")
    expect(ghost.locator(".ghost-place")).to_have_text("Goes under “New cities”.")
    beside = ghost.bounding_box()
    assert beside
    assert beside["x"] > x
    assert beside["y"] > y
    page.keyboard.press("Escape")
    ghost.wait_for(state="detached")
    page.mouse.up()
    page.locator(".drop-hint").wait_for(state="hidden")
    assert settle(page) == tree(SMALL)


def test_finger_drags_after_a_rest_and_sees_the_ghost_above_it(sign_in: Person) -> None:
    page = sign_in(viewport={"width": 1024, "height": 768}, has_touch=True, blank=True)
    open_graph(page, make_graph(page, SMALL))
    from_x, from_y = middle(page, "Price")
    x, y = middle(page, "New cities")
    session = page.context.new_cdp_session(page)

    def touch(kind: str, *points: tuple[float, float]) -> None:
        found = [{"x": one, "y": other, "id": 0} for one, other in points]
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": found})

    touch("touchStart", (from_x, from_y))
    page.wait_for_timeout(600)
    for part in (0.2, 0.6, 1):
        touch("touchMove", (from_x + (x - from_x) * part, from_y + (y - from_y) * part))
    expect(page.locator(".ghost-place")).to_have_text("Goes under “New cities”.")
    box = page.locator(".ghost").bounding_box()
    assert box
    assert box["y"] + box["height"] < y
    touch("touchEnd")
    page.locator(".ghost").wait_for(state="detached")
    assert "    New cities\n      Price" in settle(page)


def test_drag_goes_on_past_the_edge_while_the_pointer_rests_there(sign_in: Person) -> None:
    page = sign_in(viewport={"width": 1440, "height": 900}, blank=True)
    parts = "\n".join(f"  Part {i} of a long tree" for i in range(60))
    open_graph(page, make_graph(page, f"Long?\n{parts}"))
    page.keyboard.press("Control+0")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Home")
    page.mouse.move(*middle(page, "Part 0 of"))
    page.mouse.down()
    page.mouse.move(600, 890, steps=8)
    page.locator(".node", has_text="Part 45 of").wait_for()  # nobody moved the mouse since
    page.keyboard.press("Escape")
    page.mouse.up()
    assert settle(page).startswith("Long?\n  Part 0 of")


def test_list_pasted_into_a_new_title_becomes_questions(page: Any) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.evaluate("navigator.clipboard.writeText('Fixed\\nVariable')")
    select(page, "New cities")
    page.keyboard.press("Tab")
    page.keyboard.press("Control+v")
    page.locator("#paste-dialog[open]").wait_for()
    page.click("#paste-confirm")
    assert "    New cities\n      Fixed\n      Variable" in settle(page)
    page.keyboard.press("Control+z")
    assert settle(page) == tree(SMALL)


def test_several_are_chosen_by_keys_and_duplicated_at_once(page: Any) -> None:
    select(page, "Price")
    page.keyboard.press("Shift+ArrowDown")
    page.keyboard.press("Control+d")
    assert settle(page).endswith("    Price\n    Basket\n    Price\n    Basket")
    assert page.locator(".node.is-selected").count() == 2
    page.keyboard.press("Control+z")
    assert settle(page) == tree(SMALL)


def test_what_the_browser_scrolls_is_a_move_of_the_drawing(page: Any) -> None:
    page.mouse.move(700, 700)
    page.mouse.wheel(-500, -600)
    before = place(page, "Price")
    page.evaluate("document.querySelector('#canvas').scrollTo(80, 30)")
    now = place(page, "Price")
    assert (now["x"] - before["x"], now["y"] - before["y"]) == pytest.approx((-80, -30), abs=0.5)
    assert page.evaluate("document.querySelector('#canvas').scrollLeft") == 0
