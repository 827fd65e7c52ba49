"""The forks from PM to CPO are answered and the routes read, in both languages."""

from typing import Any

import pytest

from tests.browser.axe import violations
from tests.browser.conftest import SignIn

pytestmark = pytest.mark.browser

LANGUAGES: list[dict[str, Any]] = [
    {
        "email": "anna@example.org",
        "feature": "PM (feature)",
        "product": "PM (whole product)",
        "startup": {"company": "Start-up", "scope": "A whole product", "work": "A team"},
        "show": "Show on the map",
        "expert": "Distinguished PM",
        "answers": ["Corporation", "A feature", "Personal contribution"],
        "team": "A team: 162 months",
        "none": "No route",
        "count": "19 routes",
        "months": "{} months",
        "send": "Show the routes",
    },
    {
        "email": "anna.ru@example.org",
        "feature": "PM фичи",
        "product": "PM продукта",
        "startup": {"company": "Стартап", "scope": "Целый продукт", "work": "Команда"},
        "show": "Показать на карте",
        "expert": "Distinguished PM",
        "answers": ["Корпорация", "Фича", "Личный вклад"],
        "team": "Команда: 162 мес.",
        "none": "Маршрута нет",
        "count": "19 маршрутов",
        "months": "{} мес.",
        "send": "Показать маршруты",
    },
]


def sample_map(page: Any) -> str:
    """Return the id of the sample's map."""
    found = page.request.get("/api/v1/engagements").json()["items"]
    graphs = [
        graph
        for engagement in found
        for graph in page.request.get(f"/api/v1/engagements/{engagement['id']}/graphs").json()[
            "items"
        ]
        if graph["kind"] == "stage_map" and "CPO" in graph["title"]
    ]
    return str(graphs[0]["id"])


@pytest.mark.parametrize("words", LANGUAGES, ids=["en", "ru"])
def test_forks_are_answered_and_the_routes_read(sign_in: SignIn, words: dict[str, Any]) -> None:
    page = sign_in(words["email"], bypass_csp=True, blank=True)
    page.goto(f"/maps/{sample_map(page)}/routes/")
    found = page.locator(".routes-found")
    assert words["count"] in found.inner_text()
    assert page.locator(".route").count() == 5
    assert page.locator(".route-months").first.inner_text() == words["months"].format(96)
    page.select_option("#source", label=words["feature"])
    page.wait_for_url("**source_id=**")
    for answer in words["answers"]:
        page.get_by_role("checkbox", name=answer).press("Space")
    page.get_by_role("button", name=words["send"]).press("Enter")
    page.get_by_role("heading", name=words["none"]).wait_for()
    assert violations(page) == []
    page.get_by_role("link", name=words["team"]).click()
    page.locator(".route").wait_for()
    assert page.locator(".route-months").inner_text() == words["months"].format(162)
    assert page.locator(".route-steps > li").count() == 6
    page.go_back()
    page.select_option("#target", label=words["expert"])
    page.locator(".route").wait_for()
    assert page.locator(".route-months").inner_text() == words["months"].format(126)
    assert violations(page) == []
