"""Goals, initiatives, scores and the ranking in a real browser."""

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

NEW_ENGAGEMENT = """async (name) => {
  const token = document.querySelector('meta[name=csrf-token]').content;
  const links = [...document.querySelectorAll('a[href^="/workspaces/"]')];
  const link = links.find((one) => /[0-9a-f]{8}-[0-9a-f-]{27}/.test(one.href));
  const workspace = link.getAttribute('href').split('/')[2];
  const reply = await fetch(`/workspaces/${workspace}/engagements/new/`, {
    method: 'POST',
    headers: {'X-CSRFToken': token},
    body: new URLSearchParams({name, language: 'en', client: '', question: ''}),
  });
  return new URL(reply.url).pathname;
}"""
SEND = """async ([url, values]) => {
  const token = document.querySelector('meta[name=csrf-token]').content;
  const reply = await fetch(url, {
    method: 'POST', headers: {'X-CSRFToken': token}, body: new URLSearchParams(values),
  });
  if (!reply.ok) throw new Error(`${url}: ${reply.status}`);
}"""
#: Adds the initiatives of a table of texts to an engagement, by its page's address.
ADD_TABLE = """async ([here, text]) => {
  const token = document.querySelector('meta[name=csrf-token]').content;
  const url = `/api/v1${new URL(here).pathname}initiatives/table`;
  const reply = await fetch(url, {
    method: 'POST', headers: {'X-CSRFToken': token, 'Content-Type': 'application/json'},
    body: JSON.stringify({text}),
  });
  if (!reply.ok) throw new Error(`${url}: ${reply.status}`);
}"""


@pytest.fixture
def page(sign_in) -> "Page":
    page: Page = sign_in()
    address = page.evaluate(NEW_ENGAGEMENT, "Scored in a browser")
    page.goto(address)
    return page


def _place(page: "Page", name: str) -> None:
    page.locator(f".rail a:has-text('{name}')").first.click()
    page.wait_for_load_state("networkidle")


def _prepare(page: "Page") -> str:
    """A goal with a rubric and a number, three initiatives, one assessor; return the address."""
    here = page.url
    page.evaluate(SEND, [f"{here}goals/new/", {"title": "Be known", "weight": "1"}])
    page.goto(f"{here}goals/")
    goal = page.locator("section.goal").get_attribute("data-key")
    levels = {
        f"level-{i}-{part}": value
        for i, (number, title) in enumerate([("0", "None"), ("2", "Some"), ("4", "Strong")])
        for part, value in (("value", number), ("title", title), ("description", ""))
    }
    base = {"direction": "more", "weight": "1"}
    for fields in (
        {"title": "Talk", "kind": "rubric", **levels},
        {"title": "Reach", "kind": "number", "worst": "0", "best": "10"},
    ):
        page.evaluate(SEND, [f"/goals/{goal}/criteria/new/", {**base, **fields}])
    text = "City festival\nPodcast\nLimited edition"
    page.evaluate(ADD_TABLE, [here, text])
    page.evaluate(SEND, [f"{here}assessors/new/", {"name": "Vera", "weight": "1"}])
    return here


def _saved(page: "Page") -> None:
    page.locator("[data-save-state]:has-text('All scores saved')").wait_for()


def _grid(page: "Page") -> list[list[str]]:
    lines: list[list[str]] = page.evaluate(
        "() => [...document.querySelectorAll('.grid tbody tr')]"
        ".map((line) => [...line.querySelectorAll('td')].map((cell) => cell.textContent))"
    )
    return lines


