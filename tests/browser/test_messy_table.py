"""A messy workbook of people is taken in, sent again with changes, and changed as a table."""

import io
from typing import Any

import pytest
from openpyxl import Workbook
from playwright.sync_api import expect

from tests.browser.scored import NEW_ENGAGEMENT
from tests.browser.test_tables import cell

pytestmark = pytest.mark.browser

ROWS: list[list[Any]] = [
    ["Программа бренд-маркетинга, 2027"],
    [],
    ["Инициатива", "Код", "Тип", "Бюджет", None, None, "Ответственный", "Комментарий"],
    [None, None, None, "от", "вероятно", "до", None, None],
    ["Фестиваль района", "A-1", "Событие", "1 млн ₽", "1 234 567,00", "2 млн ₽", "н/д", "летом"],
    ["Подкаст", "A-2", "Медиа", "n/a", "1,234,567.00", "–", None, None],
    ["Мерч", "A-3", "Продукт", None, "$3.5M", None, None, None],
    ["Старая идея", "A-4", "Медиа", None, 5, None, None, None],
    ["Радио", "A-5", "Медиа", None, "12 млн ₽", None, None, None],
    ["Итого", None, None, None, "99 000 000", None, None, None],
]


def workbook(rows: list[list[Any]]) -> dict[str, Any]:
    """A file with merged heads, a hidden row and a hidden column."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    for area in ("A1:H1", "A3:A4", "C3:C4", "D3:F3", "G3:G4", "H3:H4"):
        sheet.merge_cells(area)
    sheet.row_dimensions[8].hidden = True
    sheet.column_dimensions["B"].hidden = True
    target = io.BytesIO()
    book.save(target)
    return {"name": "plan.xlsx", "mimeType": "application/zip", "buffer": target.getvalue()}


def test_a_messy_workbook_is_taken_in_and_brought_up_to_date(sign_in: Any) -> None:
    page = sign_in("anna.ru@example.org", viewport={"width": 1440, "height": 900})
    home = page.evaluate(NEW_ENGAGEMENT, "Беспорядок")
    page.goto(home + "initiatives/paste/")
    page.wait_for_load_state("networkidle")
    page.locator("[data-file]").set_input_files(workbook(ROWS))
    notes = page.locator("[data-notes] li")
    expect(notes).to_have_count(3)
    expect(page.locator("[data-notes]")).to_contain_text("Скрытые столбцы пропущены: B")
    expect(page.locator("[data-notes]")).to_contain_text("Строки итогов пропущены: 10")
    told = page.locator("[data-told]")
    expect(told).to_have_text("3 строки готовы. Исправить нужно 1 ячейку.")
    expect(page.locator("[data-cell-note]")).to_contain_text("USD")
    page.locator("[data-add]:enabled", has_text="Добавить 3 инициативы").click()
    expect(page.locator("[data-grid] tbody tr")).to_have_count(1)
    expect(cell(page, 0, 4)).to_be_focused()
    page.keyboard.type("3,5 млн")
    page.keyboard.press("Enter")
    expect(told).to_have_text("1 строка готова.")
    page.locator("[data-add]:enabled").click()
    page.locator("#toasts", has_text="Добавлена 1 инициатива.").wait_for()
    expect(page.locator("tbody tr[data-key]")).to_have_count(4)
    _bring_up_to_date(page, home)
    _edit_in_the_table(page, home)


def _bring_up_to_date(page: Any, home: str) -> None:
    """The same workbook again, with other costs in two of its rows."""
    told = page.locator("[data-told]")
    changed = [[*row] for row in ROWS]
    changed[6][4], changed[8][4] = "3,5 млн", "13 млн ₽"
    page.goto(home + "initiatives/paste/")
    page.wait_for_load_state("networkidle")
    page.locator("[data-file]").set_input_files(workbook(changed))
    expect(told).to_contain_text("1 строка меняет то, что уже есть.")
    expect(page.locator("[data-grid] .is-changed")).to_have_text("13 млн ₽")
    page.locator("[data-add]:enabled", has_text="Принять 4 строки").click()
    page.locator("#toasts", has_text="Обновлены 4.").wait_for()


def _edit_in_the_table(page: Any, home: str) -> None:
    """A title is changed, taken back, changed again and saved."""
    told = page.locator("[data-told]")
    page.goto(home + "initiatives/table/")
    title = cell(page, 0, 0)
    expect(title).to_have_text("Фестиваль района")
    title.click()
    page.keyboard.type("24 часа музыки")
    page.keyboard.press("Enter")
    expect(told).to_contain_text("1 строка меняет то, что уже есть.")
    page.keyboard.press("Control+z")
    expect(title).to_have_text("Фестиваль района")
    page.keyboard.press("Control+y")
    expect(title).to_have_text("24 часа музыки")
    expect(told).to_contain_text("1 строка меняет то, что уже есть.")
    page.locator("[data-add]:enabled").click()
    page.locator("#toasts", has_text="Таблица сохранена.").wait_for()
    expect(page.locator("tbody tr a", has_text="24 часа музыки")).to_have_count(1)
