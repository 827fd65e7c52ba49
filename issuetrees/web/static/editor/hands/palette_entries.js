/**
 * The editor's part of the command palette, loaded when that is first opened.
 *
 * @typedef {import("../editor.js").Editor} Editor
 */

import { registerCommand } from "../../kit/palette.js";
import { keyWords } from "../base/key_words.js";
import { titleOf } from "./action_words.js";
import { actionsOf } from "./actions.js";

/**
 * Every action with its key in the command palette; what only walks comes last.
 * @param {Editor} editor
 */
export function offerInPalette(editor) {
  const isMac = navigator.platform.startsWith("Mac");
  const isStep = (/** @type {import("./actions.js").Action} */ { keys }) =>
    /^(Shift.)?(Arrow|Home|End)/.test(keys[0] ?? "");
  const actions = actionsOf(editor);
  for (const action of [...actions.filter((one) => !isStep(one)), ...actions.filter(isStep)]) {
    const note = action.keys[0] ? keyWords(action.keys[0], isMac) : undefined;
    const run = () => {
      editor.navigation.past?.leave();
      editor.navigation.focus();
      action.run(editor);
    };
    registerCommand({ label: titleOf(action), ...(note ? { note } : {}), run });
  }
}
