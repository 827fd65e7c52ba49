/**
 * The cells of a grid in the document: which rows are drawn, which cells are marked and have the
 * keys. Of many rows only those near the view are there, and the one that has the keys.
 */

import { nearView, WHOLE, withGaps } from "./window.js";

/** @typedef {HTMLTableCellElement} Cell */
/** @typedef {import("./ranges.js").Place} Place */
/** @typedef {import("./ranges.js").Selection} Selection */
/** @typedef {import("./rows.js").Rows} Rows */
/** @typedef {(cell: Cell, spot: import("./rows.js").Spot) => void} Paint */

export class GridTable {
  /**
   * @param {HTMLTableElement} table with at least one row, of which each begins with its heading
   * @param {Rows} rows
   * @param {Paint} paint writes what a cell holds
   */
  constructor(table, rows, paint) {
    this.table = table;
    this.rows = rows;
    this.paint = paint;
    this.body = /** @type {HTMLTableSectionElement} */ (table.tBodies[0]);
    this.scroller = table.parentElement ?? table;
    this.headHeight = 0;
    /** @type {Map<string, HTMLTableRowElement>} the rows that are drawn, by id */
    this.lines = new Map([...this.body.rows].map((line) => [line.dataset.row ?? "", line]));
    const [pattern] = this.lines.values();
    this.pattern = /** @type {HTMLTableRowElement} */ (pattern?.cloneNode(true));
    /** @type {Selection | null} */
    this.selection = null;
    this.activeId = rows.at(0).id;
    this.isWhole = rows.count <= WHOLE;
    this.isPrinted = false;
    /** What is drawn, in short: it is drawn again only when that is another one. */
    this.drawn = "";
    this.hasMarks = false;
    table.classList.toggle("is-virtual", !this.isWhole);
    table.setAttribute("aria-multiselectable", "true");
    table.setAttribute("aria-rowcount", String(rows.count + this.heads));
    this.rowHeight = this.body.rows[0]?.offsetHeight || 32;
    this.#pad();
    this.draw();
    for (const id of this.lines.keys()) this.#paintLine(id);
    this.scroller.addEventListener("scroll", () => this.draw(), { passive: true });
    new ResizeObserver(() => this.draw()).observe(this.scroller);
    window.addEventListener("beforeprint", () => this.#print(true));
    window.addEventListener("afterprint", () => this.#print(false));
    this.current = this.cell({ row: 0, column: 0 });
    this.current.tabIndex = 0;
  }

  get heads() {
    return this.table.tHead?.rows.length ?? 0;
  }

  /** What is revealed stands clear of the headings. */
  #pad() {
    const { tHead } = this.table;
    this.headHeight = tHead?.offsetHeight ?? 0;
    this.scroller.style.scrollPaddingTop = `${this.headHeight}px`;
    const width = this.body.querySelector("th")?.offsetWidth ?? 0;
    this.scroller.style.scrollPaddingInlineStart = `${width}px`;
  }

  /** On paper there is no view: all rows are drawn. @param {boolean} isPrinted */
  #print(isPrinted) {
    this.isPrinted = isPrinted;
    this.draw();
  }

  /** Draw the rows near the view. */
  draw() {
    const wanted = this.#wanted();
    const places = new Map(wanted.map((place) => [this.rows.at(place).id, place]));
    const drawn = [...places].join(" ");
    if (drawn === this.drawn) return;
    this.drawn = drawn;
    for (const [id, line] of this.lines) if (!places.has(id)) this.#drop(id, line);
    for (const gap of [...this.body.querySelectorAll(".grid-gap")]) gap.remove();
    /** @type {ChildNode | null} what stands where the next one belongs */
    let here = this.body.firstElementChild;
    for (const part of withGaps(wanted, this.rows.count)) {
      const line = "gap" in part ? this.#gap(part.gap) : this.#line(part.place);
      if (line === here) here = line.nextElementSibling;
      else this.body.insertBefore(line, here);
    }
  }

