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
    /** @type {Map<Finding, string>} keys, the same for each try: a lost answer doubles nothing */
    this.waiting = withKeys(finding);
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
    for (const [{ node_id, code, side, related_ids }, key] of this.waiting) {
      const body = { node_id, code, side, related_ids, reason: this.reason.value };
      const refusal = await asked(() =>
        send("POST", this.editor.server.urls.waivers, body, { "Idempotency-Key": key }),
      );
      if (refusal === null) continue;
      this.waiting = withKeys(this.finding);
      return this.editor.say(refusal);
    }
    this.close(true);
  }
}

/**
 * Takes a waiver back, of both sides where both say the same; that can be undone.
 * @param {Editor} editor
 * @param {Finding} finding
 */
export async function takeBack(editor, finding) {
  for (const { waiver } of [finding, ...(finding.twins ?? [])]) {
    if (!waiver) continue;
    const url = `${editor.server.urls.waiver}/${waiver.id}`;
    const refusal = await asked(() =>
      send("DELETE", url, undefined, { "If-Match": `"${waiver.version}"` }),
    );
    if (refusal) return editor.say(refusal);
  }
}

/** @param {Finding} finding */
function withKeys(finding) {
  return new Map([finding, ...(finding.twins ?? [])].map((one) => [one, newId()]));
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
