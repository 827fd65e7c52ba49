"""The editor of question trees in a real browser: keys, pointer, clipboard, outline, undo."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.browser.editing import (
    drawn,
    make_graph,
    open_graph,
    saved,
    select,
    settle,
    stored,
    tree,
)

pytestmark = pytest.mark.browser
Person = Callable[..., Any]

SMALL = """
How do we grow?
  More customers
    New cities
    New segments
  More per customer
    Price
    Basket
"""


def comes(page: Any, title: str, side: str, length: float, apart: float) -> None:
    """Wait until a side of a question's box has a length, or nearly."""
    page.wait_for_function(
        """([title, side, length, apart]) => {
            const nodes = [...document.querySelectorAll(".node")];
            const box = nodes.find((node) => node.textContent.includes(title));
            return box && Math.abs(box.getBoundingClientRect()[side] - length) <= apart;
        }""",
        arg=[title, side, length, apart],
    )


@pytest.fixture
def page(sign_in: Person) -> Any:
    """Open a small tree as somebody who may edit it."""
    found = sign_in(viewport={"width": 1440, "height": 900}, blank=True)
    open_graph(found, make_graph(found, SMALL))
    return found


def test_tree_is_typed_without_the_mouse(sign_in: Person) -> None:
    page = sign_in(blank=True)
    open_graph(page, make_graph(page, "How do we win?"))
    keys = page.keyboard
    keys.press("Tab")
    keys.type("First")
    keys.press("Enter")
    keys.press("Enter")
    keys.type("Second")
    keys.press("Tab")
    keys.type("Deep")
    keys.press("Enter")
    keys.press("Shift+Enter")
    keys.type("Above deep")
    keys.press("Enter")
    assert settle(page) == tree(
        """
        How do we win?
          First
          Second
            Above deep
            Deep
        """
    )


def test_typing_replaces_and_f2_adds(page: Any) -> None:
    select(page, "Price")
    page.keyboard.type("Prices go up")
    page.keyboard.press("Enter")
    page.keyboard.press("F2")
    page.keyboard.type(" soon")
    page.keyboard.press("Alt+Enter")
    page.keyboard.type("or never")
    page.keyboard.press("Enter")
    settle_text = stored_after(page)
    assert "Prices go up soon\nor never" in settle_text


def stored_after(page: Any) -> str:
    page.wait_for_timeout(80)
    saved(page)
    return stored(page)


def test_new_question_left_empty_leaves_no_trace(page: Any) -> None:
    before = stored(page)
    select(page, "Price")
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    assert settle(page) == before
    page.keyboard.press("Control+z")
    page.get_by_text("Nothing to undo.").wait_for()


def test_alt_arrows_move_and_undo_redo_take_back(page: Any) -> None:
    before = stored(page)
    select(page, "Basket")
    page.keyboard.press("Alt+ArrowUp")
    moved = settle(page)
    assert moved.index("Basket") < moved.index("Price")
    page.keyboard.press("Shift+Tab")
    assert "\n  Basket" in settle(page)
    page.keyboard.press("Alt+ArrowRight")
    assert "\n    Basket" in settle(page)
    for _ in range(3):
        page.keyboard.press("Control+z")
    assert settle(page) == before
    page.keyboard.press("Control+Shift+z")
    assert settle(page) == moved


def test_keys_work_with_a_russian_layout(page: Any) -> None:
    before = stored(page)
    select(page, "Basket")
    page.keyboard.press("Delete")
    settle(page)
    page.evaluate(
        """() => document.activeElement.dispatchEvent(new KeyboardEvent('keydown',
          {key: 'я', code: 'KeyZ', ctrlKey: true, bubbles: true, cancelable: true}))"""
    )
    assert settle(page) == before
    select(page, "Price")
    page.keyboard.press("F2")
    page.keyboard.insert_text("Цена")
    page.keyboard.press("Enter")
    assert "PriceЦена" in settle(page)
    page.evaluate(
        """() => document.activeElement.dispatchEvent(new KeyboardEvent('keydown',
          {key: 'л', code: 'KeyK', ctrlKey: true, bubbles: true, cancelable: true}))"""
    )
    page.locator("#palette[open]").wait_for()
    page.keyboard.type("Fold or unfold")
    page.keyboard.press("Escape")


