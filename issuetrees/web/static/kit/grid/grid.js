/**
 * A grid that is worked in as in a spreadsheet. What its cells hold, how texts are read and where
 * changes go is its source's; the grid walks, selects, types, fills, copies, pastes and undoes.
 */

import { readTable, writeTable } from "../formats/tables.js";
import { t } from "../words.js";
import { openField } from "./cell_field.js";
import { Edits } from "./edits.js";
import { meaningOf } from "./grid_keys.js";
import { edge, placesIn, Selection } from "./ranges.js";
import { GridTable } from "./table.js";
import { filledTexts, pastedTexts } from "./texts.js";

/** @typedef {HTMLTableCellElement} Cell */
/** @typedef {import("./grid_keys.js").Meaning} Meaning */
/** @typedef {import("./ranges.js").Place} Place */
/** @typedef {import("./ranges.js").Step} Step */

/**
 * @template Value
 * @typedef {object} Column
 * @property {string} title
 * @property {boolean} isNumber
 * @property {boolean} isOneKey whether one key gives a value
 * @property {(text: string, before: Value) => { value: Value } | { problem: string }} read
 * @property {(key: string) => boolean} fills whether a key is a value for all selected cells
 */

/**
 * @template Value
 * @typedef {object} Source
 * @property {boolean} isOpen
 * @property {Column<Value>[]} columns
 * @property {(cell: Cell) => string} rowTitle
 * @property {(cell: Cell) => Value} valueOf
 * @property {(cell: Cell) => string} textOf
 * @property {(one: Value, other: Value) => boolean} isSame
 * @property {(changes: [Cell, Value][]) => void} write show and keep
 * @property {(cell: Cell, text: string | null, problem: string) => void} refuse what was typed, or null
 * @property {(problem: string) => void} complain
 * @property {() => void} onMoved
 * @property {(event: KeyboardEvent) => boolean} onKey keys of its own, asked first
 */

/** @template Value */
export class Grid {
  /**
   * @param {HTMLTableElement} table
   * @param {Source<Value>} source
   */
  constructor(table, source) {
    this.source = source;
    this.table = new GridTable(table);
    this.selection = new Selection(this.table.cells.length, source.columns.length);
    /** @type {Edits<Cell, Value>} */
    this.edits = new Edits();
    /** @type {Cell | null} where a finger went down that had been there before */
    this.pressedAgain = null;
    this.#listen(table);
    this.#focused(document.activeElement);
  }

  /** The active cell. */
  get current() {
    return this.table.current;
  }

  /** @param {Cell} cell */
  columnOf(cell) {
    const column = this.source.columns[this.table.placeOf(cell).column];
    if (!column) throw new RangeError("the grid has no such column");
    return column;
  }

