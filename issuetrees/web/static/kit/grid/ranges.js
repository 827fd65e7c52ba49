/** Where one is in a grid and what is selected: plain numbers, no document. */

/** @typedef {{ row: number, column: number }} Place */
/** @typedef {{ top: number, left: number, bottom: number, right: number }} Box bounds included */
/** @typedef {[number, number]} Step rows and columns to go by */

export class Selection {
  /**
   * @param {number} rows
   * @param {number} columns
   */
  constructor(rows, columns) {
    this.rows = rows;
    this.columns = columns;
    /** @type {Place} */
    this.active = { row: 0, column: 0 };
    /** @type {Place} the corner that stays while the selection grows */
    this.anchor = this.active;
    /** @type {Place} the corner that moves */
    this.head = this.active;
    /** @type {number | null} the column in which a row of Tabs began: Enter goes back to it */
    this.home = null;
  }

  /** @returns {Box} */
  get box() {
    const { anchor, head } = this;
    return {
      top: Math.min(anchor.row, head.row),
      left: Math.min(anchor.column, head.column),
      bottom: Math.max(anchor.row, head.row),
      right: Math.max(anchor.column, head.column),
    };
  }

  get isRange() {
    return this.anchor.row !== this.head.row || this.anchor.column !== this.head.column;
  }

  /** @returns {Place[]} the selected places, row by row */
  get places() {
    return placesIn(this.box);
  }

  /** Make a place the active one and the only one selected. @param {Place} place */
  go(place) {
    this.active = this.#inside(place);
    this.anchor = this.active;
    this.head = this.active;
    this.home = null;
  }

  /** Let the selection grow or shrink to a place. @param {Place} place */
  extend(place) {
    this.head = this.#inside(place);
  }

  /** The rows stand otherwise: the active one is there now; a selection over several ends. @param {number} row */
  follow(row) {
    const { active, anchor, head } = this;
    if (anchor.row === active.row && head.row === active.row) {
      this.anchor = { ...anchor, row };
      this.head = { ...head, row };
      this.active = { ...active, row };
    } else this.go({ ...active, row });
  }

  all() {
    this.anchor = { row: 0, column: 0 };
    this.extend({ row: this.rows - 1, column: this.columns - 1 });
  }

  /**
   * Tab or Enter: one step on, in a range round and round, else to the next cell.
   *
   * @param {Step} step
   */
  advance([down, right]) {
    if (this.isRange) {
      this.active = nextIn(this.box, this.active, down, right);
      return;
    }
    const { row, column } = this.active;
    const home = this.home ?? column;
    this.go({ row: row + down, column: down ? home : column + right });
    this.home = right ? home : null;
  }

  /** @param {Place} place @returns {Place} */
  #inside({ row, column }) {
    return {
      row: Math.min(Math.max(row, 0), this.rows - 1),
      column: Math.min(Math.max(column, 0), this.columns - 1),
    };
  }
}

/** @param {Box} box @returns {Place[]} row by row */
export function placesIn({ top, left, bottom, right }) {
  const places = [];
  for (let row = top; row <= bottom; row += 1) {
    for (let column = left; column <= right; column += 1) places.push({ row, column });
  }
  return places;
}

/**
 * The next place in a box, down its columns or along its rows, and round.
 *
 * @param {Box} box
 * @param {Place} active
 * @param {number} down
 * @param {number} right
 * @returns {Place}
 */
function nextIn({ top, left, bottom, right: last }, active, down, right) {
  const height = bottom - top + 1;
  const width = last - left + 1;
  const row = active.row - top;
  const column = active.column - left;
  const count = height * width;
  const at = right ? row * width + column + right : column * height + row + down;
  const next = (at + count) % count;
  return right
    ? { row: top + Math.floor(next / width), column: left + (next % width) }
    : { row: top + (next % height), column: left + Math.floor(next / height) };
}

/**
 * Where Ctrl with an arrow leads: to the end of what is filled, or over a gap to what is next.
 *
 * @param {Place} from
 * @param {Step} step
 * @param {(place: Place) => boolean | null} isFilled null outside the grid
 * @returns {Place}
 */
export function edge(from, [down, right], isFilled) {
  const after = (/** @type {Place} */ place) => ({
    row: place.row + down,
    column: place.column + right,
  });
  let place = after(from);
  if (isFilled(place) === null) return from;
  const isRun = isFilled(from) && isFilled(place);
  while (isRun ? isFilled(after(place)) : isFilled(place) === false) {
    const next = after(place);
    if (isFilled(next) === null) return place;
    place = next;
  }
  return place;
}
