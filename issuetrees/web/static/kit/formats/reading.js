/**
 * The one reader of typed and pasted numbers; the twin of `kit/formats/reading.py`.
 *
 * Sums of money are read by the server, which knows the currencies.
 */

import { readings } from "./digits.js";
import { short } from "./numbers.js";

/** @typedef {{ value: number } | { readings: [string, string] } | null} Reading null: no number */

const LONGEST = 60;
const MOST_DIGITS = 30;
const UNSEEN = /[\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;
const FORM = /^([^0-9.,]*)([.,]?[0-9](?:[0-9 .,'’ʼ`]*[0-9])?[.,]?)([^0-9]*)$/;
const SIGN = /^[-−–—‐‒+]$/;

/** Powers of ten by word, as in `words.json`. */
export const UNITS = new Map([
  ["", 0],
  ...words("k к тыс тысяча тысячи тысяч thousand thousands", 3),
  ...words("mm mn mln mio million millions млн миллион миллиона миллионов", 6),
  ...words("bn bln billion billions млрд миллиард миллиарда миллиардов", 9),
  ...words("tn trn trillion trillions трлн триллион триллиона триллионов", 12),
]);

/**
 * Read a number; where it can mean two, both are told as the language writes them.
 *
 * @param {string} raw
 * @param {string} language
 * @returns {Reading}
 */
export function readNumber(raw, language) {
  const text = raw.normalize("NFKC").replace(UNSEEN, "").trim().toLowerCase();
  const isBelow = text.startsWith("(") && text.endsWith(")");
  const form = text.length <= LONGEST ? FORM.exec(isBelow ? text.slice(1, -1) : text) : null;
  const [, before = "", digits = "", after = ""] = form ?? [];
  const sign = before.trim();
  const power = UNITS.get(after.replace(/[.\s]/g, ""));
  const isSigned = SIGN.test(sign);
  if (!form || digits.length > MOST_DIGITS || power === undefined) return null;
  if ((sign && !isSigned) || (isBelow && isSigned && sign !== "+")) return null;
  const minus = isBelow || (isSigned && sign !== "+") ? "-" : "";
  const found = readings(digits, language).map((one) => `${minus}${one}`);
  return outcome(found, power, language);
}

/**
 * @param {string[]} found
 * @param {number} power
 * @param {string} language
 * @returns {Reading}
 */
function outcome(found, power, language) {
  const [value, other] = found.map((one) => Number(`${one}e${power}`));
  if (value === undefined) return null;
  if (other === undefined) return { value };
  return { readings: [short(value, language, 12), short(other, language, 12)] };
}

/**
 * @param {string} list
 * @param {number} power
 * @returns {[string, number][]}
 */
function words(list, power) {
  return list.split(" ").map((word) => [word, power]);
}
