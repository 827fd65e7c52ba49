/**
 * Puts into the graph what is pasted: branches that were copied here, or text.
 *
 * @typedef {import("../editor.js").Editor} Editor
 * @typedef {import("../graph/branch_copies.js").Item} Item
 */

import { newId } from "../../kit/ids.js";
import { t } from "../../kit/words.js";
import { firstView } from "../drawing/memory.js";
import { withoutControls } from "../graph/branch_copies.js";
import { freshItems, shownAgain } from "../graph/fresh_items.js";

const MOST = 5_000_000;

/**
 * @param {import("./paste.js").Clipboard} clipboard
 * @param {{text: string, html: string, own: string}} forms of what is pasted, empty where it has none
 */
export function paste(clipboard, { text, html, own }) {
  take(clipboard, withoutControls(text), own ? JSON.parse(own) : null, html);
}

/**
 * @param {import("./paste.js").Clipboard} clipboard
 * @param {string} text
 * @param {any} own items that were copied inside the product
 * @param {string} [html] the same with its formats, which is read first
 */
export function take({ editor, dialog }, text, own, html = "") {
  const words = text.trim();
  const isLine = words !== "" && !words.includes("\n");
  if (own?.stages && editor.mapParts) editor.mapParts.pasteStages(editor, own, t("Paste"));
  else if (own) insertOwn(editor, own);
  else if (text.length > MOST) editor.say(t("This text is too long to paste: at most 5 MB."));
  else if (isLine) insert(editor, [{ id: newId(), depth: 1, title: words }]);
  else if (words + html !== "") dialog((part) => part.look({ text, html: fitting(html, text) }));
}

/** HTML that is too long for a request is left to its text. @param {string} html @param {string} text */
function fitting(html, text) {
  return new Blob([html, text]).size > MOST ? "" : html;
}

/**
 * @param {Editor} editor
 * @param {any} own items that were copied or cut out inside the product
 */
function insertOwn(editor, own) {
  const items = freshItems(own, editor);
  insert(editor, items, shownAgain(own, items, editor.graph));
}

/**
 * Puts branches under the chosen node.
 * @param {Editor} editor
 * @param {Item[]} items
 * @param {import("../base/types.js").Command[]} [more] commands that belong to it
 * @returns {boolean}
 */
export function insert(editor, items, more = []) {
  const { graph, selection } = editor;
  const first = items[0];
  if (!first) return false;
  if (editor.mapParts) return editor.mapParts.pasteStages(editor, items, t("Paste"));
  const parentId = selection.activeId ?? graph.rootId;
  if (parentId) editor.folds.set(parentId, false);
  const command = { kind: "paste_outline", parent_id: parentId, before_id: null, nodes: items };
  if (!editor.run([command, ...more], t("Paste"))) return false;
  if (parentId === null) firstView(editor);
  editor.navigation.goTo(first.id);
  return true;
}
