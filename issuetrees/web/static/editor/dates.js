/** Days as people write them. */

import { pageLanguage } from "../js/i18n.js";

/** @type {Intl.DateTimeFormat | null} */
let format = null;

/**
 * @param {string} day YYYY-MM-DD
 * @returns {string} 23 Nov 2026
 */
export function dayText(day) {
  format ??= new Intl.DateTimeFormat(pageLanguage() === "en" ? "en-GB" : pageLanguage(), {
    day: "numeric",
    month: "short",
    year: "numeric",
    timeZone: "UTC",
  });
  const date = new Date(`${day}T00:00:00Z`);
  return Number.isNaN(date.getTime()) ? day : format.format(date).replace(/\s*г\.$/, "");
}

/**
 * @param {string} day YYYY-MM-DD
 * @param {Date} [now]
 */
export function isOverdue(day, now = new Date()) {
  const today = [now.getFullYear(), now.getMonth() + 1, now.getDate()];
  return day < today.map((part) => String(part).padStart(2, "0")).join("-");
}
