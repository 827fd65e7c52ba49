/** What the cells of the grid of scores hold: values by initiative and criterion, no document. */

import { keyOfSpot, Rows } from "../kit/grid/rows.js";

/** @typedef {import("./score_cells.js").Content} Content */
/** @typedef {import("./score_cells.js").Criterion} Criterion */
/** @typedef {import("./score_cells.js").CellState} CellState */
/** @typedef {import("../kit/grid/rows.js").Spot} Spot */
/**
 * @typedef {object} Facts as the page has them
 * @property {Criterion[]} criteria
 * @property {[id: string, title: string][]} rows
 * @property {[row: number, column: number, state: CellState, value: number | null,
 *   reason: string, enteredBy: string, low: number | null, high: number | null, isCarried?: boolean][]} cells
 */

/** @type {Content} */
const EMPTY = { state: "", value: null, reason: "" };

export class ScoreSheet {
  /** @param {Facts} facts */
  constructor({ criteria, rows, cells }) {
    this.criteria = criteria;
    this.rows = new Rows(rows.map(([id, title]) => ({ id, title })));
    /** @type {Map<string, Content>} */
    this.contents = new Map();
    /** @type {Set<string>} the cells that are on their way, by key */
    this.waiting = new Set();
    for (const [row, column, state, value, reason, enteredBy, low, high, isCarried] of cells)
      this.put(
        { id: this.rows.at(row).id, column },
        { state, value, low, high, reason, enteredBy, isCarried },
      );
  }

  /** @param {Spot} spot */
  criterionOf({ column }) {
    const criterion = this.criteria[column];
    if (!criterion) throw new RangeError("the grid has no such column");
    return criterion;
  }

  /**
   * @param {{ initiative_id: string, criterion_id: string }} ids
   * @returns {Spot | null} null when it is not on this page
   */
  find({ initiative_id: id, criterion_id: criterion }) {
    const column = this.criteria.findIndex((one) => one.id === criterion);
    return column >= 0 && this.rows.placeOf(id) !== undefined ? { id, column } : null;
  }

  /** @param {Spot} spot @returns {Content} */
  contentOf(spot) {
    return this.contents.get(keyOfSpot(spot)) ?? EMPTY;
  }

  /** @param {Spot} spot @param {Content} content */
  put(spot, content) {
    this.contents.set(keyOfSpot(spot), content);
  }

  /** @param {Spot} spot @param {boolean} isWaiting */
  wait(spot, isWaiting) {
    if (isWaiting) this.waiting.add(keyOfSpot(spot));
    else this.waiting.delete(keyOfSpot(spot));
  }

  /** @param {Spot} spot */
  isWaiting(spot) {
    return this.waiting.has(keyOfSpot(spot));
  }
}
