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

/** @type {typeof import("./date_field.js") | null} */
let reader = null;

/** What reads a typed day and draws the calendar. */
export async function loadDays() {
  reader = await import("./date_field.js");
  return reader;
}

/**
 * The day of a text: null for an empty one, undefined for what is no day; a promise of it while
 * the reader is on its way.
 *
 * @param {string} text
 * @param {string} [zone] see `dayOf`
 * @returns {string | null | undefined | Promise<string | null | undefined>}
 */
export function readDay(text, zone) {
  if (!reader) return loadDays().then(() => readDay(text, zone));
  const found = reader.dayOf(text, zone);
  return "day" in found ? found.day : undefined;
}

/** @param {HTMLInputElement} field */
function open(field) {
  // At once where it can be: what is pressed next belongs to the calendar.
  if (reader) reader.openCalendar(field);
  else loadDays().then(({ openCalendar }) => openCalendar(field), tellOffline);
}

function tellOffline() {
  showToast(t("There is no connection. Try again when it is back."));
}

/** @param {EventTarget | null} target */
function fieldOf(target) {
  return target instanceof HTMLInputElement && target.matches(FIELD) ? target : null;
}
