/** The keys of the inbox: arrows from line to line, E to be done; the place is kept afterwards. */

import { letterOf } from "../kit/grid/grid_keys.js";

const LINE = "[data-entry]";
/** The line that had the keys before the answer came; -1 when none had. */
let kept = -1;

/** @returns {HTMLElement[]} */
function lines() {
  return [.../** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(LINE))];
}

/** @returns {number} */
function here() {
  const line = document.activeElement?.closest(LINE);
  return line instanceof HTMLElement ? lines().indexOf(line) : -1;
}

/** @param {number} index */
function goTo(index) {
  const all = lines();
  const line = all[Math.max(0, Math.min(index, all.length - 1))];
  const link = line?.querySelector("[data-first]");
  if (link instanceof HTMLElement) link.focus();
}

/** @param {KeyboardEvent} event */
function onKey(event) {
  const at = here();
  if (at < 0 || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key] ?? 0;
  const button = lines()[at]?.querySelector(`[data-key-of="${letterOf(event)}"]`);
  if (!step && !(button instanceof HTMLElement)) return;
  event.preventDefault();
  if (step) goTo(at + step);
  else if (button instanceof HTMLElement && !event.repeat) button.click();
}

document.addEventListener("keydown", onKey);
document.addEventListener("htmx:beforeRequest", () => {
  kept = here();
});
document.addEventListener("htmx:afterSettle", () => {
  const isLost = !document.activeElement || document.activeElement === document.body;
  if (isLost && kept >= 0) goTo(kept);
  kept = -1;
});
