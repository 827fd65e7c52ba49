/** Which text goes where when a range is pasted or filled: plain tables, no document. */

import { t } from "../words.js";
import { placesIn } from "./ranges.js";

/** @typedef {import("./ranges.js").Box} Box */
/** @typedef {import("./ranges.js").Place} Place */
/** @typedef {import("./ranges.js").Selection} Selection */
/** @typedef {[Place, string][]} Texts */

/**
 * A range laid on the grid from the corner of the selection; a selection that holds the range
 * several times takes it as often. Empty cells of a larger range change nothing.
 *
 * @param {Selection} selection
 * @param {string[][]} range
 * @returns {{ texts: Texts } | { problem: string }}
 */
export function pastedTexts(selection, range) {
  const rows = range.length;
  const columns = Math.max(...range.map((line) => line.length));
  const { box } = selection;
  const isTiled = isMultiple(box.bottom - box.top + 1, rows) && isMultiple(width(box), columns);
  const target = isTiled
    ? box
    : { ...box, bottom: box.top + rows - 1, right: box.left + columns - 1 };
  if (target.bottom >= selection.rows || target.right >= selection.columns) {
    const rowsLeft = selection.rows - box.top;
    const columnsLeft = selection.columns - box.left;
    return {
      problem: t(
        "The range has {rows} × {columns} cells; from here there are {rowsLeft} × {columnsLeft}.",
        { rows, columns, rowsLeft, columnsLeft },
      ),
    };
  }
  /** @type {Texts} */
  const texts = placesIn(target).map((place) => [
    place,
    range[(place.row - box.top) % rows]?.[(place.column - box.left) % columns] ?? "",
  ]);
  const isOne = rows === 1 && columns === 1;
  return { texts: isOne ? texts : texts.filter(([, text]) => text.trim()) };
}

/**
 * The selection filled from its first row or column; one row or column alone is filled from the
 * one before it.
 *
 * @param {Box} box
 * @param {"down" | "right"} way
 * @param {(place: Place) => string} textAt
 * @returns {Texts}
 */
export function filledTexts(box, way, textAt) {
  const isDown = way === "down";
  const isAlone = isDown ? box.top === box.bottom : box.left === box.right;
  const from = (isDown ? box.top : box.left) - (isAlone ? 1 : 0);
  if (from < 0) return [];
  return placesIn(box)
    .filter(({ row, column }) => (isDown ? row : column) !== from)
    .map((place) => [place, textAt(isDown ? { ...place, row: from } : { ...place, column: from })]);
}

/**
 * @param {number} whole
 * @param {number} part
 */
function isMultiple(whole, part) {
  return whole >= part && whole % part === 0;
}

/** @param {Box} box */
function width(box) {
  return box.right - box.left + 1;
}
