"""What is seen of a tree: the first view, what floats over the drawing, what is remembered."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.browser.editing import make_graph, saved, select

pytestmark = pytest.mark.browser
Person = Callable[..., Any]

#: 11 px of text that has 14 at 100 %.
READABLE = 11 / 14
FLOATING = ".zoom, .legend, .minimap:not(.is-idle), .inspector"
SAMPLE = "\n".join(
    ["How do we choose what to do?"]
    + [
        line
        for part in range(5)
        for line in (
            f"  Part {part}: whom do we want to reach, and where?",
            *(
                f"    Question {part}.{i}: what do we know already about what they want from us?"
                for i in range(3)
            ),
        )
    ]
)


def open_drawing(page: Any, address: str) -> None:
    """Open a tree as a drawing, also where it would open as an outline."""
    page.goto(address)
    if page.viewport_size["width"] < 720:
        page.locator(".outline:focus").wait_for()
        page.click("[data-view=tree]")
    page.locator(".boxes:focus").wait_for(state="attached")


def covered(page: Any, selector: str = ".node.is-active") -> list[str]:
    """Return what lies over the box, or that it is not in the drawing's window."""
    found: list[str] = page.evaluate(
        """([selector, floating]) => {
          const box = document.querySelector(selector)?.getBoundingClientRect();
          if (!box) return ['not drawn'];
          const frame = document.querySelector('#canvas').getBoundingClientRect();
          const isIn = box.left >= frame.left && box.right <= frame.right + 1
            && box.top >= frame.top && box.bottom <= frame.bottom + 1;
          const over = [...document.querySelectorAll(floating)].filter((one) => {
            const { left, right, top, bottom } = one.getBoundingClientRect();
            return left < box.right && right > box.left && top < box.bottom && bottom > box.top;
          });
          return [...(isIn ? [] : ['outside']), ...over.map((one) => one.className)];
        }""",
        [selector, FLOATING],
    )
    return found


def zoom(page: Any) -> float:
    """Return how large the drawing is shown."""
    return float(page.evaluate("new DOMMatrix(document.querySelector('.world').style.transform).a"))


def in_sight(page: Any, selector: str = ".node.is-active") -> None:
    """Wait until the box is seen whole with nothing over it."""
    page.wait_for_function("() => !document.querySelector('.world.is-moving')")
    for _ in range(50):
        if covered(page, selector) == []:
            return
        page.wait_for_timeout(50)
    assert covered(page, selector) == []


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (1024, 768), (820, 1180), (390, 844)])
def test_what_is_typed_is_never_beneath_what_floats(
    sign_in: Person, width: int, height: int
) -> None:
    page = sign_in(viewport={"width": width, "height": height}, blank=True)
    open_drawing(page, make_graph(page, "How do we win?"))
    page.keyboard.press("Tab")
    for i in range(16):
        page.keyboard.type(f"Question {i}" + " that takes a wide box" * (i % 2))
        in_sight(page, ".node.is-editing")
        page.keyboard.press("Enter")
        page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    page.keyboard.press("Control+z")
    in_sight(page)


def test_panel_on_a_phone_leaves_the_chosen_box_in_sight(sign_in: Person) -> None:
    page = sign_in(viewport={"width": 390, "height": 844}, blank=True)
    open_drawing(page, make_graph(page, SAMPLE))
    page.keyboard.press("Alt+Digit0")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("End")
    in_sight(page)
    page.click("[data-toggle-inspector]")
    in_sight(page)


def test_tree_of_21_opens_whole_and_can_be_read(sign_in: Person) -> None:
    page = sign_in(viewport={"width": 1440, "height": 900}, blank=True)
    open_drawing(page, make_graph(page, SAMPLE))
    assert page.locator(".boxes .node").count() == 21
    assert zoom(page) >= READABLE
    for box in page.locator(".boxes .node").all():
        in_sight(page, f"[id='{box.get_attribute('id')}']")


