"""What tests of goals and scores share: an engagement to score in, and its grid."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

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


def place(page: "Page", name: str) -> None:
    page.locator(f".rail a:has-text('{name}')").first.click()
    page.wait_for_load_state("networkidle")


def prepare(page: "Page") -> str:
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


def saved(page: "Page") -> None:
    page.locator("[data-save-state]:has-text('All scores saved')").wait_for()


def grid(page: "Page") -> list[list[str]]:
    lines: list[list[str]] = page.evaluate(
        "() => [...document.querySelectorAll('.grid tbody tr')]"
        ".map((line) => [...line.querySelectorAll('td')].map((cell) => cell.textContent))"
    )
    return lines


def paste(page: "Page", text: str) -> None:
    page.evaluate(
        "(text) => { const board = new DataTransfer(); board.setData('text/plain', text);"
        " document.activeElement.dispatchEvent(new ClipboardEvent('paste',"
        " {clipboardData: board, bubbles: true, cancelable: true})); }",
        text,
    )


def titles(page: "Page") -> list[str]:
    return list(page.locator(".grid tbody th").all_text_contents())
