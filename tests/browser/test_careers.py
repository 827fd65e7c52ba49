"""A personal plan becomes a PDF that is read, and a team is seen, in both languages."""

import io
import time
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from pypdf import PdfReader

from tests.browser.axe import violations
from tests.browser.composing import EXPORT_SECONDS, WIDE, squeezed
from tests.browser.conftest import SignIn

pytestmark = pytest.mark.browser

LANGUAGES: list[dict[str, Any]] = [
    {
        "email": "anna@example.org",
        "name": "Greta Holm",
        "step": "Run ten customer interviews",
        "evidence": "Notes that the lead has read",
        "said": ["The alternative", "What this rests on", "The next 90 days: 1 step, 0 done"],
        "succession": "Who could come to",
        "gaps": "fall short of",
        "file": "Personal plan",
        "section": "Personal plan",
    },
    {
        "email": "anna.ru@example.org",
        "name": "Грета Хольм",
        "step": "Провести десять интервью с клиентами",
        "evidence": "Заметки, которые прочёл руководитель",
        "said": ["Другой путь", "На чём это основано", "Ближайшие 90 дней: 1 шаг, выполнено 0"],
        "succession": "Кто мог бы прийти на этап",
        "gaps": "не дотягивают",
        "file": "Личный план",
        "section": "Личный план",
    },
]


def the_map(page: Any) -> tuple[str, str]:
    """The engagement and the map of the sample."""
    for engagement in page.request.get("/api/v1/engagements").json()["items"]:
        graphs = page.request.get(f"/api/v1/engagements/{engagement['id']}/graphs").json()
        for graph in graphs["items"]:
            if graph["kind"] == "stage_map" and "CPO" in graph["title"]:
                return engagement["id"], graph["id"]
    raise AssertionError("the sample has no map")


def sent(page: Any, address: str, **body: Any) -> Any:
    """Post over REST as the page does."""
    token = page.locator("meta[name=csrf-token]").get_attribute("content")
    headers = {"X-CSRFToken": str(token), "Referer": page.url}
    answer = page.request.post(f"/api/v1/{address}", data=body, headers=headers)
    assert answer.ok, answer.text()
    return answer.json()


def profile(page: Any, map_id: str, words: dict[str, Any]) -> str:
    """Somebody on the first stage who wants to be CPO, with a step for the next 90 days."""
    team = page.request.get(f"/api/v1/maps/{map_id}/team").json()
    first, last = team["stages"][0]["stage_id"], team["stages"][-1]["stage_id"]
    made = sent(
        page, f"maps/{map_id}/profiles", name=words["name"], is_own=False, stage_id=first,
        goal_id=last, is_open=True,
    )  # fmt: skip
    due = (datetime.now(UTC) + timedelta(days=20)).date().isoformat()
    step = {"text": words["step"], "evidence": words["evidence"], "due_on": due}
    sent(page, f"profiles/{made['id']}/steps", **step)
    return str(made["id"])


@pytest.mark.timeout(300)
@pytest.mark.parametrize("words", LANGUAGES, ids=["en", "ru"])
def test_a_personal_plan_is_exported_and_its_text_read(
    sign_in: SignIn, worker: None, words: dict[str, Any]
) -> None:
    page = sign_in(words["email"], viewport=WIDE, accept_downloads=True)
    engagement_id, map_id = the_map(page)
    profile_id = profile(page, map_id, words)
    made = sent(
        page, f"engagements/{engagement_id}/reports", title=words["file"], kind="career_plan"
    )
    page.goto(f"/reports/{made['id']}/")
    assert page.locator("[data-section-name]", has_text=words["section"]).count() == 1
    person = page.locator("select[id$='-personal_plan-person']")
    assert person.locator(f"option[value='{profile_id}']").inner_text() == words["name"]
    page.locator("[data-export] > button").click()
    row = page.locator("#export-list > li").first
    row.locator("a[download]").wait_for(timeout=EXPORT_SECONDS * 1000)
    content = page.request.get(str(row.locator("a[download]").get_attribute("href"))).body()
    text = squeezed(
        " ".join(sheet.extract_text() for sheet in PdfReader(io.BytesIO(content)).pages)
    )
    for said in (words["name"], words["step"], words["evidence"], *words["said"], "20260101"):
        assert squeezed(said) in text, said


@pytest.mark.parametrize("words", LANGUAGES, ids=["en", "ru"])
def test_a_team_is_read_and_succession_asked_by_keys(
    sign_in: SignIn, words: dict[str, Any]
) -> None:
    page = sign_in(words["email"], viewport=WIDE, bypass_csp=True)
    _engagement_id, map_id = the_map(page)
    profile(page, map_id, {**words, "name": f"{words['name']} {time.time():.0f}"})
    page.goto(f"/maps/{map_id}/team/")
    assert words["name"] in page.locator(".level-map").inner_text()
    page.focus("#stage")
    page.keyboard.press("End")
    page.keyboard.press("Enter")
    page.wait_for_url("**stage_id=**")
    assert words["succession"] in page.locator("#succession-title").inner_text()
    assert words["name"] in page.locator("#succession table").inner_text()
    assert violations(page) == []
    page.set_viewport_size({"width": 390, "height": 844})
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
