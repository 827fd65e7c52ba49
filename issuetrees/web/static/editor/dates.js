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
 * @returns {number} whole days from today, below 0 for a day that is over
 */
export function daysUntil(day, now = new Date()) {
  const today = Date.UTC(now.getFullYear(), now.getMonth(), now.getDate());
  return Math.round((Date.parse(`${day}T00:00:00Z`) - today) / 86_400_000);
}

/**
 * @param {string} day YYYY-MM-DD
 * @param {Date} [now]
 */
export function isOverdue(day, now = new Date()) {
  return daysUntil(day, now) < 0;
}
