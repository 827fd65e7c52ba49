/**
 * The list of revisions in words; any of them can be restored, as a new revision.
 *
 * @typedef {import("./editor.js").Editor} Editor
 */

import { pageLanguage, t } from "../js/i18n.js";
import { make, need } from "./dom.js";

export class History {
  /** @param {Editor} editor */
  constructor(editor) {
    this.editor = editor;
    this.dialog = /** @type {HTMLDialogElement} */ (need("#history-dialog"));
    this.list = need("#history-list");
    this.more = /** @type {HTMLButtonElement} */ (need("#history-more"));
    /** @type {string | null} */
    this.next = null;
    this.more.addEventListener("click", () => this.#load());
    this.list.addEventListener("click", (event) => this.#clicked(event));
    this.dialog.addEventListener("close", () => editor.focus());
    const language = pageLanguage() === "en" ? "en-GB" : pageLanguage();
    this.format = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "short" });
  }

  open() {
    this.next = null;
    this.list.replaceChildren();
    this.dialog.showModal();
    this.#load();
  }

  async #load() {
    try {
      const reply = await this.editor.server.history(this.next);
      if (reply.status !== 200) throw new Error("no history");
      for (const entry of reply.body.items) this.list.append(this.#row(entry));
      this.next = reply.body.next ?? null;
      this.more.hidden = this.next === null;
      if (this.list.childElementCount === 0)
        this.list.append(make("li", "soft", t("Nothing has happened yet.")));
    } catch {
      this.list.append(make("li", "soft", t("The history could not be loaded.")));
    }
  }

  /** @param {{revision: number, actor: {name: string} | null, summary: string, created_at: string}} entry */
  #row(entry) {
    const row = make("li", "history-row");
    const words = make("div", "history-words", entry.summary);
    const when = this.format.format(new Date(entry.created_at));
    words.append(
      make("span", "history-when", [entry.actor?.name, when].filter(Boolean).join(", ")),
    );
    row.append(words);
    const isLatest = entry.revision === this.editor.sync.revision;
    if (!this.editor.canEdit || isLatest) return row;
    const button = make("button", "button is-small", t("Restore"));
    button.type = "button";
    button.dataset.restore = String(entry.revision);
    row.append(button);
    return row;
  }

  /** @param {Event} event */
  #clicked(event) {
    const button = event.target instanceof Element ? event.target.closest("[data-restore]") : null;
    if (button instanceof HTMLElement) this.#restore(Number(button.dataset.restore));
  }

  /** @param {number} revision */
  async #restore(revision) {
    const { editor } = this;
    this.dialog.close();
    await editor.restore(revision);
  }
}
