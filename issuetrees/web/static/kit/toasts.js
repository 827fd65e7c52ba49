/**
 * Toasts: one sentence at the foot of the page, with an optional way back. What is said again stands
 * once, with how often; of more than a few the oldest goes.
 */

import { formatNumber, t } from "./words.js";

const LEFT = "issuetrees:toast";
const SECONDS = 8;
const SECONDS_WITH_UNDO = 20;
const MOST = 3;
const WAY_BACK = "form, [data-undo]";

/** @param {HTMLElement} toast */
function expire(toast) {
  if (toast.dataset.toast === "running") return;
  toast.dataset.toast = "running";
  merge(toast);
  const seconds = toast.querySelector(WAY_BACK) ? SECONDS_WITH_UNDO : SECONDS;
  let timer = 0;
  const start = () => {
    timer = window.setTimeout(() => toast.remove(), seconds * 1000);
  };
  const stop = () => window.clearTimeout(timer);
  toast.addEventListener("pointerenter", stop);
  toast.addEventListener("focusin", stop);
  toast.addEventListener("pointerleave", start);
  toast.addEventListener("focusout", start);
  start();
}

/** @param {HTMLElement} toast @returns {HTMLElement[]} those that stand before it */
function before(toast) {
  const all = [...(toast.parentElement?.children ?? [])];
  return /** @type {HTMLElement[]} */ (all.slice(0, all.indexOf(toast)));
}

/** @param {HTMLElement} toast */
function wordsOf(toast) {
  return toast.querySelector("span")?.textContent ?? "";
}

/** What it says was said just now: it stands for both. @param {HTMLElement} toast */
function merge(toast) {
  if (toast.querySelector(WAY_BACK)) return; // each takes back something else
  for (const other of before(toast)) {
    if (other.querySelector(WAY_BACK) || wordsOf(other) !== wordsOf(toast)) continue;
    toast.dataset.times = String(
      Number(other.dataset.times ?? 1) + Number(toast.dataset.times ?? 1),
    );
    other.remove();
  }
  if (!toast.dataset.times) return;
  const times = document.createElement("span");
  times.className = "toast-times";
  times.textContent = `×${formatNumber(Number(toast.dataset.times))}`;
  toast.firstElementChild?.after(times);
}

/** A way back stays longest, the newest in any case. @param {Element} region */
function makeRoom(region) {
  const old = [...region.querySelectorAll("[data-toast]")].slice(0, -1);
  const plain = old.filter((toast) => !toast.querySelector(WAY_BACK));
  const going = [...new Set([...plain, ...old])];
  for (const toast of going.slice(0, Math.max(0, old.length + 1 - MOST))) toast.remove();
}

/**
 * Say something at the foot of the page.
 *
 * @param {string} text
 * @param {{ undo?: () => void }} [options] `undo` adds a button that takes the act back
 * @returns {void}
 */
export function showToast(text, { undo } = {}) {
  const region = document.getElementById("toasts");
  if (!region) return;
  const toast = document.createElement("div");
  toast.className = "toast";
  toast.dataset.toast = "";
  const words = document.createElement("span");
  words.textContent = text;
  toast.append(words);
  if (undo) {
    const button = document.createElement("button");
    button.type = "button";
    button.dataset.undo = "";
    button.textContent = t("Undo");
    button.addEventListener("click", () => {
      toast.remove();
      undo();
    });
    toast.append(button);
  }
  region.append(toast);
  expire(toast);
}

/** Say something at the foot of the page that is opened next. @param {string} text */
export function leaveToast(text) {
  sessionStorage.setItem(LEFT, text);
}

/** Start the toasts that the server writes into the page, and the one that the last page left. */
export function startToasts() {
  const region = document.getElementById("toasts");
  if (!region) return;
  const left = sessionStorage.getItem(LEFT);
  sessionStorage.removeItem(LEFT);
  if (left) showToast(left);
  const expireAll = () => {
    for (const toast of region.querySelectorAll("[data-toast]")) {
      if (toast instanceof HTMLElement) expire(toast);
    }
    makeRoom(region);
  };
  region.addEventListener("click", (event) => {
    const target = event.target;
    if (target instanceof Element && target.closest("[data-toast-close]")) {
      target.closest("[data-toast]")?.remove();
    }
  });
  new MutationObserver(expireAll).observe(region, { childList: true });
  expireAll();
}
