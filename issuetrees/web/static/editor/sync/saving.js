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

export class Saving {
  /** @type {Map<string, string>} "id.field" → who else changed it last */
  #changedBy = new Map();

  /** @param {Editor} editor */
  constructor(editor) {
    this.editor = editor;
    editor.sync.foreign.on(({ change, actor }) => {
      for (const part of [change.nodes, change.links])
        for (const [id, fields] of Object.entries(part.updated))
          for (const field of Object.keys(fields))
            this.#changedBy.set(`${id}.${field}`, actor?.name ?? "");
    });
  }

  /**
   * Saves what was typed, as one step.
   * @param {Edit[]} edits
   * @param {string} label of the step
   */
  save(edits, label) {
    const commands = edits.flatMap((edit) => this.#commandOf(edit));
    if (commands.length === 0) return;
    try {
      this.editor.sync.perform(commands, label);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      this.#handBack(error.message, edits);
    }
  }

  /**
   * @param {Edit} edit
   * @returns {import("../base/types.js").Command[]} none where there is nothing to save, or not yet
   */
  #commandOf(edit) {
    const { graph, sync } = this.editor;
    const { part, id, path, before } = edit;
    const value = normalJson(edit.value);
    if (isSame(value, before)) return [];
    const record = graph[part].get(id);
    if (!record) {
      this.#handBack(t("Somebody deleted this item while you were typing."), [edit]);
      this.editor.hands.deafen();
      return [];
    }
    const now = valueAt(record, path);
    if (isSame(now, value)) return [];
    if (isSame(now, before)) return [editCommand(part, record, path, value)];
    const who = this.#changedBy.get(`${id}.${stepsOf(path)[0]}`) ?? "";
    sync.clashed.tell({ id, part, field: path, mine: value, theirs: now, who });
    return [];
  }

  /**
   * @param {string} reason
   * @param {Edit[]} edits
   */
  #handBack(reason, edits) {
    const written = edits.filter(({ part, path }) =>
      WRITTEN.includes(TABLE[part][stepsOf(path)[0]]?.form ?? "text"),
    );
    const texts = written.map(({ value }) => textOf(value)).filter(Boolean);
    this.editor.sync.rejected.tell({ reason, texts: [...new Set(texts)] });
  }
}
