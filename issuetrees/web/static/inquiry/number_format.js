/** How calculated numbers are written; the twin of `figure` in `inquiry/driver_words.py`. */

import { short } from "../kit/formats/numbers.js";
import { pageLanguage } from "../kit/words.js";

const SMALL = 4;

/** @param {number} value @returns {string} */
export function figure(value) {
  return short(value, pageLanguage(), digitsOf(value));
}

/** How many decimals a calculated number is shown with, at most. @param {number} value */
export function digitsOf(value) {
  const size = Math.abs(value);
  if (size >= 1 || size === 0) return size < 1000 ? 2 : Number(size < 10_000);
  for (let digits = SMALL; digits < 12; digits += 1) if (size * 10 ** digits >= 100) return digits;
  return 12;
}

/** A difference with its sign. @param {number} value */
export function signed(value) {
  return value > 0 ? `+${figure(value)}` : figure(value);
}
