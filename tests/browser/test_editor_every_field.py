"""Whatever field of the panel two people fill in: the second is asked, nobody is overwritten."""

from collections.abc import Callable
from typing import Any

import pytest

from issuetrees.core.graph.records import ISSUE_TREE, STAGE_MAP
from issuetrees.web.graphs.panel import PanelField, panel
from tests.browser.editing import make_graph, open_graph, saved, select

pytestmark = pytest.mark.browser
Person = Callable[..., Any]


LOADED = """(part) =>
  performance.getEntriesByType("resource").some(({ name }) => name.includes(part))"""


def fill_in(page: Any, field: PanelField, place: int) -> str:
    """Fill in one of two values, leave the field, and return the value."""
    control = page.locator(f"#inspector-form [name={field.name}]")
    if field.form in {"choice", "person"}:
        values = control.evaluate("(one) => [...one.options].map((option) => option.value)")
        now = control.input_value()
        others = [value for value in values if value not in {"", "?", now}]
        value = str(others[place])
        control.select_option(value)
    else:
        value = {"day": f"2026-03-0{place + 1}", "number": f"{place + 1}.5"}.get(
            field.form, f"Words {place}"
        )
        control.fill(value)
    page.keyboard.press("Escape")
    return value


def held(page: Any, name: str) -> str:
    """Return what the server holds in a field of the only node."""
    graph_id = page.url.split("/graphs/")[1].split("/")[0]
    table = page.evaluate(f"fetch('/api/v1/graphs/{graph_id}/records').then((r) => r.json())")
    return str(dict(zip(table["node_fields"], table["nodes"][0], strict=True))[name])


def wait_until_held(page: Any, name: str, value: str) -> None:
    for _ in range(200):
        if held(page, name) == value:
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"{name} is not {value}")


@pytest.mark.timeout(300)  # many fields, each waited for by two browsers
@pytest.mark.parametrize("kind", [ISSUE_TREE, STAGE_MAP])
def test_of_two_who_fill_in_a_field_the_second_is_asked(sign_in: Person, kind: str) -> None:
    wide = {"viewport": {"width": 1440, "height": 900}}
    anna, boris = (
        sign_in("anna@example.org", **wide, blank=True),
        sign_in("boris@example.org", **wide, blank=True),
    )
    address = make_graph(anna, "Price" if kind == ISSUE_TREE else "", kind)
    open_graph(anna, address)
    if kind == STAGE_MAP:
        anna.keyboard.press("Enter")
        anna.keyboard.type("Price")
        anna.keyboard.press("Enter")
        saved(anna)
    open_graph(boris, address)
    for page in (anna, boris):
        select(page, "Price")
        page.wait_for_function(LOADED, arg="/kit/date_field")  # reads days, also offline
        for fold in page.locator("#inspector-form summary").all():
            fold.press("Enter")
    for field in panel(kind).every:
        if field.only_with:
            anna.select_option("#inspector-form [name=status]", field.only_with)
            saved(anna)
            boris.locator(f"#inspector-form [name={field.name}]").wait_for()
        anna.context.set_offline(True)
        fill_in(anna, field, 0)
        theirs = fill_in(boris, field, 1)
        wait_until_held(boris, field.name, theirs)
        anna.context.set_offline(False)
        anna.locator("#notice-clash").wait_for()
        assert anna.locator("#clash-who").inner_text() == "Boris Kim", field.name
        mine, other = (anna.locator(f"#clash-{one}").inner_text() for one in ("mine", "theirs"))
        assert mine != other, field.name
        assert held(boris, field.name) == theirs, field.name
        if field.choices:
            assert dict(field.choices)[theirs] == other
        anna.get_by_role("button", name="Keep theirs").click()
        anna.locator("#notice-clash").wait_for(state="hidden")
        saved(anna)
