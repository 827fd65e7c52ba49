/** The cells of the grid of scores: whose they are and what they hold. */

import { showCell } from "./score_cells.js";

/** @typedef {import("./score_cells.js").Content} Content */
/** @typedef {import("./score_cells.js").Criterion} Criterion */
/** @typedef {import("./score_cells.js").CellState} CellState */

export class ScoreSheet {
  /**
   * @param {HTMLTableElement} table
   * @param {Criterion[]} criteria
   */
  constructor(table, criteria) {
    this.criteria = criteria;
    this.lines = [...(table.tBodies[0]?.rows ?? [])];
    /** @type {HTMLTableCellElement[][]} */
    this.cells = this.lines.map((line) => [...line.cells].slice(1));
  }

  /** @param {Element} cell */
  criterionOf(cell) {
    const at = cell instanceof HTMLTableCellElement ? cell.cellIndex - 1 : -1;
    const criterion = this.criteria[at];
    if (!criterion) throw new RangeError("the grid has no such column");
    return criterion;
  }

  /** @param {Element} cell */
  titleOf(cell) {
    return cell.parentElement?.querySelector("th")?.textContent ?? "";
  }

  /** @param {Element} cell */
  initiativeOf(cell) {
    const line = cell.parentElement;
    return line instanceof HTMLElement ? (line.dataset.row ?? "") : "";
  }

  /**
   * @param {{ initiative_id: string, criterion_id: string }} ids
   * @returns {HTMLTableCellElement | null} null when it is not on this page
   */
  find(ids) {
    const row = this.lines.findIndex((line) => line.dataset.row === ids.initiative_id);
    const column = this.criteria.findIndex((criterion) => criterion.id === ids.criterion_id);
    return this.cells[row]?.[column] ?? null;
  }

  /**
   * @param {HTMLElement} cell
   * @returns {Content}
   */
  contentOf(cell) {
    const { state = "", value = "", reason = "", entered = "" } = cell.dataset;
    return {
      state: /** @type {CellState} */ (state),
      value: value === "" ? null : Number(value),
      reason,
      enteredBy: entered,
    };
  }

  /** @param {HTMLElement} cell @returns {string} what it holds, whatever was typed and refused */
  textOf(cell) {
    return showCell(this.contentOf(cell), this.criterionOf(cell));
  }

  /**
   * @param {HTMLElement} cell
   * @param {Content} content
   */
  put(cell, content) {
    cell.dataset.state = content.state;
    cell.dataset.value = content.value === null ? "" : String(content.value);
    cell.dataset.reason = content.reason;
    cell.textContent = showCell(content, this.criterionOf(cell));
    cell.classList.remove("is-wrong");
    cell.removeAttribute("aria-invalid");
    cell.removeAttribute("title");
    delete cell.dataset.refused;
  }

  /**
   * Leave what was not understood in its cell, with the reason, until something else is typed.
   *
   * @param {HTMLElement} cell
   * @param {string | null} text null where nothing was typed
   * @param {string} problem
   */
  refuse(cell, text, problem) {
    if (text !== null) {
      cell.textContent = text;
      cell.dataset.refused = "";
    }
    cell.classList.add("is-wrong");
    cell.setAttribute("aria-invalid", "true");
    cell.title = problem;
  }
}
