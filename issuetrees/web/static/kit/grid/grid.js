/**
 * A grid that is worked in as in a spreadsheet. What its cells hold, how texts are read and where
 * changes go is its source's; the grid walks, selects, types, fills, copies, pastes and undoes.
 */

import { setAttribute } from "../dom.js";
import { readTable, writeTable } from "../formats/tables.js";
import { t } from "../words.js";
import { openField } from "./cell_field.js";
import { meaningOf } from "./grid_keys.js";
import { watchHeads } from "./heads.js";
import { edge, placesIn, Selection } from "./ranges.js";
import { GridTable } from "./table.js";
import { filledTexts, pastedTexts } from "./texts.js";
import { Writer } from "./writer.js";

/** @typedef {import("./rows.js").Rows} Rows */
/** @typedef {HTMLTableCellElement} Cell */
/** @typedef {import("./grid_keys.js").Meaning} Meaning */
/** @typedef {import("./ranges.js").Place} Place */
/** @typedef {import("./ranges.js").Step} Step */
/** @typedef {import("./rows.js").Spot} Spot */
/** @typedef {{ label: string, act: () => void }} Answer */

/**
 * @template Value
 * @typedef {object} Source
 * @property {boolean} isOpen
 * @property {import("./columns.js").Column<Value>[]} columns
 * @property {Rows} rows
 * @property {(spot: Spot) => Value} valueOf
 * @property {(one: Value, other: Value) => boolean} isSame
 * @property {(changes: [Spot, Value][]) => void} write keep
 * @property {(cell: Cell, spot: Spot) => void} dress what a cell shows beside its text
 * @property {(problem: string, answers?: Answer[]) => void} complain
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
    /** @type {Writer<Value>} */
    this.writer = new Writer(source, (spots) => this.refresh(spots));
    this.writer.answered = () => this.focus();
    this.table = new GridTable(table, source.rows, (cell, spot) => this.#paint(cell, spot));
    this.selection = new Selection(source.rows.count, source.columns.length);
    /** @type {Cell | null} where a finger went down that had been there before */
    this.pressedAgain = null;
    this.#listen(table);
    watchHeads(table, (column, order) => this.sort(column, order));
    this.#focused(document.activeElement);
  }

  /** The active cell. @returns {Spot} */
  get current() {
    return this.#spot(this.selection.active);
  }

  /** @param {Place} place @returns {Spot} */
  #spot({ row, column }) {
    return { id: this.source.rows.at(row).id, column };
  }

  /** @param {Spot} spot */
  columnOf(spot) {
    return this.writer.columnOf(spot);
  }

  /** What a cell holds, whatever was typed and refused. @param {Spot} spot */
  textOf(spot) {
    return this.columnOf(spot).show(this.source.valueOf(spot));
  }

  /** Show anew what cells hold, where they are drawn. @param {Spot[]} spots */
  refresh(spots) {
    for (const spot of spots) this.table.refresh(spot);
  }

  /** @param {Cell} cell @param {Spot} spot */
  #paint(cell, spot) {
    if (cell.querySelector("input")) return; // somebody types: it is shown when the field closes
    const refusal = this.writer.refusals.at(spot);
    const text = refusal?.text ?? this.textOf(spot);
    if (cell.textContent !== text) cell.textContent = text;
    cell.classList.toggle("is-wrong", refusal !== undefined);
    cell.toggleAttribute("data-refused", typeof refusal?.text === "string");
    setAttribute(cell, "aria-invalid", refusal ? "true" : null);
    setAttribute(cell, "title", refusal?.problem);
    this.source.dress(cell, spot);
  }

  /** Make a cell the active one and give it the keys. @param {Spot} spot */
  go({ id, column }) {
    this.selection.go({ row: this.source.rows.placeOf(id) ?? 0, column });
    this.#moved();
  }

  /** Give the keys to the active cell. */
  focus() {
    this.table.focus(this.selection.active);
  }

  /**
   * Order the rows; who is active and what is selected beside it stays so.
   *
   * @param {number} column -1 for the titles of the rows
   * @param {import("./heads.js").Order} order
   */
  sort(column, order) {
    const { rows, columns } = this.source;
    const { id } = this.current;
    const shown = columns[column];
    if (order === "none") rows.unsort();
    else {
      const keyOf = (/** @type {import("./rows.js").Row} */ row) =>
        shown ? shown.sortKey(this.source.valueOf({ id: row.id, column })) : row.title;
      rows.sort(keyOf, order === "descending");
    }
    this.selection.follow(rows.placeOf(id) ?? 0);
    this.table.draw();
    this.table.show(this.selection);
  }

  /** Go to the next row whose title has the words. @param {string} text @param {1 | -1} step */
  find(text, step = 1) {
    const { active } = this.selection;
    const row = this.source.rows.find(text, active.row, step);
    if (row === null) return false;
    this.selection.go({ row, column: active.column });
    this.table.show(this.selection);
    this.table.reveal(this.selection.active);
    this.source.onMoved();
    return true;
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
      event.pointerType === "touch" && cell === this.table.current && this.table.hasKeys
        ? cell
        : null;
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
    if (cell !== this.table.current) {
      this.selection.go(this.table.placeOf(cell));
      this.table.show(this.selection);
    }
    this.source.onMoved();
  }

  /** @param {KeyboardEvent} event */
  #keyed(event) {
    if (event.target instanceof HTMLInputElement || !this.table.cellOf(event.target)) return;
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
    else if (meaning.kind === "escape") this.#escape();
    else return false;
    this.#moved();
    return true;
  }

  /** @param {Meaning} meaning */
  #wrote(meaning) {
    if (meaning.kind === "undo") this.#again(this.writer.edits.undo());
    else if (meaning.kind === "redo") this.#again(this.writer.edits.redo());
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
    const { rows, columns } = this.selection;
    return edge(from, step, (place) => {
      const { row, column } = place;
      const isIn = row >= 0 && row < rows && column >= 0 && column < columns;
      return isIn ? this.textOf(this.#spot(place)) !== "" : null;
    });
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
    if (column.fills?.(key)) this.type(key, this.#selected());
    else if (column.isOneKey) this.type(key);
    else this.edit(key);
  }

  #selected() {
    return this.selection.places.map((place) => this.#spot(place));
  }

  /**
   * Open a field in the active cell.
   *
   * @param {string | null} [first] what it begins with; null keeps what stands there
   */
  edit(first = null) {
    const spot = this.current;
    const cell = this.table.current;
    if (!this.source.isOpen || cell.querySelector("input")) return;
    const { title, kind } = this.columnOf(spot);
    openField(cell, {
      first,
      text: cell.textContent ?? "",
      label: title,
      isNumber: kind === "number",
      isAsked: this.writer.refusals.at(spot)?.isDoubt ?? false,
      onClosed: () => this.#paint(cell, spot),
      onKept: (text) => this.type(text, [spot]),
      onLeft: (step, isTurning) => {
        if (step && isTurning) this.selection.advance(step);
        else if (step) this.selection.go(after(this.selection.active, step));
        this.#moved();
      },
    });
  }

  /** Read a text into cells. @param {string} text @param {Spot[]} [spots] */
  type(text, spots = [this.current]) {
    this.writer.type(text, spots);
  }

  /** Change cells in one go. @param {[Spot, Value][]} changes */
  change(changes) {
    this.writer.change(changes);
  }

  /** Take back what was refused here, or else all of a selection but this. */
  #escape() {
    if (!this.writer.takeBack(this.current)) this.selection.go(this.selection.active);
  }

  /** @param {[Spot, Value][]} changes taken back or made again */
  #again(changes) {
    const [first] = changes;
    if (!first || !this.source.isOpen) return;
    this.writer.write(changes);
    this.go(first[0]);
  }

  /** @param {"down" | "right"} way */
  #fill(way) {
    const texts = filledTexts(this.selection.box, way, (place) => this.textOf(this.#spot(place)));
    this.#lay(texts, t("Nothing was filled."));
  }

  /** @param {ClipboardEvent} event @returns {boolean} */
  #copied(event) {
    if (!this.table.hasKeys || !event.clipboardData) return false;
    const { top, bottom, left, right } = this.selection.box;
    const lines = [];
    for (let row = top; row <= bottom; row += 1) {
      const line = placesIn({ top: row, bottom: row, left, right });
      lines.push(line.map((place) => this.textOf(this.#spot(place))));
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
    this.writer.lay(
      texts.map(([place, text]) => [this.#spot(place), text]),
      nothing,
    );
  }
}

/** @param {Place} place @param {Step} step @returns {Place} */
function after({ row, column }, [down, right]) {
  return { row: row + down, column: column + right };
}
