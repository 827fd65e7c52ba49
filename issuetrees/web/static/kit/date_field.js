/**
 * A field for a day and its calendar. The text is read when the field is left: what is a day is
 * written as the language writes it, what is none stays, with the reason below it.
 */

import { Calendar } from "./calendar.js";
import { make, setAttribute } from "./dom.js";
import { dayText, placeInTime } from "./formats/days.js";
import { readDay } from "./formats/typed_days.js";
import { pageLanguage, t } from "./words.js";

/**
 * @param {string} text
 * @param {string} [zone] which says what day it is; the reader's own without one
 * @returns {{ day: string | null } | { refusal: string }} YYYY-MM-DD, null for an empty text
 */
export function dayOf(text, zone) {
  const today = placeInTime(Date.now(), zone).day;
  const found = readDay(text, pageLanguage(), today);
  const value = text.trim();
  if (found && "value" in found) return { day: found.value };
  if (found) {
    const [first, second] = found.readings;
    const words = { value, first, second };
    return { refusal: t("“{value}” can mean {first} or {second}. Write one of the two.", words) };
  }
  const [year, month, date] = today.split("-");
  const words = { value, example: dayText(today), digits: `${date}.${month}.${year}` };
  return { refusal: t("“{value}” is not a day. Use {example} or {digits}.", words) };
}

/**
 * Write the day as the language writes it, or say why it is none.
 *
 * @param {HTMLInputElement} field
 */
export function settle(field) {
  const found = dayOf(field.value, field.dataset.zone);
  const refusal = "refusal" in found ? found.refusal : "";
  if ("day" in found) field.value = found.day ? dayText(found.day) : "";
  setAttribute(field, "aria-invalid", refusal ? "true" : null);
  errorOf(field).textContent = refusal;
}

/** @param {HTMLInputElement} field */
function errorOf(field) {
  const known = field.nextElementSibling;
  if (known?.matches(".field-error")) return known;
  const made = make("p", "field-error");
  made.setAttribute("role", "alert");
  made.id = `day-error-${field.name}`;
  field.setAttribute("aria-errormessage", made.id);
  field.after(made);
  return made;
}

/**
 * Show the calendar below the field; the chosen day is put into it as if it had been typed.
 *
 * @param {HTMLInputElement} field
 */
export function openCalendar(field) {
  if (document.querySelector(".calendar")) return;
  const { zone } = field.dataset;
  const found = dayOf(field.value, zone);
  const today = placeInTime(Date.now(), zone).day;
  new Calendar(field, {
    day: ("day" in found && found.day) || null,
    today,
    chosen(day) {
      field.focus();
      field.value = day ? dayText(day) : "";
      settle(field);
      for (const kind of ["input", "change"])
        field.dispatchEvent(new Event(kind, { bubbles: true }));
    },
  });
}
