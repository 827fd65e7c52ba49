"""The outline of a long tree: it stays equal to the tree, and no key costs more than its rows."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.browser.editing import make_graph, open_graph, saved, stored

pytestmark = pytest.mark.browser
Person = Callable[..., Any]

LINES = """() => [...document.querySelectorAll('.outline-item')].map((item) => {
  const row = item.querySelector('.outline-row');
  return `${row.ariaLevel} ${item.querySelector('.node-number').textContent}`
    + ` ${item.querySelector('.outline-text').textContent}`;
})"""


def wide(branches: int, leaves: int) -> str:
    lines = ["Root"]
    for branch in range(branches):
        lines.append(f"  Part {branch}")
        lines += [f"    Leaf {branch}-{leaf}" for leaf in range(leaves)]
    return "\n".join(lines)


def numbered(text: str) -> list[str]:
    """Return the rows that an outline of this tree shows: level, number, title."""
    places: list[int] = []
    rows = []
    for line in text.splitlines():
        depth = (len(line) - len(line.lstrip())) // 2
        places = [*places[:depth], (places[depth] if depth < len(places) else 0) + 1]
        number = ".".join(str(place) for place in places[1:])
        rows.append(f"{depth + 1} {number} {line.strip()}")
    return rows


def select_row(page: Any, title: str) -> None:
    page.locator(".outline-text", has_text=title).first.click()


def test_outline_follows_every_kind_of_step(sign_in: Person) -> None:
    page = sign_in(blank=True)
    open_graph(page, make_graph(page, wide(3, 3)))
    page.click("[data-view=outline]")
    page.locator(".outline-item").first.wait_for()
    for title, keys in (
        ("Leaf 0-1", ("Shift+Tab",)),
        ("Part 2", ("Alt+ArrowUp", "Alt+ArrowUp")),
        ("Leaf 1-0", ("Delete",)),
        ("Part 1", ("Space", "Alt+ArrowRight", "Space")),
        ("Leaf 2-2", ("Control+d",)),
        ("Leaf 2-0", ("Control+z", "Control+z", "Control+Shift+z")),
    ):
        select_row(page, title)
        for key in keys:
            page.keyboard.press(key)
        page.wait_for_timeout(120)
        saved(page)
        page.keyboard.press("Alt+Digit0")
        page.wait_for_timeout(60)
        assert page.evaluate(LINES) == numbered(stored(page)), title


def test_arrows_step_over_what_is_folded(sign_in: Person) -> None:
    page = sign_in(blank=True)
    open_graph(page, make_graph(page, wide(3, 2)))
    page.click("[data-view=outline]")
    select_row(page, "Part 0")
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    assert "Part 1" in page.locator(".outline-item.is-active > .outline-row").inner_text()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    assert "Root" in page.locator(".outline-item.is-active > .outline-row").inner_text()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    assert "Leaf 0-1" in page.locator(".outline-item.is-active > .outline-row").inner_text()


def test_a_key_in_a_long_outline_repaints_few_rows(sign_in: Person) -> None:
    page = sign_in(blank=True)
    open_graph(page, make_graph(page, wide(40, 60)))
    page.keyboard.press("Alt+Digit0")
    page.click("[data-view=outline]")
    page.locator(".outline-item").first.wait_for()
    assert page.locator(".outline-item").count() < 120  # of 2,441 rows those near what one sees
    select_row(page, "Leaf 0-5")
    page.evaluate(
        """() => {
          window.painted = 0;
          window.paintedAt = performance.now();
          new MutationObserver((all) => {
            window.painted += all.length;
            window.paintedAt = performance.now();
          }).observe(
            document.querySelector('#outline'),
            {subtree: true, attributes: true, childList: true, characterData: true});
        }"""
    )
    page.wait_for_function("() => performance.now() - window.paintedAt > 500")  # all has come
    painted = []
    for _key in range(3):
        page.evaluate("() => { window.painted = 0; }")
        page.keyboard.press("ArrowDown")
        page.wait_for_timeout(100)
        painted.append(page.evaluate("window.painted"))
    # What else comes meanwhile, as news of others does, comes not with every key.
    assert 0 < min(painted) < 60


def test_columns_sort_and_edit(sign_in: Person) -> None:
    page = sign_in(viewport={"width": 1440, "height": 900}, blank=True)
    open_graph(page, make_graph(page, wide(1, 3)))
    page.keyboard.press("Alt+Digit0")
    page.click("[data-view=outline]")
    row = page.locator(".outline-item", has_text="Leaf 0-2")
    row.locator("[data-field=status]").click()
    row.locator("[data-field=status] select").select_option("answered")
    row.locator("[data-field=status]", has_text="Answered").wait_for()
    row.locator("[data-field=owner_id]").click()
    row.locator("[data-field=owner_id] select").select_option(label="Boris Kim")
    row.locator("[data-field=owner_id]", has_text="Boris Kim").wait_for()
    row.locator("[data-field=due_on]").click()
    row.locator("[data-field=due_on] input").fill("1 Mar 2030")
    page.keyboard.press("Enter")
    row.locator("[data-field=due_on]", has_text="1 Mar 2030").wait_for()
    saved(page)
    page.locator(".outline-sort[data-field=status]").click()
    page.locator(".outline-sort[data-field=status]").click()
    page.locator(".outline-sort[data-sorted=descending]").wait_for()
    page.wait_for_function(
        """() => [...document.querySelectorAll('.outline-item .node-number')]
          .map((one) => one.textContent).join() === ',1,1.3,1.1,1.2'"""
    )
    page.locator(".outline-sort[data-field=status]").click()
    page.wait_for_function(
        """() => [...document.querySelectorAll('.outline-item .node-number')]
          .map((one) => one.textContent).join() === ',1,1.1,1.2,1.3'"""
    )


def test_rows_are_dragged_to_another_place(sign_in: Person) -> None:
    page = sign_in(viewport={"width": 1440, "height": 900}, blank=True)
    open_graph(page, make_graph(page, wide(2, 2)))
    page.keyboard.press("Alt+Digit0")
    page.click("[data-view=outline]")
    for title, target, share in (("Leaf 1-1", "Leaf 0-0", 0.1), ("Part 0", "Part 1", 0.5)):
        start = page.locator(".outline-row", has_text=title).first.bounding_box()
        end = page.locator(".outline-row", has_text=target).first.bounding_box()
        page.mouse.move(start["x"] + 60, start["y"] + start["height"] / 2)
        page.mouse.down()
        page.mouse.move(end["x"] + 60, end["y"] + end["height"] * share, steps=8)
        page.locator(".outline-drop").wait_for()
        page.mouse.up()
        page.wait_for_timeout(80)
        saved(page)
    assert stored(page) == (
        "Root\n  Part 1\n    Leaf 1-0\n    Part 0\n      Leaf 1-1\n      Leaf 0-0\n      Leaf 0-1"
    )


def test_five_thousand_rows_are_walked_and_typed_in_like_fifty(sign_in: Person) -> None:
    page = sign_in(viewport={"width": 1440, "height": 900}, blank=True)
    open_graph(page, make_graph(page, wide(80, 60)))
    page.keyboard.press("Alt+Digit0")
    page.click("[data-view=outline]")
    page.locator(".outline-item").first.wait_for()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("End")
    row = page.locator(".outline-item.is-active > .outline-row")
    row.filter(has_text="Part 79").wait_for()
    for _ in range(60):
        page.keyboard.press("ArrowDown")
    row.filter(has_text="Leaf 79-59").wait_for()
    page.keyboard.press("Enter")
    page.keyboard.type("The very last")
    page.keyboard.press("Enter")
    row.filter(has_text="The very last").wait_for()
    box, frame = row.bounding_box(), page.locator("#outline").bounding_box()
    assert frame["y"] < box["y"] < frame["y"] + frame["height"] - box["height"] + 1
    assert page.locator(".outline-item").count() < 120
    saved(page)
