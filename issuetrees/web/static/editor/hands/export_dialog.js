/** The dialog of all forms in which the tree or map can be downloaded; its links are the page's. */

import { need } from "../../kit/dom.js";

/** @param {import("../editor.js").Editor} editor */
export function showExports(editor) {
  const dialog = /** @type {HTMLDialogElement} */ (need("#export-dialog"));
  dialog.addEventListener("close", () => editor.navigation.focus(), { once: true });
  dialog.showModal();
}
