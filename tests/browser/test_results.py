"""Sliders, reasons, draws, weights of people and other methods in a real browser."""

from typing import TYPE_CHECKING

import pytest

from tests.browser.scored import NEW_ENGAGEMENT, prepare

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

#: Scores of all initiatives on both criteria, so that each criterion has a leader of its own.
SCORE = """async (here) => {
  const token = document.querySelector('meta[name=csrf-token]').content;
  const headers = {'X-CSRFToken': token, 'Content-Type': 'application/json'};
  const get = async (path) => (await (await fetch(`/api/v1${here}${path}`)).json()).items;
  const [initiatives, criteria, [judge]] = await Promise.all(
    ['initiatives', 'criteria', 'assessors'].map(get));
  const values = {'City festival': [4, 2], Podcast: [2, 9], 'Limited edition': [0, 0]};
  const scores = initiatives.flatMap((one) => criteria.map((criterion, at) => ({
    initiative_id: one.id, criterion_id: criterion.id, assessor_id: judge.id,
    value: values[one.title][criterion.title === 'Talk' ? 0 : 1], reason: 'Seen before',
  })));
  const reply = await fetch(`/api/v1${here}scores`,
    {method: 'PUT', headers, body: JSON.stringify({scores})});
  if (!reply.ok) throw new Error(await reply.text());
}"""
FIRST = "() => document.querySelector('.ranking .row-link').textContent.trim() === '{}'"
#: How long a move takes until it is drawn, the best of several: other work makes it longer only.
DRAWN = """async () => {
  const range = document.querySelector('[data-weight]');
  let best = Infinity;
  for (let step = 0; step < 6; step += 1) {
    await new Promise(requestAnimationFrame);
    const start = performance.now();
    range.value = String(20 + step * 10);
    range.dispatchEvent(new Event('input', {bubbles: true}));
    await new Promise(requestAnimationFrame);
    document.querySelector('.ranking').getBoundingClientRect();
    best = Math.min(best, performance.now() - start);
  }
  return best;
}"""

#: Rows beyond those on screen follow after the frame.
ALL_IN_ORDER = """() => {
  const scores = [...document.querySelectorAll('.ranking tbody .score')]
    .map((one) => Number(one.textContent));
  return scores.length === 200 && scores.every((one, at) => !at || one <= scores[at - 1]);
}"""


@pytest.fixture
def page(sign_in) -> "Page":
    page: Page = sign_in()
    page.goto(page.evaluate(NEW_ENGAGEMENT, "Weighed in a browser"))
    here = prepare(page)
    page.evaluate(SCORE, page.evaluate("(url) => new URL(url).pathname", here))
    page.goto(f"{here}ranking/")
    return page


def test_weights_are_tried_kept_explained_drawn_and_compared(page) -> None:
    here = page.url.removesuffix("ranking/")
    page.wait_for_function(FIRST.format("Podcast"))
    page.get_by_text("Try other weights").click()
    slider = page.locator("[data-weight]:not(:disabled)").nth(1)
    slider.focus()
    slider.press("End")
    page.wait_for_function(FIRST.format("City festival"))
    page.get_by_role("button", name="Back to the saved").click()
    page.wait_for_function(FIRST.format("Podcast"))
    slider.focus()
    slider.press("End")
    page.wait_for_function(FIRST.format("City festival"))
    page.get_by_role("button", name="Keep these weights").click()
    page.get_by_text("These weights are kept.").wait_for()
    page.locator("[data-sliders][data-is-ready]").wait_for(state="attached")
    page.wait_for_function(FIRST.format("City festival"))
    page.get_by_role("button", name="Undo").click()
    page.wait_for_function(FIRST.format("Podcast"))
    page.get_by_role("link", name="Why this order").click()
    page.get_by_text("a lead of").wait_for()
    page.goto(f"{here}weights/")
    page.get_by_label("Name").fill("The board")
    page.get_by_label("Asked by").select_option("swing")
    page.get_by_role("button", name="Ask", exact=True).click()
    fields = page.locator("input[name$=_low]")
    fields.first.wait_for()
    for at in range(fields.count()):
        fields.nth(at).fill(str(100 - 90 * at))
    page.get_by_role("button", name="Keep the answers").click()
    page.get_by_role("button", name="Rank by these:").click()
    page.get_by_text("ranks now", exact=False).first.wait_for()
    page.goto(f"{here}ranking/sure/")
    page.get_by_role("button", name="Draw", exact=True).click()
    page.get_by_role("heading", name="Who beats whom").wait_for()
    page.get_by_role("link", name="Other methods").click()
    page.get_by_role("columnheader", name="VIKOR").wait_for()


def test_a_move_is_drawn_at_once_with_two_hundred_initiatives(page) -> None:
    here = page.url.removesuffix("ranking/")
    text = "\n".join(f"Idea {number}" for number in range(197))
    page.evaluate(
        """async ([here, text]) => {
          const token = document.querySelector('meta[name=csrf-token]').content;
          const headers = {'X-CSRFToken': token, 'Content-Type': 'application/json'};
          const url = `/api/v1${new URL(here).pathname}`;
          const send = (path, method, body) =>
            fetch(`${url}${path}`, {method, headers, body: JSON.stringify(body)});
          await send('initiatives/table', 'POST', {text});
          const get = async (path) => (await (await fetch(`${url}${path}`)).json()).items;
          const [initiatives, criteria, [judge]] = await Promise.all(
            ['initiatives?page_size=200', 'criteria', 'assessors'].map(get));
          const scores = initiatives.flatMap((one, at) => criteria.map((criterion, of) => ({
            initiative_id: one.id, criterion_id: criterion.id, assessor_id: judge.id,
            value: (at * 7 + of * 3) % 3 * 2, reason: 'Seen before',
          })));
          await send('scores', 'PUT', {scores});
        }""",
        [here, text],
    )
    page.reload()
    page.get_by_text("Try other weights").click()
    page.locator("[data-weight]:not(:disabled)").first.wait_for()
    assert page.locator(".ranking tbody tr").count() == 200
    # 50 ms is the aim, as `./run bench-scoring` measures it; a machine that runs the whole suite
    # beside this takes longer.
    assert page.evaluate(DRAWN) < 100
    page.wait_for_function(ALL_IN_ORDER)
