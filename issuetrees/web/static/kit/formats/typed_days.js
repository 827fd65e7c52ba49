/**
 * The one reader of typed days; the twin of `kit/formats/typed_days.py`.
 *
 * Words of both languages are understood in both. A day without its year is the one nearest to
 * today, a day of the week the next one. `03/04/2026` is told with both readings.
 */

import { dayText } from "./days.js";

/**
 * @typedef {{ value: string | null } | { readings: [string, string] } | null} DayReading
 *   YYYY-MM-DD, null in it for an empty text; null: no day
 * @typedef {[year: number | null, month: number, day: number]} Meant
 */

const DAY = 86_400_000; // ms
const LONGEST = 40;
const UNSEEN = /[\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;
const PARTS = /[0-9]+|\p{L}+/gu;
const ONLY = /^[\p{L}\p{N}\s.,/\-–’']+$/u;
const DIGITS = /^([0-9]{1,4})([./\-–])([0-9]{1,2})(?:\2([0-9]{1,4}))?\.?$/;
/** @type {Record<string, number>} */
const NEAR = {
  yesterday: -1,
  today: 0,
  tomorrow: 1,
  вчера: -1,
  сегодня: 0,
  завтра: 1,
  послезавтра: 2,
};
const WEEK = (
  "mon|monday|пн|понедельник tue|tuesday|вт|вторник wed|wednesday|ср|среда|среду " +
  "thu|thursday|чт|четверг fri|friday|пт|пятница|пятницу sat|saturday|сб|суббота|субботу " +
  "sun|sunday|вс|воскресенье"
).split(" ");
const MONTHS = (
  "january|января|январь february|февраля|февраль march|марта|март april|апреля|апрель " +
  "may|мая|май june|июня|июнь july|июля|июль august|августа|август " +
  "september|сентября|сентябрь october|октября|октябрь november|ноября|ноябрь " +
  "december|декабря|декабрь"
).split(" ");
const STEM = 3;
const IDLE = "st nd rd th of on the г год года в во на к ко".split(" ");

/**
 * @param {string} raw
 * @param {string} language
 * @param {string} today YYYY-MM-DD
 * @returns {DayReading}
 */
export function readDay(raw, language, today) {
  const text = raw.normalize("NFKC").replace(UNSEEN, "").toLowerCase().replaceAll("ё", "е");
  const plain = text.trim().replace(/\s+/g, " ");
  if (!plain) return { value: null };
  const [value, other] = plain.length <= LONGEST ? readings(plain, today) : [];
  if (value === undefined) return null;
  if (other === undefined) return { value };
  return { readings: [dayText(value, language), dayText(other, language)] };
}

/**
 * @param {string} day YYYY-MM-DD
 * @param {number} count
 * @returns {string} so many days later
 */
export function daysLater(day, count) {
  return isoOf(Date.parse(day) + count * DAY);
}

/** @param {string} day YYYY-MM-DD @returns {number} 0 for Monday */
export function weekdayOf(day) {
  return (new Date(day).getUTCDay() + 6) % 7;
}

/** @param {number} moment */
function isoOf(moment) {
  return new Date(moment).toISOString().slice(0, 10);
}

/** @param {string} text @param {string} today */
function readings(text, today) {
  const digits = DIGITS.exec(text);
  const words = (text.match(PARTS) ?? []).filter((one) => !IDLE.includes(one));
  if (!digits && !ONLY.test(text)) return [];
  const near = !digits && words.length === 1 ? nearDay(words[0] ?? "", today) : null;
  if (near) return [near];
  const meant = digits ? ofDigits(digits) : ofWords(words);
  const found = meant.map((one) => dated(one, today)).filter((one) => one !== null);
  return [...new Set(found)];
}

/** @param {RegExpExecArray} digits @returns {Meant[]} */
function ofDigits([, first = "", mark, second = "", last = ""]) {
  const year = yearOf(first.length > 2 ? first : last);
  if (first.length > 2)
    return year && last && last.length <= 2 ? [[year, Number(second), Number(last)]] : [];
  if (last && year === null) return [];
  /** @type {Meant} */
  const dayFirst = [year, Number(second), Number(first)];
  return mark === "." ? [dayFirst] : [dayFirst, [year, Number(first), Number(second)]];
}

/** @param {string[]} words @returns {Meant[]} */
function ofWords(words) {
  const months = words.map((one) => named(one, MONTHS)).filter((one) => one !== null);
  const numbers = words.filter((one) => /^[0-9]/.test(one));
  const rest = words.filter((one) => named(one, WEEK) !== null);
  const isKnown = months.length + numbers.length + rest.length === words.length;
  const isYearFirst = (numbers[0] ?? "").length > 2;
  const [first = "", second = ""] = isYearFirst ? numbers.toReversed() : numbers;
  const year = yearOf(second);
  const isDay = first !== "" && first.length <= 2 && (second === "" || year !== null);
  if (!isKnown || !isDay || months.length !== 1 || numbers.length > 2) return [];
  return [[year, Number(months[0]) + 1, Number(first)]];
}

/** @param {string} word @param {string} today */
function nearDay(word, today) {
  const weekday = named(word, WEEK);
  if (Object.hasOwn(NEAR, word)) return daysLater(today, Number(NEAR[word]));
  // On a Friday, "friday" is the next one.
  return weekday === null ? null : daysLater(today, ((weekday - weekdayOf(today) + 6) % 7) + 1);
}

/** @param {string} word @param {string[]} names */
function named(word, names) {
  const isIt = (/** @type {string} */ form) =>
    word === form || (word.length >= STEM && form.startsWith(word));
  const place = names.findIndex((forms) => forms.split("|").some(isIt));
  return place < 0 ? null : place;
}

/** @param {string} digits */
function yearOf(digits) {
  if (/^[1-9]\d{3}$/.test(digits)) return Number(digits);
  return digits.length === 2 ? 2000 + Number(digits) : null;
}

/** @param {Meant} meant @param {string} today */
function dated([year, month, day], today) {
  const now = Number(today.slice(0, 4));
  const years = year ? [year] : [now + 1, now, now - 1];
  const days = years.map((one) => made(one, month, day)).filter((one) => one !== null);
  const away = (/** @type {string} */ one) => Math.abs(Date.parse(one) - Date.parse(today));
  return days.sort((one, other) => away(one) - away(other))[0] ?? null;
}

/** @param {number} year @param {number} month @param {number} day */
function made(year, month, day) {
  const found = isoOf(Date.UTC(year, month - 1, day));
  const isIt = Number(found.slice(5, 7)) === month && Number(found.slice(8)) === day;
  return isIt ? found : null;
}
