/**
 * Days and moments as people write them; the twin of `issuetrees.kit.formats.days`.
 *
 * Moments are told in the reader's time zone. Which day it is, and so what is late, says the zone
 * of the engagement.
 */

import { pageLanguage, pageZone } from "../words.js";

/** @type {Record<string, string[]>} */
const MONTHS = {
  en: "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" "),
  ru: "янв фев мар апр мая июн июл авг сен окт ноя дек".split(" "),
};
const DAY = 86_400_000; // ms
/** Statuses in which nothing is left to do. */
const SETTLED = ["answered", "pruned"];

/**
 * @param {string} day YYYY-MM-DD
 * @param {string} [language]
 * @returns {string} 23 Nov 2026
 */
export function dayText(day, language = pageLanguage()) {
  const [, year, month, date] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(day) ?? [];
  const word = (MONTHS[language] ?? MONTHS.en)?.[Number(month) - 1];
  return word ? `${Number(date)} ${word} ${year}` : day;
}

/**
 * @param {string} day YYYY-MM-DD
 * @param {string} [language]
 * @returns {string} Nov, a name for itself: «май», not «мая»
 */
export function monthText(day, language = pageLanguage()) {
  const word = dayText(day, language).split(" ")[1] ?? "";
  return word === "мая" ? "май" : word;
}

/**
 * @param {string | number | Date} moment
 * @param {string} [zone]
 * @returns {{day: string, time: string}} YYYY-MM-DD and HH:MM there
 */
export function placeInTime(moment, zone = pageZone()) {
  const parts = formatOf(zone).formatToParts(new Date(moment));
  const of = Object.fromEntries(parts.map(({ type, value }) => [type, value]));
  return { day: `${of.year}-${of.month}-${of.day}`, time: `${of.hour}:${of.minute}` };
}

/**
 * @param {string} moment
 * @param {{language?: string, zone?: string, now?: Date}} [where]
 * @returns {string} 23 Nov, 14:05; with the year when it is another one
 */
export function momentText(moment, { language, zone, now = new Date() } = {}) {
  if (Number.isNaN(Date.parse(moment))) return "";
  const { day, time } = placeInTime(moment, zone);
  const isThisYear = day.slice(0, 4) === placeInTime(now, zone).day.slice(0, 4);
  const text = dayText(day, language);
  return `${isThisYear ? text.slice(0, -5) : text}, ${time}`;
}

/**
 * @param {string} day YYYY-MM-DD
 * @param {string | undefined} zone
 * @param {Date} [now]
 * @returns {number} whole days from today, below 0 for a day that is over
 */
export function daysUntil(day, zone, now = new Date()) {
  return Math.round((Date.parse(day) - Date.parse(placeInTime(now, zone).day)) / DAY);
}

/**
 * @param {{due_on: string | null, status: string}} record
 * @param {string | undefined} zone
 * @param {Date} [now]
 * @returns {boolean} whether its day is over and there is still something to do
 */
export function isLate({ due_on: day, status }, zone, now = new Date()) {
  return day !== null && !SETTLED.includes(status) && daysUntil(day, zone, now) < 0;
}

/** @type {Map<string | undefined, Intl.DateTimeFormat>} */
const formats = new Map();

/** @param {string | undefined} zone */
function formatOf(zone) {
  const known = formats.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat("en-GB", {
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZone: zone,
  });
  formats.set(zone, made);
  return made;
}
