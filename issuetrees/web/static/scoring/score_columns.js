/** The criteria as columns of a grid: how what is typed below them is read, shown and compared. */

import { t } from "../kit/words.js";
import { isOneKey, readCell, showCell } from "./score_cells.js";

/** @typedef {import("./score_cells.js").Content} Content */
/** @typedef {import("./score_cells.js").Criterion} Criterion */
/** @typedef {import("./score_cells.js").Given} Given */
/** @typedef {import("../kit/grid/columns.js").Column<Content>} Column */
/** @typedef {import("../kit/grid/columns.js").Reading<Content>} ContentReading */

/**
 * @param {Criterion} criterion
 * @returns {Column}
 */
export function columnOf(criterion) {
  return {
    title: criterion.title,
    kind: criterion.kind === "yes_no" ? "choice" : "number",
    isOneKey: isOneKey(criterion),
    read: (text, before) =>
      before.state === "beside"
        ? readBeside(text, before, criterion)
        : withReason(readCell(text, criterion), before),
    show: (content) => showCell(content, criterion),
    sortKey: ({ value }) => value,
    fills: (key) => key === "?" || key === "—" || (isDash(key) && !wantsMinus(criterion)),
  };
}

/**
 * Where nothing is asked, a dash or nothing is right and changes nothing.
 *
 * @param {string} text
 * @param {Content} before
 * @param {Criterion} criterion
 * @returns {ContentReading}
 */
function readBeside(text, before, criterion) {
  const reading = readCell(text, criterion);
  const isNothing = "value" in reading && reading.value.value === null;
  if (isNothing) return { value: before };
  return {
    problem: t("“{title}” does not apply to initiatives of this kind.", { title: criterion.title }),
  };
}

/**
 * @param {import("./score_cells.js").Reading} reading
 * @param {Content} before
 * @returns {ContentReading}
 */
function withReason(reading, before) {
  if ("problem" in reading) return reading;
  const value = withScore(reading.value, before);
  if (!("doubt" in reading)) return { value };
  const choices = reading.choices.map((one) => ({ ...one, value: withScore(one.value, before) }));
  return { value, doubt: reading.doubt, choices };
}

/**
 * What a cell holds with another score; the reason stays with a score and goes with it.
 *
 * @param {Given} given
 * @param {Content} before
 * @returns {Content}
 */
export function withScore(given, before) {
  return { ...given, reason: given.state === "" ? "" : before.reason };
}

/** @param {string} key */
function isDash(key) {
  return key === "-" || key === "–";
}

/** A number below zero begins with the same sign that says "not applicable". @param {Criterion} criterion */
function wantsMinus({ values }) {
  return values.some((value) => value < 0);
}
