/** What stands in a cell of the grid of scores: read from what is typed, and shown. */

import { listed, MOST, short } from "../kit/formats/numbers.js";
import { readWithin } from "../kit/grid/columns.js";
import { head } from "../kit/text.js";
import { pageLanguage, t } from "../kit/words.js";

/**
 * "" is a score that is missing; "beside" a cell in which the criterion does not apply to the kind
 * of the initiative, so that nothing is asked.
 *
 * @typedef {"" | "given" | "unknown" | "not_applicable" | "beside"} CellState
 */

/**
 * @typedef {object} Content
 * @property {CellState} state
 * @property {number | null} value
 * @property {number | null} [low] between what it lies, where the assessor is not sure
 * @property {number | null} [high]
 * @property {string} reason
 * @property {boolean} [isCarried] said in an earlier round, and not confirmed yet
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

/** @typedef {import("../kit/grid/columns.js").Reading<Given>} Reading */

const UNKNOWN = new Set(["?", "¿"]);
const NOT_APPLICABLE = new Set(["-", "–", "—", "n/a", "н/п"]);
/** A dash between two numbers, or dots. */
const RANGE = /(?<=\d\s*)(?:\.{2,3}|…|[-–—−])\s*(?=[-−]?[\d.,])/;
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
  if (word === "") return { value: MISSING };
  if (UNKNOWN.has(word)) return { value: { state: "unknown", value: null } };
  if (NOT_APPLICABLE.has(word)) return { value: { state: "not_applicable", value: null } };
  const ends = criterion.kind === "yes_no" ? [] : text.trim().split(RANGE);
  if (ends.length > 1) return readRange(text, ends, criterion);
  return criterion.kind === "number" ? readMeasure(text, criterion) : readLevel(text, criterion);
}

/**
 * Read "2-4" or, with what is most likely between them, "2-3-4".
 *
 * @param {string} text
 * @param {string[]} ends
 * @param {Criterion} criterion
 * @returns {Reading}
 */
function readRange(text, ends, criterion) {
  const values = [];
  for (const end of ends) {
    const reading = readCell(end, criterion);
    if ("problem" in reading) return reading;
    if ("doubt" in reading) return { problem: reading.doubt };
    values.push(Number(reading.value.value));
  }
  const [low = 0, ...rest] = values;
  const high = rest.at(-1) ?? low;
  const value = rest.length > 1 ? (rest[0] ?? low) : middle(low, high, criterion);
  if (rest.length > 2 || low > value || value > high) return { problem: badRange(text) };
  return { value: low === high ? given(value) : { ...given(value), low, high } };
}

/**
 * What is most likely where only a range is given: its middle, of two middle levels the worse one.
 *
 * @param {number} low
 * @param {number} high
 * @param {Criterion} criterion
 */
function middle(low, high, { kind, values }) {
  if (kind !== "rubric") return (low + high) / 2;
  const within = values.filter((value) => low <= value && value <= high);
  return within[Math.floor((within.length - 1) / 2)] ?? low;
}

/** @param {string} text */
function badRange(text) {
  return t("“{value}” is no range. Write it from low to high, such as 2-4 or 2-3-4.", {
    value: head(text.trim(), 40),
  });
}

/**
 * @param {string} text
 * @param {Criterion} criterion
 * @returns {Reading}
 */
function readMeasure(text, { values }) {
  const reading = readWithin(text, { from: Math.min(...values), to: Math.max(...values) });
  if ("problem" in reading) return reading;
  const value = given(reading.value);
  if (!("doubt" in reading)) return { value };
  const choices = reading.choices.map((one) => ({ ...one, value: given(one.value) }));
  return { value, doubt: reading.doubt, choices };
}

/**
 * @param {string} text
 * @param {Criterion} criterion
 * @returns {Reading}
 */
function readLevel(text, criterion) {
  const isWord = criterion.kind === "yes_no";
  const reading = isWord ? readYesNo(text.trim().toLowerCase()) : readWithin(text, {});
  if (reading && "problem" in reading) return reading;
  const isOn = reading && allowed(criterion).includes(reading.value);
  return isOn ? { value: given(reading.value) } : offScale(text, criterion);
}

/** @param {number} value @returns {Given} */
function given(value) {
  return { state: "given", value };
}

/**
 * Whether a value is beyond the scale of a number, which the server takes only when told so.
 *
 * @param {Given} content
 * @param {Criterion} criterion
 */
export function isBeyond({ value, low, high }, { kind, values }) {
  if (kind === "rubric" || kind === "yes_no") return false;
  return [value, low, high].some(
    (one) => typeof one === "number" && (one < Math.min(...values) || one > Math.max(...values)),
  );
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
  const { low, high, value } = content;
  if (low === null || low === undefined || high === null || high === undefined)
    return short(value, pageLanguage(), MOST);
  const isMiddle = value === middle(low, high, criterion);
  const said = isMiddle ? [low, high] : [low, value, high];
  return said.map((one) => short(one, pageLanguage(), MOST)).join("–");
}

/** What a sign in a cell means, for those who cannot see it. @param {CellState} state */
export function wordOf(state) {
  if (state === "unknown") return t("don’t know");
  if (state === "not_applicable") return t("not applicable");
  return state === "beside" ? t("does not apply to this kind") : "";
}

/**
 * Whether a score is at an end of the scale, where one asks why.
 *
 * @param {Given} content
 * @param {Criterion} criterion
 */
export function isAtEnd({ state, value }, { kind, values }) {
  if (state !== "given" || value === null || kind === "yes_no") return false;
  return value <= Math.min(...values) || value >= Math.max(...values);
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
 * @param {Criterion} criterion
 * @returns {{ problem: string }}
 */
function offScale(text, criterion) {
  return {
    problem: t("“{value}” is not on the scale. Use one of {allowed}.", {
      value: head(text.trim(), 40),
      allowed: listed(allowed(criterion), pageLanguage()),
    }),
  };
}
