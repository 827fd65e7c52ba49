/**
 * Copy and paste by a button of a menu, not by their keys: the clipboard then takes text only, so
 * what was copied here is remembered beside it.
 *
 * @typedef {import("./paste.js").Clipboard} Clipboard
 */

import { t } from "../../kit/words.js";
import { outlineNodes, outlineText, withoutControls } from "../graph/branch_copies.js";
import { take } from "./put_in.js";

/** @type {{text: string | null, own: any}} */
const copied = { text: null, own: null };

/**
 * @param {Clipboard} clipboard
 * @param {boolean} [isCut]
 * @returns {Promise<boolean>} whether the clipboard has it
 */
export async function copyNow(clipboard, isCut = false) {
  const { editor } = clipboard;
  const items = outlineNodes(editor, editor.selection.tops(), isCut);
  const text = outlineText(items);
  Object.assign(copied, { text, own: clipboard.own(items) });
  const done = await orSay(clipboard, () => navigator.clipboard.writeText(text).then(() => true));
  return done === true;
}

/** @param {Clipboard} clipboard */
export async function pasteNow(clipboard) {
  const text = await orSay(clipboard, () => navigator.clipboard.readText());
  if (text === undefined) return;
  take(clipboard, withoutControls(text), text === copied.text ? copied.own : null);
}

/**
 * @template T
 * @param {Clipboard} clipboard
 * @param {() => Promise<T>} act
 * @returns {Promise<T | undefined>} undefined when the browser does not let us
 */
async function orSay({ editor }, act) {
  try {
    return await act();
  } catch {
    editor.say(t("The browser keeps the clipboard closed here. The keys work: Ctrl C, X, V."));
    return undefined;
  }
}
