"""Templates in a real browser: into trees and maps, undone in one step, without a connection."""

import re
from collections.abc import Callable
from typing import Any

import pytest

from tests.browser.axe import violations
from tests.browser.editing import make_graph, open_graph, saved, select, settle, stored, tree

pytestmark = pytest.mark.browser
Person = Callable[..., Any]
WIDE = {"width": 1440, "height": 900}
PHONE = {"width": 390, "height": 844}
SMALL = """
How do we grow?
  More customers
  More per customer
"""
SWOT = """
What is true inside the company?
  Strengths: what do we do better, by which evidence?
  Weaknesses: where do we lose customers or money?
What is changing around it?
  Opportunities: which change could we use before others?
  Threats: which change hits what we earn on?
What follows from it?
  Which opportunities fit our strengths?
  Which weaknesses keep us from an opportunity?
  Which strengths shield us from a threat?
  Where does a threat meet a weakness?
"""


def indented(text: str, levels: int) -> str:
    return "\n".join("  " * levels + line for line in tree(text).splitlines())


@pytest.fixture
def page(sign_in: Person) -> Any:
    found = sign_in(viewport=WIDE, blank=True)
    open_graph(found, make_graph(found, SMALL))
    return found


def choose(page: Any, query: str) -> None:
    """Open the dialog by its key and type until one template is left."""
    page.keyboard.press("Control+j")
    page.locator(".template-option").first.wait_for()
    page.keyboard.type(query)
    page.wait_for_function("() => document.querySelectorAll('.template-option').length === 1")


