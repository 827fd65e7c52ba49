"""A profile is made, levels rated, a plan taken, a step checked off, the calendar read."""

from typing import Any

import pytest
from icalendar import Calendar

from tests.browser.axe import violations
from tests.browser.conftest import SignIn

pytestmark = pytest.mark.browser

LANGUAGES: list[dict[str, Any]] = [
    {
        "email": "boris@example.org",
        "map": "From PM to CPO",
        "new": "New profile",
        "from": "PM (feature)",
        "to": "Senior PM",
        "make": "Make the profile",
        "level": "Level",
        "keep": "Keep the levels",
        "shows": "What shows it",
        "link": "Link (https://…)",
        "gaps": "What is missing for “Senior PM”",
        "seed": "seed 20260101",
        "plan": "Plan the next 90 days",
        "take": "Take these steps",
        "check": "Check off",
        "again": "Open again",
        "address": "Make an address",
        "withdraw": "Withdraw the address",
    },
    {
        "email": "boris.ru@example.org",
        "map": "Путь от PM до CPO",
        "new": "Новый профиль",
        "from": "PM фичи",
        "to": "Старший PM",
        "make": "Создать профиль",
        "level": "Уровень",
        "keep": "Сохранить уровни",
        "shows": "Чем подтверждён",
        "link": "Ссылка (https://…)",
        "gaps": "Чего не хватает до этапа «Старший PM»",
        "seed": "зерно 20260101",
        "plan": "План на 90 дней",
        "take": "Взять эти шаги",
        "check": "Отметить",
        "again": "Вернуть",
        "address": "Создать адрес",
        "withdraw": "Отозвать адрес",
    },
]


def open_people(page: Any, title: str) -> None:
    """Open the people of the sample's map."""
    found = page.request.get("/api/v1/engagements").json()["items"]
    [graph] = [
        graph
        for engagement in found
        for graph in page.request.get(f"/api/v1/engagements/{engagement['id']}/graphs").json()[
            "items"
        ]
        if graph["title"] == title
    ]
    page.goto(f"/maps/{graph['id']}/people/")


@pytest.mark.parametrize("words", LANGUAGES, ids=["en", "ru"])
def test_a_plan_is_made_and_followed(sign_in: SignIn, words: dict[str, Any]) -> None:
    page = sign_in(words["email"], bypass_csp=True)
    open_people(page, words["map"])
    assert violations(page) == []
    page.get_by_role("link", name=words["new"]).click()
    page.locator("#id_stage_id").select_option(label=words["from"])
    page.locator("#id_goal_id").select_option(label=words["to"])
    assert violations(page) == []
    page.get_by_role("button", name=words["make"]).press("Enter")
    page.wait_for_url("**/levels/")
    rate(page, words)
    page.get_by_role("heading", name=words["gaps"]).wait_for()
    assert words["seed"] in page.locator(".assumptions").inner_text()
    assert page.locator(".standing").first.is_visible()
    assert violations(page) == []
    page.get_by_role("link", name=words["plan"]).click()
    page.get_by_role("button", name=words["take"]).click()
    page.locator(".plan-step").first.wait_for()
    assert page.get_by_role("button", name=words["take"]).count() == 0
    count = page.locator(".plan-step").count()
    page.get_by_role("button", name=words["check"]).first.press("Enter")
    page.locator(".plan-step.is-done").wait_for()
    assert page.get_by_role("button", name=words["again"]).count() == 1
    assert violations(page) == []
    read_the_calendar(page, words, count)


def rate(page: Any, words: dict[str, Any]) -> None:
    """Rate the first two competencies: a wrong link is refused in place, then mended."""
    rows = page.locator(".level-row")
    for place, level in ((0, "3"), (1, "2")):
        rows.nth(place).get_by_label(words["level"], exact=True).select_option(level)
    rows.first.get_by_text(words["shows"]).click()
    link = rows.first.get_by_label(words["link"])
    link.fill("example.org/proof")
    page.get_by_role("button", name=words["keep"]).click()
    page.locator(".field-error").wait_for()
    assert rows.nth(1).get_by_label(words["level"], exact=True).input_value() == "2"
    assert violations(page) == []
    link.fill("https://example.org/proof")
    page.get_by_role("button", name=words["keep"]).click()


def read_the_calendar(page: Any, words: dict[str, Any], count: int) -> None:
    """Ask for the address, read it as a calendar does, and withdraw it."""
    page.get_by_role("button", name=words["address"]).click()
    address = page.locator("#address")
    address.wait_for()
    url = address.input_value()
    answer = page.request.get(url)
    events = Calendar.from_ical(answer.body()).walk("VEVENT")
    titles = set(page.locator(".plan-step .row-title").all_inner_texts())
    assert len(events) == count
    assert len({str(event["uid"]) for event in events}) == count
    assert sum(str(event["summary"]) in titles for event in events) == count - 1
    page.get_by_role("button", name=words["withdraw"]).click()
    page.get_by_role("button", name=words["withdraw"]).wait_for(state="detached")
    assert page.request.get(url).status == 404
