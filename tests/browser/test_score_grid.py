"""The grid of scores in a real browser: its keys, what is pasted, its card, a lost connection."""

from typing import TYPE_CHECKING

import pytest

from tests.browser.scored import (
    ADD_TABLE,
    NEW_ENGAGEMENT,
    grid,
    paste,
    place,
    prepare,
    saved,
    titles,
)

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser


@pytest.fixture
def page(sign_in) -> "Page":
    page: Page = sign_in()
    address = page.evaluate(NEW_ENGAGEMENT, "Scored in a browser")
    page.goto(address)
    return page


def test_scores_are_typed_pasted_undone_and_stored(page):
    prepare(page)
    place(page, "Scores")
    page.locator("td.cell").first.click()
    page.get_by_role("heading", name="Talk").wait_for()
    page.keyboard.type("4")
    page.keyboard.press("Enter")
    page.keyboard.type("?")
    page.keyboard.press("ArrowRight")
    page.keyboard.type("7.5")
    page.keyboard.press("Enter")
    page.keyboard.type("-")
    saved(page)
    expected = [["4", ""], ["?", "7.5"], ["", "–"]]
    assert grid(page) == expected
    assert page.locator("[data-progress]").text_content() == "4 of 6"
    page.reload()
    assert grid(page) == expected
    page.locator("td.cell").first.click()
    paste(page, "2\t1\n0\t2\n4\t3")
    assert grid(page) == [["2", "1"], ["0", "2"], ["4", "3"]]
    page.keyboard.press("Control+z")
    assert grid(page) == expected
    page.keyboard.press("Control+Shift+z")
    page.keyboard.press("Delete")
    saved(page)
    page.reload()
    assert grid(page) == [["", "1"], ["0", "2"], ["4", "3"]]


def test_what_is_not_on_the_scale_is_named_and_not_stored(page):
    prepare(page)
    place(page, "Scores")
    page.locator("td.cell").first.click()
    page.keyboard.type("3")
    error = page.locator("[data-grid-error]")
    assert error.text_content() == (
        "Row “City festival”, column “Talk”: “3” is not on the scale. Use one of 0, 2, 4."
    )
    paste(page, "2\t5\n2\tmuch")
    assert "Row “Podcast”, column “Reach”: “much” is not a number." in error.text_content()
    assert grid(page) == [["3", ""], ["", ""], ["", ""]]
    cell = page.locator("td.cell").first
    assert cell.get_attribute("aria-invalid") == "true"
    assert "not on the scale" in cell.get_attribute("title")
    page.keyboard.press("Escape")
    assert grid(page) == [["", ""], ["", ""], ["", ""]]


def _letter(page: "Page", key: str, code: str, **more: bool) -> None:
    """Press Ctrl with a letter as a keyboard with another layout sends it."""
    page.evaluate(
        "(event) => document.activeElement.dispatchEvent(new KeyboardEvent('keydown', event))",
        {"key": key, "code": code, "ctrlKey": True, "bubbles": True, "cancelable": True, **more},
    )


def _active(page: "Page") -> list[int]:
    place: list[int] = page.evaluate(
        "() => { const cell = document.activeElement;"
        " return [cell.parentElement.sectionRowIndex, cell.cellIndex - 1]; }"
    )
    return place


@pytest.mark.parametrize(
    ("email", "letters"), [("anna@example.org", "dzrza"), ("anna.ru@example.org", "вякяф")]
)
def test_the_keys_of_a_spreadsheet_work_in_both_languages(sign_in, email, letters):
    page = sign_in(email)
    page.goto(page.evaluate(NEW_ENGAGEMENT, "Keys of a grid"))
    here = prepare(page)
    page.goto(f"{here}scores/")
    down, undo, right, redo, everything = letters
    page.locator("td.cell").first.click()
    page.keyboard.type("4")
    page.keyboard.press("Tab")
    page.keyboard.type("7")
    page.keyboard.press("Tab")  # leaves the field and goes back to no other column
    page.keyboard.press("Enter")
    assert grid(page)[0] == ["4", "7"]
    page.locator("td.cell").first.click()
    page.keyboard.press("Shift+ArrowDown")
    page.keyboard.press("Shift+ArrowDown")
    _letter(page, down, "KeyD")
    assert grid(page) == [["4", "7"], ["4", ""], ["4", ""]]
    _letter(page, undo, "KeyZ")
    assert grid(page) == [["4", "7"], ["", ""], ["", ""]]
    _letter(page, redo.upper(), "KeyZ", shiftKey=True)
    page.locator("td.cell").nth(2).click()
    page.keyboard.press("ArrowRight")
    _letter(page, right, "KeyR")
    assert grid(page) == [["4", "7"], ["4", "4"], ["4", ""]]
    page.keyboard.press("Control+Home")
    assert _active(page) == [0, 0]
    page.keyboard.press("Control+ArrowDown")
    assert _active(page) == [2, 0]
    page.keyboard.press("End")
    assert _active(page) == [2, 1]
    page.keyboard.type("5")
    page.keyboard.press("ArrowLeft")
    assert _active(page) == [2, 0]
    page.keyboard.press("F2")
    page.keyboard.press("Escape")
    _letter(page, everything, "KeyA")
    assert page.locator("td.cell[aria-selected=true]").count() == 6
    page.keyboard.press("Delete")
    page.wait_for_function("() => !document.querySelector('.is-waiting')")
    page.reload()
    assert grid(page) == [["", ""], ["", ""], ["", ""]]


