"""Five hundred edits by two people, the network cut in turns, the server killed in between."""

import random
from collections.abc import Callable
from typing import Any

import pytest

from tests.browser.conftest import Server
from tests.browser.editing import drawn, make_graph, open_graph, stored

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]
Person = Callable[..., Any]

EDITS = 500
BATCH = 25
START = """
Root
  Alpha
    Alpha one
    Alpha two
  Beta
    Beta one
  Gamma
"""

# Selects a random node that is not the root, as a click does; the keys that follow are real.
CHOOSE = """(place) => {
  const boxes = [...document.querySelectorAll('.node')].filter((box) => box.ariaLevel !== '1');
  if (boxes.length === 0) return false;
  const box = boxes[Math.floor(place * boxes.length)];
  const at = {bubbles: true, button: 0, pointerId: 1, clientX: -1, clientY: -1};
  box.dispatchEvent(new PointerEvent('pointerdown', at));
  box.dispatchEvent(new PointerEvent('pointerup', at));
  return true;
}"""


class Typist:
    """One person at the keys; every word typed is one of a kind, so that none can hide."""

    def __init__(self, page: Any, name: str, seed: int) -> None:
        self.page = page
        self.name = name
        self.random = random.Random(seed)
        self.count = 0
        self.added: set[str] = set()

    def edit(self) -> None:
        """Make one edit: mostly new questions, else a rename, a move, an undo."""
        keys = self.page.keyboard
        if not self.page.evaluate(CHOOSE, self.random.random()):
            return
        word = f"{self.name}{self.count:03d}"
        self.count += 1
        what = self.random.random()
        if what < 0.6:
            keys.press("Enter" if self.random.random() < 0.6 else "Tab")
            if self.is_typing():  # else what was being typed into has just been deleted
                keys.insert_text(word)
                keys.press("Enter")
                self.added.add(word)
        elif what < 0.75:
            keys.press("End" if self.random.random() < 0.5 else "Home")
            keys.press("Alt+ArrowUp")
        elif what < 0.9:
            keys.press("Alt+ArrowDown")
        else:
            keys.press("F2")
            keys.insert_text(" +")
            keys.press("Enter")

    def is_typing(self) -> bool:
        """Say whether a title field has taken the keys."""
        return bool(self.page.evaluate("document.activeElement?.matches('textarea.node-editor')"))


def test_five_hundred_edits_leave_three_equal_trees(sign_in: Person, server: Server) -> None:
    view = {"width": 2200, "height": 1400}
    pages = [
        sign_in(email, viewport=view, blank=True)
        for email in ("anna@example.org", "boris@example.org")
    ]
    address = make_graph(pages[0], START)
    people = [
        Typist(page, name, seed) for page, name, seed in zip(pages, "AB", (1, 2), strict=True)
    ]
    for page in pages:
        open_graph(page, address)
    for batch in range(EDITS // (2 * BATCH)):
        disturb(batch, pages, server)
        for person in people:
            for _ in range(BATCH):
                person.edit()
        calm(batch, pages, server)
    assert sum(person.count for person in people) == EDITS
    assert all(len(person.added) > EDITS // 5 for person in people)
    tree = settled(people)
    for person in people:
        missing = {word for word in person.added if tree.count(word) != 1}
        assert missing == set(), person.name


def disturb(batch: int, pages: list[Any], server: Server) -> None:
    if batch % 3 == 0:
        pages[0].context.set_offline(True)
    elif batch % 3 == 1:
        pages[1].context.set_offline(True)
    else:
        server.kill()


def calm(batch: int, pages: list[Any], server: Server) -> None:
    if batch % 3 == 2:
        server.start()
    for page in pages:
        page.context.set_offline(False)


def settled(people: list[Typist]) -> str:
    """Wait until both have saved and hold what the server holds; return that tree."""
    for _ in range(60):
        for person in people:
            person.page.evaluate("window.dispatchEvent(new Event('online'))")
        states = [person.page.locator("#save-state").inner_text() for person in people]
        if states == ["All changes saved"] * len(people):
            trees = {drawn(person.page) for person in people} | {stored(people[0].page)}
            if len(trees) == 1:
                return trees.pop()
        people[0].page.wait_for_timeout(1_000)
    return pytest.fail(f"the trees differ: {states}")
