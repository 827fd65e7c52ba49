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
      const reading = plain.read(bare(text, cell.unit ?? ""), null);
      if ("problem" in reading) return reading;
      if (Math.abs(reading.value ?? 0) > MOST)
        return { problem: t("A number has at most fifteen digits.") };
      return { value: { ...cell, held: reading.value } };
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

/** A number without its unit behind it. @param {string} text @param {string} unit */
function bare(text, unit) {
  const typed = text.trim();
  const isBehind = unit !== "" && typed.toLowerCase().endsWith(unit.toLowerCase());
  return isBehind ? typed.slice(0, -unit.length).trim() : typed;
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