def records(page: Any) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Return nodes and links as the server holds them."""
    graph_id = page.url.split("/graphs/")[1].split("/")[0]
    table = page.evaluate(f"fetch('/api/v1/graphs/{graph_id}/records').then((r) => r.json())")
    nodes = [dict(zip(table["node_fields"], row, strict=True)) for row in table["nodes"]]
    links = [dict(zip(table["link_fields"], row, strict=True)) for row in table["links"]]
    return nodes, links


def saved_later(page: Any) -> None:
    page.wait_for_timeout(80)
    saved(page)


def test_parts_go_under_a_leaf_and_one_undo_takes_them_back(page: Any) -> None:
    before = stored(page)
    select(page, "More per customer")
    choose(page, "swot")
    assert not page.locator("#templates-whole").is_checked()
    assert "3 parts, 8 questions" in page.locator("#templates-preview").inner_text()
    page.keyboard.press("Enter")
    assert settle(page) == f"{before}\n{indented(SWOT, 2)}"
    nodes, _ = records(page)
    split = {node["title"]: node["split_kind"] for node in nodes}
    assert split["More per customer"] == "process"
    assert page.locator(".node.is-selected").count() == 3
    assert page.locator(".node", has_text="Where does a threat meet").is_visible()
    page.keyboard.press("Control+z")
    assert settle(page) == before
    nodes, _ = records(page)
    assert {node["split_kind"] for node in nodes} == {None}
    page.keyboard.press("Control+Shift+z")
    assert indented(SWOT, 2) in settle(page)


def test_the_top_line_comes_along_where_there_are_parts_already(page: Any) -> None:
    select(page, "How do we grow?")
    choose(page, "swot")
    assert page.locator("#templates-whole").is_checked()
    page.keyboard.press("Enter")
    top = "  What should we do, given where we stand?"
    assert settle(page).endswith(f"{top}\n{indented(SWOT, 2)}")
    page.locator(".node.is-selected", has_text="given where we stand").wait_for()
    page.get_by_role("button", name="Undo").last.click()
    assert "given where we stand" not in settle(page)


def test_the_toast_does_not_undo_another_step(page: Any) -> None:
    select(page, "More per customer")
    choose(page, "swot")
    page.keyboard.press("Enter")
    page.locator(".toast", has_text="SWOT").wait_for()
    page.keyboard.press("Enter")
    page.keyboard.type("One more part")
    page.keyboard.press("Enter")
    found = settle(page)
    assert "One more part" in found
    page.locator(".toast", has_text="SWOT").get_by_role("button", name="Undo").click()
    page.get_by_text("You have done more since. Undo that first.").wait_for()
    assert settle(page) == found


def test_an_empty_tree_starts_from_a_template(sign_in: Person) -> None:
    page = sign_in(viewport=WIDE, blank=True)
    open_graph(page, make_graph(page))
    page.get_by_role("button", name="Use a template").click()
    page.locator(".template-option", has_text="SWOT").dblclick()
    assert settle(page) == f"What should we do, given where we stand?\n{indented(SWOT, 1)}"


def test_escape_and_an_empty_search_insert_nothing(page: Any) -> None:
    before = stored(page)
    page.keyboard.press("Control+j")
    page.locator(".template-option").first.wait_for()
    page.keyboard.type("no such thing")
    page.get_by_text("No template fits “no such thing”.").wait_for()
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    page.locator("#templates-dialog").wait_for(state="hidden")
    page.locator(".boxes:focus").wait_for(state="attached")
    assert settle(page) == before


def test_arrows_walk_the_list_and_the_language_can_be_changed(page: Any) -> None:
    page.keyboard.press("Control+j")
    page.locator(".template-option").first.wait_for()
    page.keyboard.press("ArrowDown")
    chosen = page.locator(".template-option[aria-selected=true]")
    assert chosen.inner_text() == "4P: the marketing mix"
    page.locator("#templates-language").select_option("ru")
    page.locator(".template-option", has_text="4P: комплекс маркетинга").wait_for()
    assert chosen.inner_text() == "4P: комплекс маркетинга"
    page.keyboard.press("Enter")
    assert "Цена: сколько платит покупатель?" in settle(page)


def test_what_was_read_is_inserted_without_a_connection(page: Any) -> None:
    choose(page, "five forces")
    page.keyboard.press("Escape")
    before = stored(page)
    page.context.set_offline(True)
    select(page, "More customers")
    choose(page, "five forces")
    page.keyboard.press("Enter")
    page.locator("#save-state", has_text="Your text is safe here").wait_for()
    page.locator(".node", has_text="Rivalry").wait_for()
    page.context.set_offline(False)
    page.evaluate("window.dispatchEvent(new Event('online'))")
    page.locator("#save-state", has_text="All changes saved").wait_for(timeout=20_000)
    found = stored(page)
    assert "    Rivalry: how hard do the players compete?" in found
    page.keyboard.press("Control+z")
    assert settle(page) == before


@pytest.mark.parametrize("name", ["profit-tree", "market-sizing"])
def test_browser_and_rest_insert_the_same(sign_in: Person, name: str) -> None:
    page = sign_in(viewport=WIDE, blank=True)
    open_graph(page, make_graph(page, SMALL))
    select(page, "More customers")
    choose(page, name.replace("-", " "))
    page.keyboard.press("Enter")
    settle(page)
    mine = [(node["title"], node["split_kind"], node["note"]) for node in records(page)[0]]
    open_graph(page, make_graph(page, SMALL))
    parent = next(node["id"] for node in records(page)[0] if node["title"] == "More customers")
    page.evaluate(
        """async ([name, parent_id]) => {
          const token = document.querySelector('meta[name=csrf-token]').content;
          const graph = location.pathname.split('/')[2];
          await fetch(`/api/v1/graphs/${graph}/templates`, {
            method: 'POST',
            headers: {'Content-Type': 'application/json', 'X-CSRFToken': token},
            body: JSON.stringify({name, parent_id, is_whole: false}),
          });
        }""",
        [name, parent],
    )
    theirs = [(node["title"], node["split_kind"], node["note"]) for node in records(page)[0]]
    assert mine == theirs


def test_a_map_is_drawn_and_another_beside_it(sign_in: Person) -> None:
    page = sign_in(viewport=WIDE, blank=True)
    open_graph(page, make_graph(page, kind="stage_map"))
    page.get_by_role("button", name="Use a template").click()
    page.locator(".template-option", has_text="From consultant to partner").click()
    assert "10 stages, 2 forks, 12 arrows" in page.locator("#templates-preview").inner_text()
    page.get_by_role("button", name="Insert", exact=True).click()
    page.locator(".node", has_text="Engagement manager").wait_for()
    saved_later(page)
    nodes, links = records(page)
    assert (len(nodes), len(links)) == (12, 12)
    right = max(node["x"] for node in nodes) + 232
    choose(page, "engineer")
    page.keyboard.press("Enter")
    page.locator(".node", has_text="Staff engineer").wait_for()
    saved_later(page)
    more, links = records(page)
    assert len(links) == 12 + 9
    new = [node for node in more if node["id"] not in {one["id"] for one in nodes}]
    assert min(node["x"] for node in new) == right + 160
    page.keyboard.press("Control+z")
    page.keyboard.press("Control+z")
    saved_later(page)
    assert records(page) == ([], [])


def test_in_russian_with_a_russian_layout(sign_in: Person) -> None:
    page = sign_in("anna.ru@example.org", viewport=WIDE, blank=True)
    open_graph(page, make_graph(page, "Как расти?\n  Больше клиентов"))
    select(page, "Больше клиентов")
    page.evaluate(
        """() => document.activeElement.dispatchEvent(new KeyboardEvent('keydown',
          {key: 'о', code: 'KeyJ', ctrlKey: true, bubbles: true, cancelable: true}))"""
    )
    page.get_by_role("heading", name="Вставить шаблон").wait_for()
    page.locator(".template-option").first.wait_for()
    page.locator("dialog[open] input:focus").wait_for()
    page.keyboard.type("прибыли")
    page.get_by_text("2 части, 15 вопросов").wait_for()
    page.keyboard.press("Enter")
    page.get_by_text("Шаблон «Дерево прибыли» вставлен.").wait_for()
    page.locator("#save-state", has_text="Все изменения сохранены").wait_for()
    assert "\n    Выручка\n      Число клиентов\n" in stored(page)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_dialog_is_accessible(sign_in: Person, scheme: str) -> None:
    page = sign_in(viewport=WIDE, color_scheme=scheme, blank=True)
    open_graph(page, make_graph(page, SMALL))
    choose(page, "churn")
    assert violations(page) == []


def test_on_a_phone_the_list_stands_above_the_preview(sign_in: Person) -> None:
    page = sign_in(viewport=PHONE, has_touch=True, blank=True)
    page.goto(make_graph(page, SMALL))
    page.locator(".outline:focus").wait_for(state="attached")
    page.locator(".toolbar summary", has_text="Add").tap()
    page.get_by_role("button", name="Insert a template").tap()
    page.locator(".template-option", has_text="4P").tap()
    dialog = page.locator("#templates-dialog")
    inside = dialog.evaluate("(dialog) => dialog.scrollWidth <= dialog.clientWidth")
    listed, shown = (
        page.locator(f"#templates-{part}").bounding_box() for part in ("list", "preview")
    )
    assert inside
    assert listed["y"] + listed["height"] <= shown["y"] + 1
    assert violations(page) == []
    page.get_by_role("button", name="Insert", exact=True).tap()
    page.locator(".outline-item", has_text="Price: what does the buyer pay?").last.wait_for()
    saved_later(page)
    assert "  How should the offer be put to the market?" in stored(page)


def test_a_new_tree_starts_from_a_template_without_scripts(sign_in: Person) -> None:
    page = sign_in(viewport=WIDE, java_script_enabled=False)
    address = page.locator('a[href^="/engagements/"]').first.get_attribute("href")
    engagement = re.findall(r"/engagements/[^/]+/", address)[0]
    page.goto(f"{engagement}trees/new/")
    page.get_by_role("textbox", name="Question").fill("Why do we earn less?")
    page.get_by_text("Start from a template").click()
    page.get_by_text("2 parts, 15 questions").click()
    page.get_by_text("Average basket").wait_for()
    page.get_by_label("Profit tree").check()
    page.get_by_role("button", name="Start the tree").click()
    page.wait_for_url(re.compile("/graphs/"))
    reader = sign_in(viewport=WIDE, blank=True)
    open_graph(reader, page.url)
    found = stored(reader)
    assert found.startswith("Why do we earn less?\n  Revenue\n    Number of customers\n")