def test_enter_of_an_input_method_leaves_no_cell(page):
    prepare(page)
    place(page, "Scores")
    page.locator("td.cell").nth(1).click()
    page.keyboard.type("7")
    page.evaluate(
        "() => { const event = new KeyboardEvent('keydown',"
        " {key: 'Enter', keyCode: 229, bubbles: true, cancelable: true});"
        " document.activeElement.dispatchEvent(event); }"
    )
    assert page.evaluate("document.activeElement.value") == "7"
    page.keyboard.press("Shift+Enter")
    assert grid(page)[0][1] == "7"


def test_a_number_beyond_the_scale_is_asked_about(page):
    prepare(page)
    place(page, "Scores")
    cell = page.locator("td.cell").nth(1)
    cell.click()
    page.keyboard.type("24")
    page.keyboard.press("Enter")
    error = page.locator("[data-grid-error]")
    error.get_by_text("24 is beyond the scale of 0 to 10.").wait_for()
    assert cell.get_attribute("aria-invalid") == "true"
    assert grid(page)[0][1] == "24"
    error.get_by_role("button", name="2.4", exact=True).click()
    assert grid(page)[0][1] == "2.4"
    assert not error.is_visible()
    cell.click()
    for _time in range(2):  # the same once more says that it is meant
        page.keyboard.type("24")
        page.keyboard.press("Enter")
        page.keyboard.press("ArrowUp")
    assert not error.is_visible()
    paste(page, "5\n30\n40")
    told = error.text_content()
    assert "30 is beyond the scale" in told
    assert "1 more cell is marked. Nothing was pasted." in told
    assert [line[1] for line in grid(page)] == ["24", "", ""]
    assert page.locator("td.cell.is-wrong").count() == 2
    error.get_by_role("button", name="Take it as it is").click()
    saved(page)
    page.reload()
    assert [line[1] for line in grid(page)] == ["5", "30", "40"]


def test_a_heading_sorts_and_the_active_cell_stays_active(page):
    prepare(page)
    place(page, "Scores")
    page.locator("td.cell").nth(1).click()
    paste(page, "7\n\n3")
    page.get_by_role("button", name="Reach").click()
    head = page.locator("th", has=page.get_by_role("button", name="Reach"))
    assert head.get_attribute("aria-sort") == "ascending"
    assert titles(page) == ["Limited edition", "City festival", "Podcast"]
    page.keyboard.press("Enter")
    assert head.get_attribute("aria-sort") == "descending"
    assert titles(page) == ["City festival", "Limited edition", "Podcast"]
    page.keyboard.press("Enter")
    assert head.get_attribute("aria-sort") is None
    page.get_by_role("button", name="Initiative", exact=True).press("Enter")
    assert titles(page) == ["City festival", "Limited edition", "Podcast"]
    assert page.locator("td.cell[tabindex='0']").text_content() == "7"
    page.locator("td.cell[tabindex='0']").focus()
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.textContent") == "3"
    page.keyboard.press("Control+z")
    assert [line[1] for line in grid(page)] == ["", "", ""]


def test_of_thousands_of_rows_only_those_near_the_view_are_in_the_document(page):
    here = prepare(page)
    for start in range(0, 2000, 500):  # three are there
        text = "\n".join(f"Idea {number:04}" for number in range(max(start, 3), start + 500))
        page.evaluate(ADD_TABLE, [here, text])
    page.goto(f"{here}scores/")
    page.wait_for_selector(".grid.is-virtual")
    assert page.locator(".grid").get_attribute("aria-rowcount") == "2002"
    page.locator("td.cell").nth(1).click()
    page.keyboard.type("7")
    page.keyboard.press("Enter")
    page.keyboard.press("Control+End")
    page.wait_for_function("() => document.activeElement.closest('tr').rowIndex > 0")
    assert page.evaluate("document.activeElement.closest('tr').ariaRowIndex") == "2002"
    assert page.locator(".grid tbody tr").count() < 120
    page.keyboard.type("3")
    page.keyboard.press("Enter")
    page.keyboard.press("Control+f")
    page.keyboard.type("idea 1500")
    page.keyboard.press("Enter")
    page.locator("tr:has-text('Idea 1500') td.cell").nth(1).wait_for()
    page.keyboard.press("Escape")
    paste(page, "1\n2\n3")
    saved(page)
    head = page.locator("thead th").first
    assert head.is_visible()
    page.keyboard.press("Control+Home")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Control+Shift+ArrowDown")
    page.keyboard.press("Control+Home")
    page.wait_for_function("() => document.activeElement.closest('tr').ariaRowIndex === '3'")
    page.get_by_role("button", name="Reach").click()
    assert [line[1] for line in grid(page) if len(line) == 2][:5] == ["1", "2", "3", "3", "7"]
    assert page.locator(".grid tbody tr").count() < 120
    page.reload()
    page.locator("td.cell").nth(1).wait_for()
    assert grid(page)[0][1] == "7"


