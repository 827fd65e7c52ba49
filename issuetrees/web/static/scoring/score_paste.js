/** A range from a spreadsheet laid on the grid: all of it, or a sentence on what is wrong. */

import { t } from "../kit/words.js";
import { MISSING, readCell } from "./score_cells.js";

/** @typedef {import("./score_cells.js").Content} Content */
/** @typedef {import("./score_cells.js").Given} Given */
/** @typedef {import("./score_sheet.js").ScoreSheet} ScoreSheet */
/** @typedef {[HTMLTableCellElement, Content]} Change */
/** @typedef {{ changes: Change[] } | { problem: string, cell?: HTMLTableCellElement }} Laid */

/**
 * What a cell holds with another score; the reason stays with a score and goes with it.
 *
 * @param {ScoreSheet} sheet
 * @param {HTMLElement} cell
 * @param {Given} given
 * @returns {Content}
 */
export function withScore(sheet, cell, given) {
  return { ...given, reason: given.state === "" ? "" : sheet.contentOf(cell).reason };
}

/**
 * Name the place of a problem.
 *
 * @param {ScoreSheet} sheet
 * @param {Element} cell
 * @param {string} problem
 * @returns {string}
 */
export function placed(sheet, cell, problem) {
  return t("Row «{row}», column «{column}»: {problem}", {
    row: sheet.titleOf(cell),
    column: sheet.criterionOf(cell).title,
    problem,
  });
}

/**
 * Lay a range on the grid from the corner of the selection; one single text fills the whole
 * selection. Empty cells of a larger range change nothing.
 *
 * @param {ScoreSheet} sheet
 * @param {string[][]} range
 * @returns {Laid}
 */
export function layRange(sheet, range) {
  const [text = "", ...others] = range.flat();
  if (range.length === 1 && others.length === 0) {
    const selected = sheet.selected().flat();
    return collect(sheet, new Map(selected.map((cell) => [cell, text])));
  }
  const { row, column } = sheet.corner();
  const columns = Math.max(...range.map((line) => line.length));
  const rowsLeft = sheet.cells.length - row;
  const columnsLeft = sheet.criteria.length - column;
  if (range.length > rowsLeft || columns > columnsLeft) {
    const rows = range.length;
    return {
      problem: t(
        "The range has {rows} × {columns} cells; from here there are {rowsLeft} × {columnsLeft}.",
        { rows, columns, rowsLeft, columnsLeft },
      ),
    };
  }
  /** @type {Map<HTMLTableCellElement, string>} */
  const texts = new Map();
  range.forEach((line, down) => {
    line.forEach((text, right) => {
      if (text.trim()) texts.set(sheet.at({ row: row + down, column: column + right }), text);
    });
  });
  return collect(sheet, texts);
}

/**
 * @param {ScoreSheet} sheet
 * @param {Map<HTMLTableCellElement, string>} texts
 * @returns {Laid}
 */
function collect(sheet, texts) {
  /** @type {Change[]} */
  const changes = [];
  for (const [cell, text] of texts) {
    const reading = readCell(text, sheet.criterionOf(cell));
    if ("problem" in reading) {
      const problem = `${placed(sheet, cell, reading.problem)} ${t("Nothing was pasted.")}`;
      return { problem, cell };
    }
    changes.push([cell, withScore(sheet, cell, reading.given ?? MISSING)]);
  }
  return { changes };
}
