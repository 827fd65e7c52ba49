/**
 * The sheet of all keys, and the list of names for the palette.
 *
 * @typedef {import("./editor.js").Editor} Editor
 */

import { actionsOf } from "./actions.js";
import { make, need } from "./dom.js";
import { keyWords } from "./keys.js";

/** @param {Editor} editor */
export function showKeys(editor) {
  const dialog = /** @type {HTMLDialogElement} */ (need("#keys-dialog"));
  const isMac = navigator.platform.startsWith("Mac");
  const rows = actionsOf(editor)
    .filter(({ keys }) => keys.length > 0)
    .map(({ title, keys }) => {
      const row = make("div", "key-row");
      const where = make("dd");
      for (const key of keys.slice(0, 2)) where.append(make("kbd", "", keyWords(key, isMac)));
      row.append(make("dt", "", title()), where);
      return row;
    });
  need("#key-list").replaceChildren(...rows);
  dialog.addEventListener("close", () => editor.focus(), { once: true });
  dialog.showModal();
}