def test_undo_shows_what_it_brings_back(page: Any) -> None:
    select(page, "More customers")
    page.keyboard.press("Delete")
    page.keyboard.press("Alt+Digit1")
    page.mouse.move(600, 400)
    page.mouse.wheel(0, 3000)
    page.focus(".boxes")
    page.keyboard.press("Control+z")
    page.locator(".node.is-active", has_text="More customers").wait_for()
    box = page.locator(".node.is-active").bounding_box()
    assert 90 < box["y"] < 900
    page.keyboard.press("Alt+Digit0")
    assert settle(page) == tree(SMALL)


def test_arrows_walk_the_drawing_and_space_folds(page: Any) -> None:
    select(page, "How do we grow?")
    keys = page.keyboard
    keys.press("ArrowRight")
    assert active(page) == "More customers"
    keys.press("ArrowRight")
    keys.press("ArrowDown")
    keys.press("ArrowDown")
    assert active(page) == "Price"
    keys.press("ArrowLeft")
    keys.press("Space")
    page.wait_for_timeout(60)
    assert page.locator(".node", has_text="Price").count() == 0
    assert page.locator(".node-fold.is-folded").inner_text() == "2"
    keys.press("Space")
    page.locator(".node", has_text="Price").wait_for()


def active(page: Any) -> str:
    page.wait_for_timeout(40)
    text = page.locator(".node.is-active .node-title").evaluate(
        "(title) => [...title.childNodes].filter((n) => n.nodeType === 3)"
        ".map((n) => n.textContent).join('')"
    )
    return str(text).replace("\n", " ")


def test_branch_is_dragged_and_a_cycle_says_why_not(page: Any) -> None:
    source = page.locator(".node", has_text="More per customer")
    target = page.locator(".node", has_text="New cities")
    drag(page, source, target)
    assert "\n      More per customer" in settle(page)
    before = stored(page)
    drag(page, page.locator(".node", has_text="More customers"), target, is_dropped=False)
    assert "own branch" in page.locator("#canvas-note").inner_text()
    page.mouse.up()
    assert settle(page) == before


def drag(page: Any, source: Any, target: Any, *, is_dropped: bool = True) -> None:
    start, end = source.bounding_box(), target.bounding_box()
    page.mouse.move(start["x"] + 40, start["y"] + start["height"] / 2)
    page.mouse.down()
    middle = end["y"] + end["height"] / 2
    page.mouse.move(end["x"] + 20, middle - 4, steps=6)
    page.mouse.move(end["x"] + 40, middle, steps=4)
    if is_dropped:
        page.mouse.up()


def test_copied_branch_is_pasted_whole_and_as_text(page: Any) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    select(page, "More per customer")
    page.keyboard.press("Control+c")
    text = page.evaluate("navigator.clipboard.readText()")
    assert text == "More per customer\n\tPrice\n\tBasket"
    select(page, "New cities")
    page.keyboard.press("Control+v")
    page.locator(".node", has_text="Basket").nth(1).wait_for()
    assert "\n      More per customer\n        Price\n        Basket" in settle(page)
    page.keyboard.press("Control+z")
    assert settle(page) == tree(SMALL)


def test_pasted_text_is_looked_at_first_and_undone_at_once(page: Any) -> None:
    before = stored(page)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    text = "Cost\n  Fixed\n  Variable\nRisk\n  <img src=x onerror=alert(1)>"
    page.evaluate("(text) => navigator.clipboard.writeText(text)", text)
    select(page, "New cities")
    page.keyboard.press("Control+v")
    page.locator("#paste-dialog[open]").wait_for()
    page.fill("#paste-root", "What does it cost?")
    page.keyboard.press("Enter")
    after = settle(page)
    assert "\n      What does it cost?\n        Cost\n          Fixed" in after
    assert "<img src=x onerror=alert(1)>" in after
    page.keyboard.press("Control+z")
    assert settle(page) == before


def test_outline_takes_the_same_keys_and_keeps_the_selection(page: Any) -> None:
    select(page, "Price")
    page.click("[data-view=outline]")
    page.locator("#outline:focus").wait_for()
    row = page.get_by_role("treeitem", name="2.1 Price (Open)", exact=True)
    assert row.get_attribute("aria-selected") == "true"
    assert row.get_attribute("aria-level") == "3"
    page.keyboard.press("Enter")
    page.keyboard.type("Discounts")
    page.keyboard.press("Enter")
    page.keyboard.press("Alt+ArrowUp")
    page.wait_for_timeout(100)
    saved(page)
    assert "    Discounts\n    Price" in stored(page)
    page.click("[data-view=tree]")
    assert active(page) == "Discounts"


