/**
 * Accepting a finding with a reason, and taking that back.
 *
 * @typedef {import("../editor.js").Editor} Editor
 * @typedef {import("./findings.js").Finding} Finding
 */

import { make } from "../../kit/dom.js";
import { send } from "../../kit/http.js";
import { newId } from "../../kit/ids.js";
import { t } from "../../kit/words.js";

const MAX_REASON = 300;

export class WaiverForm {
  /**
   * @param {Editor} editor
   * @param {Finding} finding
   * @param {(isDone: boolean) => void} closed
   */
  constructor(editor, finding, closed) {
    this.editor = editor;
    this.finding = finding;
    this.closed = closed;
    this.key = newId(); // the same for each try, so that a lost answer doubles nothing
    this.element = make("form", "dock-form");
    this.reason = make("input", "input is-small");
    this.reason.required = true;
    this.reason.maxLength = MAX_REASON;
    this.reason.value = finding.waiver?.reason ?? "";
    const label = make("label", "dock-reason", t("Why do you accept this?"));
    const save = make("button", "button is-small is-main", t("Waive"));
    const cancel = make("button", "button is-quiet is-small", t("Cancel"));
    cancel.type = "button";
    cancel.addEventListener("click", () => this.close());
    label.append(this.reason);
    this.element.append(label, save, cancel);
    this.element.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#send();
    });
  }

  focus() {
    this.reason.focus();
    this.reason.select();
  }

  /** @param {boolean} [isDone] */
  close(isDone = false) {
    this.element.remove();
    this.closed(isDone);
  }

  async #send() {
    const { node_id, code, side, related_ids } = this.finding;
    const body = { node_id, code, side, related_ids, reason: this.reason.value };
    const refusal = await asked(() =>
      send("POST", this.editor.server.urls.waivers, body, { "Idempotency-Key": this.key }),
    );
    if (refusal === null) return this.close(true);
    this.key = newId();
    this.editor.say(refusal);
  }
}

/**
 * Takes a waiver back; that can be undone.
 * @param {Editor} editor
 * @param {Finding} finding
 */
export async function takeBack(editor, { waiver }) {
  if (!waiver) return;
  const url = `${editor.server.urls.waiver}/${waiver.id}`;
  const refusal = await asked(() =>
    send("DELETE", url, undefined, { "If-Match": `"${waiver.version}"` }),
  );
  if (refusal) editor.say(refusal);
}

/**
 * @param {() => Promise<import("../../kit/http.js").Reply>} request
 * @returns {Promise<string | null>} why it was refused
 */
async function asked(request) {
  try {
    const { status, body } = await request();
    return status < 300 ? null : (body?.detail ?? t("The server refused this."));
  } catch {
    return t("There is no connection. Try again when it is back.");
  }
}