  /** @param {HTMLTableElement} table */
  #listen(table) {
    table.addEventListener("pointerdown", (event) => this.#pressed(event));
    table.addEventListener("pointerover", (event) => this.#dragged(event));
    table.addEventListener("click", (event) => {
      if (this.pressedAgain && this.pressedAgain === this.table.cellOf(event.target)) this.edit();
    });
    table.addEventListener("dblclick", (event) => this.table.cellOf(event.target) && this.edit());
    table.addEventListener("focusin", (event) => this.#focused(event.target));
    table.addEventListener("keydown", (event) => this.#keyed(event));
    document.addEventListener("copy", (event) => this.#copied(event));
    document.addEventListener("cut", (event) => {
      if (this.#copied(event) && this.source.isOpen) this.type("", this.#selected());
    });
    document.addEventListener("paste", (event) => this.#pasted(event));
  }

  /** @param {PointerEvent} event */
  #pressed(event) {
    const cell = this.table.cellOf(event.target);
    this.pressedAgain =
      event.pointerType === "touch" && cell === this.current && this.table.hasKeys ? cell : null;
    if (!cell || event.button !== 0 || event.target instanceof HTMLInputElement) return;
    const place = this.table.placeOf(cell);
    if (event.shiftKey) {
      event.preventDefault(); // else the browser would give the keys to the cell under the pointer
      this.selection.extend(place);
      this.#moved();
    } else {
      this.selection.go(place);
      this.table.show(this.selection);
    }
  }

  /** @param {PointerEvent} event */
  #dragged(event) {
    const cell = event.buttons === 1 ? this.table.cellOf(event.target) : null;
    if (!cell || event.pointerType === "touch" || !this.table.hasKeys) return;
    this.selection.extend(this.table.placeOf(cell));
    this.table.show(this.selection);
  }

  /** Make the cell that has the keys the active one. @param {EventTarget | null} target */
  #focused(target) {
    const cell = this.table.cellOf(target);
    if (!cell) return;
    if (cell !== this.current) {
      this.selection.go(this.table.placeOf(cell));
      this.table.show(this.selection);
    }
    this.source.onMoved();
  }

  /** @param {KeyboardEvent} event */
  #keyed(event) {
    if (event.target instanceof HTMLInputElement) return;
    if (this.source.onKey(event)) return event.preventDefault();
    const meaning = meaningOf(event);
    if (!meaning) return;
    if (meaning.kind === "advance" && this.#leads(meaning.step) === false) return;
    if (meaning.kind === "compose") return this.edit(""); // the input method writes into the field
    if (this.#walked(meaning) || this.#wrote(meaning)) event.preventDefault();
  }

  /** Tab beyond the last column, or before the first, leaves the grid. @param {Step} step */
  #leads([, right]) {
    const { active, isRange, columns } = this.selection;
    return isRange || !right || (active.column + right >= 0 && active.column + right < columns);
  }

  /** @param {Meaning} meaning */
  #walked(meaning) {
    const { selection } = this;
    const from =
      "isExtending" in meaning && meaning.isExtending ? selection.head : selection.active;
    if (meaning.kind === "advance") selection.advance(meaning.step);
    else if (meaning.kind === "step") this.#to(after(from, meaning.step), meaning.isExtending);
    else if (meaning.kind === "jump") this.#to(this.#edge(from, meaning.step), meaning.isExtending);
    else if (meaning.kind === "edge") this.#to(this.#corner(meaning, from), meaning.isExtending);
    else if (meaning.kind === "all") selection.all();
    else if (meaning.kind === "escape") selection.go(selection.active);
    else return false;
    this.#moved();
    return true;
  }

  /** @param {Meaning} meaning */
  #wrote(meaning) {
    if (meaning.kind === "undo") this.#again(this.edits.undo());
    else if (meaning.kind === "redo") this.#again(this.edits.redo());
    else if (!this.source.isOpen) return false;
    else if (meaning.kind === "clear") this.type("", this.#selected());
    else if (meaning.kind === "edit") this.edit();
    else if (meaning.kind === "down" || meaning.kind === "right") this.#fill(meaning.kind);
    else if (meaning.kind === "type") this.#typed(meaning.key);
    else return false;
    return true;
  }

  /** @param {Place} place @param {boolean} isExtending */
  #to(place, isExtending) {
    if (isExtending) this.selection.extend(place);
    else this.selection.go(place);
  }

  /** @param {Place} from @param {Step} step */
  #edge(from, step) {
    const { table, source } = this;
    return edge(from, step, (place) =>
      table.has(place) ? source.textOf(table.at(place)) !== "" : null,
    );
  }

