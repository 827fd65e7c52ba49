/**
 * Saves what was typed into fields. What others changed or deleted meanwhile is not overwritten:
 * both texts are shown, or the text is handed back.
 *
 * @typedef {import("../editor.js").Editor} Editor
 *
 * @typedef {object} Edit one field that somebody changed
 * @property {"nodes" | "links"} part
 * @property {string} id
 * @property {string} path see values.js
 * @property {any} value
 * @property {any} before what it held when the typing began
 */

import { normalJson } from "../../kit/text.js";
import { t } from "../../kit/words.js";
import { TABLE } from "../base/fields.js";
import { isSame } from "../graph/change.js";
import { Refused } from "../graph/refused.js";
import { editCommand, stepsOf, textOf, valueAt } from "../graph/values.js";

/** Forms of what is written, not chosen. */
const WRITTEN = ["text", "object"];

/**
 * @param {Editor} editor
 * @param {Edit[]} edits
 * @param {string} label of the step
 */
export function saveEdits(editor, edits, label) {
  const commands = edits.flatMap((edit) => commandOf(editor, edit));
  if (commands.length === 0) return;
  try {
    editor.sync.perform(commands, label);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    handBack(editor, error.message, edits);
  }
}

/**
 * @param {Editor} editor
 * @param {Edit} edit
 * @returns {import("../base/types.js").Command[]} none where there is nothing to save, or not yet
 */
function commandOf(editor, edit) {
  const { part, id, path, before } = edit;
  const value = normalJson(edit.value);
  if (isSame(value, before)) return [];
  const record = editor.graph[part].get(id);
  if (!record) {
    handBack(editor, t("Somebody deleted this item while you were typing."), [edit]);
    editor.deafen();
    return [];
  }
  const now = valueAt(record, path);
  if (isSame(now, value)) return [];
  if (isSame(now, before)) return [editCommand(part, record, path, value)];
  const who = editor.changedBy.get(`${id}.${stepsOf(path)[0]}`) ?? "";
  editor.clashed.tell({ id, part, field: path, mine: value, theirs: now, who });
  return [];
}

/**
 * @param {Editor} editor
 * @param {string} reason
 * @param {Edit[]} edits
 */
function handBack(editor, reason, edits) {
  const written = edits.filter(({ part, path }) =>
    WRITTEN.includes(TABLE[part][stepsOf(path)[0]]?.form ?? "text"),
  );
  const texts = written.map(({ value }) => textOf(value)).filter(Boolean);
  editor.rejected({ reason, texts: [...new Set(texts)] });
}
