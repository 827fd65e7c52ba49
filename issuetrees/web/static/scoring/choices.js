/**
 * Keys of quick choices: arrows or 1 and 2 choose, S passes, U takes the last one back. What is
 * pressed while an answer is on its way is not meant for the pair that comes next.
 */

import { letterOf } from "../kit/grid/grid_keys.js";

/** @type {Record<string, string>} */
const MEANING = { ArrowLeft: "1", ArrowRight: "2", 1: "1", 2: "2", s: "s", u: "u" };
let isAsking = false;

document.addEventListener("keydown", (event) => {
  const isPlain = !(event.ctrlKey || event.metaKey || event.altKey || event.isComposing);
  const target = event.target instanceof Element ? event.target : null;
  if (!isPlain || event.repeat || target?.closest("input, textarea, select, dialog, .menu")) return;
  const meant = MEANING[event.key] ?? MEANING[letterOf(event)];
  const button = meant && document.querySelector(`[data-choice="${meant}"]`);
  if (!(button instanceof HTMLButtonElement)) return;
  event.preventDefault();
  if (!isAsking) button.click();
});
document.addEventListener("htmx:beforeRequest", () => {
  isAsking = true;
});
document.addEventListener("htmx:afterRequest", (event) => {
  if (!(/** @type {CustomEvent} */ (event).detail.successful)) isAsking = false;
});
document.addEventListener("htmx:afterSettle", () => {
  isAsking = false;
  const pair = document.querySelector("[data-pair]");
  if (pair instanceof HTMLElement) pair.focus({ preventScroll: true });
});
