"""Stage maps in the editor: stages, arrows by keys and by pointer, placing, tidying up."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.browser.editing import make_graph, open_graph, select
from tests.browser.editing import settle_map as settle

pytestmark = pytest.mark.browser
Person = Callable[..., Any]


@pytest.fixture
def page(sign_in: Person) -> Any:
    """Open a map with two stages side by side, an arrow between them."""
    found = sign_in(viewport={"width": 1440, "height": 900}, blank=True)
    open_graph(found, make_graph(found, kind="stage_map"))
    for title in ("Junior", "Senior"):
        found.keyboard.press("Enter")
        found.keyboard.type(title)
        found.keyboard.press("Enter")
    settle(found)
    return found


def test_stages_forks_and_arrows_are_made_by_keys(page: Any) -> None:
    found = settle(page)
    assert found["arrows"] == [("Junior", "Senior")]
    assert found["places"]["Senior"][0] > found["places"]["Junior"][0]
    page.keyboard.press("Shift+Enter")
    page.keyboard.type("Team or craft?")
    page.keyboard.press("Enter")
    select(page, "Junior")
    page.keyboard.press("Control+l")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    found = settle(page)
    assert found["kinds"]["Team or craft?"] == "fork"
    assert ("Junior", "Team or craft?") in found["arrows"]
    page.keyboard.press("Control+z")
    assert ("Junior", "Team or craft?") not in settle(page)["arrows"]


def test_arrow_is_drawn_from_the_handle(page: Any) -> None:
    select(page, "Senior")
    handle = page.locator(".node", has_text="Senior").locator(".node-handle").bounding_box()
    target = page.locator(".node", has_text="Junior").bounding_box()
    page.mouse.move(handle["x"] + 8, handle["y"] + 8)
    page.mouse.down()
    page.mouse.move(target["x"] + 60, target["y"] + 12, steps=6)
    page.mouse.up()
    assert settle(page)["arrows"] == [("Junior", "Senior"), ("Senior", "Junior")]


def test_stage_is_placed_by_hand_and_put_back_by_undo(page: Any) -> None:
    before = settle(page)["places"]["Senior"]
    box = page.locator(".node", has_text="Senior").bounding_box()
    page.mouse.move(box["x"] + 40, box["y"] + 12)
    page.mouse.down()
    page.mouse.move(box["x"] + 140, box["y"] + 112, steps=5)
    page.mouse.up()
    after = settle(page)["places"]["Senior"]
    assert after == (before[0] + 100, before[1] + 100)
    page.keyboard.press("Control+z")
    assert settle(page)["places"]["Senior"] == before


def test_tidying_up_places_everything_and_can_be_undone(page: Any) -> None:
    select(page, "Senior")
    for _ in range(4):
        page.keyboard.press("Alt+ArrowLeft")
        page.keyboard.press("Alt+ArrowDown")
    before = settle(page)["places"]
    page.get_by_role("button", name="Tidy up").click()
    page.wait_for_timeout(600)
    after = settle(page)["places"]
    assert after != before
    assert after["Senior"][0] > after["Junior"][0]
    page.keyboard.press("Control+z")
    assert settle(page)["places"] == before


def test_label_and_months_of_an_arrow_are_kept(page: Any) -> None:
    page.locator(".arrow-hit").first.dispatch_event("pointerdown", {"button": 0, "pointerId": 1})
    form = page.locator("#link-form")
    form.locator("[name=title]").fill("Leads a launch")
    form.locator("[name=mode]").fill("18")
    form.locator("[name=steps]").fill("Find a sponsor\nRun it")
    select(page, "Junior")
    link = settle(page)["links"][0]
    assert link["title"] == "Leads a launch"
    assert link["details"] == {"months": {"mode": 18}, "steps": ["Find a sponsor", "Run it"]}
    assert page.locator(".arrow-label").first.text_content() == "Leads a launch"


def test_deleted_stage_takes_its_arrows_with_it(page: Any) -> None:
    select(page, "Senior")
    page.keyboard.press("Delete")
    assert settle(page)["arrows"] == []
    page.keyboard.press("Control+z")
    assert settle(page)["arrows"] == [("Junior", "Senior")]


def test_stages_are_copied_with_the_arrows_between_them(page: Any) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    select(page, "Junior")
    page.keyboard.press("Control+a")
    page.keyboard.press("Control+c")
    assert page.evaluate("navigator.clipboard.readText()") == "Junior\nSenior"
    page.keyboard.press("Control+v")
    found = settle(page)
    assert found["arrows"] == [("Junior", "Senior")] * 2
    assert page.locator(".node.is-selected").count() == 2
    page.keyboard.press("Control+z")
    assert settle(page)["arrows"] == [("Junior", "Senior")]
    select(page, "Junior")
    page.keyboard.press("Control+d")
    assert len(settle(page)["kinds"]) == 2
    assert page.locator(".node").count() == 3


def test_arrow_drawn_to_an_empty_place_makes_a_stage_there(page: Any) -> None:
    handle = page.locator(".node", has_text="Senior")
    handle.hover()
    box = handle.locator(".node-handle").bounding_box()
    page.mouse.move(box["x"] + 8, box["y"] + 8)
    page.mouse.down()
    page.mouse.move(box["x"] + 60, box["y"] + 240, steps=6)
    page.mouse.up()
    page.keyboard.type("Head")
    page.keyboard.press("Enter")
    found = settle(page)
    assert found["arrows"] == [("Junior", "Senior"), ("Senior", "Head")]
    assert found["places"]["Head"][1] > found["places"]["Senior"][1] + 100
