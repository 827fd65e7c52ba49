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
    page.locator(".outline-row", has_text=title).first.click()


def test_outline_follows_every_kind_of_step(sign_in: Person) -> None:
    page = sign_in()
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
    page = sign_in()
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
    page = sign_in()
    open_graph(page, make_graph(page, wide(40, 60)))
    page.keyboard.press("Alt+Digit0")
    page.click("[data-view=outline]")
    page.locator(".outline-item").first.wait_for()
    assert page.locator(".outline-item").count() == 1 + 40 * 61
    select_row(page, "Leaf 3-1")
    page.wait_for_timeout(300)
    page.evaluate(
        """() => {
          window.painted = 0;
          new MutationObserver((all) => { window.painted += all.length; }).observe(
            document.querySelector('#outline'),
            {subtree: true, attributes: true, childList: true, characterData: true});
        }"""
    )
    page.keyboard.press("ArrowDown")
    page.wait_for_timeout(100)
    assert 0 < page.evaluate("window.painted") < 60
