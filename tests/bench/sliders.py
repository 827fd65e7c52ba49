"""A slider of weights to the drawn frame: the page of results in a real Chromium.

A server of its own holds 200 initiatives × 20 criteria, all scored. Sliders are moved one after
another; a move is over when the frame that shows it has been painted.
"""

import shutil
from typing import Any, Final

from tests.bench.figures import judge, median, percentile, say
from tests.bench.stack import serving, stack

INITIATIVES: Final = 200
GOALS: Final = 4
CRITERIA: Final = 20
MOVES: Final = 40
#: Fills the engagement whose page is open, and returns the address of its results.
FILL: Final = """async ([initiatives, goals, count]) => {
  const token = document.querySelector('meta[name=csrf-token]').content;
  const workspace = [...document.querySelectorAll('a[href^="/workspaces/"]')]
    .map((one) => one.getAttribute("href").split("/")[2])
    .find((one) => /^[0-9a-f-]{36}$/.test(one));
  const send = async (path, method, body) => {
    const reply = await fetch(`/api/v1/${path}`, {
      method, body: JSON.stringify(body),
      headers: {'X-CSRFToken': token, 'Content-Type': 'application/json'},
    });
    if (!reply.ok) throw new Error(`${path}: ${await reply.text()}`);
    return reply.json();
  };
  const all = async (path) => {
    const reply = await fetch(`/api/v1/${path}`);
    if (!reply.ok) throw new Error(`${path}: ${await reply.text()}`);
    return (await reply.json()).items;
  };
  const made = await send(`workspaces/${workspace}/engagements`, 'POST', {name: 'Sliders'});
  const here = `engagements/${made.id}/`;
  const criteria = [];
  for (let at = 0; at < goals; at += 1) {
    const goal = await send(`${here}goals`, 'POST', {title: `Goal ${at}`, weight: at + 1});
    for (let of = 0; of < count / goals; of += 1)
      criteria.push(await send(`goals/${goal.id}/criteria`, 'POST', {
        title: `Criterion ${at}.${of}`, kind: 'number', worst: 0, best: 10, weight: of + 1,
      }));
  }
  const text = Array.from({length: initiatives}, (_, at) => `Idea ${at}`).join('\\n');
  await send(`${here}initiatives/table`, 'POST', {text});
  const judge = await send(`${here}assessors`, 'POST', {name: 'Vera'});
  const ideas = await all(`${here}initiatives?page_size=${initiatives}`);
  const scores = ideas.flatMap((one, at) => criteria.map((criterion, of) => ({
    initiative_id: one.id, criterion_id: criterion.id, assessor_id: judge.id,
    value: (at * 37 + of * 11 + at * of) % 11, reason: 'Measured',
  })));
  for (let at = 0; at < scores.length; at += 1000)
    await send(`${here}scores`, 'PUT', {scores: scores.slice(at, at + 1000)});
  return `/${here}ranking/`;
}"""
#: Moves sliders and returns the milliseconds of each move until its frame is painted.
MOVE: Final = """async (moves) => {
  const ranges = [...document.querySelectorAll('[data-weight]:not(:disabled)')];
  const painted = () => new Promise((done) => requestAnimationFrame(() => {
    const channel = new MessageChannel();
    channel.port1.onmessage = done;
    channel.port2.postMessage(null);
  }));
  const spent = [];
  for (let at = 0; at < moves; at += 1) {
    const range = ranges[(at * 7) % ranges.length];
    await painted();
    const start = performance.now();
    range.value = String(5 + (at * 23) % 90);
    range.dispatchEvent(new Event('input', {bubbles: true}));
    await painted();
    spent.push(performance.now() - start);
    range.dispatchEvent(new Event('change', {bubbles: true}));
  }
  return spent;
}"""


def sliders() -> bool:
    """Move sliders over 200 × 20; the median has to be within a twentieth of a second."""
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    if path is None:
        say("sliders: no Chromium here")
        return False
    with stack() as made:
        made.manage("load_samples")
        with serving(made, "--only", "web"):
            spent = _spent(path, made.url)
    say(
        f"{INITIATIVES} × {CRITERIA}: a move is painted after {median(spent):.0f} ms, "
        f"19 of 20 within {percentile(spent, 0.95):.0f} ms, the slowest after {max(spent):.0f} ms"
    )
    return judge("ms from a slider to the painted frame, median", median(spent), 50)


def _spent(path: str, url: str) -> list[float]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        page: Any = browser.new_page(viewport={"width": 1440, "height": 900}, base_url=url)
        page.set_default_timeout(60_000)
        page.goto("/")
        page.fill("[name=login]", "anna@example.org")
        page.fill("[name=password]", "brand-marketing")
        page.press("[name=password]", "Enter")
        page.wait_for_url(lambda address: "login" not in address)
        page.goto(page.evaluate(FILL, [INITIATIVES, GOALS, CRITERIA]))
        page.get_by_text("Try other weights").click()
        page.locator("[data-weight]:not(:disabled)").first.wait_for()
        if page.locator(".ranking tbody tr[data-key]").count() != INITIATIVES:
            raise AssertionError("The ranking does not hold all initiatives.")
        page.evaluate(MOVE, 5)  # what runs for the first time is compiled
        found: list[float] = page.evaluate(MOVE, MOVES)
        browser.close()
        return found
