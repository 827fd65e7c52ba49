/** The columns of the page of numbers: how what is typed is read, and what is shown. */

import { dayColumn, numberColumn, textColumn } from "../kit/grid/columns.js";
import { t } from "../kit/words.js";
import { figure } from "./number_format.js";

/** @typedef {import("./number_sheet.js").Cell} Cell */
/** @typedef {import("../kit/grid/columns.js").Column<Cell>} CellColumn */

const MOST = 2 ** 53;
const LONGEST_UNIT = 40;
const LONGEST_SOURCE = 300;

/** Kinds of split that calculate, as they may be typed. */
const KINDS = ["sum", "difference", "product", "ratio"];

/**
 * @param {Map<string, string>} words of the kinds of split
 * @param {string[]} scenarios their titles
 * @param {string} [today]
 * @returns {CellColumn[]}
 */
export function columnsOf(words, scenarios, today = "") {
  return [
    numbers(t("Value")),
    ...scenarios.map(numbers),
    numbers(t("Low")),
    numbers(t("High")),
    numbers(t("Stated")),
    within(textColumn(t("How it is made")), (text) => formulaOf(text, words).words),
    within(textColumn(t("Unit"), { most: LONGEST_UNIT })),
    within(dayColumn(t("As of"), today)),
    within(textColumn(t("Source"), { most: LONGEST_SOURCE })),
  ];
}

/** @param {string} title @returns {CellColumn} */
function numbers(title) {
  const plain = numberColumn(title);
  return {
    title,
    kind: "number",
    read: (text, cell) => {
      if (cell.shut) return { problem: cell.shut };
      const { unit = "" } = cell;
      const typed = bare(text, unit);
      const reading = plain.read(typed, null);
      if ("problem" in reading) return { problem: unitProblem(typed, unit) ?? reading.problem };
      const held = inUnit(typed, reading.value, unit, plain);
      if (Math.abs(held ?? 0) > MOST) return { problem: t("A number has at most fifteen digits.") };
      return { value: { ...cell, held } };
    },
    show: ({ held, isMade }) => {
      if (typeof held !== "number") return "";
      return isMade ? figure(held) : plain.show(held);
    },
    sortKey: ({ held }) => held,
  };
}

/**
 * A column of plain values as one of cells.
 *
 * @template {string | null} Held
 * @param {import("../kit/grid/columns.js").Column<Held>} plain
 * @param {(text: string) => string} [normal]
 * @returns {CellColumn}
 */
function within(plain, normal = (text) => text) {
  return {
    title: plain.title,
    kind: plain.kind,
    read: (text, cell) => {
      if (cell.shut) return { problem: cell.shut };
      const reading = plain.read(normal(text), /** @type {Held} */ (cell.held));
      return "problem" in reading ? reading : { value: { ...cell, held: reading.value } };
    },
    show: ({ held }) => plain.show(/** @type {Held} */ (held)),
    sortKey: ({ held }) => plain.sortKey(/** @type {Held} */ (held)),
  };
}

/** A number without its unit, or the first word of it, before or behind. @param {string} text @param {string} unit */
function bare(text, unit) {
  const typed = text.trim();
  const small = typed.toLowerCase();
  for (const own of [unit, unit.split(" ")[0] ?? ""].filter(Boolean)) {
    if (small.endsWith(own.toLowerCase())) return typed.slice(0, -own.length).trim();
    if (small.startsWith(own.toLowerCase())) return typed.slice(own.length).trim();
  }
  return typed;
}

/**
 * "70 млн" where numbers are in "млн ₽" is 70 of these, "70 тыс." 0.07.
 *
 * @param {string} typed
 * @param {number | null} value as it was read
 * @param {string} unit
 * @param {import("../kit/grid/columns.js").Column<number | null>} plain
 */
function inUnit(typed, value, unit, plain) {
  if (value === null || !/\p{L}/u.test(typed)) return value;
  const one = plain.read(`1 ${unit.split(" ")[0]}`, null);
  return "value" in one && one.value ? value / one.value : value;
}

/** What to do about a number with a unit that is not its own. @param {string} typed @param {string} unit */
function unitProblem(typed, unit) {
  if (!/^[-−+]?[\d\s.,]*\d\s*[^\d\s.,]+$|^[^\d\s.,+−-]\s*\d[\d\s.,]*$/u.test(typed)) return null;
  return unit
    ? t("Numbers are in {unit} here: “{text}” has another unit.", { unit, text: typed })
    : t("Write “{text}” without its unit; that stands in the column Unit.", { text: typed });
}

/**
 * What was typed of how a node is made: the word of a kind, or a formula over its children.
 *
 * @param {string} text
 * @param {Map<string, string>} words
 * @returns {{ kind: string | null, formula: string, words: string }}
 */
export function formulaOf(text, words) {
  const typed = text.normalize("NFC").trim();
  if (typed === "") return { kind: null, formula: "", words: "" };
  const kind = KINDS.find(
    (one) => typed.toLowerCase() === one || typed.toLowerCase() === words.get(one)?.toLowerCase(),
  );
  if (kind) return { kind, formula: "", words: words.get(kind) ?? kind };
  return { kind: /[÷/]/.test(typed) ? "ratio" : "product", formula: typed, words: typed };
}
