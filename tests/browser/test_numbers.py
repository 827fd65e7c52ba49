"""A tree calculates in the browser: a leaf is typed, a scenario filled, a goal sought."""

from typing import Any

import pytest

from tests.browser.axe import violations
from tests.browser.conftest import SignIn

pytestmark = pytest.mark.browser

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
    {kind: 'issue_tree', title: 'Drivers'});
  const [root, price, volume] = [1, 2, 3].map(() => crypto.randomUUID());
  await ask('POST', `graphs/${graph.id}/commits`, {commands: [
    {kind: 'add_node', id: root, title: 'Revenue', unit: 'k€', split_kind: 'product'},
    {kind: 'add_node', id: price, parent_id: root, title: 'Price', unit: '€', value: 10},
    {kind: 'add_node', id: volume, parent_id: root, title: 'Volume', value: 1200},
  ]});
  return graph.id;
}"""
LANGUAGES: list[dict[str, Any]] = [
    {
        "email": "anna@example.org",
        "saved": "All numbers saved",
        "shut": "It is calculated",
        "add": "Add scenario",
        "find": "Find it",
        "found": "must be 20",
        "mark": ".",
    },
    {
        "email": "anna.ru@example.org",
        "saved": "Все числа сохранены",
        "shut": "рассчитано",
        "add": "Добавить сценарий",
        "find": "Найти",
        "found": "20\u00a0€",
        "mark": ",",
    },
]


@pytest.mark.parametrize("words", LANGUAGES, ids=["en", "ru"])
def test_a_changed_leaf_moves_the_root_and_is_stored(
    sign_in: SignIn, words: dict[str, Any]
) -> None:
    page = sign_in(words["email"], bypass_csp=True)
    graph_id = page.evaluate(MAKE)
    page.goto(f"/trees/{graph_id}/numbers/")
    page.locator("#id_title").fill("Best")
    page.get_by_role("button", name=words["add"]).click()
    page.locator(".numbers-scenario").wait_for()
    row = page.locator(".numbers-grid tbody tr")
    root, price = row.nth(0).locator("td"), row.nth(1).locator("td")
    assert root.nth(0).inner_text() == "12"
    price.nth(0).click()
    page.keyboard.type("15 €")
    page.keyboard.press("Enter")
    assert root.nth(0).inner_text() == "18"
    price.nth(1).click()
    page.keyboard.type("30")
    page.keyboard.press("Enter")
    assert [root.nth(0).inner_text(), root.nth(1).inner_text()] == ["18", "36"]
    price.nth(2).click()  # its low end
    page.keyboard.type("5")
    page.keyboard.press("Enter")
    root.nth(0).click()
    page.keyboard.type("5")
    page.keyboard.press("Enter")
    assert words["shut"] in page.locator("[data-grid-error]").inner_text()
    page.keyboard.press("Escape")
    page.locator(f"[data-save-state]:has-text('{words['saved']}')").wait_for()
    page.reload()
    assert price.nth(2).inner_text() == "5"
    assert price.nth(3).inner_text() == "16.5".replace(".", words["mark"])  # a tenth away
    assert [root.nth(0).inner_text(), root.nth(1).inner_text()] == ["18", "36"]
    page.locator("#id_goal").fill("24")
    page.get_by_role("button", name=words["find"]).click()
    assert words["found"] in page.locator(".numbers-said").inner_text()
    assert page.locator("svg.bar:visible").count() == 2  # wide or narrow, not both
    assert violations(page) == []
