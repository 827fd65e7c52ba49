"""Pictures in the composer: chosen, replaced, pasted, dropped, taken away, and brought back."""

import io
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import expect

from tests.browser.axe import violations
from tests.browser.composing import WIDE, compose, saved
from tests.reports.drawings import sent

pytestmark = pytest.mark.browser
# What a paste and a drop hold: browsers give programs no clipboard with files in it.
GIVE = """([name, bytes, kind]) => {
  const held = new DataTransfer();
  held.items.add(new File([new Uint8Array(bytes)], "picture.png", { type: "image/png" }));
  const field = document.querySelector(".panel:not([hidden]) [data-picture]");
  const made = kind === "paste"
    ? new ClipboardEvent("paste", { clipboardData: held, bubbles: true, cancelable: true })
    : new DragEvent(name, { dataTransfer: held, bubbles: true, cancelable: true });
  field.dispatchEvent(made);
}"""


@pytest.fixture
def page(sign_in: Any) -> Any:
    """The composer of a new report with a picture section."""
    page = sign_in(viewport=WIDE, blank=True)
    compose(page, ("cover", "summary"))
    page.locator(".section-add summary").click()
    page.locator(".section-add [value=picture]").click()
    field(page).wait_for()
    return page


def field(page: Any) -> Any:
    return page.locator(".panel:not([hidden]) [data-picture]")


def shown(page: Any) -> str:
    return str(field(page).locator("input[type=hidden]").input_value())


def choose(page: Any, path: Path, content: bytes) -> None:
    path.write_bytes(content)
    field(page).locator("[type=file]").set_input_files(path)


def wait_for_another(page: Any, before: str) -> str:
    """Wait until another picture is shown than before."""
    page.wait_for_function(
        "before => document.querySelector('.panel:not([hidden]) [data-picture] input[type=hidden]')"
        ".value !== before",
        arg=before,
        timeout=60_000,
    )
    return shown(page)


def photo() -> bytes:
    target = io.BytesIO()
    Image.linear_gradient("L").save(target, "JPEG")
    return target.getvalue()


def test_a_picture_is_chosen_replaced_and_brought_back(page: Any, tmp_path: Path) -> None:
    choose(page, tmp_path / "no.png", b"no picture")
    expect(field(page).locator("[role=alert]")).to_contain_text("Send a picture as PNG")
    choose(page, tmp_path / "large.png", bytes(5_000_001))
    expect(field(page).locator("[role=alert]")).to_contain_text("5 MB at most")
    choose(page, tmp_path / "hall.png", sent(size=(400, 300)))
    first = wait_for_another(page, "")
    expect(field(page).locator("[role=alert]")).to_be_hidden()
    saved(page, "#sections")
    choose(page, tmp_path / "hall.jpg", photo())
    second = wait_for_another(page, first)
    page.locator("[data-undo]").last.click()
    assert wait_for_another(page, second) == first
    saved(page, "#sections")
    page.reload()
    expect(field(page).locator("img")).to_be_visible()
    assert shown(page) == first


def test_a_picture_is_pasted_dropped_and_taken_away(page: Any) -> None:
    page.evaluate(GIVE, ["paste", list(sent(size=(40, 40))), "paste"])
    first = wait_for_another(page, "")
    page.evaluate(GIVE, ["drop", list(sent(size=(80, 40))), "drop"])
    second = wait_for_another(page, first)
    field(page).locator("[data-picture-gone]").click()
    assert wait_for_another(page, second) == ""
    expect(field(page).locator("img")).to_have_count(0)
    page.locator("[data-undo]").last.click()
    assert wait_for_another(page, "") == second
    assert violations(page) == []
