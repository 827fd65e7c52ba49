"""Ways into and out of the drawing: Esc, F6, input methods, formatted lists, what is heard."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.editing import make_graph, open_graph, select, settle, stored

pytestmark = pytest.mark.browser
Person = Callable[..., Any]

SMALL = """
How do we grow?
  New cities
  Price
"""
LIST = """<ul><li>Goods<ul><li>Own</li><li><p>Bought</p><ul><li>From abroad</li></ul></li></ul></li>
<li>Services</li></ul>"""
WORD = """<p style="mso-list:l0 level1 lfo1"><span style="mso-list:Ignore">1.</span>Goods</p>
<p style="mso-list:l0 level2 lfo1"><span style="mso-list:Ignore">a.</span>Own</p>"""
PASTE = """([text, html]) => {
  const clipboardData = new DataTransfer();
  clipboardData.setData('text/plain', text);
  clipboardData.setData('text/html', html);
  document.activeElement.dispatchEvent(
    new ClipboardEvent('paste', {clipboardData, bubbles: true, cancelable: true}));
}"""


@pytest.fixture
def page(sign_in: Person) -> Any:
    """Open a small tree."""
    found = sign_in(viewport={"width": 1440, "height": 900}, blank=True)
    open_graph(found, make_graph(found, SMALL))
    return found


def test_esc_in_a_title_puts_back_what_was_there(page: Any) -> None:
    before = stored(page)
    select(page, "Price")
    page.keyboard.press("F2")
    page.keyboard.type(" and value")
    page.keyboard.press("Escape")
    assert settle(page) == before
    page.keyboard.press("Control+Shift+z")
    assert settle(page).endswith("Price and value")
    page.keyboard.press("Control+z")
    assert settle(page) == before


def test_esc_takes_a_new_question_back_and_a_redo_brings_its_words(page: Any) -> None:
    before = stored(page)
    select(page, "Price")
    page.keyboard.press("Enter")
    page.keyboard.type("Discounts")
    page.keyboard.press("Escape")
    assert settle(page) == before
    expect(page.locator(".node.is-active")).to_contain_text("Price")
    page.keyboard.press("Control+Shift+z")
    assert settle(page).endswith("Discounts")


def test_f6_goes_round_the_parts_of_the_page(page: Any) -> None:
    parts = {
        "drawing": ".boxes:focus",
        "panel": "#inspector :focus",
        "dock": "#findings-dock :focus",
        "toolbar": ".toolbar :focus",
    }
    page.keyboard.press("F8")
    page.locator(parts["dock"]).wait_for(state="attached")  # it takes the focus when it is there
    page.focus(".boxes")
    for part in ("panel", "dock", "toolbar", "drawing"):
        page.keyboard.press("F6")
        page.locator(parts[part]).wait_for(state="attached")
    for part in ("toolbar", "dock", "panel", "drawing"):
        page.keyboard.press("Shift+F6")
        page.locator(parts[part]).wait_for(state="attached")
    page.keyboard.press("F6")
    page.locator("#inspector [name=answer]").focus()
    page.keyboard.press("F6")
    page.keyboard.press("Shift+F6")
    expect(page.locator("#inspector [name=answer]")).to_be_focused()


def test_status_owner_and_day_are_heard(page: Any) -> None:
    select(page, "Price")
    page.locator("#inspector [name=status]").select_option("answered")
    page.locator("#inspector [name=owner_id]").select_option(label="Boris Kim")
    page.locator("#inspector [name=due_on]").fill("30 Nov 2026")
    page.keyboard.press("Enter")
    name = "2 Price (Answered; Boris Kim; 30 Nov 2026)"
    page.get_by_role("treeitem", name=name, exact=True).wait_for()
    page.click("[data-view=outline]")
    page.locator("#outline").get_by_role("treeitem", name=name, exact=True).wait_for()


def test_an_input_method_over_a_selected_box_loses_nothing(page: Any) -> None:
    select(page, "Price")
    page.wait_for_function("() => document.querySelector('.boxes').editContext")
    keys = page.context.new_cdp_session(page)
    for text in ("n", "に", "にほ", "日本"):
        keys.send(
            "Input.imeSetComposition",
            {"text": text, "selectionStart": len(text), "selectionEnd": len(text)},
        )
        expect(page.locator(".node-editor")).to_have_value(text)
    keys.send("Input.insertText", {"text": "日本"})
    expect(page.locator(".node-editor")).to_be_focused()
    page.keyboard.type("!")
    page.keyboard.press("Enter")
    assert settle(page).endswith("  New cities\n  日本!")


@pytest.mark.parametrize(
    ("html", "wanted"),
    [
        (LIST, "    Goods\n      Own\n      Bought\n        From abroad\n    Services"),
        (WORD, "    Goods\n      Own"),
    ],
)
def test_a_formatted_list_keeps_its_levels(page: Any, html: str, wanted: str) -> None:
    select(page, "New cities")
    page.evaluate(PASTE, ["Goods\nOwn\nBought\nServices", html])
    page.locator("#paste-confirm").click()
    assert wanted in settle(page)
