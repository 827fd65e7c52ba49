"""What Ctrl+P puts on paper: a tree whole, by branches or as a list; pages without their frame."""

import io
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from tests.browser.editing import make_graph, open_graph
from tests.browser.test_accessibility import ENGAGEMENT, WORKSPACE, pages_of, places

pytestmark = pytest.mark.browser
Person = Callable[..., Any]

READY = """() => {
  window.dispatchEvent(new Event('beforeprint'));
  return document.querySelector('.print-sheet');
}"""
#: What is on the paper though one can only press it, or not on white.
WRONG = """() => {
  const seen = [...document.querySelectorAll('.topbar, .rail, .toasts, .toolbar, button, .button')]
    .filter((one) => one.checkVisibility()).map((one) => one.outerHTML.slice(0, 80));
  const light = (colour) => Number(colour.match(/\\d+/)[0]) > 200;
  const style = getComputedStyle(document.querySelector('main'));
  const paper = getComputedStyle(document.body).backgroundColor;
  return [...seen, ...(light(paper) && !light(style.color) ? [] : [`${style.color} on ${paper}`])];
}"""


def tree(parts: int, leaves: int) -> str:
    """Return a tree of two levels as indented text."""
    lines = ["Which parts does it have?"]
    for part in range(parts):
        lines.append(f"  Part {part} of all")
        lines += [f"    Leaf {part}.{i}: what is it and whose is it?" for i in range(leaves)]
    return "\n".join(lines)


def printed(page: Any) -> list[str]:
    """Return the text of each page on paper."""
    page.wait_for_function(READY)
    file = page.pdf(prefer_css_page_size=True)
    return [one.extract_text() for one in PdfReader(io.BytesIO(file)).pages]


def all_leaves(pages: list[str], parts: int, leaves: int) -> bool:
    """Whether all leaves are on paper."""
    text = "".join(pages).replace("\n", " ")
    return all(f"Leaf {part}.{i}:" in text for part in range(parts) for i in range(leaves))


@pytest.mark.parametrize(
    ("parts", "leaves", "pages"),
    [(3, 5, 1), (4, 14, 4)],  # whole, then branch by branch
)
def test_tree_is_printed_whole_or_by_branches(
    sign_in: Person, parts: int, leaves: int, pages: int
) -> None:
    page = sign_in(color_scheme="dark", viewport={"width": 1024, "height": 600}, blank=True)
    open_graph(page, make_graph(page, tree(parts, leaves)))
    page.keyboard.press("Alt+Digit0")
    found = printed(page)
    assert len(found) == pages
    assert all("Which parts does it have?" in one for one in found)
    assert all_leaves(found, parts, leaves)
    assert "Filter" not in "".join(found)
    assert page.evaluate("document.querySelector('.print-sheet')") is None  # gone afterwards


def test_tree_that_cannot_be_read_on_a_page_is_printed_as_a_list(sign_in: Person) -> None:
    page = sign_in(blank=True)
    open_graph(page, make_graph(page, tree(1, 60)))
    page.keyboard.press("Alt+Digit0")
    found = printed(page)
    assert all_leaves(found, 1, 60)
    assert "1.60 Leaf 0.59" in "".join(found)


def test_what_is_folded_is_not_printed_and_said_so(sign_in: Person) -> None:
    page = sign_in(blank=True)
    open_graph(page, make_graph(page, tree(3, 5)))
    page.keyboard.press("Alt+Digit1")
    expect(page.locator(".boxes .node")).to_have_count(4)
    found = "".join(printed(page))
    assert "Part 2 of all" in found
    assert "Leaf" not in found
    assert "15 questions fo" in found  # the next letters are one sign
    expect(page.locator("#toasts")).to_contain_text("15 questions were folded away")
    page.keyboard.press("Alt+Digit0")
    expect(page.locator(".boxes .node")).to_have_count(19)
    assert "questions fo" not in "".join(printed(page))


def test_map_is_printed(sign_in: Person) -> None:
    page = sign_in(blank=True)
    open_graph(page, make_graph(page, kind="stage_map"))
    page.keyboard.press("Enter")
    page.keyboard.type("Product manager")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    page.keyboard.type("Head of product")
    page.keyboard.press("Enter")
    found = printed(page)
    assert len(found) == 1
    assert "Product manager" in found[0]
    assert "Head of product" in found[0]


def test_wide_map_goes_on_over_pages(sign_in: Person) -> None:
    page = sign_in(blank=True)
    open_graph(page, make_graph(page, kind="stage_map"))
    for i in range(9):
        page.keyboard.press("Enter")
        page.keyboard.type(f"Stage {i} of all")
        page.keyboard.press("Enter")
    found = printed(page)
    assert len(found) == 2
    assert all("".join(found).count(f"Stage {i} of all") == 1 for i in range(9))


def test_ctrl_p_is_not_lost_before_what_prints_has_loaded(sign_in: Person) -> None:
    page = sign_in(blank=True)
    address = make_graph(page, tree(2, 2))
    page.add_init_script("window.print = () => { window.wasPrinted = true; };")
    held: list[Any] = []
    page.route("**/print_sheet*.js", lambda route: held.append(route))  # noqa: PLW0108 - as above
    open_graph(page, address)
    page.keyboard.press("Control+p")
    while not held:
        page.wait_for_timeout(20)
    for route in held:
        route.continue_()
    page.wait_for_function("() => window.wasPrinted")
    assert page.locator(".print-sheet .node").count() == 7


def test_pages_are_printed_light_and_without_what_one_presses(sign_in: Person) -> None:
    page = sign_in(color_scheme="dark", blank=True)
    page.emulate_media(media="print", color_scheme="dark")
    workspace, engagement = places(page, "workspaces")[0], places(page, "engagements")[0]
    addresses = ["/", *(workspace + part for part in pages_of(WORKSPACE))]
    addresses += [engagement + part for part in pages_of(ENGAGEMENT)]
    found = []
    for address in addresses:
        page.goto(address)
        found += [f"{address}: {one}" for one in page.evaluate(WRONG)]
    assert found == []
