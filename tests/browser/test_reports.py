"""Reports in a real browser: from sign-in to a PDF that is read, and the composer on the way."""

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from tests.browser.axe import violations
from tests.browser.composing import EXPORT_SECONDS, WIDE, compose, saved, squeezed

pytestmark = pytest.mark.browser
Person = Callable[..., Any]


@pytest.fixture
def page(sign_in: Person) -> Any:
    """The composer of a new report of the sample engagement."""
    page = sign_in(viewport=WIDE, blank=True)
    compose(page)
    return page


CASES = (
    (
        "anna@example.org",
        "Brand marketing",
        "Brand marketing that keeps its word",
        "Start with the festival of city yards, in June.",
    ),
    (
        "anna.ru@example.org",
        "Бренд-маркетинг",
        "Бренд-маркетинг, который держит слово",
        "Начать с фестиваля городских дворов, в июне.",
    ),
)


@pytest.mark.timeout(300)
def test_from_sign_in_to_a_pdf_in_the_hand(sign_in: Person, worker: None) -> None:
    for email, engagement, title, answer in CASES:
        export_and_read(sign_in, email, engagement, title, answer)


def export_and_read(sign_in: Person, email: str, engagement: str, title: str, answer: str) -> None:
    page = sign_in(email, viewport=WIDE, accept_downloads=True, blank=True)
    page.goto("/")
    page.get_by_role("link", name=engagement).first.click()
    page.locator('.rail a[href$="/reports/"]').first.click()
    page.get_by_role("link", name=title).click()
    page.fill("#id_answer", answer)
    page.locator("[data-export] > button").dblclick()
    row = page.locator("#export-list > li").first
    row.locator("progress").wait_for()
    row.locator("a[download]").wait_for(timeout=EXPORT_SECONDS * 1000)
    assert page.locator("#export-list > li").count() == 1
    with page.expect_download() as download:
        row.locator("a[download]").click()
    assert download.value.suggested_filename.startswith(title[:12])
    reader = PdfReader(io.BytesIO(Path(download.value.path()).read_bytes()))
    text = squeezed(" ".join(sheet.extract_text() for sheet in reader.pages))
    assert len(reader.pages) >= 6
    assert squeezed(title) in text
    assert squeezed(answer) in text
    assert str(len(reader.pages)) in row.inner_text()
    page.reload()
    assert page.locator("#export-list a[download]").count() == 1
    assert page.input_value("#id_answer") == answer


def test_export_before_the_page_has_started_waits_for_what_was_typed(page: Any) -> None:
    late: list[Any] = []
    posted: list[str] = []
    page.on("request", lambda sent: posted.append(sent.url) if sent.method == "POST" else None)
    page.route("**/htmx.min*.js", lambda route: late.extend([route]))
    page.reload(wait_until="commit")
    page.fill("#id_answer", "Start with the yards.")
    page.get_by_role("button", name="Export PDF").click()
    assert posted == []
    late[0].continue_()
    page.locator("#export-list > li").get_by_text("Waiting for its turn").wait_for()
    assert [url.rstrip("/").rpartition("/")[2] for url in posted] == ["text", "export"]


def test_cancelled_export_can_be_tried_again(page: Any) -> None:
    page.get_by_role("button", name="Export PDF").click()
    row = page.locator("#export-list > li")
    row.get_by_text("Waiting for its turn").wait_for()
    page.wait_for_timeout(1300)
    row.get_by_role("button", name="Cancel").click()
    row.get_by_text("Export cancelled").wait_for()
    assert page.locator("#export-said").inner_text() == "The export is cancelled."
    row.get_by_role("button", name="Try again").click()
    row.get_by_text("Waiting for its turn").wait_for()
    row.get_by_role("button", name="Cancel").click()
    row.get_by_text("Export cancelled").wait_for()
    page.get_by_role("button", name="Export PDF").click()
    page.locator("#export-list > li >> nth=1").wait_for()


def test_titles_alone_tell_the_story(page: Any) -> None:
    page.get_by_role("button", name="Titles alone").click()
    titles = page.locator(".storyline-titles li")
    titles.nth(3).wait_for()
    assert "weighs most" in " ".join(titles.all_inner_texts())
    titles.filter(has_text="weighs most").get_by_role("link").click()
    page.locator("#panel-goals").wait_for()


def test_two_people_in_one_text_lose_nothing(page: Any, sign_in: Person) -> None:
    other = sign_in(viewport=WIDE, blank=True)
    other.goto(page.url)
    other.fill("#id_situation", "Sales fall.")
    other.press("#id_situation", "Tab")
    saved(other, ".is-situation")
    page.fill("#id_situation", "Sales fall since March.")
    page.press("#id_situation", "Tab")
    clash = page.locator(".is-situation .clash")
    clash.get_by_text("Sales fall.", exact=True).wait_for()
    assert page.input_value("#id_situation") == "Sales fall since March."
    clash.get_by_role("button", name="Keep mine").click()
    saved(page, ".is-situation")
    other.fill("#id_situation", "Sales rise.")
    other.press("#id_situation", "Tab")
    other.locator(".is-situation").get_by_role("button", name="Take theirs").click()
    assert other.input_value("#id_situation") == "Sales fall since March."
    other.reload()
    assert other.input_value("#id_situation") == "Sales fall since March."


def test_text_that_was_not_saved_outlives_a_reload(page: Any) -> None:
    page.route("**/text/", lambda route: route.abort())
    page.fill("#id_answer", "Written in a tunnel.")
    page.press("#id_answer", "Tab")
    page.get_by_text("Not saved: no connection. Your text stays here.").wait_for()
    page.reload()
    page.wait_for_function(
        "() => document.querySelector('#id_answer').value === 'Written in a tunnel.'"
    )
    page.unroute("**/text/")
    page.evaluate("window.dispatchEvent(new Event('online'))")
    saved(page, ".is-answer")
    page.reload()
    assert page.input_value("#id_answer") == "Written in a tunnel."