def test_goals_are_written_in_place_and_undone(page):
    _place(page, "Goals")
    page.get_by_role("link", name="Write the first goal").click()
    page.get_by_label("Goal", exact=True).fill("People under 30 know us")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="People under 30 know us").wait_for()
    page.locator(".page-actions").get_by_role("link", name="Add a goal").wait_for()
    page.get_by_role("link", name=re.compile("Add a criterion")).click()
    page.get_by_label("Criterion", exact=True).fill("Talk")
    page.get_by_label("Level 1, name").fill("None")
    page.get_by_role("button", name="Add a level").click()
    page.wait_for_function("() => document.activeElement.name === 'level-5-value'")
    page.keyboard.type("5")
    assert page.get_by_label("Level 1, name").input_value() == "None"
    page.get_by_role("button", name="Save").click()
    page.get_by_text("Rubric of 6 levels").wait_for()
    page.get_by_role("link", name="Edit “Talk”").click()
    page.get_by_label("Measured by").select_option("number")
    assert page.get_by_label("Worth 100 points").is_visible()
    assert not page.get_by_label("Level 1, name").is_visible()
    page.keyboard.press("Escape")
    page.get_by_text("Rubric of 6 levels").wait_for()
    page.wait_for_function("() => document.activeElement.textContent.trim() === 'Edit'")
    page.get_by_role("button", name="Delete “People under 30 know us”").click()
    page.get_by_text("No goals yet").wait_for()
    page.get_by_role("button", name="Undo").click()
    page.get_by_text("Rubric of 6 levels").wait_for()


def test_a_weight_typed_beside_a_goal_changes_the_shares(page):
    here = page.url
    for title in ("Be known", "Be chosen"):
        page.evaluate(SEND, [f"{here}goals/new/", {"title": title, "weight": "1"}])
    _place(page, "Goals")
    for key in page.eval_on_selector_all("section.goal", "all => all.map((x) => x.dataset.key)"):
        fields = {"title": "Fit", "kind": "yes_no", "direction": "more", "weight": "1"}
        page.evaluate(SEND, [f"/goals/{key}/criteria/new/", fields])
    page.reload()
    page.get_by_label("Weight of “Be known”").fill("3")
    page.keyboard.press("Tab")
    page.locator(".share:has-text('75%')").wait_for()
    assert page.locator(".share").all_inner_texts() == ["75%", "25%"]


def test_scores_are_typed_pasted_undone_and_stored(page):
    _prepare(page)
    _place(page, "Scores")
    page.locator("td.cell").first.click()
    page.get_by_role("heading", name="Talk").wait_for()
    page.keyboard.type("4")
    page.keyboard.press("Enter")
    page.keyboard.type("?")
    page.keyboard.press("ArrowRight")
    page.keyboard.type("7.5")
    page.keyboard.press("Enter")
    page.keyboard.type("-")
    _saved(page)
    expected = [["4", ""], ["?", "7.5"], ["", "–"]]
    assert _grid(page) == expected
    assert page.locator("[data-progress]").text_content() == "4 of 6"
    page.reload()
    assert _grid(page) == expected
    page.locator("td.cell").first.click()
    _paste(page, "2\t1\n0\t2\n4\t3")
    assert _grid(page) == [["2", "1"], ["0", "2"], ["4", "3"]]
    page.keyboard.press("Control+z")
    assert _grid(page) == expected
    page.keyboard.press("Control+Shift+z")
    page.keyboard.press("Delete")
    _saved(page)
    page.reload()
    assert _grid(page) == [["", "1"], ["0", "2"], ["4", "3"]]


def test_what_is_not_on_the_scale_is_named_and_not_stored(page):
    _prepare(page)
    _place(page, "Scores")
    page.locator("td.cell").first.click()
    page.keyboard.type("3")
    error = page.locator("[data-grid-error]")
    assert error.text_content() == (
        "Row “City festival”, column “Talk”: “3” is not on the scale. Use one of 0, 2, 4."
    )
    _paste(page, "2\t5\n2\tmuch")
    assert "Row “Podcast”, column “Reach”: “much” is not a number." in error.text_content()
    assert _grid(page) == [["3", ""], ["", ""], ["", ""]]
    cell = page.locator("td.cell").first
    assert cell.get_attribute("aria-invalid") == "true"
    assert "not on the scale" in cell.get_attribute("title")
    page.keyboard.press("Escape")
    assert _grid(page) == [["", ""], ["", ""], ["", ""]]


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
    here = _prepare(page)
    page.goto(f"{here}scores/")
    down, undo, right, redo, everything = letters
    page.locator("td.cell").first.click()
    page.keyboard.type("4")
    page.keyboard.press("Tab")
    page.keyboard.type("7")
    page.keyboard.press("Tab")  # leaves the field and goes back to no other column
    page.keyboard.press("Enter")
    assert _grid(page)[0] == ["4", "7"]
    page.locator("td.cell").first.click()
    page.keyboard.press("Shift+ArrowDown")
    page.keyboard.press("Shift+ArrowDown")
    _letter(page, down, "KeyD")
    assert _grid(page) == [["4", "7"], ["4", ""], ["4", ""]]
    _letter(page, undo, "KeyZ")
    assert _grid(page) == [["4", "7"], ["", ""], ["", ""]]
    _letter(page, redo.upper(), "KeyZ", shiftKey=True)
    page.locator("td.cell").nth(2).click()
    page.keyboard.press("ArrowRight")
    _letter(page, right, "KeyR")
    assert _grid(page) == [["4", "7"], ["4", "4"], ["4", ""]]
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
    assert _grid(page) == [["", ""], ["", ""], ["", ""]]


