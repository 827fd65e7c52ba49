"""What stages, forks and arrows say, edited in the panel; small maps drawn by mouse and by keys."""

import re
from collections.abc import Callable
from typing import Any

import pytest

from tests.browser.editing import make_graph, open_graph, select
from tests.browser.editing import settle_map as settle

pytestmark = pytest.mark.browser
Person = Callable[..., Any]
WIDE = {"width": 1440, "height": 900}

PLAIN = {"en": "anna@example.org", "ru": "anna.ru@example.org"}
WORDS = {
    "en": {
        "list": "The map as a list",
        "leads": "with “A team”, leads to Lead, 9–24 months",
        "refused": "Months are a number from 0 to 1,200.",
        "note": "Enter edits it, Delete deletes it.",
    },
    "ru": {
        "list": "Карта списком",
        "leads": "с ответом «A team», ведёт к «Lead», 9–24 месяца",
        "refused": "Месяцы — число от 0 до 1200.",
        "note": "Enter — изменить, Delete — удалить.",
    },
}


def plain(text: str | None) -> str:
    """Return a text without the marks that keep what is put into it apart."""
    return (text or "").replace("\u2068", "").replace("\u2069", "").replace("\u00a0", " ")


def write(page: Any, *keys_then_title: str) -> None:
    *keys, title = keys_then_title
    for key in keys:
        page.keyboard.press(key)
    page.keyboard.type(title)
    page.keyboard.press("Enter")
    settle(page)


@pytest.mark.parametrize("language", ["en", "ru"])
def test_a_map_with_a_fork_is_drawn_and_described_by_keys_alone(
    sign_in: Person, language: str
) -> None:
    words = WORDS[language]
    page = sign_in(PLAIN[language], viewport=WIDE, blank=True)
    open_graph(page, make_graph(page, kind="stage_map"))
    write(page, "Enter", "Senior")
    write(page, "Shift+Enter", "Team or craft?")
    page.keyboard.press("Control+i")  # the panel, at the title
    page.locator("[name=options]").focus()
    page.keyboard.type("A team\nMy craft")
    page.keyboard.press("Escape")
    write(page, "Enter", "Lead")
    page.keyboard.press("ArrowLeft")
    write(page, "Enter", "Principal")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Alt+Enter")  # the arrow to Lead
    assert words["note"] in plain(page.locator("#canvas-note").text_content())
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.name") == "title"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.value") == "option-1"
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.type("9")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.type("24")
    page.keyboard.press("Escape")
    found = settle(page)
    assert found["arrows"] == [
        ("Senior", "Team or craft?"), ("Team or craft?", "Lead"), ("Team or craft?", "Principal"),
    ]  # fmt: skip
    details = [link["details"] for link in found["links"] if link["details"]]
    assert details == [{"answer": ["option-1"], "months": {"min": 9, "max": 24}}]
    page.keyboard.press("Alt+o")
    assert page.locator("#map-list h2").text_content() == words["list"]
    lines = [plain(line) for line in page.locator("#map-list button").all_text_contents()]
    assert words["leads"] in lines
    assert page.evaluate("document.activeElement.textContent") == "Senior"
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.locator("#link-ends").filter(has_text=re.compile(r"^\W*Senior")).wait_for()
    assert plain(page.locator("#link-ends").text_content()) == "Senior → Team or craft?"


def test_a_map_with_a_fork_is_drawn_by_mouse(sign_in: Person) -> None:
    page = sign_in(viewport=WIDE, blank=True)
    open_graph(page, make_graph(page, kind="stage_map"))
    page.get_by_role("button", name="Add a stage").first.click()
    page.keyboard.type("Senior")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Add a fork").click()
    page.keyboard.type("Team or craft?")
    page.keyboard.press("Enter")
    settle(page)
    page.locator("[name=options]").fill("A team\nMy craft")
    fork = page.locator(".node.is-fork")
    fork.hover()
    box = fork.locator(".node-handle").bounding_box()
    page.mouse.move(box["x"] + 8, box["y"] + 8)
    page.mouse.down()
    page.mouse.move(box["x"] + 90, box["y"] + 200, steps=6)
    page.mouse.up()
    page.keyboard.type("Lead")
    page.keyboard.press("Enter")
    settle(page)
    line = page.locator("#map-list button", has_text="Team or craft?")
    line.click()
    page.locator("#link-ends").filter(has_text="Lead").wait_for()
    page.locator("#link-form [name=answer]").first.check()
    found = settle(page)
    assert [link["details"] for link in found["links"]][1] == {"answer": ["option-1"]}
    assert page.locator(".arrow-label", has_text="A team").count() == 1


