"""Levels are typed, pasted, filled and taken back in the grid of a map, in both languages."""

from typing import Any

import pytest

from tests.browser.axe import violations
from tests.browser.conftest import SignIn

pytestmark = pytest.mark.browser

LANGUAGES: list[dict[str, Any]] = [
    {
        "email": "anna@example.org",
        "saved": "All levels saved",
        "wrong": "is not a level",
        "add": "Add a competency",
        "save": "Save",
        "undo": "Undo",
        "delete": "Delete “Craft”",
    },
    {
        "email": "anna.ru@example.org",
        "saved": "Все уровни сохранены",
        "wrong": "не уровень",
        "add": "Добавить компетенцию",
        "save": "Сохранить",
        "undo": "Отменить",
        "delete": "Удалить «Craft»",
    },
]
MAKE = """async () => {
  const token = document.querySelector('meta[name=csrf-token]').content;
  const ask = async (method, url, body) => {
    const reply = await fetch('/api/v1/' + url, {
      method, headers: {'X-CSRFToken': token, 'Content-Type': 'application/json'},
      body: body && JSON.stringify(body),
    });
    if (!reply.ok) throw new Error(url + ': ' + await reply.text());
    return reply.json();
  };
  const engagement = (await ask('GET', 'engagements')).items[0];
  const graph = await ask('POST', `engagements/${engagement.id}/graphs`,
    {kind: 'stage_map', title: 'Ladder'});
  const ids = [crypto.randomUUID(), crypto.randomUUID(), crypto.randomUUID()];
  const titles = ['Junior', 'Senior', 'Head'];
  await ask('POST', `graphs/${graph.id}/commits`, {commands: ids.map((id, at) => ({
    kind: 'add_node', id, node_kind: 'stage', title: titles[at],
    details: at === 1 ? {builds_on: ids[0], scope: 'An area'} : {},
  }))});
  return graph.id;
}"""
PASTE = """(text) => {
  const data = new DataTransfer();
  data.setData('text/plain', text);
  document.activeElement.dispatchEvent(
    new ClipboardEvent('paste', {clipboardData: data, bubbles: true, cancelable: true}));
}"""


def add(page: Any, words: dict[str, Any], title: str, *levels: str) -> None:
    page.get_by_role("link", name=words["add"]).first.click()
    page.locator("#id_title").fill(title)
    for place, text in enumerate(levels):
        page.locator(f"[name='levels.{place}']").fill(text)
    page.get_by_role("button", name=words["save"], exact=True).click()
    page.wait_for_url("**/levels/")


def cells(page: Any) -> list[list[str]]:
    return [
        [cell.inner_text().strip() for cell in row.locator("td.cell").all()]
        for row in page.locator(".levels-grid tbody tr").all()
    ]


def saved(page: Any, words: dict[str, Any]) -> None:
    page.locator(f"[data-save-state]:has-text('{words['saved']}')").wait_for()


@pytest.mark.parametrize("words", LANGUAGES, ids=["en", "ru"])
def test_levels_are_typed_pasted_and_taken_back(sign_in: SignIn, words: dict[str, Any]) -> None:
    page = sign_in(words["email"], bypass_csp=True)
    graph_id = page.evaluate(MAKE)
    page.goto(f"/maps/{graph_id}/levels/")
    add(page, words, "Data", "", "Reads a chart", "Asks a question of data")
    add(page, words, "Craft")
    first = page.locator(".levels-grid td.cell").first
    first.click()
    page.keyboard.press("1")
    assert first.inner_text() == "1"
    assert page.locator("[data-set='1'] [data-words]").inner_text() == "Reads a chart"
    senior = page.locator(".levels-grid tbody tr").nth(1).locator("td.cell").first
    assert "is-taken" in (senior.get_attribute("class") or "")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("7")
    assert words["wrong"] in page.locator("[data-grid-error]").inner_text()
    page.keyboard.press("Escape")
    page.keyboard.press("Control+Home")
    page.evaluate(PASTE, "1\t0\n3\t2\n4\t4")
    assert cells(page) == [["1", "0"], ["3", "2"], ["4", "4"]]
    saved(page, words)
    page.keyboard.press("Control+z")
    assert cells(page) == [["1", ""], ["1", ""], ["", ""]]
    page.keyboard.press("Control+Shift+z")
    assert cells(page)[2] == ["4", "4"]
    saved(page, words)
    page.reload()
    assert cells(page) == [["1", "0"], ["3", "2"], ["4", "4"]]
    assert violations(page) == []
    page.get_by_role("button", name=words["delete"]).click()
    assert cells(page) == [["1"], ["3"], ["4"]]
    page.locator(".toast").get_by_role("button", name=words["undo"]).click()
    page.goto(f"/maps/{graph_id}/levels/")
    assert cells(page) == [["1", "0"], ["3", "2"], ["4", "4"]]


def test_a_ready_map_brings_its_competencies(sign_in: SignIn) -> None:
    page = sign_in("anna@example.org", bypass_csp=True, viewport={"width": 1800, "height": 900})
    graph_id = page.evaluate(MAKE)
    page.goto(f"/graphs/{graph_id}/")
    page.locator(".node").first.wait_for()
    page.locator("[data-action=template]").first.click()
    page.locator(".template-option", has_text="Designer: craft").click()
    with page.expect_response(lambda reply: reply.url.endswith("/competencies")) as put:
        page.locator("#templates-insert").click()
    assert put.value.status == 200
    page.locator("#save-state", has_text="All changes saved").wait_for(timeout=20_000)
    page.goto(f"/maps/{graph_id}/levels/")
    assert page.locator(".levels-grid thead .grid-criterion").count() == 8
    assert ["2", "3", "2", "3", "2", "2", "1", "1"] in cells(page)