def test_text_survives_a_lost_connection(page: Any) -> None:
    page.context.set_offline(True)
    page.fill("#id_answer", "Written in a tunnel.")
    page.press("#id_answer", "Tab")
    page.get_by_text("Not saved: no connection. Your text stays here.").wait_for()
    page.context.set_offline(False)
    saved(page, ".is-answer")
    page.reload()
    assert page.input_value("#id_answer") == "Written in a tunnel."


def test_what_is_typed_before_the_scripts_have_come_is_saved(page: Any) -> None:
    late: list[Any] = []
    page.route("**/reports/report_saving*.js", lambda route: late.append(route))  # noqa: PLW0108 - a plain method is not taken
    page.reload(wait_until="commit")
    page.fill("#id_situation", "Typed early")
    for _ in range(200):
        if late:
            break
        page.wait_for_timeout(50)
    assert late, "the script is not held back"
    late[0].continue_()
    page.get_by_text("Saved", exact=True).wait_for()
    page.unroute("**/reports/report_saving*.js")
    page.reload()
    assert page.input_value("#id_situation") == "Typed early"


def test_a_title_is_needed(page: Any) -> None:
    page.fill("#id_title", " ")
    page.press("#id_title", "Tab")
    page.get_by_text("This must not be empty.").wait_for()
    page.fill("#id_title", "Final report")
    page.press("#id_title", "Tab")
    saved(page, ".is-title")
    assert page.locator("h1").inner_text() == "Final report"
    assert page.get_by_text("This must not be empty.").count() == 0


def open_reports(page: Any, engagement: str, place: str) -> None:
    page.goto("/")
    page.get_by_role("link", name=engagement).first.click()
    page.locator(".rail").get_by_role("link", name=place, exact=True).first.click()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [WIDE, {"width": 390, "height": 844}], ids=["desk", "phone"])
def test_pages_are_accessible_and_fit(sign_in: Person, scheme: str, size: dict[str, int]) -> None:
    page = sign_in(viewport=size, color_scheme=scheme, blank=True)
    open_reports(page, "Brand marketing", "Overview")
    reports = page.locator('.rail a[href$="/reports/"]').first.get_attribute("href")
    page.goto(reports)
    composer = page.locator("main .rows .row-main").first.get_attribute("href")
    for address in (reports, f"{reports}new/", f"{composer}template/", composer):
        page.goto(address)
        page.wait_for_load_state("networkidle")
        assert violations(page) == []
        wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert wide <= 0, address


def piece(page: Any, section: str) -> Any:
    return page.locator(f"[data-sections='{section}']")


@pytest.mark.timeout(300)
def test_the_pages_are_shown_and_what_changed_is_drawn_anew(page: Any) -> None:
    cover = piece(page, "cover")
    cover.locator("img").wait_for(timeout=90_000)
    assert cover.locator("img").get_attribute("alt") == "Page “Cover”"
    page.wait_for_function(
        "() => document.querySelector('[data-sections=cover] img').naturalWidth > 0"
    )
    before = cover.get_attribute("data-piece")
    goals = piece(page, "goals").get_attribute("data-piece")
    page.fill("#id_subtitle", "Second meeting")
    page.press("#id_subtitle", "Tab")
    page.wait_for_function(
        """before => {
          const cover = document.querySelector("[data-sections=cover]");
          const isDrawn = cover && !("waiting" in cover.dataset) && cover.querySelector("img");
          return isDrawn && cover.dataset.piece !== before;
        }""",
        arg=before,
        timeout=90_000,
    )
    assert piece(page, "goals").get_attribute("data-piece") == goals


def test_what_is_to_be_mended_is_told_with_its_place(sign_in: Person) -> None:
    page = sign_in(viewport=WIDE, blank=True)
    compose(page, ())
    page.locator("#fit-count", has_text="to mend").click()
    link = page.locator(".storyline-fit li a").first
    section = link.get_attribute("data-choose")
    link.click()
    page.locator(f"#panel-{section}").wait_for()


def test_another_format_is_chosen_from_the_menu(page: Any) -> None:
    page.get_by_label("Other formats").click()
    page.get_by_role("button", name="Export XLSX").click()
    row = page.locator("#export-list > li").first
    row.wait_for()
    assert page.locator("#export-list > li").count() == 1
    page.locator("#export-list", has_text="XLSX").wait_for()


@pytest.mark.timeout(300)
def test_a_drawing_is_saved_below_its_page(page: Any) -> None:
    tree = piece(page, "tree")
    tree.wait_for(timeout=60_000)
    tree.scroll_into_view_if_needed()
    link = tree.get_by_role("link", name="as SVG")
    link.wait_for(timeout=90_000)
    with page.expect_download(timeout=60_000) as told:
        link.click()
    assert told.value.suggested_filename.endswith(".svg")
    assert "<text" in Path(told.value.path()).read_text("utf-8")


def test_a_report_is_kept_as_a_template_for_the_next(page: Any) -> None:
    page.get_by_role("link", name="Save as template").click()
    page.fill("[name=name]", "Monthly update")
    page.get_by_role("button", name="Save the template").click()
    page.locator("#composer").wait_for()
    page.locator(".rail").get_by_role("link", name="Reports", exact=True).first.click()
    page.get_by_role("link", name="New report").click()
    page.get_by_label("Monthly update").check()
    page.fill("[name=title]", "November")
    page.get_by_role("button", name="Start the report").click()
    page.locator("h1", has_text="November").wait_for()
