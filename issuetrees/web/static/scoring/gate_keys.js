/** The keys of the table of gates: arrows from gate to gate, letters that decide. */

import { letterOf } from "../kit/grid/grid_keys.js";

/** @type {Map<string, [number, number]>} */
const STEPS = new Map([
  ["ArrowUp", [-1, 0]],
  ["ArrowDown", [1, 0]],
  ["ArrowLeft", [0, -1]],
  ["ArrowRight", [0, 1]],
]);

document.addEventListener("keydown", (event) => {
  const target = event.target instanceof Element ? event.target : null;
  const cell = target?.closest(".decisions td");
  const isPlain = !(event.ctrlKey || event.metaKey || event.altKey || event.isComposing);
  if (!(cell instanceof HTMLTableCellElement) || !isPlain || target?.closest("form.in-place"))
    return;
  const wanted = neighbour(cell, event.key) ?? decision(cell, event);
  if (!wanted) return;
  event.preventDefault();
  if (cell.contains(wanted)) wanted.click();
  else wanted.focus();
});

/** @param {HTMLTableCellElement} cell @param {string} key @returns {HTMLElement | null} */
function neighbour(cell, key) {
  const [down, right] = STEPS.get(key) ?? [0, 0];
  const line = cell.parentElement;
  if ((!down && !right) || !(line instanceof HTMLTableRowElement)) return null;
  const body = line.closest("tbody");
  const found = body?.rows[line.sectionRowIndex + down]?.cells[cell.cellIndex + right];
  return found?.querySelector("[data-first]") ?? null;
}

/** @param {HTMLTableCellElement} cell @param {KeyboardEvent} event @returns {HTMLElement | null} */
function decision(cell, event) {
  const letter = letterOf(event);
  return letter ? cell.querySelector(`[data-key-of="${letter}"]`) : null;
}
