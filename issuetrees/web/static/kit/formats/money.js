/** Sums of money, “12.5 M ₽”, «12,5 млн ₽»; the twin of `kit/formats/money.py`. */

import { NBSP, number, short } from "./numbers.js";
import { rounded } from "./rounding.js";

/** @typedef {import("./rounding.js").Figure} Figure */

/** @type {Record<string, string[]>} */
const WORDS = {
  en: ["", "k", "M", "B", "T"],
  ru: ["", "тыс.", "млн", "млрд", "трлн"],
};
const SHOWN = 3;

/**
 * A sum in thousands, millions or billions, whichever fits.
 *
 * @param {Figure} amount
 * @param {string} sign of the currency, as the page has it: “₽”
 * @param {string} language
 * @returns {string}
 */
export function money(amount, sign, language) {
  const exact = rounded(amount, 2);
  const words = WORDS[language === "ru" ? "ru" : "en"] ?? [];
  const most = words.length - 1;
  let size = Math.min(Math.floor((wholeDigits(exact) - 1) / 3), most);
  let figure = scaled(exact, size);
  if (wholeDigits(figure) > 3 && size < most) {
    size += 1;
    figure = scaled(exact, size);
  }
  const text = size ? short(figure, language) : inFull(figure, language);
  return [text, words[size], sign].filter(Boolean).join(NBSP);
}

/**
 * A sum to its last digit, for a field: “12,500,000”, “12 500 000,50”.
 *
 * @param {Figure} amount
 * @param {string} language
 * @returns {string}
 */
export function inFull(amount, language) {
  const exact = rounded(amount, 2);
  return number(exact, language, exact.endsWith(".00") ? 0 : 2);
}

/**
 * The sum in its unit, rounded as it is shown.
 *
 * @param {string} exact
 * @param {number} size
 */
function scaled(exact, size) {
  if (!size) return exact;
  const [whole = "", decimals = ""] = exact.split(".");
  const point = whole.length - 3 * size;
  const text = `${whole.slice(0, point)}.${whole.slice(point)}${decimals}`;
  return rounded(text, Math.max(SHOWN - wholeDigits(text), 0));
}

/** @param {string} text */
function wholeDigits(text) {
  return text.replace("-", "").split(".")[0]?.length ?? 0;
}