def test_enter_of_an_input_method_leaves_no_cell(page):
    _prepare(page)
    _place(page, "Scores")
    page.locator("td.cell").nth(1).click()
    page.keyboard.type("7")
    page.evaluate(
        "() => { const event = new KeyboardEvent('keydown',"
        " {key: 'Enter', keyCode: 229, bubbles: true, cancelable: true});"
        " document.activeElement.dispatchEvent(event); }"
    )
    assert page.evaluate("document.activeElement.value") == "7"
    page.keyboard.press("Shift+Enter")
    assert _grid(page)[0][1] == "7"


def _paste(page: "Page", text: str) -> None:
    page.evaluate(
        "(text) => { const board = new DataTransfer(); board.setData('text/plain', text);"
        " document.activeElement.dispatchEvent(new ClipboardEvent('paste',"
        " {clipboardData: board, bubbles: true, cancelable: true})); }",
        text,
    )


def test_a_number_beyond_the_scale_is_asked_about(page):
    _prepare(page)
    _place(page, "Scores")
    cell = page.locator("td.cell").nth(1)
    cell.click()
    page.keyboard.type("24")
    page.keyboard.press("Enter")
    error = page.locator("[data-grid-error]")
    error.get_by_text("24 is beyond the scale of 0 to 10.").wait_for()
    assert cell.get_attribute("aria-invalid") == "true"
    assert _grid(page)[0][1] == "24"
    error.get_by_role("button", name="2.4", exact=True).click()
    assert _grid(page)[0][1] == "2.4"
    assert not error.is_visible()
    cell.click()
    for _time in range(2):  # the same once more says that it is meant
        page.keyboard.type("24")
        page.keyboard.press("Enter")
        page.keyboard.press("ArrowUp")
    assert not error.is_visible()
    _paste(page, "5\n30\n40")
    told = error.text_content()
    assert "30 is beyond the scale" in told
    assert "1 more cell is marked. Nothing was pasted." in told
    assert [line[1] for line in _grid(page)] == ["24", "", ""]
    assert page.locator("td.cell.is-wrong").count() == 2
    error.get_by_role("button", name="Take it as it is").click()
    _saved(page)
    page.reload()
    assert [line[1] for line in _grid(page)] == ["5", "30", "40"]


def test_gates_are_decided_by_keys(page):
    here = _prepare(page)
    page.evaluate(SEND, [f"{here}gates/new/", {"title": "Legal"}])
    page.goto(f"{here}gates/")
    page.locator(".decisions [data-first]").first.focus()
    for _ in range(3):  # each goes on to the next one, however soon the next key comes
        page.keyboard.press("p")
    decided = (
        "(count) => document.querySelectorAll('.verdict.is-pass').length === count"
        " && document.activeElement.matches('[data-first]')"
    )
    page.wait_for_function(decided, arg=3)
    page.keyboard.press("u")
    page.wait_for_function(decided, arg=2)
    page.keyboard.press("v")
    page.wait_for_function("() => document.activeElement.name === 'reason'")
    page.keyboard.type("No permit")
    page.get_by_role("button", name="Save").click()
    page.get_by_text("“No permit”").wait_for()
    assert page.locator(".verdict.is-pass").count() == 2


