/**
 * Numbers and percentages as a language writes them; the twin of `kit/formats/numbers.py`.
 */

import { rounded } from "./rounding.js";

/** @typedef {import("./rounding.js").Figure} Figure */

export const NBSP = "\u00a0";
const THIN = "\u202f";
/** Decimals of what people typed: nothing of it is rounded. */
export const MOST = 12;

/**
 * “1,234.5”, “1 234,5” with so many digits after the point.
 *
 * @param {Figure} value
 * @param {string} language
 * @param {number} [digits]
 * @returns {string}
 */
export function number(value, language, digits = 0) {
  return written(rounded(value, digits), language);
}

/**
 * A number as short as it can be: “3”, “2.5”, “2,5”.
 *
 * @param {Figure} value
 * @param {string} language
 * @param {number} [most] digits after the point
 * @returns {string}
 */
export function short(value, language, most = 2) {
  return written(trimmed(rounded(value, most)), language);
}

/**
 * Several numbers: “0, 2.5, 4”, “0; 2,5; 4”.
 *
 * @param {number[]} values
 * @param {string} language
 * @returns {string}
 */
export function listed(values, language) {
  const gap = language === "ru" ? "; " : ", ";
  return values.map((value) => short(value, language, MOST)).join(gap);
}

/**
 * A fraction of 1 as “25%”, “25 %”.
 *
 * @param {Figure} share
 * @param {string} language
 * @param {number} [digits]
 * @returns {string}
 */
export function percent(share, language, digits = 0) {
  const hundredths = pointMoved(rounded(share, digits + 2), 2);
  return `${written(hundredths, language)}${language === "ru" ? NBSP : ""}%`;
}

/**
 * A number for a field: no marks between thousands, a hyphen below zero.
 *
 * @param {Figure} value
 * @param {string} language
 * @param {number} [most] digits after the point
 * @returns {string}
 */
export function plain(value, language, most = 2) {
  const text = trimmed(rounded(value, most));
  return language === "ru" ? text.replace(".", ",") : text;
}

/**
 * @param {string} text “-1234.50”
 * @param {string} language
 */
function written(text, language) {
  const [whole = "", decimals] = text.replace("-", "").split(".");
  const isRussian = language === "ru";
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, isRussian ? THIN : ",");
  const tail = decimals === undefined ? "" : `${isRussian ? "," : "."}${decimals}`;
  return `${text.startsWith("-") ? "−" : ""}${grouped}${tail}`;
}

/** @param {string} text */
function trimmed(text) {
  return text.includes(".") ? text.replace(/\.?0+$/, "") : text;
}

/**
 * @param {string} text with at least so many decimals
 * @param {number} places to the right
 */
function pointMoved(text, places) {
  const [whole = "", decimals = ""] = text.split(".");
  const left = `${whole}${decimals.slice(0, places)}`.replace(/^(-?)0+(?=\d)/, "$1");
  const right = decimals.slice(places);
  return right ? `${left}.${right}` : left;
}
