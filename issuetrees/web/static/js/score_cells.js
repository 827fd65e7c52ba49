/** What stands in a cell of the grid of scores: read from what is typed, and shown. */

import { formatNumber, t } from "./i18n.js";

/** @typedef {"" | "given" | "unknown" | "not_applicable"} CellState "" is a score that is missing */

/**
 * @typedef {object} Content
 * @property {CellState} state
 * @property {number | null} value
 * @property {string} reason
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
  const value = criterion.kind === "yes_no" ? readYesNo(word) : readNumber(word);
  if (value === null) return { problem: problemOf(text, criterion) };
  if (criterion.kind !== "number" && !allowed(criterion).includes(value)) {
    return { problem: problemOf(text, criterion) };
  }
  return { given: { state: "given", value } };
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
  return formatNumber(content.value, { maximumFractionDigits: 2, useGrouping: false });
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
 * The rows and cells of a range copied from a spreadsheet.
 *
 * @param {string} text
 * @returns {string[][]}
 */
export function readRange(text) {
  const lines = text.replace(/\r\n?/g, "\n").replace(/\n$/, "").split("\n");
  return lines.map((line) => line.split("\t"));
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
 * @returns {number | null}
 */
function readYesNo(word) {
  if (YES.has(word) || word === t("Yes").toLowerCase()) return 1;
  return NO.has(word) || word === t("No").toLowerCase() ? 0 : null;
}

/**
 * @param {string} word
 * @returns {number | null}
 */
function readNumber(word) {
  const plain = word
    .replace(/[\s\u00a0\u202f]/g, "")
    .replace("−", "-")
    .replace(",", ".");
  if (!/^[-+]?(\d+\.?\d*|\.\d+)$/.test(plain)) return null;
  const value = Number(plain);
  return Number.isFinite(value) ? value : null;
}

/**
 * @param {string} text
 * @param {Criterion} criterion
 * @returns {string}
 */
function problemOf(text, criterion) {
  const value = text.trim().slice(0, 40);
  if (criterion.kind === "number") return t("«{value}» is not a number.", { value });
  const values = allowed(criterion).map((one) => formatNumber(one));
  return t("«{value}» is not on the scale. Use one of {allowed}.", {
    value,
    allowed: values.join(", "),
  });
}
