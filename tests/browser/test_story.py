"""A story is written in place and presented by keys, in both languages."""

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.axe import violations
from tests.browser.conftest import SignIn

pytestmark = pytest.mark.browser

MAKE = """async (titles) => {
  const token = document.querySelector('meta[name=csrf-token]').content;
  const ask = async (method, url, body) => {
    const reply = await fetch('/api/v1/' + url, {
      method, headers: {'X-CSRFToken': token, 'Content-Type': 'application/json'},
      body: body && JSON.stringify(body),
    });
    if (!reply.ok) throw new Error(url + ': ' + await reply.text());
    return reply.json();
  };
  const engagement = (await ask('GET', 'engagements')).items.find(
    (one) => /brand|бренд/i.test(one.name));
  const graph = await ask('POST', `engagements/${engagement.id}/graphs`,
    {kind: 'issue_tree', title: 'A story'});
  const [root, one, two, leaf] = [0, 0, 0, 0].map(() => crypto.randomUUID());
  const add = (id, parent_id, title, fields) =>
    ({kind: 'add_node', id, parent_id, title, ...fields});
  await ask('POST', `graphs/${graph.id}/commits`, {commands: [
    add(root, null, titles[0], {}), add(one, root, titles[1], {note: titles[4]}),
    add(two, root, titles[2], {}), add(leaf, one, titles[3], {}),
  ]});
  return {graph: graph.id, one, leaf, root};
}"""
LANGUAGES: list[dict[str, Any]] = [
    {
        "email": "anna@example.org",
        "titles": [
            "Why do sales fall?",
            "The market?",
            "Our share?",
            "Fewer buyers?",
            "Pause here",
        ],
        "so_what": "The market grows; it is our share that falls.",
        "empty": "There are three drivers.",
        "advice": "It says that there is something, not what",
        "behind": "1 edit behind",
        "live": "Up to date",
    },
    {
        "email": "anna.ru@example.org",
        "titles": ["Почему падают продажи?", "Рынок?", "Доля?", "Меньше покупателей?", "Пауза"],
        "so_what": "Рынок растёт; падает наша доля.",
        "empty": "Есть три драйвера.",
        "advice": "Сказано, что что-то есть, но не что именно",
        "behind": "Отстаёт на 1 правку",
        "live": "Актуален",
    },
]


@pytest.mark.parametrize("words", LANGUAGES, ids=["en", "ru"])
def test_a_story_is_written_in_place_and_presented(sign_in: SignIn, words: Any) -> None:
    page = sign_in(words["email"])
    made = page.evaluate(MAKE, words["titles"])
    page.goto(f"/trees/{made['graph']}/story/")
    line = page.locator(f"#line-{made['one']}")
    field = line.locator(f"#answer-{made['one']}")
    field.fill(words["empty"])
    field.press("Tab")
    expect(line).to_contain_text(words["advice"])
    field = line.locator(f"#answer-{made['one']}")
    field.fill(words["so_what"])
    field.press("Tab")
    expect(line).to_contain_text(words["live"])
    expect(line).not_to_contain_text(words["advice"])
    line.locator("summary").click()
    answer = line.locator(f"#answer-{made['leaf']}")
    answer.fill("42")
    answer.press("Tab")
    expect(line).to_contain_text(words["behind"])
    assert violations(page) == []
    page.click(".page-actions .is-primary")
    page.wait_for_url("**/present/**")
    heard = page.locator("#heard")
    expect(heard).to_have_text(words["titles"][0])
    with page.expect_popup() as opened:
        page.click("#notes")
    notes = opened.value
    for key in ("ArrowRight", "ArrowRight"):
        page.keyboard.press(key)
    expect(heard).to_contain_text(words["titles"][1])
    expect(notes.locator("#note")).to_have_text(words["titles"][4])
    expect(notes.locator("#then-title")).to_contain_text(words["so_what"])
    notes.keyboard.press("ArrowRight")
    expect(heard).to_contain_text(words["so_what"])
    page.keyboard.press("ArrowDown")
    expect(page.locator(".present-question")).to_contain_text(words["titles"][1])
    assert violations(page) == []
    page.keyboard.press("Escape")
    expect(page.locator(".present-question")).to_contain_text(words["titles"][0])
    page.keyboard.press("Escape")
    page.wait_for_url("**/story/")