def test_a_rubric_is_copied_and_pasted(page):
    here = _prepare(page)
    page.goto(f"{here}goals/")
    page.get_by_role("link", name=re.compile("Add a criterion")).click()
    page.get_by_label("Criterion", exact=True).fill("Fit")
    names = page.locator(".levels input[name$='-title']")
    assert names.nth(4).input_value() == "Fully"
    page.get_by_label("Take the rubric of").select_option(label="Talk")
    values = "all => all.map((one) => one.value)"
    assert names.evaluate_all(values) == ["None", "Some", "Strong", "", ""]
    page.locator(".for-rubric .levels input").first.focus()
    rows = "\n".join(f"{number}\tLevel {number}\tSeen" for number in range(1, 8))
    _paste(page, f"Value\tName\tWhat\n{rows}")
    assert names.evaluate_all(values) == [f"Level {number}" for number in range(1, 8)]
    page.get_by_role("button", name="Save").click()
    page.get_by_text("Rubric of 7 levels").wait_for()


def _titles(page: "Page") -> list[str]:
    titles: list[str] = page.locator(".grid tbody th").all_text_contents()
    return titles


def test_a_heading_sorts_and_the_active_cell_stays_active(page):
    _prepare(page)
    _place(page, "Scores")
    page.locator("td.cell").nth(1).click()
    _paste(page, "7\n\n3")
    page.get_by_role("button", name="Reach").click()
    head = page.locator("th", has=page.get_by_role("button", name="Reach"))
    assert head.get_attribute("aria-sort") == "ascending"
    assert _titles(page) == ["Limited edition", "City festival", "Podcast"]
    page.keyboard.press("Enter")
    assert head.get_attribute("aria-sort") == "descending"
    assert _titles(page) == ["City festival", "Limited edition", "Podcast"]
    page.keyboard.press("Enter")
    assert head.get_attribute("aria-sort") is None
    page.get_by_role("button", name="Initiative", exact=True).press("Enter")
    assert _titles(page) == ["City festival", "Limited edition", "Podcast"]
    assert page.locator("td.cell[tabindex='0']").text_content() == "7"
    page.locator("td.cell[tabindex='0']").focus()
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.textContent") == "3"
    page.keyboard.press("Control+z")
    assert [line[1] for line in _grid(page)] == ["", "", ""]


def test_of_thousands_of_rows_only_those_near_the_view_are_in_the_document(page):
    here = _prepare(page)
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
    _paste(page, "1\n2\n3")
    _saved(page)
    head = page.locator("thead th").first
    assert head.is_visible()
    page.keyboard.press("Control+Home")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Control+Shift+ArrowDown")
    page.keyboard.press("Control+Home")
    page.wait_for_function("() => document.activeElement.closest('tr').ariaRowIndex === '3'")
    page.get_by_role("button", name="Reach").click()
    assert [line[1] for line in _grid(page) if len(line) == 2][:5] == ["1", "2", "3", "3", "7"]
    assert page.locator(".grid tbody tr").count() < 120
    page.reload()
    page.locator("td.cell").nth(1).wait_for()
    assert _grid(page)[0][1] == "7"


def test_a_reason_and_the_card_by_mouse(page):
    here = _prepare(page)
    _place(page, "Scores")
    page.locator("td.cell").first.click()
    page.get_by_role("button", name="4 Strong").click()
    page.get_by_label("Reason").fill("Everybody retold it")
    page.keyboard.press("Enter")
    _saved(page)
    page.goto(f"{here}ranking/")
    page.get_by_role("link", name="City festival").click()
    page.get_by_text("“Everybody retold it”").wait_for()
    assert page.get_by_role("link", name="City festival").get_attribute("aria-expanded") == "true"
    assert "open=" in page.url


def test_scores_given_without_a_connection_go_out_later(page):
    _prepare(page)
    _place(page, "Scores")
    page.wait_for_load_state("networkidle")
    page.locator("td.cell").first.click()
    page.context.set_offline(True)
    page.keyboard.type("4")
    page.get_by_text("Your scores are safe here").wait_for()
    page.context.set_offline(False)
    _saved(page)
    page.reload()
    assert _grid(page)[0][0] == "4"