def test_a_reason_and_the_card_by_mouse(page):
    here = prepare(page)
    place(page, "Scores")
    page.locator("td.cell").first.click()
    page.get_by_role("button", name="4 Strong").click()
    page.get_by_label("Reason").fill("Everybody retold it")
    page.keyboard.press("Enter")
    saved(page)
    page.goto(f"{here}ranking/")
    page.get_by_role("link", name="City festival").click()
    page.get_by_text("“Everybody retold it”").wait_for()
    assert page.get_by_role("link", name="City festival").get_attribute("aria-expanded") == "true"
    assert "open=" in page.url


def test_scores_given_without_a_connection_go_out_later(page):
    prepare(page)
    place(page, "Scores")
    page.wait_for_load_state("networkidle")
    page.locator("td.cell").first.click()
    page.context.set_offline(True)
    page.keyboard.type("4")
    page.get_by_text("Your scores are safe here").wait_for()
    page.context.set_offline(False)
    saved(page)
    page.reload()
    assert grid(page)[0][0] == "4"


def test_scores_that_were_not_sent_outlive_a_reload(page):
    prepare(page)
    place(page, "Scores")
    page.wait_for_load_state("networkidle")
    page.route("**/api/v1/engagements/*/scores", lambda route: route.abort())
    page.locator("td.cell").first.click()
    page.keyboard.type("4")
    page.keyboard.press("Enter")
    page.keyboard.type("2")
    page.get_by_text("Your scores are safe here").wait_for()
    page.reload()
    page.get_by_text("Your scores are safe here").wait_for()
    expected = [["4", ""], ["2", ""], ["", ""]]
    assert grid(page) == expected
    assert page.locator("[data-progress]").text_content() == "2 of 6"
    page.unroute("**/api/v1/engagements/*/scores")
    page.evaluate("window.dispatchEvent(new Event('online'))")
    saved(page)
    page.reload()
    assert grid(page) == expected
    assert page.locator(".is-waiting").count() == 0


@pytest.mark.parametrize(
    ("email", "pasted", "shown", "refused"),
    [
        (
            "anna@example.org",
            "12,500\n–5\n1’234",
            ["12,500", "−5", "1,234"],
            ("1.234.5", "“1.234.5” can mean 1,234.5 or 12,345. Write one of the two."),
        ),
        (
            "anna.ru@example.org",
            "12,5\n(5)\n1 234",
            ["12,5", "−5", "1\u202f234"],
            ("1.000", "«1.000» — это 1\u202f000 или 1? Напишите одно из двух."),
        ),
    ],
)
def test_numbers_are_read_and_written_as_the_language_does(sign_in, email, pasted, shown, refused):
    page = sign_in(email)
    page.goto(page.evaluate(NEW_ENGAGEMENT, "Numbers of a language"))
    here = prepare(page)
    page.goto(f"{here}scores/")
    page.locator("td.cell").nth(1).click()
    paste(page, pasted)
    page.locator("[data-grid-error] button").first.click()  # beyond the scale, and meant
    assert [line[1] for line in grid(page)] == shown
    page.wait_for_function("() => !document.querySelector('.is-waiting')")
    page.reload()
    assert [line[1] for line in grid(page)] == shown
    page.locator("td.cell").nth(1).click()
    paste(page, refused[0])
    assert refused[1] in page.locator("[data-grid-error]").text_content()
    assert grid(page)[0][1] == shown[0]


def test_a_copied_range_may_have_notes_inside_its_cells(page):
    prepare(page)
    place(page, "Scores")
    page.locator("td.cell").nth(1).click()
    paste(page, '"3\nsee note"\n4')
    error = page.locator("[data-grid-error]").text_content()
    assert "Row “City festival”, column “Reach”" in error
    paste(page, "3\n4")
    assert [line[1] for line in grid(page)] == ["3", "4", ""]
