/** The criteria as columns of a grid: how what is typed below them is read. */

import { isOneKey, readCell } from "./score_cells.js";

/** @typedef {import("./score_cells.js").Content} Content */
/** @typedef {import("./score_cells.js").Criterion} Criterion */
/** @typedef {import("./score_cells.js").Given} Given */
/** @typedef {import("../kit/grid/grid.js").Column<Content>} Column */

/**
 * @param {Criterion} criterion
 * @returns {Column}
 */
export function columnOf(criterion) {
  return {
    title: criterion.title,
    isNumber: criterion.kind !== "yes_no",
    isOneKey: isOneKey(criterion),
    read: (text, before) => {
      const reading = readCell(text, criterion);
      return "problem" in reading ? reading : { value: withScore(reading.given, before) };
    },
    fills: (key) => key === "?" || key === "—" || (isDash(key) && !wantsMinus(criterion)),
  };
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
