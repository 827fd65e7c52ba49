/** The cells of the grid as a table: where they stand, what they hold, which are selected. */

import { showCell } from "./score_cells.js";

/** @typedef {import("./score_cells.js").Content} Content */
/** @typedef {import("./score_cells.js").Criterion} Criterion */
/** @typedef {import("./score_cells.js").CellState} CellState */
/** @typedef {{ row: number, column: number }} Place */

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
    /** @type {Place} */
    this.active = { row: 0, column: 0 };
    /** @type {Place} */
    this.anchor = { row: 0, column: 0 };
    this.current.tabIndex = 0;
  }

  get current() {
    return this.at(this.active);
  }

  /** @param {Place} place inside the grid */
  at({ row, column }) {
    const cell = this.cells[row]?.[column];
    if (!cell) throw new RangeError(`the grid has no cell ${row}, ${column}`);
    return cell;
  }

  /**
   * @param {Element} cell
   * @returns {Place | null}
   */
  placeOf(cell) {
    const line = cell.parentElement;
    if (!(cell instanceof HTMLTableCellElement && line instanceof HTMLTableRowElement)) return null;
    const row = this.lines.indexOf(line);
    const column = this.cells[row]?.indexOf(cell) ?? -1;
    return column < 0 ? null : { row, column };
  }

  /** @param {Element} cell */
  criterionOf(cell) {
    const criterion = this.criteria[this.placeOf(cell)?.column ?? 0];
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
    const { state = "", value = "", reason = "" } = cell.dataset;
    return {
      state: /** @type {CellState} */ (state),
      value: value === "" ? null : Number(value),
      reason,
    };
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
  }

  /**
   * Make a cell the active one; with `isExtending` the selection grows to it.
   *
   * @param {Place} place
   * @param {boolean} isExtending
   */
  go(place, isExtending) {
    this.current.tabIndex = -1;
    this.active = {
      row: Math.min(Math.max(place.row, 0), this.cells.length - 1),
      column: Math.min(Math.max(place.column, 0), this.criteria.length - 1),
    };
    if (!isExtending) this.anchor = this.active;
    this.current.tabIndex = 0;
    this.mark();
  }

  /** @returns {HTMLTableCellElement[][]} the selected cells, row by row */
  selected() {
    const { active, anchor } = this;
    const top = Math.min(active.row, anchor.row);
    const left = Math.min(active.column, anchor.column);
    const bottom = Math.max(active.row, anchor.row);
    const right = Math.max(active.column, anchor.column);
    return this.cells.slice(top, bottom + 1).map((line) => line.slice(left, right + 1));
  }

  /** The upper left corner of the selection. @returns {Place} */
  corner() {
    return {
      row: Math.min(this.active.row, this.anchor.row),
      column: Math.min(this.active.column, this.anchor.column),
    };
  }

  mark() {
    const chosen = new Set(this.selected().flat());
    const isRange = chosen.size > 1;
    for (const cell of this.cells.flat()) {
      const isIn = isRange && chosen.has(cell);
      if (cell.classList.contains("is-selected") === isIn) continue;
      cell.classList.toggle("is-selected", isIn);
      cell.setAttribute("aria-selected", String(isIn));
    }
  }

  /** @returns {string} the selection as a spreadsheet wants it */
  asText() {
    return this.selected()
      .map((line) => line.map((cell) => cell.textContent ?? "").join("\t"))
      .join("\n");
  }
}
