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

import { placeInTime } from "../../kit/formats/days.js";

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
  return placeInTime(moment).day;
}
