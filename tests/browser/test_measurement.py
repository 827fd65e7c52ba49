"""An initiative is measured: planned, locked, changed with a reason, stopped by its own rule."""

import re
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PATIENCE

pytestmark = pytest.mark.browser


def fill(form: Any, **values: str) -> None:
    for name, value in values.items():
        form.locator(f"[name={name}]").fill(value)


def planned(page: Any) -> Any:
    """Add a measure with a stop rule to an initiative; return its plan."""
    page.get_by_role("link", name="Add a measure", exact=True).click()
    form = page.locator("form.measure-form")
    form.locator("[name=initiative_id]").select_option(index=6)
    title = form.locator("[name=initiative_id] option:checked").inner_text()
    fill(form, kpi="Drivers who name the club", baseline="20", target="22", per_group="1000")
    fill(form, message="We carry the fans home", measured_by="Survey agency", trip_at="15")
    form.locator("[name=trip_side]").select_option("below")
    form.locator("[name=is_stop]").check()
    form.get_by_role("button", name="Save").click()
    return page.locator("section.plan", has=page.get_by_role("heading", name=title))


def lock(page: Any, plan: Any) -> None:
    """It is locked once it has the rules that are asked for."""
    plan.get_by_role("button", name="Lock the plan").click()
    expect(page.locator("#toasts")).to_contain_text("decision rule", timeout=PATIENCE)
    plan.get_by_role("link", name="Edit the rules").click()
    fill(plan, decision_rule="Renew if met.", stop_rule="Leave below 15%.")
    plan.get_by_role("button", name="Save").click()
    expect(plan.locator("dd", has_text="Leave below 15%.")).to_be_visible(timeout=PATIENCE)
    plan.get_by_role("button", name="Lock the plan").click()
    expect(plan).to_contain_text("Locked", timeout=PATIENCE)


@pytest.mark.timeout(400)
def test_an_initiative_is_planned_locked_and_stopped(sign_in: Any) -> None:
    page = sign_in()
    page.locator("a[href^='/engagements/']", has_text="Brand marketing").first.click()
    here = re.sub(r"(/engagements/[^/]+/).*", r"\1", page.url)

    page.goto(f"{here}measurement/")
    plan = planned(page)
    expect(plan).to_contain_text("±5.24 pp", timeout=PATIENCE)
    expect(plan).to_contain_text("It takes 6,510 in each group")
    lock(page, plan)

    plan.locator("tbody").get_by_role("link", name="Edit").click()
    fill(plan, target="24")
    plan.get_by_role("button", name="Save").click()
    expect(plan.locator("[name=reason]")).to_have_attribute("aria-invalid", "true")
    fill(plan, reason="The league added six cities.")
    plan.get_by_role("button", name="Save").click()
    plan.get_by_text("1 change since the lock").click(timeout=PATIENCE)
    expect(plan).to_contain_text("target: 22 → 24")

    page.get_by_role("link", name="Plan against actual").click()
    row = page.locator("tr", has_text="Drivers who name the club").first
    row.get_by_role("link", name="Add an actual").click()
    fill(page.locator("form.in-place"), value="11", low="9", high="13")
    page.locator("form.in-place").get_by_role("button", name="Save").click()
    expect(page.locator(".note.is-warn")).to_contain_text("Leave below 15%.", timeout=PATIENCE)
    expect(page.locator("tr", has_text="Drivers who name the club").first).to_contain_text(
        "Stop rule met"
    )
