/** Days as people write them. */

import { pageLanguage } from "./words.js";

/** @type {Intl.DateTimeFormat | null} */
let months = null;

/**
 * @param {string} day YYYY-MM-DD
 * @returns {string} 23 Nov 2026
 */
export function dayText(day) {
  months ??= new Intl.DateTimeFormat(pageLanguage(), {
    day: "numeric",
    month: "short",
    timeZone: "UTC",
  });
  const date = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(date.getTime())) return day;
  const month = months.formatToParts(date).find(({ type }) => type === "month")?.value ?? "";
  return `${date.getUTCDate()} ${month.slice(0, 3)} ${date.getUTCFullYear()}`;
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
