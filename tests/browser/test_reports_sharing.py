"""Sharing a report in a real browser: a link is made, a client reads without an account."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.browser.axe import violations
from tests.browser.composing import EXPORT_SECONDS, WIDE
from tests.browser.conftest import Server

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("worker")]
Person = Callable[..., Any]
PASSWORD = "open sesame"


def export(page: Any) -> str:
    """Have a file made; return the address of the page of its report's links."""
    page.goto("/")
    page.get_by_role("link", name="Brand marketing").first.click()
    page.locator('.rail a[href$="/reports/"]').first.click()
    page.get_by_role("link", name="Brand marketing that keeps its word").click()
    page.locator("[data-export] > button").click()
    page.locator("#export-list a[download]").first.wait_for(timeout=EXPORT_SECONDS * 1000)
    link = page.locator("#files").get_by_role("link", name="Share by a link")
    return str(link.get_attribute("href"))


def make_link(page: Any, links: str, name: str, password: str = "") -> str:
    """Make a link; return its address, which is shown this once."""
    page.goto(links)
    page.get_by_label("For whom").fill(name)
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Make the link").click()
    field = page.get_by_label(f"Link for {name}")
    field.wait_for()
    return str(field.input_value())


@pytest.mark.timeout(300)
def test_a_client_reads_what_is_shared_until_it_is_withdrawn(
    server: Server, chromium: Browser, sign_in: Person
) -> None:
    page = sign_in(viewport=WIDE, blank=True)
    links = export(page)
    address = make_link(page, links, "Ms Client", PASSWORD)
    assert not violations(page)
    context = chromium.new_context(base_url=server.url, accept_downloads=True, locale="ru-RU")
    client = context.new_page()
    try:
        read_with_password(client, address)
        withdraw(page, links, "Ms Client")
        client.goto(address)
        client.get_by_text("Эту ссылку отозвали").wait_for()
        assert not violations(client)
    finally:
        context.close()


def read_with_password(client: Any, address: str) -> None:
    """Open a link as its client does: a wrong password, the right one, the file."""
    client.goto(address)
    for password in ("not this one", PASSWORD):
        client.get_by_label("Пароль").fill(password)
        client.get_by_role("button", name="Открыть отчёт").click()
        if password != PASSWORD:
            client.get_by_text("Пароль не подошёл").wait_for()
            assert not violations(client)
    button = client.get_by_role("link", name="Скачать")
    button.wait_for()
    assert not violations(client)
    with client.expect_download() as download:
        button.click()
    assert Path(download.value.path()).read_bytes().startswith(b"%PDF-")


def withdraw(page: Any, links: str, name: str) -> None:
    """Read the log of a link, then withdraw it."""
    page.goto(links)
    row = page.locator(".shared-link", has_text=name)
    row.get_by_text("Log", exact=True).click()
    row.locator(".link-log li").nth(2).wait_for()
    assert not violations(page)
    row.get_by_role("button", name=f"Withdraw the link “{name}”").click()
    row.get_by_text("withdrawn").wait_for()
