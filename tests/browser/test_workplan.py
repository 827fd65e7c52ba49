"""Two people on one workplan, and a workbook that goes out and comes back."""

import io
from collections.abc import Callable
from typing import Any

import openpyxl
import pytest

from tests.browser.editing import make_graph

pytestmark = pytest.mark.browser
Person = Callable[..., Any]
OUTLINE = """
    Whom do we reach?
      In town
      In the country
"""


def open_plan(page: Any, address: str) -> str:
    plan = address.replace("/graphs/", "/trees/") + "workplan/"
    page.goto(plan)
    page.locator(".plan-grid td").first.wait_for()
    return plan


def write(page: Any, row: int, column: int, text: str) -> None:
    page.locator(".plan-grid tbody tr").nth(row).locator("td").nth(column).click()
    page.keyboard.type(text)
    page.keyboard.press("Enter")


def wait_for_cell(page: Any, text: str) -> None:
    page.locator(".plan-grid td", has_text=text).first.wait_for()


def test_two_people_work_on_one_plan_and_a_workbook_comes_back(sign_in: Person) -> None:
    anna = sign_in("anna@example.org", blank=True)
    boris = sign_in("boris@example.org", blank=True)
    address = make_graph(anna, OUTLINE)
    plan = open_plan(anna, address)
    open_plan(boris, address)
    lacks = boris.locator("summary.is-no_owner")
    assert lacks.inner_text().split() == ["Without", "an", "owner", "2"]
    lacks.click()
    boris.get_by_role("link", name="In the country").wait_for()
    lacks.click()

    write(anna, 0, 1, "Count the guests")
    wait_for_cell(boris, "Count the guests")
    anna.keyboard.press("Control+z")
    boris.locator(".plan-grid td", has_text="Count the guests").wait_for(state="detached")

    anna.context.set_offline(True)
    write(anna, 1, 1, "Anna without a connection")
    write(boris, 1, 1, "Boris with one")
    boris.locator("[data-save-state]", has_text="All changes saved").wait_for()
    anna.context.set_offline(False)
    anna.locator("#notice-clash").wait_for()
    assert anna.locator("#clash-who").inner_text() == "Boris Kim"
    anna.get_by_role("button", name="Keep theirs").click()
    wait_for_cell(anna, "Boris with one")

    content = anna.context.request.get(anna.url.split("/trees/")[0] + plan + "files/xlsx/").body()
    book = openpyxl.load_workbook(io.BytesIO(content))
    sheet = book.active
    heads = {cell.value: cell.column for cell in sheet[1]}
    sheet.cell(2, heads["End product"]).value = "A map"
    out = io.BytesIO()
    book.save(out)
    anna.goto(plan + "return/")
    sent = {"name": "plan.xlsx", "mimeType": "application/octet-stream", "buffer": out.getvalue()}
    anna.set_input_files("[name=file]", files=[sent])
    anna.get_by_role("button", name="Show what it changes").click()
    assert anna.locator("[name=cell]").count() == 1
    anna.get_by_role("button", name="Take what is ticked").click()
    wait_for_cell(anna, "A map")
    wait_for_cell(boris, "A map")