@pytest.fixture
def described(sign_in: Person) -> Any:
    """Open a map of two stages and the fork "company" beside them."""
    page = sign_in(viewport=WIDE, blank=True)
    open_graph(page, make_graph(page, kind="stage_map"))
    for title in ("Junior", "Senior"):
        write(page, "Enter", title)
    graph_id = page.url.split("/graphs/")[1].split("/")[0]
    options = [{"id": "startup", "title": "Start-up"}, {"id": "large", "title": "Corporation"}]
    page.evaluate(
        """async ([graph, options]) => {
            const token = document.querySelector("meta[name=csrf-token]").content;
            const command = { kind: "add_node", id: crypto.randomUUID(), parent_id: null,
                node_kind: "fork", title: "Where?", details: { key: "company", options } };
            await fetch(`/api/v1/graphs/${graph}/commits`, {
                method: "POST",
                headers: { "Content-Type": "application/json", "X-CSRFToken": token },
                body: JSON.stringify({ commands: [command] }),
            });
        }""",
        [graph_id, options],
    )
    page.locator(".node", has_text="Where?").wait_for()
    return page


def test_what_a_stage_says_is_saved_on_leaving_and_undone(described: Any) -> None:
    page = described
    select(page, "Senior")
    page.locator("[name=short]").fill("3")
    page.locator("[name=long]").fill("12")
    page.get_by_role("checkbox", name="Corporation").check()
    rows = page.locator("#expectations textarea")
    rows.nth(1).fill("A release a quarter")  # an example has to have its text
    rows.nth(0).fill("Ships")
    rows.nth(0).blur()
    page.locator("[name=builds_on]").select_option(label="Junior")
    details = settle(page)["details"]
    junior = page.locator("[name=builds_on] option", has_text="Junior").get_attribute("value")
    assert details["Senior"] == {
        "horizon": {"short": 3, "long": 12},
        "company": ["large"],
        "expectations": [{"text": "Ships", "example": "A release a quarter"}],
        "builds_on": junior,
    }
    rows.nth(3).wait_for()  # an empty row follows
    select(page, "Junior")
    rows.nth(2).wait_for(state="detached")
    assert rows.nth(0).input_value() == ""
    select(page, "Senior")
    for _ in range(5):
        page.keyboard.press("Control+z")
    assert settle(page)["details"]["Senior"] == {}
    page.wait_for_function("!document.querySelector('#stage-company :checked')")


def test_levels_of_the_sample_are_set_in_the_panel(sign_in: Person) -> None:
    page = sign_in(viewport={"width": 1440, "height": 1600}, blank=True)
    for engagement in page.request.get("/api/v1/engagements").json()["items"]:
        found = page.request.get(f"/api/v1/engagements/{engagement['id']}/graphs").json()
        for graph in found["items"]:
            if graph["title"] == "From PM to CPO":
                open_graph(page, f"/graphs/{graph['id']}/")
    select(page, "Senior PM")
    level = page.get_by_label("Data & experiments")
    assert level.input_value() == "3"
    level.select_option("4")
    assert settle(page)["details"]["Senior PM"]["requires"]["data"] == 4
    page.locator(".boxes").focus()
    page.keyboard.press("Control+z")
    assert settle(page)["details"]["Senior PM"]["requires"]["data"] == 3
    page.wait_for_function("document.querySelector('[data-of=data]').value === '3'")


def test_what_a_fork_says_is_saved(described: Any) -> None:
    page = described
    select(page, "Where?")
    page.locator("[name=effect]").fill("How many steps there are")
    page.locator("[name=is_multiple]").check()
    page.locator("[name=options]").fill("Corporation\nScale-up\nStart-up")
    page.locator("[name=options]").blur()
    assert settle(page)["details"]["Where?"] == {
        "key": "company",
        "effect": "How many steps there are",
        "is_multiple": True,
        "options": [
            {"id": "large", "title": "Corporation"},
            {"id": "option-2", "title": "Scale-up"},
            {"id": "startup", "title": "Start-up"},
        ],
    }


@pytest.mark.parametrize("language", ["en", "ru"])
def test_months_below_zero_are_not_saved(sign_in: Person, language: str) -> None:
    page = sign_in(PLAIN[language], viewport=WIDE, blank=True)
    open_graph(page, make_graph(page, kind="stage_map"))
    for title in ("Junior", "Senior"):
        write(page, "Enter", title)
    page.keyboard.press("Alt+Enter")
    page.locator("#link-form [name=min]").fill("-3")
    page.locator("#link-form [name=min]").blur()
    page.locator(".toast", has_text=WORDS[language]["refused"]).wait_for()
    assert settle(page)["links"][0]["details"] == {}


def test_who_may_only_comment_sees_the_fields_locked(sign_in: Person, described: Any) -> None:
    address = described.url
    page = sign_in("vera@example.org", viewport={"width": 1440, "height": 2400}, blank=True)
    open_graph(page, address)
    select(page, "Senior")
    for name in ["scope", "short", "long", "is_final", "company", "builds_on"]:
        assert page.locator(f"#inspector-form [name={name}]").first.is_disabled(), name
    assert page.locator("#expectations textarea").count() == 0, "no empty row is offered"
    page.locator("#map-list button").first.click()
    for name in ["title", "min", "when", "signals", "steps", "is_backward"]:
        assert page.locator(f"#link-form [name={name}]").first.is_disabled(), name