def test_find_opens_what_is_folded(page: Any) -> None:
    page.keyboard.press("Alt+Digit1")
    page.wait_for_timeout(60)
    assert page.locator(".node").count() == 3
    page.keyboard.press("Control+f")
    page.keyboard.type("basket")
    page.keyboard.press("Enter")
    page.locator(".node.is-found", has_text="Basket").wait_for()
    assert page.locator("#find-hits").inner_text() == "1 / 1"
    page.keyboard.press("Escape")
    assert active(page) == "Basket"


def test_what_is_pressed_before_find_has_loaded_counts(page: Any) -> None:
    page.reload()
    page.locator(".node", has_text="Basket").wait_for()
    held: list[Any] = []
    page.route("**/panel/find*.js", lambda route: held.append(route))  # noqa: PLW0108 - a plain method is not taken
    page.keyboard.press("Control+f")
    page.keyboard.type("basket")
    page.keyboard.press("Enter")
    page.wait_for_timeout(100)
    (late,) = held
    late.continue_()
    page.locator(".node.is-found", has_text="Basket").wait_for()
    page.wait_for_function("() => document.querySelector('#find-hits').textContent === '1 / 1'")


def test_details_are_saved_on_leaving_the_field(page: Any) -> None:
    select(page, "Price")
    page.keyboard.press("Shift+ArrowDown")
    page.select_option("#inspector-form [name=status]", "answered")
    page.wait_for_timeout(80)
    saved(page)
    select(page, "Price")
    page.fill("#inspector-form [name=note]", "Ask the sales team")
    select(page, "New cities")
    page.wait_for_timeout(80)
    saved(page)
    page.reload()
    page.locator(".node", has_text="Price").wait_for()
    assert page.locator(".node[data-status=answered]").count() == 2
    assert page.locator(".node", has_text="Price").locator(".node-mark").inner_text() == "Note"


def test_view_is_remembered(page: Any) -> None:
    select(page, "More customers")
    page.keyboard.press("Space")
    page.wait_for_timeout(700)
    page.reload()
    page.locator(".node-fold.is-folded").wait_for()
    assert page.locator(".node", has_text="New cities").count() == 0
    assert active(page) == "More customers"
    assert drawn(page)


def test_zoom_keeps_the_place_under_the_pointer(page: Any) -> None:
    box = page.locator(".node", has_text="Price").bounding_box()
    x, y = box["x"] + 60, box["y"] + 10
    page.mouse.move(x, y)
    page.keyboard.down("Control")
    page.mouse.wheel(0, 100)
    page.keyboard.up("Control")
    page.wait_for_timeout(100)
    now = page.locator(".node", has_text="Price").bounding_box()
    assert now["width"] < box["width"]
    ratio = now["width"] / box["width"]
    assert abs(now["x"] + 60 * ratio - x) < 1.5
    assert abs(now["y"] + 10 * ratio - y) < 1.5


POST = """Наш подход к бренд-маркетингу.

🚀 Часть 1. Что мы хотим сказать?
- Какие цели?
- Какие принципы?

🚀 Часть 2. Кому и где?
- Что мы знаем об аудитории?

🚀 Часть 3. Как судим заранее?
- Какие типы бывают?
"""


def test_pasted_post_becomes_parts_under_the_root(page: Any) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    open_graph(page, make_graph(page, "Как мы выбираем проекты?"))
    page.evaluate("(text) => navigator.clipboard.writeText(text)", POST)
    page.keyboard.press("Control+v")
    page.locator("#paste-dialog[open]").wait_for()
    page.fill("#paste-root", "")
    page.click("#paste-confirm")
    found = settle(page).splitlines()
    assert found[0] == "Как мы выбираем проекты?"
    parts = [line.strip() for line in found if line.startswith("  ") and line[2] != " "]
    assert [part.split(" ")[0] for part in parts] == ["Что", "Кому", "Как"]
    assert "    Какие принципы?" in found


@pytest.mark.parametrize(
    "title", ["<b>x</b><script>alert(1)</script>", "عنوان طويل", "👩‍👩‍👧‍👦 family", "x" * 3000]
)
def test_any_words_are_shown_as_words(page: Any, title: str) -> None:
    select(page, "Price")
    page.keyboard.press("F2")
    page.keyboard.press("Control+a")
    page.keyboard.insert_text(title)
    page.keyboard.press("Enter")
    assert f"\n    {title}\n" in settle(page)
    text = page.locator(".node.is-active .node-title").inner_text()
    shown = text.translate(dict.fromkeys(map(ord, "\n \u2068\u2069")))  # lines are isolated
    assert shown == "2.1" + title.replace(" ", "")
    assert page.locator(".node b, .node script").count() == 0
