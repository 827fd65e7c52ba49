"""The palette finds what people wrote and sets what is selected; the page works without scripts."""

import re
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.editing import make_graph, open_graph

pytestmark = pytest.mark.browser
TREE = """
    Why do sales fall?
      Fewer walruses
      Lower price
"""


@pytest.fixture
def address(sign_in: Any) -> tuple[Any, str]:
    page = sign_in()
    return page, make_graph(page, TREE)


def ask(page: Any, words: str, found: str) -> None:
    page.keyboard.press("Control+k")
    page.locator("#palette[open]").wait_for()
    page.keyboard.type(words)
    chosen = page.locator(".palette-option[aria-selected=true]")
    expect(chosen).to_contain_text(found)


def test_what_is_found_opens_selected(sign_in: Any) -> None:
    page = sign_in(blank=True)
    graph = make_graph(page, TREE.replace("walruses", "ostriches"))  # in no tree of another test
    page.goto("/")
    ask(page, "ostrich", "Fewer ostriches")
    expect(page.locator(".palette-group").first).to_have_text("Questions")
    page.keyboard.press("Enter")
    opened(page, graph, "Fewer ostriches")


def opened(page: Any, graph: str, question: str) -> None:
    """Wait for the page, however long it takes beside others, and for the question."""
    expect(page).to_have_url(re.compile(re.escape(graph) + r"\?node="), timeout=30_000)
    page.locator(".node.is-active", has_text=question).wait_for(timeout=30_000)


def test_enter_waits_for_what_is_being_found(sign_in: Any) -> None:
    page = sign_in(blank=True)
    graph = make_graph(page, TREE.replace("walruses", "penguins"))  # in no tree of another test
    page.goto("/")
    held: list[Any] = []
    page.route(re.compile(r"/find/\?.*q=penguin$"), lambda route: held.append(route))  # noqa: PLW0108 - a method
    page.keyboard.press("Control+k")
    page.locator("#palette[open]").wait_for()
    page.keyboard.type("penguin")
    page.keyboard.press("Enter")
    while not held:
        page.wait_for_timeout(20)
    assert page.locator("#palette[open]").count() == 1
    held[0].continue_()
    opened(page, graph, "Fewer penguins")


def test_the_palette_sets_what_is_selected(address: Any) -> None:
    page, graph = address
    open_graph(page, graph)
    page.locator(".node", has_text="Lower price").click()
    page.locator(".node.is-active", has_text="Lower price").wait_for()
    with page.expect_response("**/commits"):
        ask(page, "status answered", "Answered")
        page.keyboard.press("Enter")
    page.locator(".boxes:focus").wait_for(state="attached")
    with page.expect_response("**/commits"):
        ask(page, "due tomorrow", "tomorrow")
        page.keyboard.press("Enter")
    table = page.evaluate(f"fetch('/api/v1{graph}records').then((reply) => reply.json())")
    nodes = [dict(zip(table["node_fields"], row, strict=True)) for row in table["nodes"]]
    price = next(node for node in nodes if node["title"] == "Lower price")
    assert price["status"] == "answered"
    assert price["due_on"]


def test_a_new_tree_is_one_command_away(address: Any) -> None:
    page, graph = address
    page.goto(graph)
    ask(page, "new tree", "New tree")
    page.keyboard.press("Enter")
    page.wait_for_url("**/trees/new/")