  /** @returns {number[]} */
  #wanted() {
    const { count } = this.rows;
    const { scrollTop: top, clientHeight } = this.scroller;
    const height = Math.max(clientHeight - this.headHeight, 0);
    const near =
      this.isWhole || this.isPrinted
        ? { first: 0, last: count }
        : nearView({ top, height, rowHeight: this.rowHeight, count });
    const wanted = new Set(
      Array.from({ length: near.last - near.first }, (_, at) => near.first + at),
    );
    wanted.add(this.rows.placeOf(this.activeId) ?? 0); // what has the keys must not go
    return [...wanted].sort((one, other) => one - other);
  }

  /** @param {string} id @param {Element} line */
  #drop(id, line) {
    line.remove();
    this.lines.delete(id);
  }

  /** @param {number} count of rows */
  #gap(count) {
    const line = document.createElement("tr");
    line.className = "grid-gap";
    line.setAttribute("aria-hidden", "true");
    const room = line.appendChild(document.createElement("td"));
    room.colSpan = this.pattern.cells.length;
    room.style.height = `${count * this.rowHeight}px`;
    return line;
  }

  /** @param {number} place @returns {HTMLTableRowElement} */
  #line(place) {
    const { id, title } = this.rows.at(place);
    let line = this.lines.get(id);
    if (!line) {
      line = /** @type {HTMLTableRowElement} */ (this.pattern.cloneNode(true));
      line.dataset.row = id;
      const [head] = line.cells;
      if (head) head.textContent = title;
      this.lines.set(id, line);
      this.#paintLine(id);
    }
    line.setAttribute("aria-rowindex", String(place + this.heads + 1));
    return line;
  }

  /** @param {string} id */
  #paintLine(id) {
    const line = this.lines.get(id);
    if (!line) return;
    if (!this.isWhole) line.cells.item(0)?.setAttribute("title", this.rows.titleOf(id));
    [...line.cells].slice(1).forEach((cell, column) => {
      this.paint(cell, { id, column });
    });
    this.#mark(id);
  }

  /** Show anew what a cell holds, if it is drawn. @param {import("./rows.js").Spot} spot */
  refresh(spot) {
    const cell = this.lines.get(spot.id)?.cells.item(spot.column + 1);
    if (cell) this.paint(cell, spot);
  }

  /** @param {Place} place that is drawn @returns {Cell} */
  cell({ row, column }) {
    const cell = this.lines.get(this.rows.at(row).id)?.cells.item(column + 1);
    if (!cell) throw new RangeError(`the grid has no cell ${row}, ${column}`);
    return cell;
  }

  /** @param {Cell} cell @returns {Place} */
  placeOf(cell) {
    const line = cell.parentElement;
    const row = this.rows.placeOf((line instanceof HTMLElement && line.dataset.row) || "");
    if (row === undefined) throw new RangeError("the cell is not in the grid");
    return { row, column: cell.cellIndex - 1 };
  }

  /** @param {EventTarget | null} target @returns {Cell | null} */
  cellOf(target) {
    const cell = target instanceof Element ? target.closest("td") : null;
    const line = cell?.parentElement;
    const isOurs = line instanceof HTMLElement && this.lines.get(line.dataset.row ?? "") === line;
    return isOurs ? cell : null;
  }

  get hasKeys() {
    return document.activeElement === this.current;
  }

  /** Show what is selected. @param {Selection} selection */
  show(selection) {
    this.selection = selection;
    this.activeId = this.rows.at(selection.active.row).id;
    if (!this.lines.has(this.activeId)) this.draw();
    this.current.tabIndex = -1;
    this.current = this.cell(selection.active);
    this.current.tabIndex = 0;
    if (!selection.isRange && !this.hasMarks) return;
    for (const id of this.lines.keys()) this.#mark(id);
    this.hasMarks = selection.isRange;
  }

  /** @param {string} id of a row whose cells are marked or not */
  #mark(id) {
    const row = this.rows.placeOf(id);
    const line = this.lines.get(id);
    if (!this.selection || row === undefined || !line) return;
    const { box, isRange } = this.selection;
    const isIn = isRange && row >= box.top && row <= box.bottom;
    [...line.cells].slice(1).forEach((cell, column) => {
      mark(cell, isIn && column >= box.left && column <= box.right);
    });
  }

  /** Give the keys to the active cell, or bring the end of a selection into view. @param {Place} head */
  focus(head) {
    this.current.focus({ preventScroll: true });
    this.reveal(head);
  }

  /** Bring a cell into view, clear of the headings. @param {Place} head */
  reveal(head) {
    if (!this.lines.has(this.rows.at(head.row).id)) this.#scrollTo(head.row);
    this.cell(head).scrollIntoView({ block: "nearest", inline: "nearest" });
    this.draw();
  }

  /** Draw a row that is far from the view. @param {number} row */
  #scrollTo(row) {
    const top = row * this.rowHeight;
    const room = this.scroller.clientHeight - this.headHeight - this.rowHeight;
    const { scrollTop } = this.scroller;
    this.scroller.scrollTop = top < scrollTop ? top : Math.max(scrollTop, top - room);
    this.draw();
  }
}

/**
 * @param {HTMLElement} cell
 * @param {boolean} isSelected
 */
function mark(cell, isSelected) {
  if (cell.classList.contains("is-selected") === isSelected) return;
  cell.classList.toggle("is-selected", isSelected);
  if (isSelected) cell.setAttribute("aria-selected", "true");
  else cell.removeAttribute("aria-selected");
}
