/**
 * The keys of the table of gates: arrows from gate to gate, letters that decide. What is pressed
 * while the server still keeps another decision waits for its turn.
 */

import { letterOf } from "../kit/grid/grid_keys.js";

/** @type {Map<string, [number, number]>} */
const STEPS = new Map([
  ["ArrowUp", [-1, 0]],
  ["ArrowDown", [1, 0]],
  ["ArrowLeft", [0, -1]],
  ["ArrowRight", [0, 1]],
]);
/** @type {Record<string, (cell: HTMLElement) => void>} */
const DECIDING = {
  p: (cell) => {
    const button = cell.querySelector("[data-first]");
    if (button?.ariaPressed === "false") /** @type {HTMLElement} */ (button).click();
  },
  u: (cell) => {
    const verdict = cell.querySelector("input[name='verdict']");
    if (!(verdict instanceof HTMLInputElement) || !cell.querySelector(".verdict")) return;
    verdict.value = "undecided";
    verdict.form?.requestSubmit();
  },
  v: (cell) => /** @type {HTMLElement | null} */ (cell.querySelector("[data-veto]"))?.click(),
};

/** @type {[string, string][]} gates, and what is to be done with each */
const waiting = [];
let isAsking = false;

document.addEventListener("keydown", (event) => {
  const target = event.target instanceof Element ? event.target : null;
  const cell = target?.closest(".decisions td");
  const isPlain = !(event.ctrlKey || event.metaKey || event.altKey || event.isComposing);
  if (!(cell instanceof HTMLTableCellElement) || !isPlain || target?.closest("form.in-place"))
    return;
  const wanted = neighbour(cell, event.key);
  const letter = letterOf(event);
  if (!wanted && !DECIDING[letter]) return;
  event.preventDefault();
  if (wanted) wanted.focus();
  else if (!event.repeat) decide(cell, letter);
});
document.addEventListener("htmx:beforeRequest", () => {
  isAsking = true;
});
document.addEventListener("htmx:afterSettle", goOn);
document.addEventListener("htmx:afterRequest", (event) => {
  if (!(/** @type {CustomEvent} */ (event).detail.successful)) goOn();
});

/** Who passes one goes on to the next. @param {HTMLTableCellElement} cell @param {string} letter */
function decide(cell, letter) {
  waiting.push([cell.dataset.key ?? "", letter]);
  if (letter === "p") following(cell)?.focus();
  if (!isAsking) goOn();
}

function goOn() {
  isAsking = false;
  while (!isAsking) {
    const [key, letter] = waiting.shift() ?? ["", ""];
    if (!key) return;
    const cell = document.querySelector(`.decisions td[data-key="${CSS.escape(key)}"]`);
    if (cell instanceof HTMLElement) DECIDING[letter]?.(cell);
  }
}

/** Below, else at the top of the next gate. @param {HTMLTableCellElement} cell */
function following(cell) {
  return (
    neighbour(cell, "ArrowDown") ?? firstOf(cell.closest("tbody")?.rows[0], cell.cellIndex + 1)
  );
}

/** @param {HTMLTableRowElement | undefined} line @param {number} at @returns {HTMLElement | null} */
function firstOf(line, at) {
  return line?.cells[at]?.querySelector("[data-first]") ?? null;
}

/** @param {HTMLTableCellElement} cell @param {string} key @returns {HTMLElement | null} */
function neighbour(cell, key) {
  const [down, right] = STEPS.get(key) ?? [0, 0];
  const line = cell.parentElement;
  if ((!down && !right) || !(line instanceof HTMLTableRowElement)) return null;
  return firstOf(line.closest("tbody")?.rows[line.sectionRowIndex + down], cell.cellIndex + right);
}
