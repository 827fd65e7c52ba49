/** Toasts: one sentence at the foot of the page, with an optional way back. */

import { t } from "./words.js";

const LEFT = "issuetrees:toast";
const SECONDS = 8;
const SECONDS_WITH_UNDO = 20;

/** @param {HTMLElement} toast */
function expire(toast) {
  if (toast.dataset.toast === "running") return;
  toast.dataset.toast = "running";
  const seconds = toast.querySelector("form, [data-undo]") ? SECONDS_WITH_UNDO : SECONDS;
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
