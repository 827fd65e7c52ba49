/**
 * Pages whose forms open in place: Escape cancels, a double click on a row opens it, a click
 * on a row that unfolds unfolds it, and the keyboard stays where it was after a part of the
 * page is replaced.
 */

import "./curve_form.js";
import "./gate_keys.js";
import "./goal_tree.js";
import "./rubric.js";

const LIVE = "live";
/** Where the keyboard goes in an open form, the most urgent first. */
const WANTED = [
  "[aria-invalid='true']",
  "[data-spare]",
  "[autofocus]",
  "form.in-place :is(input:checked, textarea)",
];

/** The key of the row, and the id of the field, that had the focus before the request. */
let lastKey = "";
let lastId = "";

/** @param {Event} event @returns {Element | null} */
function targetOf(event) {
  return event.target instanceof Element ? event.target : null;
}

/** What asked, until the keyboard goes on to another row. @param {Event} event */
function remember(event) {
  const here = document.activeElement?.closest("[data-key]");
  if (event.type === "htmx:beforeSwap" && !here) return;
  const row = here ?? targetOf(event)?.closest("[data-key]");
  lastKey = row instanceof HTMLElement ? (row.dataset.key ?? "") : "";
  lastId = document.activeElement?.id ?? "";
}

/** @returns {HTMLElement | null} */
function whereToGo() {
  const live = document.getElementById(LIVE);
  if (!live) return null;
  for (const wanted of WANTED) {
    const field = live.querySelector(wanted);
    if (field instanceof HTMLElement) return field;
  }
  const same = lastId ? document.getElementById(lastId) : null;
  if (same && live.contains(same)) return same;
  const row = lastKey ? live.querySelector(`[data-key="${CSS.escape(lastKey)}"]`) : null;
  const inside =
    row?.querySelector("[data-first]") ??
    row?.querySelector("a[href], button:not(:disabled), input:not([type='hidden'])");
  return inside instanceof HTMLElement ? inside : null;
}

function restoreFocus() {
  const here = document.activeElement;
  const isLost = !here || here === document.body || !here.isConnected;
  if (isLost) whereToGo()?.focus();
}

/** @param {KeyboardEvent} event */
function onKey(event) {
  if (event.key !== "Escape") return;
  const form = targetOf(event)?.closest("form.in-place");
  const cancel = form?.querySelector("[data-cancel]");
  if (cancel instanceof HTMLElement) {
    event.preventDefault();
    cancel.click();
  }
}

/** @param {MouseEvent} event */
function onRow(event) {
  const target = targetOf(event);
  const row = target?.closest("tr[data-open]");
  if (!row || target?.closest("a, button, input, select, textarea, label, summary")) return;
  if (String(window.getSelection())) return;
  const wanted = row.classList.contains("is-unfolding") ? "click" : "dblclick";
  const link = row.querySelector("a[data-first]");
  if (event.type === wanted && link instanceof HTMLElement) link.click();
}

/** A member who is chosen brings their name, unless another one is written there. @param {Event} event */
function onChoice(event) {
  const select = event.target;
  if (!(select instanceof HTMLSelectElement) || !select.dataset.fills) return;
  const field = select.form?.elements.namedItem(select.dataset.fills);
  const names = [...select.options].map(({ text }) => text.trim());
  if (!(field instanceof HTMLInputElement) || (field.value && !names.includes(field.value))) return;
  field.value = select.value ? (select.selectedOptions[0]?.text.trim() ?? "") : "";
}

document.addEventListener("change", onChoice);
for (const kind of ["htmx:beforeRequest", "htmx:beforeSwap"])
  document.addEventListener(kind, remember);
document.addEventListener("htmx:afterSettle", restoreFocus);
document.addEventListener("keydown", onKey);
document.addEventListener("click", onRow);
document.addEventListener("dblclick", (event) => {
  window.getSelection()?.removeAllRanges();
  onRow(event);
});
restoreFocus();
