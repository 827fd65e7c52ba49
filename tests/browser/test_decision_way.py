"""From a finished round to a decided portfolio, a measured past and roles."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PATIENCE, SignIn

# What takes longer than a request may on a busy machine is calculated by the worker.
pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("worker")]


@dataclass(frozen=True)
class Words:
    """What is typed and read in a language; names are those of the sample."""

    email: str
    sample: str
    million: str
    enters: str
    plan: str
    approved: str
    met: str
    saved: str
    unplanned: str
    past: str
    activity: str
    party: str


ENGLISH = Words(
    email="anna@example.org",
    sample="Brand marketing",
    million="M",
    enters="Enters at +",
    plan="measurement plan",
    approved="Approved",
    met="Target met",
    saved="All letters saved",
    unplanned="Road-safety lessons with couriers",
    past="Breakfast show on the radio",
    activity="Agree on two seasons",
    party="Research and data",
)
RUSSIAN = Words(
    email="anna.ru@example.org",
    sample="Бренд-маркетинг",
    million="млн",
    enters="Войдёт при +",
    plan="план измерений",
    approved="Одобрено",
    met="Цель достигнута",
    saved="Все буквы сохранены",
    unplanned="Уроки дорожной безопасности с курьерами",
    past="Утреннее шоу на радио",
    activity="Договориться о двух сезонах",
    party="Исследования и данные",
)
#: Millions, less than the 300 of the first scenario.
CUT = 220
SEND = """async ([method, path, body]) => {
  const headers = {
    'X-CSRFToken': document.querySelector('meta[name=csrf-token]').content,
    'Content-Type': 'application/json', 'If-Match': '*',
  };
  const reply = await fetch(`/api/v1/${path}`,
    {method, headers, body: body && JSON.stringify(body)});
  if (!reply.ok) throw new Error(`${path}: ${reply.status} ${await reply.text()}`);
  return reply.json();
}"""


@pytest.fixture(params=[ENGLISH, RUSSIAN], ids=["en", "ru"])
def words(request: pytest.FixtureRequest) -> Any:
    """Return the words of a language."""
    return request.param


@pytest.fixture
def page(sign_in: SignIn, words: Words) -> Iterator[Page]:
    """A copy of the sample with its round, as no decision was taken in it yet."""
    page = sign_in(words.email, viewport={"width": 1440, "height": 900})
    listed = page.evaluate(SEND, ["GET", "engagements", None])["items"]
    sample = next(one["id"] for one in listed if one["name"] == words.sample)
    wanted = {"name": "Decided", "has_scores": True}
    made = page.evaluate(SEND, ["POST", f"engagements/{sample}/copies", wanted])["id"]
    page.goto(f"/engagements/{made}/")
    yield page
    page.evaluate(SEND, ["DELETE", f"engagements/{made}", None])


def test_from_a_finished_round_to_roles(page: Page, words: Words) -> None:
    _choose(page, words)
    _approve(page, words)
    expect(page.locator(".field-error")).to_contain_text(words.plan)
    page.locator(".note.is-warn a").click()
    _plan(page, words)
    _approve(page, words)
    expect(page.locator("#decided")).to_contain_text(words.approved)
    _go(page, "decisions", "roadmap")
    expect(page.locator("main")).to_contain_text(words.unplanned)
    _measure(page, words)
    _share(page, words)


def _go(page: Page, place: str, tab: str = "") -> None:
    """Open a place by the rail, then one of its tabs."""
    page.locator(f".rail a[href$='/{place}/']").first.click()
    page.wait_for_url(f"**/{place}/")
    if tab:
        page.locator(f".tabs a[href$='/{tab}/']").click()
        page.wait_for_url(f"**/{tab}/")


def _choose(page: Page, words: Words) -> None:
    """Cut the budget; something falls out, and comes back at the money that it is said to take."""
    _go(page, "portfolio")
    page.locator("#scenario form[action$='/run/'] button").click()
    chosen = page.locator("table.chosen tbody th")
    expect(chosen.first).to_be_visible(timeout=PATIENCE)
    before = chosen.all_inner_texts()
    _budget(page, CUT, words)
    after = chosen.all_inner_texts()
    gone = next(title for title in before if title not in after)
    reason = page.locator(".why-not tr", has=page.get_by_role("rowheader", name=gone))
    money = re.search(rf"{re.escape(words.enters)}(\d+)\s{words.million}", reason.inner_text())
    assert money, reason.inner_text()
    _budget(page, CUT + int(money[1]), words)
    expect(page.locator("table.chosen")).to_contain_text(gone)
    page.locator("[data-money]").press("Home")
    expect(page.locator("[data-leaves]")).to_contain_text(gone)


def _budget(page: Page, millions: int, words: Words) -> None:
    row = page.locator("tr.is-current")
    row.locator("a[href$='/edit/']").click()
    page.locator("[name=total]").fill(f"{millions} {words.million}")
    page.locator(".scenario-form button[type=submit]").click()
    expect(row).to_contain_text(f"{millions} {words.million} ₽", timeout=PATIENCE)
    expect(page.locator("table.chosen")).to_be_visible(timeout=PATIENCE)
    expect(page.locator("#outdated")).to_have_count(0)


def _approve(page: Page, words: Words) -> None:
    _go(page, "decisions")
    page.locator("main a[href*='/decisions/new/']").first.click()
    page.select_option("[name=initiative_id]", label=words.unplanned)
    page.select_option("[name=verdict]", "approved")
    page.fill("[name=decided_by]", "The board")
    page.fill("[name=reason]", "Parents ask for it")
    page.locator("main form button.is-primary").click()


def _plan(page: Page, words: Words) -> None:
    """Write the measure of the initiative that the link names, its rules, and lock them."""
    form = page.locator(".measure-form")
    expect(form.locator("[name=initiative_id] option:checked")).to_have_text(words.unplanned)
    said = {"kpi": "Parents who know of it", "message": "We drive carefully", "baseline": "4"}
    said |= {"target": "12", "measured_by": "Survey agency", "due_on": "2027-09-01"}
    for name, value in said.items():
        form.locator(f"[name={name}]").fill(value)
    form.locator("button[type=submit]").click()
    plan = page.locator("section.plan", has=page.get_by_role("heading", name=words.unplanned))
    expect(plan.locator(".measures")).to_contain_text(
        re.compile(r"4\s?% → 12\s?%"), timeout=PATIENCE
    )
    plan.locator("a[href$='/rules/']").click()
    plan.locator("[name=decision_rule]").fill("Every school if met.")
    plan.locator("[name=stop_rule]").fill("Stop below 6 %.")
    plan.locator("form.in-place button[type=submit]").click()
    expect(plan.locator("dd", has_text="Stop below 6 %.")).to_be_visible(timeout=PATIENCE)
    plan.locator("form[action$='/lock/'] button").click()
    expect(plan.locator(".locked")).to_be_visible(timeout=PATIENCE)


def _measure(page: Page, words: Words) -> None:
    """Write down what a past initiative came to; it stands beside what was promised."""
    _go(page, "measurement", "actuals")
    group = page.locator("section.plan", has=page.get_by_role("heading", name=words.past))
    group.locator("a[href$='/actuals/new/']").click()
    for name, value in {"value": "37", "low": "36", "high": "38"}.items():
        group.locator(f"form.in-place [name={name}]").fill(value)
    group.locator("form.in-place button[type=submit]").click()
    expect(group.locator("td.told")).to_have_text(words.met, timeout=PATIENCE)
    expect(group.locator("tbody tr").first).to_contain_text("36 – 38")


def _share(page: Page, words: Words) -> None:
    """Have a party share the work of an activity of six days with the one that does it."""
    _go(page, "raci", "roles")
    row = page.locator("main tr", has=page.get_by_role("rowheader", name=words.party))
    before = _days(row.locator("td").first.inner_text())
    _go(page, "raci")
    column = page.locator("thead th").all_inner_texts().index(words.party)
    line = page.locator("tbody tr", has=page.get_by_role("rowheader", name=words.activity))
    line.locator("td").nth(column - 1).click()
    page.keyboard.press("r")
    expect(page.locator("[data-save-state]")).to_have_text(words.saved, timeout=PATIENCE)
    _go(page, "raci", "roles")
    assert _days(row.locator("td").first.inner_text()) == pytest.approx(before + 2.7)


def _days(text: str) -> float:
    return float(text.replace(",", "."))
