/**
 * The slider of money over a stored frontier: each move looks up a step that was calculated before,
 * moves the dot and says what comes in and what goes.
 */

import { need } from "../kit/dom.js";

/** @typedef {{money: string, said: string, joins: string[], leaves: string[], x: number, y: number}} Step */

/** @param {HTMLElement} root */
function start(root) {
  /** @type {Step[]} */
  const steps = JSON.parse(root.dataset.steps ?? "[]");
  const range = /** @type {HTMLInputElement} */ (need("[data-money]", root));
  const show = () => {
    const step = steps[Number(range.value)];
    if (!step) return;
    range.setAttribute("aria-valuetext", `${step.money}: ${step.said}`);
    need("[data-shown-money]", root).textContent = step.money;
    need("[data-said]", root).textContent = step.said;
    fill(need("[data-joins]", root), "+", step.joins);
    fill(need("[data-leaves]", root), "−", step.leaves);
    const dot = root.querySelector("svg .chart-actual");
    dot?.setAttribute("cx", String(step.x));
    dot?.setAttribute("cy", String(step.y));
    reveal(step);
  };
  /** Keep the dot in sight where the drawing is wider than the window. @param {Step} step */
  const reveal = (step) => {
    const around = need(".table-scroll", root);
    around.scrollLeft = step.x - around.clientWidth / 2;
  };
  range.disabled = false;
  range.addEventListener("input", show);
  const first = steps[Number(range.value)];
  if (range.value !== range.defaultValue) show();
  else if (first) reveal(first);
}

/** @param {HTMLElement} element @param {string} sign @param {string[]} titles */
function fill(element, sign, titles) {
  element.textContent = titles.map((title) => `${sign} ${title}`).join(", ");
  element.hidden = !titles.length;
}

function boot() {
  for (const root of document.querySelectorAll("[data-frontier]:not([data-is-ready])"))
    if (root instanceof HTMLElement) {
      root.dataset.isReady = "";
      start(root);
    }
}

document.addEventListener("htmx:afterSettle", boot);
boot();
