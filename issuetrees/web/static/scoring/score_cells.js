/** What stands in a cell of the grid of scores: read from what is typed, and shown. */

import { listed, MOST, short } from "../kit/formats/numbers.js";
import { readNumber } from "../kit/formats/reading.js";
import { head } from "../kit/text.js";
import { pageLanguage, t } from "../kit/words.js";

/** @typedef {"" | "given" | "unknown" | "not_applicable"} CellState "" is a score that is missing */

/**
 * @typedef {object} Content
 * @property {CellState} state
 * @property {number | null} value
 * @property {string} reason
 * @property {string} [enteredBy] who wrote it down in the assessor's name
 */

/**
 * @typedef {object} Criterion
 * @property {string} id
 * @property {string} title
 * @property {"rubric" | "number" | "yes_no"} kind
 * @property {number[]} values the allowed values of a rubric; the anchors of a number
 */

/** @typedef {Omit<Content, "reason">} Given */

/** @typedef {{ given: Given } | { problem: string }} Reading */

const UNKNOWN = new Set(["?", "¿"]);
const NOT_APPLICABLE = new Set(["-", "–", "—", "n/a", "н/п"]);
const YES = new Set(["1", "y", "yes", "д", "да", "+"]);
const NO = new Set(["0", "n", "no", "н", "нет"]);

/** @type {Given} */
export const MISSING = { state: "", value: null };

/**
 * Read what was typed or pasted into a cell.
 *
 * @param {string} text
 * @param {Criterion} criterion
 * @returns {Reading}
 */
export function readCell(text, criterion) {
  const word = text.trim().toLowerCase();
  if (word === "") return { given: MISSING };
  if (UNKNOWN.has(word)) return { given: { state: "unknown", value: null } };
  if (NOT_APPLICABLE.has(word)) return { given: { state: "not_applicable", value: null } };
  const reading = criterion.kind === "yes_no" ? readYesNo(word) : readNumber(word, pageLanguage());
  if (reading && "readings" in reading) return { problem: doubt(text, reading.readings) };
  const isOffScale =
    reading && criterion.kind !== "number" && !allowed(criterion).includes(reading.value);
  if (!reading || isOffScale) return { problem: problemOf(text, criterion) };
  return { given: { state: "given", value: reading.value } };
}

/**
 * The text of a cell.
 *
 * @param {Given} content
 * @param {Criterion} criterion
 * @returns {string}
 */
export function showCell(content, criterion) {
  if (content.state === "unknown") return "?";
  if (content.state === "not_applicable") return "–";
  if (content.state === "" || content.value === null) return "";
  if (criterion.kind === "yes_no") return content.value ? t("Yes") : t("No");
  return short(content.value, pageLanguage(), MOST);
}

/**
 * Whether one key is enough to give a score.
 *
 * @param {Criterion} criterion
 * @returns {boolean}
 */
export function isOneKey(criterion) {
  if (criterion.kind === "number") return false;
  return allowed(criterion).every((value) => String(value).length === 1);
}

/**
 * @param {Criterion} criterion
 * @returns {number[]}
 */
function allowed(criterion) {
  return criterion.kind === "yes_no" ? [0, 1] : criterion.values;
}

/**
 * @param {string} word
 * @returns {{ value: number } | null}
 */
function readYesNo(word) {
  if (YES.has(word) || word === t("Yes").toLowerCase()) return { value: 1 };
  return NO.has(word) || word === t("No").toLowerCase() ? { value: 0 } : null;
}

/**
 * @param {string} text
 * @param {[string, string]} readings
 */
function doubt(text, [first, second]) {
  const value = head(text.trim(), 40);
  return t("«{value}» can mean {first} or {second}. Write one of the two.", {
    value,
    first,
    second,
  });
}

/**
 * @param {string} text
 * @param {Criterion} criterion
 * @returns {string}
 */
function problemOf(text, criterion) {
  const value = head(text.trim(), 40);
  if (criterion.kind === "number") return t("«{value}» is not a number.", { value });
  return t("«{value}» is not on the scale. Use one of {allowed}.", {
    value,
    allowed: listed(allowed(criterion), pageLanguage()),
  });
}
