"""A table of initiatives comes in: pasted, dropped, chosen; mended in a grid; added."""

import base64
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.axe import violations
from tests.browser.scored import NEW_ENGAGEMENT

pytestmark = pytest.mark.browser

FILE = Path(__file__).resolve().parents[2] / "fixtures" / "cases" / "tables" / "xlsxwriter.xlsx"
PASTE = """([html, text]) => {
  const clipboardData = new DataTransfer();
  if (html) clipboardData.setData('text/html', html);
  clipboardData.setData('text/plain', text);
  document.activeElement.dispatchEvent(
    new ClipboardEvent('paste', {clipboardData, bubbles: true, cancelable: true}));
}"""
DROP = """([base64, name]) => {
  const bytes = Uint8Array.from(atob(base64), (one) => one.charCodeAt(0));
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(new File([bytes], name));
  document.querySelector('main').dispatchEvent(
    new DragEvent('drop', {dataTransfer, bubbles: true, cancelable: true}));
}"""
WORDS = {
    "en": {
        "address": "anna@example.org",
        "headings": ["Project", "Cost", "Owner"],
        "costs": ["5 M", "much", "7.5 M"],
        "unknown": "is not a number",
        "told": "2 rows are ready. 1 cell has to be mended.",
        "ready": "3 rows are ready.",
        "add": "Add 2 initiatives",
        "stay": "2 initiatives are added.",
        "added": "1 initiative is added.",
        "mended": "6 M",
        "column": "Cost, likely",
    },
    "ru": {
        "address": "anna.ru@example.org",
        "headings": ["Проект", "Стоимость", "Ответственный"],
        "costs": ["5 млн", "много", "7,5 млн"],
        "unknown": "не число",
        "told": "2 строки готовы. Исправить нужно 1 ячейку.",
        "ready": "3 строки готовы.",
        "add": "Добавить 2 инициативы",
        "stay": "Добавлены 2 инициативы.",
        "added": "Добавлена 1 инициатива.",
        "mended": "6 млн",
        "column": "Стоимость, вероятная",
    },
}


@pytest.fixture(params=["en", "ru"])
def words(request: pytest.FixtureRequest) -> dict[str, Any]:
    return WORDS[str(request.param)]


@pytest.fixture
def page(sign_in: Any, words: dict[str, Any]) -> Any:
    """Open the page of a table in an engagement of one's own."""
    page = sign_in(words["address"], viewport={"width": 1280, "height": 900})
    page.goto(page.evaluate(NEW_ENGAGEMENT, "Tables") + "initiatives/paste/")
    page.wait_for_load_state("networkidle")
    return page


def table(words: dict[str, Any]) -> list[list[str]]:
    """Rows of which one has a cost that is none."""
    return [words["headings"], *([f"Idea {n}", cost, ""] for n, cost in enumerate(words["costs"]))]


def html(rows: list[list[str]]) -> str:
    lines = ("".join(f"<td>{cell}</td>" for cell in row) for row in rows)
    return "<table>" + "".join(f"<tr>{line}</tr>" for line in lines) + "</table>"


def cell(page: Any, row: int, column: int) -> Any:
    return page.locator("[data-grid] tbody tr").nth(row).locator("td").nth(column)


def test_a_table_is_pasted_mended_and_added(page: Any, words: dict[str, Any]) -> None:
    page.locator("#text").focus()
    page.evaluate(PASTE, [html(table(words)), "not this"])
    told = page.locator("[data-told]")
    expect(told).to_have_text(words["told"])
    wrong = cell(page, 1, 1)
    expect(wrong).to_be_focused()
    expect(wrong).to_have_class("cell is-wrong")
    expect(page.locator("[data-cell-note]")).to_contain_text(words["unknown"])
    assert violations(page) == []
    page.locator("[data-add]", has_text=words["add"]).click()
    page.locator("#toasts", has_text=words["stay"]).wait_for()
    expect(page.locator("[data-grid] tbody tr")).to_have_count(1)
    expect(cell(page, 0, 1)).to_be_focused()
    page.keyboard.type(words["mended"])
    page.keyboard.press("Enter")
    expect(page.locator("[data-next]")).to_be_hidden()
    page.locator("[data-add]:enabled").click()
    page.locator("#toasts", has_text=words["added"]).wait_for()
    expect(page.locator("tbody tr a", has_text="Idea")).to_have_count(3)


def test_the_grid_is_worked_in_as_in_a_spreadsheet(page: Any, words: dict[str, Any]) -> None:
    page.locator("#text").focus()
    page.evaluate(PASTE, ["", "\n".join("\t".join(row) for row in table(words))])
    expect(page.locator("[data-told]")).to_have_text(words["told"])
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Control+c")
    page.keyboard.press("Shift+ArrowDown")
    page.keyboard.press("Control+d")
    expect(cell(page, 1, 1)).to_have_text(words["costs"][0])
    expect(page.locator("[data-told]")).to_have_text(words["ready"])
    page.keyboard.press("Control+z")
    expect(page.locator("[data-told]")).to_have_text(words["told"])
    page.evaluate(PASTE, ["", words["mended"]])
    expect(cell(page, 1, 1)).to_have_text(words["mended"])
    expect(page.locator("[data-told]")).to_have_text(words["ready"])
    page.keyboard.press("Tab")
    page.keyboard.type("Nobody")
    page.keyboard.press("Tab")
    expect(page.locator("[data-told]")).to_have_text(words["told"])
    page.locator("[data-grid] thead select").nth(2).select_option("")
    expect(page.locator("[data-told]")).to_have_text(words["ready"])
    page.locator("[data-heading]").uncheck()
    expect(page.locator("[data-grid] tbody tr")).to_have_count(4)


def test_a_workbook_is_dropped_and_its_sheet_chosen(page: Any, words: dict[str, Any]) -> None:
    page.evaluate(DROP, [base64.b64encode(FILE.read_bytes()).decode(), FILE.name])
    sheets = page.locator("[data-sheet]")
    expect(sheets.locator("option")).to_have_text(["Initiatives", "Notes"])
    expect(page.locator("[data-grid] thead select").nth(2)).to_have_value("cost_likely")
    expect(page.locator("[data-grid] thead th").nth(3)).to_contain_text(words["column"])
    sheets.select_option("Notes")
    expect(cell(page, 0, 0)).to_have_text("A note\nin two lines")
    page.locator("[data-again]").click()
    page.locator("[data-file]").set_input_files(
        {
            "name": "b.csv",
            "mimeType": "text/csv",
            "buffer": "Проект;Цена\nЁлка;5\n".encode("cp1251"),
        }
    )
    expect(cell(page, 0, 0)).to_have_text("Ёлка")
    page.locator("[data-again]").click()
    page.locator("[data-file]").set_input_files(
        {"name": "c.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7"}
    )
    expect(page.locator("[data-grid-error]")).to_contain_text("XLSX")


def test_of_thousands_of_rows_only_those_near_the_view_are_drawn(
    page: Any, words: dict[str, Any]
) -> None:
    rows = [words["headings"], *([f"Idea {number:04}", "5", ""] for number in range(1500))]
    page.locator("#text").focus()
    page.evaluate(PASTE, ["", "\n".join("\t".join(row) for row in rows)])
    page.wait_for_selector("[data-grid] .grid.is-virtual")
    assert page.locator("[data-grid] tbody tr").count() < 100
    page.keyboard.press("Control+End")
    page.keyboard.press("Home")
    expect(page.locator("td:focus")).to_have_text("Idea 1499")
