"""Sign up, invite, join, create an engagement, undo: the second main job, in a real browser."""

import re
from typing import TYPE_CHECKING, Any

import pytest

from tests.browser.conftest import PATIENCE

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

PASSWORD = "a long enough phrase"


@pytest.fixture
def visit(server, chromium: "Browser"):
    """Return a function that opens a page of somebody who is not signed in."""
    contexts = []

    def open_page(**options: Any) -> "Page":
        context = chromium.new_context(base_url=server.url, **options)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        return page

    yield open_page
    for context in contexts:
        context.close()


def sign_up(page: "Page", name: str, email: str) -> None:
    page.fill("[name=name]", name)
    page.fill("[name=email]", email)
    page.fill("[name=password1]", PASSWORD)
    page.press("[name=password1]", "Enter")
    page.wait_for_url(lambda url: "signup" not in url)


@pytest.mark.parametrize("language", ["en", "ru"])
def test_from_sign_up_to_a_colleague_in_the_engagement(visit, language):
    options = {"locale": language, "permissions": ["clipboard-read", "clipboard-write"]}
    owner = visit(**options)
    owner.goto("/accounts/signup/")
    assert owner.locator("html").get_attribute("lang") == language
    sign_up(owner, "Nina", f"nina-{language}@example.org")

    owner.goto("/workspaces/new/")
    owner.fill("[name=name]", "Quay")
    owner.press("[name=name]", "Enter")
    owner.wait_for_url(re.compile(r"/workspaces/[0-9a-f-]{36}/$"))
    workspace = owner.url

    owner.goto(workspace + "invite/")
    owner.select_option("[name=role]", "editor")
    owner.locator("main form:has([value=link]) [type=submit]").click()
    link = owner.locator("#invitation-link").input_value()
    owner.locator("[data-copy]").click()
    assert owner.evaluate("navigator.clipboard.readText()") == link

    colleague = visit(**options)
    colleague.goto(link)
    colleague.locator("main a[href*=signup]").click()
    sign_up(colleague, "Oleg", f"oleg-{language}@example.org")
    colleague.locator("main form [type=submit]").click()
    colleague.wait_for_url(workspace)

    colleague.goto(workspace + "engagements/new/")
    colleague.fill("[name=name]", "Harbour")
    colleague.fill("[name=question]", "Which pier first?")
    colleague.select_option("select[name=language]", language)
    colleague.locator("main form [type=submit]").click()
    colleague.wait_for_url(re.compile(r"/engagements/[0-9a-f-]{36}/$"))
    assert colleague.locator(".lead-question").inner_text() == "Which pier first?"

    owner.goto(workspace)
    assert owner.locator(".row-title").all_inner_texts() == ["Harbour"]


def test_a_removed_member_comes_back_by_undo(sign_in):
    page = sign_in()
    page.locator("h2 a[href^='/workspaces/']").first.click()
    page.goto(page.url + "members/")
    before = page.locator("main tbody tr").count()
    assert before > 1
    page.locator("main tbody form[action$='/remove/'] button").last.click()
    page.wait_for_function(
        "count => document.querySelectorAll('main tbody tr').length < count", arg=before
    )
    page.locator(".toast form button").click()
    page.wait_for_function(
        "count => document.querySelectorAll('main tbody tr').length === count", arg=before
    )


def test_the_palette_leads_anywhere_by_keys(sign_in):
    page = sign_in()
    page.keyboard.press("Control+k")
    page.keyboard.type("prof")
    chosen = page.locator(".palette-option[aria-selected=true]")
    chosen.filter(has_text="My profiles").wait_for()
    page.locator(".palette-option").filter(has_text="All that was found").wait_for()
    page.keyboard.press("ArrowDown")
    chosen.filter(has_text=re.compile(r"^\s*Profile")).wait_for()
    page.keyboard.press("Enter")
    page.wait_for_url("**/profile/")
    assert page.locator(".tab[aria-current=page]").inner_text() == "Profile"


def test_language_and_theme_hold_after_a_reload(sign_in):
    page = sign_in()
    page.locator("[data-theme-menu] > summary").click()
    with page.expect_response("**/theme/"):
        page.locator("[data-theme-menu] [value=dark]").click()
    page.reload()
    dark = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert dark == "rgb(15, 17, 21)"
    page.goto("/profile/")
    page.select_option("select[name=theme]", "system")
    page.select_option("select[name=language]", "ru")
    page.locator("main form [type=submit]").click()
    page.locator("html[lang=ru]").wait_for()
    page.select_option("select[name=language]", "en")
    page.locator("main form [type=submit]").click()
    page.locator("html[lang=en]").wait_for()


def test_menus_answer_to_keys_and_close(sign_in):
    page = sign_in()
    page.locator("details.menu:has(.avatar) > summary").focus()
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "/profile/"
    page.keyboard.press("End")
    assert page.evaluate("document.activeElement.type") == "submit"
    page.keyboard.press("Escape")
    assert page.locator("details.menu[open]").count() == 0


def test_modules_are_loaded_by_their_hashed_names_and_break_no_policy(visit):
    page = visit()
    complaints = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    loaded = []
    page.on("request", lambda request: loaded.append(request.url))
    page.goto("/accounts/login/")
    page.wait_for_function("() => document.querySelector('script[type=importmap]') !== null")
    page.wait_for_load_state("networkidle")
    modules = [url for url in loaded if re.search("/static/(frame|kit)/", url)]
    assert len(modules) > 5
    assert all(re.search(r"\.[0-9a-f]{12}\.js$", url) for url in modules), modules
    assert all(url.startswith(page.url.split("/accounts/")[0]) for url in loaded)
    assert complaints == []
