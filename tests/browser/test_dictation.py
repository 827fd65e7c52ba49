"""Speech into titles, fields and transcripts, in both languages.

A stand-in takes the place of the browser's ``SpeechRecognition``, for no machine of tests has a
microphone: it keeps to the interface of the Web Speech API, and ``hear`` speaks into it.
"""

from collections.abc import Callable
from typing import Any

import pytest

from tests.browser.editing import make_graph, open_graph, saved, select, settle, stored, tree

pytestmark = pytest.mark.browser
Person = Callable[..., Any]

STAND_IN = """
  window.SpeechRecognition = class extends EventTarget {
    start() {
      window.speech = this;
      this.results = [];
      if (window.isMicrophoneRefused) setTimeout(() => {
        this.onerror?.({ error: "not-allowed" });
        this.onend?.();
      });
    }
    stop() { setTimeout(() => this.onend?.()); }
    abort() { this.onend?.(); }
  };
  window.hear = (words, isFinal) => {
    const { speech } = window;
    const last = speech.results.at(-1);
    if (last && !last.isFinal) speech.results.pop();
    speech.results.push(Object.assign([{ transcript: words, confidence: 0.9 }], { isFinal }));
    speech.onresult?.({ results: speech.results, resultIndex: speech.results.length - 1 });
  };
"""
SMALL = """
How do we grow?
  More customers
"""


@pytest.fixture
def anna(sign_in: Person) -> Any:
    """Open the product in a browser that recognises speech, as it were."""
    page = sign_in("anna@example.org", viewport={"width": 1440, "height": 900}, blank=True)
    page.add_init_script(STAND_IN)
    return page


def hear(page: Any, words: str, *, is_final: bool = True) -> None:
    """Speak; what is not final may still be heard otherwise."""
    page.evaluate("([words, isFinal]) => hear(words, isFinal)", [words, is_final])


def test_title_and_note_are_dictated_edited_and_undone(anna: Any) -> None:
    open_graph(anna, make_graph(anna, SMALL))
    select(anna, "More customers")
    anna.keyboard.press("Alt+KeyM")
    dialog = anna.get_by_role("dialog", name="Dictate with your browser")
    assert "send the sound to their maker" in dialog.inner_text()
    dialog.get_by_role("button", name="Start dictating").click()
    assert anna.evaluate("speech.lang") == "en-US"
    title = anna.locator(".node-editor")
    title.press("Control+a")
    hear(anna, "more costumers", is_final=False)
    hear(anna, "in new cities")
    assert title.input_value() == "In new cities"
    assert anna.get_by_role("status").get_by_text("Listening to English").is_visible()
    anna.keyboard.press("Alt+KeyM")
    anna.locator(".dictation").wait_for(state="detached")
    anna.keyboard.type("?")
    anna.keyboard.press("Enter")
    assert settle(anna) == tree("How do we grow?\n  In new cities?")
    anna.keyboard.press("Control+z")
    assert settle(anna) == tree(SMALL)

    note = anna.locator("#inspector [name=note]")
    note.fill("Ask.")
    anna.get_by_role("button", name="Dictate: Note").click()
    hear(anna, "the mayor", is_final=False)
    assert note.input_value() == "Ask. The mayor"
    anna.keyboard.press("Escape")
    assert note.input_value() == "Ask."
    anna.keyboard.press("Alt+KeyM")
    anna.get_by_role("group", name="Dictation").get_by_role("button", name="RU").click()
    assert anna.evaluate("speech.lang") == "ru-RU"
    hear(anna, "спросить мэра")
    anna.get_by_role("button", name="Stop").click()
    anna.locator(".dictation").wait_for(state="detached")
    saved(anna)
    notes = (
        "fetch(`/api/v1/graphs/${location.pathname.split('/')[2]}/records`).then((r) => r.text())"
    )
    assert "Ask. Спросить мэра" in anna.evaluate(notes)
    note.press("Control+z")
    assert note.input_value() == "Ask."
    anna.keyboard.press("Escape")
    anna.wait_for_function(f"{notes}.then((text) => !text.includes('мэра'))")
    assert stored(anna) == tree(SMALL)


def test_interview_is_dictated_in_russian(sign_in: Person) -> None:
    page = sign_in("anna.ru@example.org", viewport={"width": 390, "height": 844})
    page.add_init_script(STAND_IN)
    page.evaluate("localStorage.setItem('issuetrees:dictation-told', 'yes')")
    found = page.request.get("/api/v1/engagements").json()["items"]
    sample = next(one["id"] for one in found if one["language"] == "ru")
    address = f"/engagements/{sample}/"
    page.goto(f"{address}sources/new/?kind=interview")
    text = page.locator("[name=transcript]")
    text.focus()
    page.evaluate("window.isMicrophoneRefused = true")
    page.keyboard.press("Alt+KeyM")
    page.locator("#toasts", has_text="Микрофон не разрешён.").wait_for()
    page.locator(".dictation").wait_for(state="detached")
    page.evaluate("window.isMicrophoneRefused = false")
    page.get_by_role("button", name="Надиктовать: Расшифровка").click()
    assert page.evaluate("speech.lang") == "ru-RU"
    page.get_by_role("status").get_by_text("Слушаю по-русски").wait_for()
    hear(page, "мы покупаем раз в месяц")
    page.keyboard.type(". ")  # what is typed in between is not spoken over
    hear(page, "чаще нет денег")
    page.keyboard.press("Alt+Shift+KeyM")
    assert page.evaluate("speech.lang") == "en-US"
    page.get_by_role("button", name="Остановить").click()
    page.locator(".dictation").wait_for(state="detached")
    assert text.input_value() == "Мы покупаем раз в месяц. Чаще нет денег"

    other = sign_in("anna.ru@example.org", viewport={"width": 390, "height": 844}, blank=True)
    other.add_init_script("delete window.SpeechRecognition; delete window.webkitSpeechRecognition;")
    other.goto(f"{address}sources/new/?kind=interview")
    other.locator("[name=transcript]").focus()
    other.keyboard.press("Alt+KeyM")
    assert other.locator(".dictate, .dictation, dialog[open]").count() == 0
