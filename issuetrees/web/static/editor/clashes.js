/**
 * Says what could not simply be saved: the same text changed by two people, or a step that no
 * longer fits. What waits for a choice is stored until it is made. Nobody is interrupted while
 * typing: a dialog that opened under the fingers would swallow their words.
 *
 * @typedef {import("./types.js").Clash} Clash
 * @typedef {import("./types.js").Rejected} Rejected
 * @typedef {import("./editor.js").Editor} Editor
 */

import { t } from "../js/i18n.js";
import { need } from "./dom.js";

/** @type {Record<string, () => string>} */
const STATUS_WORDS = {
  open: () => t("Open"),
  in_progress: () => t("In progress"),
  answered: () => t("Answered"),
  pruned: () => t("Pruned"),
};

/** So long the keys have to rest before a dialog opens. */
const REST = 1_000;

export class Clashes {
  /** @param {Editor} editor */
  constructor(editor) {
    this.editor = editor;
    this.key = `issuetrees.clash.${editor.options.graph.id}`;
    /** @type {Clash[]} */
    this.waiting = this.#stored();
    /** @type {Rejected[]} */
    this.rejected = [];
    this.typedAt = Number.NEGATIVE_INFINITY;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.timer = undefined;
    this.dialog = /** @type {HTMLDialogElement} */ (need("#clash-dialog"));
    this.note = /** @type {HTMLDialogElement} */ (need("#rejected-dialog"));
    this.dialog.addEventListener("close", () => this.#chosen());
    this.note.addEventListener("close", () => this.#showCalmly());
    document.addEventListener("keydown", (event) => this.#typed(event), true);
    need("#rejected-copy").addEventListener("click", () => this.#copy());
    this.#showCalmly();
  }

  /** @param {Rejected} rejected */
  reject(rejected) {
    if (rejected.texts.length === 0) return this.editor.say(rejected.reason);
    this.rejected.push(rejected);
    this.#showCalmly();
  }

  /** @param {KeyboardEvent} event */
  #typed(event) {
    const isInDialog = event.target instanceof Element && event.target.closest("dialog");
    if (!isInDialog) this.typedAt = performance.now();
  }

  /** Shows the next thing to decide, as soon as the hands rest. */
  #showCalmly() {
    clearTimeout(this.timer);
    if (this.waiting.length === 0 && this.rejected.length === 0) return;
    const rest = REST - (performance.now() - this.typedAt);
    const isBusy = this.editor.editing.isOpen || rest > 0;
    if (isBusy) this.timer = setTimeout(() => this.#showCalmly(), Math.max(rest, REST / 4));
    else if (this.rejected.length > 0) this.#showRejected();
    else this.#show();
  }

  /** @returns {Clash[]} */
  #stored() {
    try {
      const found = JSON.parse(localStorage.getItem(this.key) ?? "[]");
      return Array.isArray(found) ? found : [];
    } catch {
      return [];
    }
  }

  #store() {
    if (this.waiting.length === 0) localStorage.removeItem(this.key);
    else localStorage.setItem(this.key, JSON.stringify(this.waiting));
  }

  /** @param {Clash} clash */
  add(clash) {
    const same = this.waiting.find(({ id, field }) => id === clash.id && field === clash.field);
    if (same) same.mine = clash.mine;
    else this.waiting.push(clash);
    this.#store();
    this.#showCalmly();
  }

  #show() {
    const clash = this.waiting[0];
    if (!clash || document.querySelector("dialog[open]")) return;
    const { editor } = this;
    const record =
      clash.part === "nodes" ? editor.graph.node(clash.id) : editor.graph.links.get(clash.id);
    if (!record) return this.#drop();
    need("#clash-place").textContent = record.title;
    need("#clash-mine").textContent = this.#words(clash.field, clash.mine);
    need("#clash-theirs").textContent = this.#words(clash.field, this.#now(clash));
    need("#clash-who").textContent = clash.who || t("Theirs");
    this.dialog.returnValue = "";
    this.dialog.showModal();
  }

  /** @param {Clash} clash @returns {unknown} */
  #now(clash) {
    const { graph } = this.editor;
    const record = clash.part === "nodes" ? graph.node(clash.id) : graph.links.get(clash.id);
    return record ? /** @type {Record<string, any>} */ (record)[clash.field] : clash.theirs;
  }

  /**
   * @param {string} field
   * @param {unknown} value
   */
  #words(field, value) {
    if (field === "status") return STATUS_WORDS[String(value)]?.() ?? String(value);
    if (field === "owner_id") return this.editor.people.get(String(value))?.name ?? t("Nobody");
    return value === null || value === "" ? "–" : String(value);
  }

  #chosen() {
    const clash = this.waiting[0];
    if (!clash) return;
    if (this.dialog.returnValue === "mine") {
      const kind = clash.part === "nodes" ? "edit_node" : "edit_link";
      this.editor.run(
        [{ kind, id: clash.id, fields: { [clash.field]: clash.mine } }],
        t("Keep my text"),
      );
    }
    if (this.dialog.returnValue === "mine" || this.dialog.returnValue === "theirs") this.#drop();
    this.editor.focus();
  }

  #drop() {
    this.waiting.shift();
    this.#store();
    this.#showCalmly();
  }

  #showRejected() {
    if (document.querySelector("dialog[open]")) return;
    const rejected = this.rejected.shift();
    if (!rejected) return;
    need("#rejected-reason").textContent = rejected.reason;
    /** @type {HTMLTextAreaElement} */ (need("#rejected-text")).value = rejected.texts.join("\n\n");
    this.note.showModal();
  }

  async #copy() {
    const area = /** @type {HTMLTextAreaElement} */ (need("#rejected-text"));
    try {
      await navigator.clipboard.writeText(area.value);
      this.editor.say(t("Copied."));
    } catch {
      area.select();
    }
  }
}
