"""Comments in the editor: two people talk, live; a commenter; a lost network; Russian."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.browser.axe import violations
from tests.browser.editing import make_graph, open_graph, saved, select, settle, stored

pytestmark = pytest.mark.browser
Person = Callable[..., Any]

SMALL = """
How do we grow?
  More customers
  More per customer
"""
SOON = 3_000


@pytest.fixture
def two(sign_in: Person) -> tuple[Any, Any]:
    """Open one tree as an owner and as a commenter."""
    anna, vera = sign_in("anna@example.org", blank=True), sign_in("vera@example.org", blank=True)
    address = make_graph(anna, SMALL)
    open_graph(anna, address)
    open_graph(vera, address)
    return anna, vera


def comment(page: Any, title: str, words: str) -> None:
    """Select a node and comment on it, by keys alone."""
    select(page, title)
    page.keyboard.press("Control+Alt+KeyM")
    page.locator(".comments-write textarea").wait_for()
    page.keyboard.type(words)
    page.keyboard.press("Control+Enter")


def thread(page: Any, words: str) -> Any:
    return page.locator(".thread", has_text=words)


def mark(page: Any, title: str) -> Any:
    return page.locator(".node", has_text=title).locator(".comment-mark")


def test_two_people_mention_answer_resolve_and_see_it_live(two: tuple[Any, Any]) -> None:
    anna, vera = two
    select(vera, "More customers")
    vera.keyboard.press("Control+Alt+KeyM")
    vera.locator(".comments-write textarea").wait_for()
    vera.keyboard.type("Where from, @an")
    vera.locator(".compose-people", has_text="Anna Orlova").wait_for()
    vera.keyboard.press("Enter")
    vera.keyboard.type("or not?")
    vera.keyboard.press("Enter")
    vera.keyboard.type("<b>Second</b> line")
    vera.keyboard.press("Control+Enter")
    mark(anna, "More customers").wait_for(timeout=SOON)
    assert mark(anna, "More customers").get_attribute("aria-label") == "1 open comment"
    select(anna, "More customers")
    words = thread(anna, "Where from").locator(".comment-text")
    words.wait_for()
    assert words.inner_text() == "Where from, @Anna Orlova or not?\n<b>Second</b> line"
    assert words.locator(".mention.is-me").inner_text() == "@Anna Orlova"

    thread(anna, "Where from").get_by_role("button", name="Reply").click()
    anna.keyboard.type("From other cities.")
    anna.keyboard.press("Control+Enter")
    thread(vera, "From other cities.").wait_for(timeout=SOON)
    assert thread(anna, "From other cities.").locator("[data-act=reply]:focus").count() == 1

    thread(vera, "Where from").get_by_role("button", name="Resolve").click()
    anna.get_by_role("button", name="Show 1 resolved").wait_for(timeout=SOON)
    mark(anna, "More customers").wait_for(state="detached", timeout=SOON)
    assert thread(anna, "Where from").count() == 0
    anna.get_by_role("button", name="Show 1 resolved").click()
    assert "Resolved by Vera Lind" in thread(anna, "Where from").inner_text()
    thread(anna, "Where from").get_by_role("button", name="Reopen").click()
    mark(vera, "More customers").wait_for(timeout=SOON)


def test_a_mention_leads_from_the_overview_to_its_node(two: tuple[Any, Any]) -> None:
    anna, vera = two
    comment(vera, "More per customer", "Look, @Anna Orlova")
    mark(vera, "More per customer").wait_for()
    engagement = anna.locator("a[href^='/engagements/']").first.get_attribute("href")
    anna.goto(engagement)
    anna.get_by_role("link", name="Look, @Anna Orlova").click()
    anna.locator(".node.is-active", has_text="More per customer").wait_for()
    thread(anna, "Look, @Anna Orlova").wait_for()


def test_a_commenter_comments_and_changes_nothing_else(two: tuple[Any, Any]) -> None:
    anna, vera = two
    before = stored(anna)
    comment(vera, "More customers", "Tab Enter Delete")
    mark(vera, "More customers").wait_for()
    mine = thread(vera, "Tab Enter Delete")
    mine.get_by_role("button", name="Edit").click()
    vera.keyboard.type(" F2")
    vera.keyboard.press("Control+Enter")
    thread(vera, "Tab Enter Delete F2").wait_for()
    assert "edited" in thread(vera, "F2").inner_text()
    vera.locator(".boxes").focus()
    for key in ("Tab", "Enter", "Delete"):
        vera.keyboard.press(key)
    assert stored(anna) == before


def test_own_comments_are_deleted_and_come_back(two: tuple[Any, Any]) -> None:
    anna, vera = two
    comment(anna, "More customers", "Too quick")
    select(vera, "More customers")
    thread(vera, "Too quick").wait_for(timeout=SOON)
    assert thread(vera, "Too quick").get_by_role("button", name="Delete").count() == 0
    thread(anna, "Too quick").get_by_role("button", name="Delete").click()
    thread(vera, "Too quick").wait_for(state="detached", timeout=SOON)
    mark(vera, "More customers").wait_for(state="detached", timeout=SOON)
    anna.locator(".toast", has_text="The comment is deleted.").get_by_role("button").click()
    thread(vera, "Too quick").wait_for(timeout=SOON)


def test_answers_stay_when_the_first_comment_goes(two: tuple[Any, Any]) -> None:
    anna, vera = two
    comment(anna, "More customers", "First")
    select(vera, "More customers")
    thread(vera, "First").get_by_role("button", name="Reply").click()
    vera.keyboard.type("Answer")
    vera.keyboard.press("Control+Enter")
    thread(anna, "Answer").wait_for(timeout=SOON)
    anna.locator(".comment", has_text="First").get_by_role("button", name="Delete").click()
    thread(vera, "This comment was deleted.").wait_for(timeout=SOON)
    assert "Answer" in thread(vera, "This comment was deleted.").inner_text()


def test_the_list_of_people_obeys_the_keys(two: tuple[Any, Any]) -> None:
    anna, _ = two
    select(anna, "More customers")
    anna.keyboard.press("Control+Alt+KeyM")
    area = anna.locator(".comments-write textarea")
    area.wait_for()
    anna.get_by_role("button", name="Mention a colleague").click()
    options = anna.locator(".compose-people [role=option]")
    assert options.all_inner_texts() == ["Boris Kim", "Vera Lind"]
    anna.keyboard.press("ArrowUp")
    chosen = anna.locator(".compose-people [aria-selected=true]")
    assert chosen.inner_text() == "Vera Lind"
    assert area.get_attribute("aria-activedescendant") == chosen.get_attribute("id")
    anna.keyboard.press("Escape")
    assert options.count() == 0
    anna.keyboard.type("bo")
    assert options.count() == 0
    anna.keyboard.type(" @bo")
    anna.keyboard.press("Tab")
    assert area.input_value() == "@bo @Boris Kim "
    anna.keyboard.press("Escape")
    assert anna.locator(".boxes:focus").count() == 1
    assert area.input_value() == "@bo @Boris Kim "


def test_what_is_typed_at_once_is_no_edit_of_the_drawing(two: tuple[Any, Any]) -> None:
    anna, _ = two
    before = stored(anna)
    anna.route("**/thread_list*.js", held := Held())
    select(anna, "More customers")
    anna.keyboard.press("Control+Alt+KeyM")
    anna.keyboard.type("Quick fingers")
    assert anna.locator(".compose").count() == 0
    anna.keyboard.type(" win")
    anna.keyboard.press("Control+Enter")
    held.let_go()
    thread(anna, "Quick fingers win").wait_for()
    assert stored(anna) == before


class Held:
    """Holds requests back until it is told to let them go."""

    def __init__(self) -> None:
        self.routes: list[Any] = []
        self.is_open = False

    def __call__(self, route: Any) -> None:
        if self.is_open:
            route.continue_()
        else:
            self.routes.append(route)

    def let_go(self) -> None:
        self.is_open = True
        for route in self.routes:
            route.continue_()


def test_a_draft_outlives_the_page(two: tuple[Any, Any]) -> None:
    anna, _ = two
    select(anna, "More customers")
    anna.keyboard.press("Control+Alt+KeyM")
    anna.locator(".comments-write textarea").wait_for()
    anna.keyboard.type("Half a thou")
    select(anna, "More per customer")
    anna.locator(".comments-write textarea").wait_for(state="detached")
    anna.reload()
    select(anna, "More customers")
    anna.locator(".comments-write textarea").wait_for()
    assert anna.locator(".comments-write textarea").input_value() == "Half a thou"
    anna.locator(".comments-write").get_by_role("button", name="Cancel").click()
    anna.locator(".toast", has_text="The draft is gone.").get_by_role("button").click()
    assert anna.locator(".comments-write textarea").input_value() == "Half a thou"


def test_words_sent_without_a_network_arrive_when_it_is_back(two: tuple[Any, Any]) -> None:
    anna, vera = two
    comment(vera, "More per customer", "So that the module is there")
    mark(vera, "More per customer").wait_for()
    vera.context.set_offline(True)
    comment(vera, "More customers", "Said in a tunnel")
    vera.locator(".compose-note", has_text="Your text is safe here.").wait_for()
    select(anna, "More customers")
    vera.context.set_offline(False)
    thread(anna, "Said in a tunnel").wait_for()
    thread(vera, "Said in a tunnel").wait_for()
    assert vera.locator(".comments-write textarea").count() == 0


def test_what_is_said_of_a_new_node_waits_for_it(two: tuple[Any, Any]) -> None:
    anna, vera = two
    anna.route("**/commits", lambda route: route.abort())
    select(anna, "More customers")
    anna.keyboard.press("Tab")
    anna.keyboard.type("New cities")
    anna.keyboard.press("Enter")
    comment(anna, "New cities", "Which ones?")
    anna.locator(".compose-note", has_text="Your text is safe here.").wait_for()
    anna.unroute("**/commits")
    mark(vera, "New cities").wait_for(timeout=20_000)
    saved(anna)


def test_news_do_not_disturb_who_is_writing(two: tuple[Any, Any]) -> None:
    anna, vera = two
    comment(anna, "More customers", "First")
    select(vera, "More customers")
    thread(vera, "First").get_by_role("button", name="Reply").click()
    vera.keyboard.type("I am still ")
    thread(anna, "First").get_by_role("button", name="Resolve").click()
    thread(vera, "Resolved by Anna Orlova").wait_for(timeout=SOON)
    vera.keyboard.type("writing")
    vera.keyboard.press("Control+Enter")
    thread(anna, "I am still writing").wait_for(timeout=SOON)
    mark(anna, "More customers").wait_for()


def test_comments_come_back_with_their_node(two: tuple[Any, Any]) -> None:
    anna, vera = two
    comment(anna, "More customers", "Keep me")
    mark(vera, "More customers").wait_for()
    select(anna, "More customers")
    anna.keyboard.press("Delete")
    vera.locator(".node", has_text="More customers").wait_for(state="detached")
    for page in two:  # how many there are is asked for while the node is gone
        with page.expect_response("**/comments/counts"):
            page.evaluate("window.dispatchEvent(new Event('online'))")
    anna.keyboard.press("Control+KeyZ")
    mark(vera, "More customers").wait_for()
    select(anna, "More customers")
    thread(anna, "Keep me").wait_for()


def test_comments_stay_with_what_is_cut_and_pasted_elsewhere(two: tuple[Any, Any]) -> None:
    anna, _ = two
    anna.context.grant_permissions(["clipboard-read", "clipboard-write"])
    comment(anna, "More customers", "Keep me")
    mark(anna, "More customers").wait_for()
    select(anna, "More customers")
    anna.keyboard.press("Control+KeyX")
    anna.locator(".node", has_text="More customers").wait_for(state="detached")
    select(anna, "More per customer")
    anna.keyboard.press("Control+KeyV")
    mark(anna, "More customers").wait_for()
    assert "  More per customer\n    More customers" in settle(anna)
    anna.keyboard.press("Control+KeyV")
    assert settle(anna).count("More customers") == 2  # a second paste is a copy


def test_without_a_socket_news_come_all_the_same(sign_in: Person) -> None:
    anna, boris = sign_in("anna@example.org", blank=True), sign_in("boris@example.org", blank=True)
    address = make_graph(anna, SMALL)
    boris.add_init_script("window.WebSocket = class extends EventTarget { close() {} };")
    open_graph(anna, address)
    open_graph(boris, address)
    comment(anna, "More customers", "Do you hear me?")
    mark(boris, "More customers").wait_for(timeout=8_000)


def test_the_outline_has_the_marks_and_the_comments(two: tuple[Any, Any]) -> None:
    anna, _ = two
    anna.get_by_role("button", name="Outline").click()
    row = anna.locator(".outline-row", has_text="More customers")
    row.locator(".outline-text").click()
    anna.keyboard.press("Control+Alt+KeyM")
    anna.locator(".comments-write textarea").wait_for()
    anna.keyboard.type("From the outline")
    anna.keyboard.press("Control+Enter")
    row.locator(".comment-mark").wait_for()
    anna.locator(".outline-text", has_text="More per customer").click()
    thread(anna, "From the outline").wait_for(state="detached")
    row.locator(".comment-mark").click()
    thread(anna, "From the outline").wait_for()


def test_stages_of_a_map_are_talked_about_too(sign_in: Person) -> None:
    anna = sign_in("anna@example.org", blank=True)
    open_graph(anna, make_graph(anna, kind="stage_map"))
    anna.keyboard.press("Enter")
    anna.keyboard.type("Product manager")
    anna.keyboard.press("Enter")
    saved(anna)
    comment(anna, "Product manager", "For how long?")
    mark(anna, "Product manager").wait_for()
    thread(anna, "For how long?").wait_for()


def test_russian_words_and_layout(sign_in: Person) -> None:
    anna = sign_in("anna.ru@example.org", blank=True)
    open_graph(anna, make_graph(anna, "Как расти?\n  Больше клиентов"))
    select(anna, "Больше клиентов")
    anna.evaluate(  # the key in the place of M, as a Russian layout sends it
        """() => document.activeElement.dispatchEvent(new KeyboardEvent('keydown',
          {code: 'KeyM', key: 'ь', ctrlKey: true, altKey: true, bubbles: true}))"""
    )
    anna.locator(".comments-write textarea").wait_for()
    anna.get_by_role("button", name="Упомянуть коллегу").click()
    anna.keyboard.type("бор")
    anna.keyboard.press("Enter")
    anna.keyboard.type("откуда?")
    anna.locator(".comments-write").get_by_role("button", name="Отправить").click()
    words = anna.locator(".comment-text")
    words.wait_for()
    assert words.inner_text() == "@Борис Ким откуда?"
    mark(anna, "Больше клиентов").wait_for()
    assert mark(anna, "Больше клиентов").get_attribute("aria-label") == "1 открытый комментарий"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_open_panel_is_accessible(sign_in: Person, scheme: str) -> None:
    anna = sign_in("anna@example.org", bypass_csp=True, color_scheme=scheme, blank=True)
    open_graph(anna, make_graph(anna, SMALL))
    comment(anna, "More customers", "Settled")
    thread(anna, "Settled").get_by_role("button", name="Resolve").click()
    comment(anna, "More customers", "Open, @Boris Kim")
    anna.get_by_role("button", name="Show 1 resolved").click()
    thread(anna, "@Boris Kim").get_by_role("button", name="Reply").click()
    anna.keyboard.type("Hm, @")
    anna.locator(".compose-people [role=option]").first.wait_for()
    assert violations(anna) == []


def test_on_a_phone_the_comments_can_be_read_and_answered(sign_in: Person) -> None:
    anna = sign_in(
        "anna@example.org", viewport={"width": 390, "height": 844}, has_touch=True, blank=True
    )
    open_graph_on_phone(anna, make_graph(anna, SMALL))
    anna.locator(".outline-text", has_text="More customers").click()
    anna.get_by_role("button", name="Details").click()
    anna.get_by_role("button", name="Add a comment").click()
    anna.keyboard.type("From the train")
    anna.locator(".comments-write").get_by_role("button", name="Comment", exact=True).click()
    thread(anna, "From the train").wait_for()
    anna.locator(".outline-row .comment-mark").wait_for()


def open_graph_on_phone(page: Any, address: str) -> None:
    page.goto(address)
    page.locator(".outline:focus").wait_for(state="attached")
