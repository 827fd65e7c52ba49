"""Files on a source, voice notes on a question.

No machine of tests has a microphone: a stand-in of ``getUserMedia`` gives the sound of an
oscillator. What records it, and what plays it, is the browser's own.
"""

from collections.abc import Callable
from typing import Any

import pytest

from tests.browser.axe import violations
from tests.browser.editing import make_graph, open_graph, select

pytestmark = pytest.mark.browser
Person = Callable[..., Any]
MICROPHONE = """
  navigator.mediaDevices.getUserMedia = async () => {
    if (window.isMicrophoneRefused) throw new DOMException("", "NotAllowedError");
    const context = new AudioContext();
    const sound = context.createOscillator();
    const target = context.createMediaStreamDestination();
    sound.connect(target);
    sound.start();
    await context.resume();
    return target.stream;
  };
"""
HEARD = """
  new Promise((resolve) => {
    const player = document.querySelector("#voice audio");
    player.addEventListener("timeupdate", () => player.currentTime > 0.3 && resolve(true));
    player.addEventListener("ended", () => resolve(player.currentTime > 0.3));
  })
"""
SMALL = """
How do we grow?
  More customers
"""


def open_voice(page: Any, address: str) -> Any:
    open_graph(page, address)
    select(page, "More customers")
    fold = page.locator("#voice")
    fold.locator("summary").click()
    return fold


def test_a_voice_note_is_recorded_heard_deleted_and_brought_back(sign_in: Person) -> None:
    anna = sign_in("anna@example.org", viewport={"width": 1440, "height": 900}, blank=True)
    anna.add_init_script(MICROPHONE)
    address = make_graph(anna, SMALL)
    fold = open_voice(anna, address)
    state = fold.get_by_role("status")
    anna.evaluate("window.isMicrophoneRefused = true")
    fold.get_by_role("button", name="Record").click()
    state.get_by_text("The microphone is refused").wait_for()
    anna.evaluate("window.isMicrophoneRefused = false")
    fold.get_by_role("button", name="Record").click()
    fold.get_by_role("timer").get_by_text("1:28 left").wait_for()
    fold.get_by_role("button", name="Stop").click()
    fold.get_by_label("Title").fill("Why more")
    anna.keyboard.press("Enter")
    state.get_by_text("The voice note is kept.").wait_for()
    fold.get_by_text("Why more").wait_for()
    assert violations(anna) == []

    boris = sign_in("boris@example.org", viewport={"width": 1440, "height": 900}, blank=True)
    other = open_voice(boris, address)
    other.get_by_text("Anna").wait_for()
    other.get_by_role("button", name="Play: Why more").click()
    other.locator("audio").wait_for()
    assert boris.evaluate(HEARD)
    assert other.get_by_role("button", name="Delete: Why more").count() == 0

    fold.get_by_role("button", name="Delete: Why more").click()
    anna.locator("#toasts").get_by_role("button", name="Undo").wait_for()
    assert fold.locator("[data-voice]").count() == 0
    anna.locator("#toasts").get_by_role("button", name="Undo").click()
    fold.get_by_text("Why more").wait_for()


def test_a_file_is_attached_to_a_source_replaced_and_brought_back(sign_in: Person) -> None:
    page = sign_in("anna.ru@example.org", viewport={"width": 390, "height": 844})
    address = page.locator("main a[href^='/engagements/']").first.get_attribute("href")
    page.goto(f"{address}sources/new/")
    page.get_by_label("Название").fill("Панель цен")
    page.get_by_role("button", name="Сохранить").click()
    files = page.locator("section", has=page.locator("#files-title"))
    for name, content in (("цены.html", b"<p>"), ("цены.csv", b"a;b")):
        sent = {"name": name, "mimeType": "", "buffer": content}
        files.get_by_label("Файл").set_input_files(sent)
        files.get_by_role("button", name="Приложить").click()
        if name.endswith("html"):
            files.get_by_text("здесь не хранятся").wait_for()
    row = files.get_by_role("listitem").filter(has_text="цены.csv")
    with page.expect_download() as download:
        row.get_by_role("link", name="цены.csv").click()
    assert download.value.suggested_filename == "цены.csv"
    assert violations(page) == []
    newer = {"name": "цены 2.csv", "mimeType": "", "buffer": b"a;c"}
    files.get_by_label("Файл", exact=True).set_input_files(newer)
    files.get_by_label("Вместо файла").select_option(label="цены.csv")
    files.get_by_role("button", name="Приложить").click()
    files.get_by_role("listitem").filter(has_text="цены 2.csv").wait_for()
    assert files.get_by_role("listitem").count() == 1
    files.get_by_role("button", name="Удалить «цены 2.csv»").click()
    page.locator("#toasts").get_by_role("button", name="Отменить").click()
    files.get_by_role("listitem").filter(has_text="цены 2.csv").wait_for()