def test_boxes_are_wider_where_one_more_level_can_be_read_then(sign_in: Person) -> None:
    page = sign_in(viewport={"width": 1440, "height": 900}, blank=True)
    address = make_graph(
        page,
        SAMPLE.replace("know already", "know already, and what could we still find out in time,"),
    )
    open_drawing(page, address)
    leaf = page.locator(".node", has_text="Question 2.1")
    assert page.locator(".boxes .node").count() == 21
    assert zoom(page) >= READABLE
    assert leaf.evaluate("box => box.offsetWidth") > 340
    page.reload()  # remembered with the view
    page.locator(".boxes:focus").wait_for(state="attached")
    assert leaf.evaluate("box => box.offsetWidth") > 340


def test_hints_say_what_comes_after_the_root(sign_in: Person) -> None:
    page = sign_in(viewport={"width": 1440, "height": 900}, blank=True)
    open_drawing(page, make_graph(page, "How do we win?"))
    hints = page.locator("#canvas-hints")
    hints.wait_for()
    in_sight(page)
    hints.get_by_role("button", name="Paste a list").click()
    page.locator("#paste-dialog[open]").wait_for()
    page.keyboard.press("Escape")
    page.locator("#paste-dialog[open]").wait_for(state="detached")
    hints.get_by_role("button", name="Add a part").click()
    page.keyboard.type("Where to play?")
    page.keyboard.press("Enter")
    hints.wait_for(state="hidden")
    page.locator(".node.is-active", has_text="Where to play?").wait_for()


def test_as_many_levels_open_as_can_be_read(sign_in: Person) -> None:
    page = sign_in(viewport={"width": 1024, "height": 600}, blank=True)
    open_drawing(page, make_graph(page, SAMPLE))
    assert page.locator(".boxes .node").count() == 6
    assert zoom(page) >= READABLE


def test_view_is_found_again_in_another_window(sign_in: Person) -> None:
    page = sign_in(viewport={"width": 1440, "height": 900}, blank=True)
    address = make_graph(page, SAMPLE)
    open_drawing(page, address)
    page.keyboard.press("Control+Digit0")
    select(page, "Question 4.2")
    in_sight(page)
    page.wait_for_function(
        """() => Object.values({...localStorage}).some((kept) => kept.includes('"at":{'))"""
    )
    page.wait_for_timeout(500)  # the view is stored when the hand has rested
    page.set_viewport_size({"width": 800, "height": 500})
    open_drawing(page, address)
    in_sight(page)
    assert "Question 4.2" in page.locator(".node.is-active").inner_text().replace("\n", " ")


def test_levels_and_folds_keep_the_selection_in_sight(sign_in: Person) -> None:
    page = sign_in(viewport={"width": 1024, "height": 500}, blank=True)
    open_drawing(page, make_graph(page, SAMPLE))
    page.keyboard.press("Alt+Digit0")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("End")
    page.keyboard.press("ArrowRight")
    in_sight(page)
    page.keyboard.press("Alt+Digit0")
    in_sight(page)
    page.keyboard.press("Alt+Digit1")
    page.locator(".node.is-active", has_text="Part 4").wait_for()
    in_sight(page)


def test_hit_is_shown_so_that_it_can_be_read(sign_in: Person) -> None:
    page = sign_in(viewport={"width": 1024, "height": 768}, blank=True)
    open_drawing(page, make_graph(page, SAMPLE))
    for _ in range(12):
        page.keyboard.press("Control+Minus")
    assert zoom(page) < READABLE / 2
    page.fill("#find", "Question 3.1")
    page.press("#find", "Enter")
    page.locator(".node.is-active", has_text="3.1").wait_for()
    page.wait_for_function(
        """(least) => new DOMMatrix(document.querySelector('.world').style.transform).a > least""",
        arg=READABLE - 0.01,
    )
    in_sight(page)


def test_dock_that_opens_leaves_the_chosen_box_in_sight(sign_in: Person) -> None:
    page = sign_in(viewport={"width": 1280, "height": 700}, blank=True)
    open_drawing(page, make_graph(page, SAMPLE))
    page.keyboard.press("Alt+Digit0")
    page.keyboard.press("Control+Digit0")
    select(page, "Question 2.1")
    page.keyboard.press("End")
    in_sight(page)
    page.keyboard.press("F8")
    page.locator("#findings-dock").wait_for()
    in_sight(page)
    saved(page)
