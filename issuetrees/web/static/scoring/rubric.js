/** The levels of a rubric in a form: copied from another criterion, or pasted from a table. */

import { plain } from "../kit/formats/numbers.js";
import { readNumber } from "../kit/formats/reading.js";
import { readTable } from "../kit/formats/tables.js";
import { pageLanguage } from "../kit/words.js";

const PARTS = ["value", "title", "description", "points"];
const MOST = 21; // levels of a rubric

/** @typedef {HTMLInputElement | HTMLTextAreaElement} Field */

document.addEventListener("paste", (event) => {
  const field = event.target;
  if (!isField(field) || !field.closest(".levels") || !event.clipboardData) return;
  const rows = readTable(event.clipboardData.getData("text/plain"));
  if (rows.length < 2 && (rows[0]?.length ?? 0) < 2) return;
  event.preventDefault();
  lay(field, rows);
});

document.addEventListener("change", (event) => {
  const select = event.target;
  if (!(select instanceof HTMLSelectElement) || !("copyRubric" in select.dataset)) return;
  const levels = JSON.parse(select.selectedOptions[0]?.dataset.levels ?? "null");
  const first = select.form?.querySelector(".for-rubric .levels input");
  if (!levels || !isField(first)) return;
  const rows = levels.map((/** @type {Record<string, any>} */ level) => [
    plain(level.value, pageLanguage(), 12),
    level.title,
    level.description ?? "",
    level.points === undefined ? "" : plain(level.points, pageLanguage(), 12),
  ]);
  lay(first, rows);
  for (const line of linesOf(first).slice(rows.length))
    for (const field of fieldsOf(line)) field.value = "";
});

/**
 * Put texts into the fields from one on; a first row that is a heading is left out.
 *
 * @param {Field} field
 * @param {string[][]} rows
 */
function lay(field, rows) {
  const lines = linesOf(field);
  const line = lines.findIndex((one) => one.contains(field));
  const column = PARTS.findIndex((part) => field.name.endsWith(`-${part}`));
  const given = column === 0 && isHeading(rows) ? rows.slice(1) : rows;
  given.slice(0, MOST - line).forEach((cells, at) => {
    const fields = fieldsOf(lineAt(field, line + at));
    cells.forEach((text, index) => {
      const target = fields[column + index];
      if (target) target.value = text.trim();
    });
  });
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

/** @param {string[][]} rows */
function isHeading([first, second]) {
  const isNumber = (/** @type {string[] | undefined} */ row) =>
    readNumber(row?.[0] ?? "", pageLanguage()) !== null;
  return !isNumber(first) && isNumber(second);
}

/** The row of a level; a new one is made out of the last. @param {Field} field @param {number} at */
function lineAt(field, at) {
  const lines = linesOf(field);
  const found = lines[at];
  if (found) return found;
  const line = /** @type {HTMLTableRowElement} */ (lines.at(-1)?.cloneNode(true));
  for (const one of fieldsOf(line)) {
    one.name = one.name.replace(/\d+/, String(at));
    one.setAttribute("aria-label", (one.ariaLabel ?? "").replace(/\d+/, String(at + 1)));
    one.value = "";
  }
  lines.at(-1)?.after(line);
  return line;
}

/** @param {Field} field @returns {HTMLTableRowElement[]} */
function linesOf(field) {
  return [...(field.closest("table")?.tBodies[0]?.rows ?? [])];
}

/** @param {Element} line @returns {Field[]} */
function fieldsOf(line) {
  return [...line.querySelectorAll("input, textarea")].filter(isField);
}

/** @param {unknown} target @returns {target is Field} */
function isField(target) {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
}
