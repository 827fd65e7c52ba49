"""Whatever is pasted, chosen or dropped is looked at first, and goes in as one step."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import expect

from tests.browser.axe import violations
from tests.browser.editing import make_graph, open_graph, saved, select, settle, stored, tree

pytestmark = pytest.mark.browser
Person = Callable[..., Any]

UNKNOWN = Path(__file__).parents[2] / "fixtures" / "cases" / "outline" / "unknown.json"
SMALL = "How do we grow?\n  New cities\n  Price"
HTML = """<ul><li>Goods<ul><li>Own</li><li>Bought<ul><li>Abroad</li></ul></li></ul></li>
<li>Services</li></ul>"""
TABLE = (
    "Question,Status,Owner,Due\nIs it big?,Done,Boris Kim,2027-03-01\nIs it ours?,Open,Somebody,\n"
)
PASTE = """([text, html]) => {
  const clipboardData = new DataTransfer();
  clipboardData.setData('text/plain', text);
  clipboardData.setData('text/html', html);
  document.activeElement.dispatchEvent(
    new ClipboardEvent('paste', {clipboardData, bubbles: true, cancelable: true}));
}"""
STORED = """async (wanted) => {
  const id = location.pathname.split('/')[2];
  const { node_fields, nodes } = await (await fetch(`/api/v1/graphs/${id}/records`)).json();
  const depths = new Map([[null, -1]]);
  return wanted === nodes.map((row) => {
    const node = Object.fromEntries(node_fields.map((name, i) => [name, row[i]]));
    depths.set(node.id, depths.get(node.parent_id) + 1);
    return '  '.repeat(depths.get(node.id)) + node.title;
  }).join('\\n');
}"""
DROP = """([place, name, text]) => {
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(new File([text], name));
  for (const kind of ['dragover', 'drop'])
    document.querySelector(place).dispatchEvent(
      new DragEvent(kind, {dataTransfer, bubbles: true, cancelable: true}));
}"""


@pytest.fixture
def page(sign_in: Person) -> Any:
    """Open a small tree."""
    found = sign_in(viewport={"width": 1440, "height": 900}, blank=True)
    open_graph(found, make_graph(found, SMALL))
    return found


def test_formatted_text_is_read_first_and_another_form_may_be_chosen(page: Any) -> None:
    select(page, "New cities")
    page.evaluate(PASTE, ["- Goods\n- Own\n- Bought\n- Abroad\n- Services", HTML])
    summary = page.locator("#paste-summary")
    expect(summary).to_contain_text("It is read as: Formatted text (HTML).")
    page.get_by_label("Read it as").select_option(label="List with dashes or bullets")
    expect(summary).to_contain_text("It is read as: List with dashes or bullets.")
    expect(summary).to_contain_text("5 parts at the top")
    page.get_by_label("Read it as").select_option(label="What it looks like")
    expect(summary).to_contain_text("2 parts at the top")
    page.fill("#paste-root", "What do we sell?")
    page.click("#paste-confirm")
    found = settle(page)
    assert (
        "    What do we sell?\n      Goods\n        Own\n        Bought\n          Abroad" in found
    )
    page.keyboard.press("Control+z")
    assert settle(page) == tree(SMALL)


def test_a_dropped_table_brings_statuses_owners_and_days_in_one_step(page: Any) -> None:
    select(page, "Price")
    page.evaluate(DROP, ["#canvas", "questions.csv", TABLE])
    dialog = page.locator("#paste-dialog[open]")
    expect(dialog.locator("#paste-summary")).to_contain_text("questions.csv is read as: Table.")
    lines = dialog.locator(".paste-line")
    expect(lines.filter(has_text="Is it big?")).to_contain_text("Answered")
    expect(lines.filter(has_text="Is it big?")).to_contain_text("Boris Kim")
    expect(lines.filter(has_text="Is it ours?")).to_contain_text("Owner: Somebody")
    page.click("#paste-confirm")
    page.locator(".node", has_text="Is it big?").wait_for()
    saved(page)
    records = page.evaluate(
        "() => fetch(`/api/v1/graphs/${location.pathname.split('/')[2]}/records`)"
        ".then((reply) => reply.json())"
    )
    rows = [dict(zip(records["node_fields"], row, strict=True)) for row in records["nodes"]]
    first = next(row for row in rows if row["title"] == "Is it big?")
    assert (first["status"], first["due_on"]) == ("answered", "2027-03-01")
    assert first["owner_id"]
    page.keyboard.press("Control+z")
    assert settle(page) == tree(SMALL)


def test_a_file_is_chosen_in_the_dialog_and_an_unknown_form_says_so(page: Any) -> None:
    page.keyboard.press("Control+k")
    page.keyboard.type("Paste a list")
    page.keyboard.press("Enter")
    page.locator("#paste-dialog[open]").wait_for()
    words = json.loads(UNKNOWN.read_text("utf-8"))["cases"][0]["text"].encode()
    page.set_input_files("#paste-file", {"name": "a.txt", "mimeType": "", "buffer": words})
    expect(page.locator("#paste-summary")).to_contain_text("The form is not known")
    expect(page.locator("#paste-warnings")).to_contain_text("Line 1:")
    broken = {"name": "a.xlsx", "mimeType": "", "buffer": b"PK\x03\x04 broken"}
    page.set_input_files("#paste-file", broken)
    expect(page.locator(".paste-line")).to_have_count(0)
    expect(page.locator("#paste-summary")).not_to_be_empty()
    page.evaluate(DROP, ["#paste-dialog", "a.md", "# Why?\n\n- Cost\n- Risk\n"])
    expect(page.locator("#paste-summary")).to_contain_text("a.md is read as: Markdown.")
    page.click("#paste-confirm")
    page.locator(".node", has_text="Risk").wait_for()
    saved(page)
    assert "  Why?\n    Cost\n    Risk" in stored(page)


MIXED = "Cities\n  North\n    Port\n  South\nPrices\n  Retial"
EDITED = """
How do we grow?
  New cities
    What is it about?
      Cities
        South
      Prices
        Retail
  Price
