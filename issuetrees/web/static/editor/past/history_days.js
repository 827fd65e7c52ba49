/**
 * The log as one reads it: by day, and what one person did in one sitting as one row.
 *
 * @typedef {object} Entry a revision in words, as the server tells it
 * @property {number} revision
 * @property {{id: string, name: string} | null} actor
 * @property {string} summary
 * @property {string} created_at
 *
 * @typedef {Entry[]} Sitting of one person, the newest first
 * @typedef {{day: string, sittings: Sitting[]}} Day
 */

import { pageLanguage } from "../../kit/words.js";

const PAUSE = 5 * 60_000;

/**
 * @param {Entry[]} entries the newest first
 * @returns {Day[]}
 */
export function daysOf(entries) {
  /** @type {Day[]} */
  const days = [];
  /** @type {Entry | null} */
  let later = null;
  for (const entry of entries) {
    const day = dayOf(entry.created_at);
    if (days.at(-1)?.day !== day) {
      days.push({ day, sittings: [] });
      later = null;
    }
    const sittings = /** @type {Day} */ (days.at(-1)).sittings;
    if (later && isSameSitting(later, entry)) sittings.at(-1)?.push(entry);
    else sittings.push([entry]);
    later = entry;
  }
  return days;
}

/**
 * @param {Entry} later
 * @param {Entry} earlier
 */
function isSameSitting(later, earlier) {
  const gap = Date.parse(later.created_at) - Date.parse(earlier.created_at);
  return later.actor?.id === earlier.actor?.id && gap <= PAUSE;
}

/**
 * Where a comparison with now begins: the state at the start of the last day on which anything
 * happened. Of a graph that is younger than that, its first revision.
 * @param {Entry[]} entries the newest first
 * @returns {number | null} null while that day is not loaded whole
 */
export function startOfLastDay(entries) {
  const newest = entries[0];
  if (!newest) return 0;
  const day = dayOf(newest.created_at);
  const older = entries.find((entry) => dayOf(entry.created_at) !== day);
  if (older) return older.revision;
  return entries.at(-1)?.revision === 1 ? 1 : null;
}

/**
 * @param {string} moment
 * @returns {string} YYYY-MM-DD where the reader is
 */
export function dayOf(moment) {
  const date = new Date(moment);
  const parts = [date.getFullYear(), date.getMonth() + 1, date.getDate()];
  return parts.map((part) => String(part).padStart(2, "0")).join("-");
}

/** @type {Map<string, Intl.DateTimeFormat>} */
const formats = new Map();

/**
 * @param {string} name
 * @param {Intl.DateTimeFormatOptions} options
 * @param {Date} date
 */
function written(name, options, date) {
  const language = pageLanguage() === "en" ? "en-GB" : pageLanguage();
  const format = formats.get(name) ?? new Intl.DateTimeFormat(language, options);
  formats.set(name, format);
  return format.format(date);
}

/** @param {string} moment @returns {string} 14:05 */
export function timeText(moment) {
  const options = /** @type {const} */ ({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  return written("time", options, new Date(moment));
}

/** @param {string} moment @returns {string} 23 Nov, 14:05 */
export function momentText(moment) {
  const date = new Date(moment);
  const month = written("month", { month: "short", day: "numeric" }, date).replace(/[\d\s.]/g, "");
  const year = date.getFullYear() === new Date().getFullYear() ? "" : ` ${date.getFullYear()}`;
  return `${date.getDate()} ${month.slice(0, 3)}${year}, ${timeText(moment)}`;
}
