/**
 * The door to the past: loads the side panel, the preview and the comparison when they are first
 * asked for, by a key, a button or the address (`?revision=31`, `?compare=12..31`).
 *
 * @typedef {import("./editor.js").Editor} Editor
 * @typedef {import("./history_side.js").HistorySide} HistorySide
 */

import { t } from "../js/i18n.js";

const IN_ADDRESS = /[?&](revision|compare)=/;

export class History {
  /** @param {Editor} editor */
  constructor(editor) {
    this.editor = editor;
    this.seen = Number(editor.shelf.getItem("seen"));
    /** @type {Promise<HistorySide> | null} */
    this.side = null;
    window.addEventListener("pagehide", () => this.#remember());
    window.addEventListener("popstate", () => {
      if (this.side || IN_ADDRESS.test(location.search)) this.#go((side) => side.follow());
    });
    if (IN_ADDRESS.test(location.search)) this.#go((side) => side.follow());
  }

  open() {
    return this.#go((side) => side.toggle("history"));
  }

  compare() {
    return this.#go((side) => side.toggle("compare"));
  }

  /** How far one has seen the graph: what came later is what one compares with first. */
  #remember() {
    try {
      this.editor.shelf.setItem("seen", String(this.editor.sync.revision));
    } catch {
      // The store is full: the comparison begins with today.
    }
  }

  /** @param {(side: HistorySide) => unknown} act */
  async #go(act) {
    this.side ??= this.#load();
    try {
      await act(await this.side);
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
      this.side = null;
      this.editor.say(t("There is no connection. Try again when it is back."));
    }
  }

  async #load() {
    const { HistorySide } = await import("./history_side.js");
    return new HistorySide(this.editor, this.seen);
  }
}
