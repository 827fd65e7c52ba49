/**
 * Puts into the graph what is pasted: branches that were copied here, or text.
 *
 * @typedef {import("../editor.js").Editor} Editor
 * @typedef {import("../graph/branch_copies.js").Item} Item
 */

import { newId } from "../../kit/ids.js";
import { t } from "../../kit/words.js";
import { firstView } from "../drawing/memory.js";
import { freshItems, withoutControls } from "../graph/branch_copies.js";
import { listText } from "./html_list.js";

const MOST = 5_000_000;

/**
 * @param {import("./paste.js").Clipboard} clipboard
 * @param {{text: string, html: string, own: string}} forms of what is pasted, empty where it has none
 */
export function paste(clipboard, { text, html, own }) {
  const isList = /<li|mso-list/.test(html) && html.length <= MOST;
  const words = (isList && listText(html)) || text;
  take(clipboard, withoutControls(words), own ? JSON.parse(own) : null);
}

/**
 * @param {import("./paste.js").Clipboard} clipboard
 * @param {string} text
 * @param {any} own items that were copied inside the product
 */
export function take({ editor, dialog }, text, own) {
  const words = text.trim();
  if (own?.stages && editor.mapParts) editor.mapParts.pasteStages(editor, own, t("Paste"));
  else if (own) insert(editor, freshItems(own, editor));
  else if (text.length > MOST) editor.say(t("This text is too long to paste: at most 5 MB."));
  else if (words !== "" && !words.includes("\n"))
    insert(editor, [{ id: newId(), depth: 1, title: words }]);
  else if (words !== "") dialog((part) => part.look(text));
}

/**
 * Puts branches under the chosen node.
 * @param {Editor} editor
 * @param {Item[]} items
 * @returns {boolean}
 */
export function insert(editor, items) {
  const { graph, selection } = editor;
  const first = items[0];
  if (!first) return false;
  if (editor.mapParts) return editor.mapParts.pasteStages(editor, items, t("Paste"));
  const parentId = selection.activeId ?? graph.rootId;
  if (parentId) editor.folds.set(parentId, false);
  const command = { kind: "paste_outline", parent_id: parentId, before_id: null, nodes: items };
  if (!editor.run([command], t("Paste"))) return false;
  if (parentId === null) firstView(editor);
  editor.navigation.goTo(first.id);
  return true;
}
