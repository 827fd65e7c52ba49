/**
 * A row of the outline: what it is made of and what it shows.
 *
 * @typedef {import("../editor.js").Editor} Editor
 * @typedef {import("../base/types.js").NodeRecord} NodeRecord
 *
 * @typedef {object} Row
 * @property {HTMLElement} item
 * @property {HTMLElement} row
 * @property {HTMLElement} fold
 * @property {HTMLElement} label of the number
 * @property {HTMLElement} text
 * @property {HTMLElement[]} cells
 * @property {string} number as it is shown, "3.2"
 * @property {number} level 1 for the top
 * @property {number} top px
 */

import { make, setAttribute } from "../../kit/dom.js";
import { dayText, isLate } from "../../kit/formats/days.js";
import { t } from "../../kit/words.js";
import { commentMark, paintEdge, paintVerdict, spoken, stateClasses } from "../drawing/paint.js";

/** What stands in columns beside the title. */
export const COLUMNS = ["owner_id", "status", "due_on"];

/**
 * @param {string} id
 * @param {string} prefix of the ids of rows in the page
 * @param {boolean} hasColumns
 * @returns {Row}
 */
export function makeRow(id, prefix, hasColumns) {
  const item = make("div", "outline-item");
  const row = make("div", "outline-row");
  const fold = make("span", "outline-fold");
  const label = make("span", "node-number");
  const text = make("span", "outline-text");
  const cells = (hasColumns ? COLUMNS : []).map((name) => {
    const cell = make("span", "outline-cell");
    cell.dataset.field = name;
    cell.ariaHidden = "true";
    return cell;
  });
  fold.dataset.fold = "";
  fold.setAttribute("aria-hidden", "true");
  item.dataset.id = id;
  row.id = `${prefix}-${id}`;
  row.setAttribute("role", "treeitem");
  row.append(fold, label, text, ...cells);
  item.append(row);
  return { item, row, fold, label, text, cells, number: "", level: 0, top: Number.NaN };
}

/**
 * @param {Editor} editor
 * @param {Row} row
 * @param {NodeRecord} record
 */
export function paintRow(editor, row, record) {
  const { id } = record;
  const count = editor.graph.children(id).length;
  const isFolded = editor.folds.has(id);
  row.item.className = `outline-item ${stateClasses(editor, id)}`;
  const told = editor.graph.told(id) ?? record;
  row.item.dataset.status = told.status;
  row.item.dataset.level = String(row.level);
  row.item.style.setProperty("--level", String(row.level - 1));
  paintEdge(editor, row.row, told);
  nameRow(editor, row, record);
  setAttribute(row.row, "aria-expanded", count > 0 ? !isFolded : null);
  row.fold.textContent = count === 0 ? "" : isFolded ? "▸" : "▾";
  row.label.textContent = row.number;
  row.text.textContent = told.title || t("Untitled");
  row.text.title = told.status === "pruned" ? told.prune_reason : "";
  row.text.hidden = editor.editing.id === id;
  for (const cell of row.cells) if (cell.childElementCount === 0) paintCell(editor, cell, record);
  row.row.querySelector(".comment-mark")?.remove();
  row.row.querySelector(".node-verdict")?.remove();
  const verdict = editor.marks.verdicts.get(id);
  if (verdict) row.label.after(paintVerdict(verdict));
  row.row.querySelector(".evidence-mark")?.remove();
  const evidence = editor.marks.evidence.get(id);
  if (evidence) row.text.after(evidence.cloneNode(true));
  const comments = commentMark(editor, id);
  if (comments) row.text.after(comments);
}

/**
 * What those hear of the row who do not see it.
 * @param {Editor} editor
 * @param {Row} row
 * @param {NodeRecord} record
 */
function nameRow(editor, { row, text, level }, record) {
  const siblings = editor.graph.siblings(record.id);
  row.ariaLevel = String(level);
  row.ariaSelected = String(editor.selection.ids.has(record.id));
  text.dataset.spoken = spoken(editor, record); // so that the columns are not heard twice
  row.ariaSetSize = String(siblings.length);
  row.ariaPosInSet = String(siblings.indexOf(record.id) + 1);
}

/**
 * @param {Editor} editor
 * @param {HTMLElement} cell
 * @param {NodeRecord} record
 */
function paintCell(editor, cell, record) {
  const words = cellWords(editor, cell.dataset.field ?? "", record);
  if (cell.textContent !== words) cell.textContent = words;
  const late = cell.dataset.field === "due_on" && isLate(record, editor.zone);
  cell.classList.toggle("is-late", late);
}

/**
 * @param {Editor} editor
 * @param {string} field
 * @param {NodeRecord} record
 */
function cellWords(editor, field, record) {
  if (record.refers_to) return "";
  if (field === "status") return editor.words.status?.choices[record.status] ?? "";
  if (field === "due_on") return record.due_on ? dayText(record.due_on) : "";
  if (!record.owner_id) return "";
  return editor.people.get(record.owner_id)?.name ?? t("A former colleague");
}
