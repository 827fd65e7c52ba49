/**
 * A voice note being made: recorded, heard again, kept or dropped.
 *
 * @typedef {import("../editor.js").Editor} Editor
 * @typedef {import("../../kit/recorder.js").Recorded} Recorded
 * @typedef {object} Around
 * @property {() => string} node which one is selected
 * @property {(id: string) => string} address where its notes are kept
 * @property {(id: string) => unknown} kept
 */

import { make, need } from "../../kit/dom.js";
import { upload } from "../../kit/http.js";
import { newId } from "../../kit/ids.js";
import { clock, Recorder, whyNot } from "../../kit/recorder.js";
import { isolated } from "../../kit/text.js";
import { t } from "../../kit/words.js";
import { dropPlayers, playerOf } from "./voice_row.js";

const MOST = 90;
const SOON = 10;

export class Saying {
  /** @param {Editor} editor @param {Around} around */
  constructor(editor, around) {
    this.editor = editor;
    this.around = around;
    this.begin = /** @type {HTMLButtonElement} */ (need("#voice-record"));
    this.state = need("#voice-state");
    this.timer = need("#voice-timer");
    this.review = need("#voice-review");
    this.recorder = new Recorder(MOST, (left) => this.#tick(left));
    this.isRecording = false;
    this.node = "";
    this.key = "";
    /** @type {Recorded | null} */
    this.made = null;
    this.begin.addEventListener("click", () => this.#pressed());
    window.addEventListener("beforeunload", (event) => this.isBusy && event.preventDefault());
    this.show();
  }

  get isBusy() {
    return this.isRecording || this.made !== null;
  }

  /** What can be done here, and why not. */
  show() {
    const why = whyNot();
    const can = this.editor.options.can.comment;
    this.begin.hidden = !can || why !== "" || this.made !== null;
    if (this.isBusy || !can) return;
    this.state.textContent = why === "" ? "" : WHY[why === "insecure" ? why : "unknown"]();
  }

  #pressed() {
    if (this.isRecording) this.recorder.stop();
    else this.#record();
  }

  async #record() {
    this.node = this.around.node();
    this.begin.disabled = true;
    this.#say(t("The browser asks for the microphone. Allow it."));
    try {
      const made = await this.recorder.record(() => this.#begun());
      this.#over();
      this.#hear(made);
    } catch (error) {
      this.#over();
      this.#say(refusal(error));
    }
  }

  #begun() {
    this.isRecording = true;
    this.begin.disabled = false;
    this.begin.textContent = t("Stop");
    this.timer.hidden = false;
    this.#say(t("Recording for “{title}”, 90 seconds at most.", { title: this.#title() }));
  }

  #over() {
    this.isRecording = false;
    this.begin.disabled = false;
    this.begin.textContent = t("Record");
    this.timer.hidden = true;
  }

  #title() {
    return isolated(this.editor.graph.nodes.get(this.node)?.title ?? "");
  }

  /** @param {number} left */
  #tick(left) {
    this.timer.textContent = t("{time} left", { time: clock(left) });
    if (left === SOON) this.#say(t("10 seconds are left."));
  }

  /** @param {Recorded} made */
  #hear(made) {
    this.made = made;
    this.key = newId();
    this.#say(t("Recorded for “{title}”. Listen, name it, keep it.", { title: this.#title() }));
    const label = make("label", "field");
    const input = make("input", "input");
    input.maxLength = 200;
    label.append(make("span", "field-label", t("Title")), input);
    const keep = button(t("Keep the note"), "button is-primary is-small");
    const drop = button(t("Discard"), "button is-quiet is-small");
    keep.addEventListener("click", () => this.#keep(input, keep));
    drop.addEventListener("click", () => this.#done(t("The recording is discarded.")));
    input.addEventListener("keydown", (event) => {
      event.stopPropagation();
      if (event.key === "Enter") keep.click();
    });
    const acts = make("p", "voice-acts");
    acts.append(keep, drop);
    this.review.replaceChildren(playerOf(made.blob, t("What you recorded")), label, acts);
    this.show();
    input.focus();
  }

  /** @param {HTMLInputElement} input @param {HTMLButtonElement} keep */
  async #keep(input, keep) {
    if (!this.made) return;
    const form = new FormData();
    form.append("file", this.made.blob, this.made.name);
    form.append("title", input.value);
    keep.disabled = true;
    try {
      const headers = { "Idempotency-Key": this.key };
      const { status, body } = await upload(this.around.address(this.node), form, headers);
      if (status === 201) return this.#done(t("The voice note is kept."));
      this.key = newId(); // what is sent next is another request
      this.#say(body?.detail ?? t("Sign in again to save"));
    } catch {
      input.readOnly = true; // sent again it is the same request, which may have arrived
      this.#say(t("There is no connection. The recording stays here: keep it when it is back."));
    }
    keep.disabled = false;
  }

  /** @param {string} words */
  #done(words) {
    this.made = null;
    dropPlayers(this.review);
    this.review.replaceChildren();
    this.show();
    this.#say(words);
    this.begin.focus();
    this.around.kept(this.node);
  }

  /** @param {string} words */
  #say(words) {
    this.state.textContent = words;
  }
}

const WHY = {
  insecure: () => t("Browsers record only at a secure address (https). Open the page there."),
  unknown: () =>
    t(
      "This browser records no sound. Current Chrome, Edge, Firefox and Safari do; you hear notes here.",
    ),
};

/** Why a recording did not come about. @param {unknown} error */
function refusal(error) {
  const name = error instanceof Error ? error.name : "";
  if (name === "NotAllowedError" || name === "SecurityError")
    return t("The microphone is refused for this page. Allow it beside the address, then record.");
  if (name === "NotFoundError") return t("There is no microphone. Connect one, then record.");
  return t("The microphone does not answer: another program may be using it. Try again.");
}

/** @param {string} words @param {string} look */
function button(words, look) {
  const found = make("button", look, words);
  found.type = "button";
  return found;
}
