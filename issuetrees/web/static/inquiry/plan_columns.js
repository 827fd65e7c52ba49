/** The columns of a workplan: the fields of a leaf, as a grid reads, shows and compares them. */

import { TABLE } from "../editor/base/fields.js";
import { choiceColumn, dayColumn, numberColumn, textColumn } from "../kit/grid/columns.js";

/** @typedef {import("./plan_desk.js").DeskOptions} DeskOptions */
/** @typedef {import("../kit/grid/columns.js").Column<any>} Column */

/** What pruning needs is a reason: it is not done in passing. */
const ELSEWHERE = "pruned";

/**
 * @param {string} name of a field of nodes
 * @param {DeskOptions} options
 * @returns {Column}
 */
export function planColumn(name, { words, people, today }) {
  const { form, limit = 0 } = TABLE.nodes[name] ?? {};
  const { label = name, choices = {} } = words[name] ?? {};
  const title = label;
  if (form === "day") return dayColumn(title, today);
  if (form === "number") return numberColumn(title, name === "prize" ? {} : { from: 0, to: 400 });
  if (form === "person")
    return optional(
      choiceColumn(
        title,
        people.map(({ id, name: own }) => ({ value: id, label: own })),
      ),
    );
  if (form === "choice") {
    const rows = Object.entries(choices).filter(([value]) => value !== ELSEWHERE);
    const column = choiceColumn(
      title,
      rows.map(([value, word]) => ({ value, label: word })),
    );
    return name === "status" ? required(column, rows[0]?.[0] ?? "open") : optional(column);
  }
  return textColumn(title, { most: limit });
}

/** Nothing typed is nobody, or not set. @param {Column} column @returns {Column} */
function optional(column) {
  return {
    ...column,
    read: (text, before) => {
      const reading = column.read(text, before ?? "");
      return "value" in reading ? { ...reading, value: reading.value || null } : reading;
    },
    show: (value) => column.show(value ?? ""),
    sortKey: (value) => column.sortKey(value ?? ""),
  };
}

/** Nothing typed is how it was at first. @param {Column} column @param {string} first @returns {Column} */
function required(column, first) {
  return {
    ...column,
    read: (text, before) => {
      const reading = column.read(text, before);
      return "value" in reading ? { ...reading, value: reading.value || first } : reading;
    },
  };
}
