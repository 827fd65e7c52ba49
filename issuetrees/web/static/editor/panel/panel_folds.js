/** Which folds of the panel this person has open, on whatever tree. */

import { Shelf } from "../../kit/outbox/shelf.js";

const NAME = "folds";

/** @param {import("../editor.js").Editor} editor @param {HTMLElement} panel */
export function rememberFolds({ shelf, options }, panel) {
  const kept = new Shelf(shelf.store, "panel", options.me.id);
  /** @type {HTMLDetailsElement[]} */
  const folds = [...panel.querySelectorAll("details")].filter(({ dataset }) => dataset.fold);
  const open = (kept.getItem(NAME) ?? "").split(" ");
  for (const fold of folds) {
    fold.open = open.includes(fold.dataset.fold ?? "");
    fold.addEventListener("toggle", () => {
      const names = folds.filter((one) => one.open).map((one) => one.dataset.fold);
      try {
        kept.setItem(NAME, names.join(" "));
      } catch {
        // The store is full of unsent steps: they matter more than folds.
      }
    });
  }
}