def test_scores_that_were_not_sent_outlive_a_reload(page):
    _prepare(page)
    _place(page, "Scores")
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
    assert _grid(page) == expected
    assert page.locator("[data-progress]").text_content() == "2 of 6"
    page.unroute("**/api/v1/engagements/*/scores")
    page.evaluate("window.dispatchEvent(new Event('online'))")
    _saved(page)
    page.reload()
    assert _grid(page) == expected
    assert page.locator(".is-waiting").count() == 0


def test_initiatives_are_pasted_edited_in_their_row_and_back_works(page):
    here = page.url
    _place(page, "Initiatives")
    page.get_by_role("link", name="Paste a table").click()
    page.get_by_label("Cells").fill("Initiative\tCost\nCity festival\tmuch")
    page.get_by_role("button", name="Check").click()
    page.get_by_text("“much” is not a number").first.wait_for()
    page.get_by_role("button", name="Another table").click()
    page.get_by_label("Cells").fill("Initiative\tCost\nCity festival\t12.5 M\nPodcast\t3 M")
    page.get_by_role("button", name="Check").click()
    page.get_by_role("button", name="Add 2 initiatives").click()
    page.get_by_text("2 initiatives are added.").wait_for()
    page.wait_for_load_state()  # rows open by a double click once their part has come
    page.get_by_role("row", name="City festival").dblclick(position={"x": 400, "y": 16})
    page.get_by_label("Initiative", exact=True).fill("City festival partnership")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="City festival partnership").wait_for()
    assert page.url == f"{here}initiatives/"
    page.get_by_role("link", name="Podcast").click()
    page.get_by_label("Initiative", exact=True).wait_for()
    page.go_back()
    page.get_by_role("link", name="Podcast").wait_for()
    page.get_by_role("heading", name="Initiatives").wait_for()
    page.get_by_role("button", name="Delete “Podcast”").click()
    page.get_by_role("button", name="Undo").click()
    page.get_by_text("“Podcast” is back.").wait_for()


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
    here = _prepare(page)
    page.goto(f"{here}scores/")
    page.locator("td.cell").nth(1).click()
    _paste(page, pasted)
    page.locator("[data-grid-error] button").first.click()  # beyond the scale, and meant
    assert [line[1] for line in _grid(page)] == shown
    page.wait_for_function("() => !document.querySelector('.is-waiting')")
    page.reload()
    assert [line[1] for line in _grid(page)] == shown
    page.locator("td.cell").nth(1).click()
    _paste(page, refused[0])
    assert refused[1] in page.locator("[data-grid-error]").text_content()
    assert _grid(page)[0][1] == shown[0]


def test_a_copied_range_may_have_notes_inside_its_cells(page):
    _prepare(page)
    _place(page, "Scores")
    page.locator("td.cell").nth(1).click()
    _paste(page, '"3\nsee note"\n4')
    error = page.locator("[data-grid-error]").text_content()
    assert "Row “City festival”, column “Reach”" in error
    _paste(page, "3\n4")
    assert [line[1] for line in _grid(page)] == ["3", "4", ""]


def test_an_engagement_counts_in_the_currency_that_is_chosen(page):
    here = page.url
    page.goto(f"{here}edit/")
    field = page.get_by_label("Currency")
    assert field.input_value() == "RUB"
    field.fill("€")
    page.get_by_role("button", name="Save").click()
    page.wait_for_url(here)
    page.goto(f"{here}initiatives/new/")
    page.get_by_label("Initiative", exact=True).fill("Fair")
    page.get_by_label("Cost, likely, €").fill("$5M")
    page.get_by_role("button", name="Save", exact=True).click()
    page.get_by_text("“$5M” is in USD, but costs here are in EUR.").wait_for()
    page.get_by_label("Cost, likely, €").fill("€1.2m")
    page.get_by_role("button", name="Save", exact=True).click()
    page.get_by_role("cell", name="1.2 M €").wait_for()