  /** @param {Extract<Meaning, { kind: "edge" }>} meaning @param {Place} from @returns {Place} */
  #corner({ row, column }, from) {
    const { rows, columns } = this.selection;
    const rowAt = { first: 0, last: rows - 1 };
    return { row: row ? rowAt[row] : from.row, column: column === "first" ? 0 : columns - 1 };
  }

  #moved() {
    this.table.show(this.selection);
    this.table.focus(this.selection.isRange ? this.selection.head : this.selection.active);
    this.source.onMoved();
  }

  /** @param {string} key */
  #typed(key) {
    const column = this.columnOf(this.current);
    if (column.fills(key)) this.type(key, this.#selected());
    else if (column.isOneKey) this.type(key);
    else this.edit(key);
  }

  #selected() {
    return this.selection.places.map((place) => this.table.at(place));
  }

  /**
   * Open a field in the active cell.
   *
   * @param {string | null} [first] what it begins with; null keeps what stands there
   */
  edit(first = null) {
    const cell = this.current;
    if (!this.source.isOpen || cell.querySelector("input")) return;
    const { title, isNumber } = this.columnOf(cell);
    openField(cell, {
      first,
      text: cell.textContent ?? "",
      label: title,
      isNumber,
      onKept: (text) => this.type(text, [cell]),
      onLeft: (step, isTurning) => {
        if (step && isTurning) this.selection.advance(step);
        else if (step) this.selection.go(after(this.selection.active, step));
        this.#moved();
      },
    });
  }

  /**
   * Read a text into cells: all of them, or none and a sentence on what is wrong.
   *
   * @param {string} text
   * @param {Cell[]} [cells]
   */
  type(text, cells = [this.current]) {
    const refused = this.#read(cells.map((cell) => [cell, text]));
    if (refused) this.source.refuse(refused.cell, text, refused.problem);
  }

  /**
   * @param {[Cell, string][]} texts
   * @returns {{ cell: Cell, problem: string } | null}
   */
  #read(texts) {
    /** @type {[Cell, Value][]} */
    const changes = [];
    for (const [cell, text] of texts) {
      const reading = this.columnOf(cell).read(text, this.source.valueOf(cell));
      if ("problem" in reading) return { cell, problem: this.#placed(cell, reading.problem) };
      changes.push([cell, reading.value]);
    }
    this.change(changes);
    return null;
  }

  /** @param {Cell} cell @param {string} problem */
  #placed(cell, problem) {
    return t("Row «{row}», column «{column}»: {problem}", {
      row: this.source.rowTitle(cell),
      column: this.columnOf(cell).title,
      problem,
    });
  }

  /** Change cells in one go, which is one step to undo. @param {[Cell, Value][]} changes */
  change(changes) {
    const { source } = this;
    const edits = changes
      .map(([cell, value]) => ({ cell, before: source.valueOf(cell), after: value }))
      .filter(({ before, after: now }) => !source.isSame(before, now));
    if (edits.length > 0) this.edits.add(edits);
    this.source.write(changes);
  }

  /** @param {[Cell, Value][]} changes taken back or made again */
  #again(changes) {
    const [first] = changes;
    if (!first || !this.source.isOpen) return;
    this.source.write(changes);
    this.selection.go(this.table.placeOf(first[0]));
    this.#moved();
  }

  /** @param {"down" | "right"} way */
  #fill(way) {
    const { table, source } = this;
    const texts = filledTexts(this.selection.box, way, (place) => source.textOf(table.at(place)));
    this.#lay(texts, t("Nothing was filled."));
  }

  /** @param {ClipboardEvent} event @returns {boolean} */
  #copied(event) {
    if (!this.table.hasKeys || !event.clipboardData) return false;
    const { top, bottom, left, right } = this.selection.box;
    const lines = [];
    for (let row = top; row <= bottom; row += 1) {
      const line = placesIn({ top: row, bottom: row, left, right });
      lines.push(line.map((place) => this.source.textOf(this.table.at(place))));
    }
    event.clipboardData.setData("text/plain", writeTable(lines));
    event.preventDefault();
    return true;
  }

  /** @param {ClipboardEvent} event */
  #pasted(event) {
    if (!this.source.isOpen || !this.table.hasKeys || !event.clipboardData) return;
    event.preventDefault();
    const range = readTable(event.clipboardData.getData("text/plain"));
    const laid = pastedTexts(this.selection, range);
    if ("problem" in laid) this.source.complain(laid.problem);
    else this.#lay(laid.texts, t("Nothing was pasted."));
  }

  /** @param {import("./texts.js").Texts} texts @param {string} nothing what came of it when one is wrong */
  #lay(texts, nothing) {
    const refused = this.#read(texts.map(([place, text]) => [this.table.at(place), text]));
    if (refused) this.source.refuse(refused.cell, null, `${refused.problem} ${nothing}`);
  }
}

/** @param {Place} place @param {Step} step @returns {Place} */
function after({ row, column }, [down, right]) {
  return { row: row + down, column: column + right };
}