"""


def test_an_outline_is_edited_by_keys_before_it_goes_in(page: Any) -> None:
    select(page, "New cities")
    page.evaluate(PASTE, [MIXED, ""])
    page.locator("#paste-dialog[open]").wait_for()
    page.fill("#paste-root", "What is it about?")
    rows = page.get_by_role("tree", name="Preview")
    rows.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Delete")
    expect(page.locator("#paste-said")).to_have_text("2 items are left out.")
    expect(page.locator(".paste-line.is-left")).to_have_count(2)
    expect(page.locator("#paste-summary")).to_contain_text("4 items, 2 parts at the top")
    page.keyboard.press("End")
    page.keyboard.press("Enter")
    page.keyboard.type("Retail")
    page.keyboard.press("Enter")
    for key, said in (
        ("Shift+Tab", "Level 1."),
        ("Shift+Tab", "It is on the first level already."),
        ("Control+z", "Taken back."),
        ("Tab", "It cannot stand deeper here."),
    ):
        page.keyboard.press(key)
        expect(page.locator("#paste-said")).to_have_text(said)
    assert violations(page) == []
    page.keyboard.press("Escape")
    expect(page.locator("#paste-confirm")).to_be_focused()
    page.keyboard.press("Enter")
    page.locator(".node", has_text="Retail").wait_for()
    assert settle(page) == tree(EDITED)
    page.keyboard.press("Control+z")
    assert settle(page) == tree(SMALL)


def test_an_outline_is_edited_by_touch_in_russian_before_it_goes_in(sign_in: Person) -> None:
    page = sign_in(
        "anna.ru@example.org", viewport={"width": 390, "height": 844}, has_touch=True, blank=True
    )
    page.goto(make_graph(page, "Как расти?\n  Города\n  Цены"))
    page.locator("#outline:focus").wait_for(state="attached")  # what a phone shows first
    page.evaluate(PASTE, ["Север\n  Порт\nЮг\n  Залив", ""])
    page.locator("#paste-dialog[open]").wait_for()
    line = page.locator(".paste-line")
    line.filter(has_text="Юг").tap()
    tools = page.locator("#paste-tools")
    tools.get_by_role("button", name="Уровень ниже").tap()
    expect(page.locator("#paste-said")).to_have_text("Уровень 2.")
    line.filter(has_text="Порт").tap()
    tools.get_by_role("button", name="Не брать").tap()
    expect(page.locator("#paste-said")).to_have_text("Не войдёт: 1 пункт.")
    tools.get_by_role("button", name="Вернуть").tap()
    expect(page.locator(".paste-line.is-left")).to_have_count(0)
    tools.get_by_role("button", name="Переименовать").tap()
    page.keyboard.type("Гавань")
    page.locator("#paste-confirm").tap()
    page.locator(".node", has_text="Гавань").wait_for(state="attached")
    saved_tree = "Как расти?\n  Города\n  Цены\n  Север\n    Гавань\n    Юг\n      Залив"
    page.wait_for_function(STORED, arg=saved_tree)


def test_two_thousand_lines_are_edited_with_few_in_the_page(page: Any) -> None:
    select(page, "Price")
    lines = "\n".join(
        f"City {i}\n" + "\n".join(f"  Line {i}.{j}" for j in range(9)) for i in range(200)
    )
    page.evaluate(PASTE, [lines, ""])
    page.locator("#paste-dialog[open]").wait_for()
    page.get_by_role("tree", name="Preview").focus()
    page.keyboard.press("End")
    page.keyboard.press("Delete")
    expect(page.locator("#paste-summary")).to_contain_text("1,999 items")
    expect(page.locator(".paste-line.is-left")).to_contain_text("Line 199.8")
    assert page.locator(".paste-line").count() < 80


def test_the_tree_is_downloaded_in_another_form(page: Any) -> None:
    page.locator(".toolbar-end > .menu > summary").click()
    page.get_by_role("button", name="Download a file").click()
    dialog = page.locator("#export-dialog[open]")
    with page.expect_download() as told:
        dialog.get_by_role("link", name="Markdown").click()
    assert Path(told.value.path()).read_text("utf-8").startswith("# How do we grow?")
    with page.expect_download() as told:
        dialog.get_by_role("link", name="Picture (PNG)").click()
    assert told.value.suggested_filename == "How do we grow.png"
    with Image.open(told.value.path()) as picture:
        assert picture.format == "PNG"
    refusal = {
        "status": 422,
        "content_type": "application/problem+json",
        "body": '{"detail": "No."}',
    }
    page.route("**/outline?form=svg", lambda route: route.fulfill(**refusal))
    dialog.get_by_role("link", name="Drawing (SVG)").click()
    expect(dialog.get_by_role("status")).to_have_text("No.")
    page.keyboard.press("Escape")
    page.locator(".boxes:focus").wait_for(state="attached")
