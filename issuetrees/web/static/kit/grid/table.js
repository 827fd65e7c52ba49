/** The cells of a grid in the document: where they stand, which are marked and have the keys. */

/** @typedef {import("./ranges.js").Place} Place */
/** @typedef {import("./ranges.js").Selection} Selection */

export class GridTable {
  /** @param {HTMLTableElement} table of which every row begins with its heading */
  constructor(table) {
    this.table = table;
    this.lines = [...(table.tBodies[0]?.rows ?? [])];
    /** @type {HTMLTableCellElement[][]} */
    this.cells = this.lines.map((line) => [...line.cells].slice(1));
    /** @type {Map<Element, Place>} */
    this.places = new Map();
    this.cells.forEach((line, row) => {
      line.forEach((cell, column) => {
        this.places.set(cell, { row, column });
      });
    });
    /** @type {Set<HTMLTableCellElement>} */
    this.marked = new Set();
    this.current = this.at({ row: 0, column: 0 });
    this.current.tabIndex = 0;
    table.setAttribute("aria-multiselectable", "true");
  }

  /** @param {Place} place inside the grid */
  at({ row, column }) {
    const cell = this.cells[row]?.[column];
    if (!cell) throw new RangeError(`the grid has no cell ${row}, ${column}`);
    return cell;
  }

  /** @param {Place} place */
  has({ row, column }) {
    return this.cells[row]?.[column] !== undefined;
  }

  /** @param {Element} cell @returns {Place} */
  placeOf(cell) {
    const place = this.places.get(cell);
    if (!place) throw new RangeError("the cell is not in the grid");
    return place;
  }

  /** @param {EventTarget | null} target @returns {HTMLTableCellElement | null} */
  cellOf(target) {
    const cell = target instanceof Element ? target.closest("td") : null;
    return cell && this.places.has(cell) ? cell : null;
  }

  get hasKeys() {
    return document.activeElement === this.current;
  }

  /** Show what is selected. @param {Selection} selection */
  show(selection) {
    this.current.tabIndex = -1;
    this.current = this.at(selection.active);
    this.current.tabIndex = 0;
    const now = new Set(selection.isRange ? selection.places.map((place) => this.at(place)) : []);
    for (const cell of this.marked) if (!now.has(cell)) mark(cell, false);
    for (const cell of now) if (!this.marked.has(cell)) mark(cell, true);
    this.marked = now;
  }

  /** Give the keys to the active cell, or bring the end of a selection into view. @param {Place} head */
  focus(head) {
    this.current.focus();
    this.at(head).scrollIntoView({ block: "nearest", inline: "nearest" });
  }
}

/**
 * @param {HTMLElement} cell
 * @param {boolean} isSelected
 */
function mark(cell, isSelected) {
  cell.classList.toggle("is-selected", isSelected);
  if (isSelected) cell.setAttribute("aria-selected", "true");
  else cell.removeAttribute("aria-selected");
}
