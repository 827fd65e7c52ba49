/**
 * Fields for a day: `<span class="day-field"><input data-day><button data-day-open></button></span>`.
 * They are plain text, which the server reads too. What reads the text here and draws the calendar
 * is loaded when somebody goes into one.
 */

import { showToast } from "./toasts.js";
import { t } from "./words.js";

const FIELD = "input[data-day]";

/** Start the fields of the page, present and future. */
export function startDayFields() {
  document.addEventListener(
    "focusin",
    ({ target }) => fieldOf(target) && loadDays().catch(() => {}),
  );
  document.addEventListener("change", ({ target }) => {
    const field = fieldOf(target);
    if (field) loadDays().then(({ settle }) => settle(field), tellOffline);
  });
  document.addEventListener("click", ({ target }) => {
    const button = target instanceof Element ? target.closest("[data-day-open]") : null;
    const field = button?.parentElement?.querySelector(FIELD);
    if (field) open(/** @type {HTMLInputElement} */ (field));
  });
  document.addEventListener("keydown", (event) => {
    const field = event.altKey && event.key === "ArrowDown" ? fieldOf(event.target) : null;
    if (!field || field.disabled) return;
    event.preventDefault();
    open(field);
  });
}

/** What reads a typed day and draws the calendar. */
export function loadDays() {
  return import("./date_field.js");
}

/** @param {HTMLInputElement} field */
function open(field) {
  loadDays().then(({ openCalendar }) => openCalendar(field), tellOffline);
}

function tellOffline() {
  showToast(t("There is no connection. Try again when it is back."));
}

/** @param {EventTarget | null} target */
function fieldOf(target) {
  return target instanceof HTMLInputElement && target.matches(FIELD) ? target : null;
}
