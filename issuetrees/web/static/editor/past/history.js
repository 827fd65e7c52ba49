/**
 * The door to the past: loads the side panel, the preview and the comparison when they are first
 * asked for, by a key, a button or the address (`?revision=31`, `?compare=12..31`).
 *
 * @typedef {import("../editor.js").Editor} Editor
 */

import { onDemand } from "../base/on_demand.js";

const IN_ADDRESS = /[?&](revision|compare)=/;

export class History {
  /** @param {Editor} editor */
  constructor(editor) {
    this.editor = editor;
    this.seen = Number(editor.shelf.getItem("seen"));
    this.side = onDemand(editor, async () => {
      const { HistorySide } = await import("./history_side.js");
      this.isOpened = true;
      return new HistorySide(editor, this.seen);
    });
    this.isOpened = false;
    window.addEventListener("pagehide", () => this.#remember());
    window.addEventListener("popstate", () => {
      if (this.isOpened || IN_ADDRESS.test(location.search)) this.side((side) => side.follow());
    });
    if (IN_ADDRESS.test(location.search)) this.side((side) => side.follow());
  }

  open() {
    return this.side((side) => side.toggle("history"));
  }

  compare() {
    return this.side((side) => side.toggle("compare"));
  }

  /** How far one has seen the graph: what came later is what one compares with first. */
  #remember() {
    try {
      this.editor.shelf.setItem("seen", String(this.editor.sync.revision));
    } catch {
      // The store is full: the comparison begins with today.
    }
  }
}
