/**
 * The grid of one assessor's scores: walk with the arrows, type, paste, undo; every change is
 * sent at once.
 */

import { readTable } from "../kit/formats/tables.js";
import { send } from "../kit/http.js";
import { openOutbox } from "../kit/outbox/open.js";
import { ScoreBook } from "./score_book.js";
import { ScoreCard } from "./score_card.js";
import { isOneKey, readCell } from "./score_cells.js";
import { layRange, placed, withScore } from "./score_paste.js";
import { ScoreSheet } from "./score_sheet.js";
import { complain } from "./score_status.js";

/** @typedef {import("./score_cells.js").Criterion} Criterion */
/** @typedef {import("./score_cells.js").Given} Given */

/** @type {Map<string, [number, number]>} rows and columns to go by */
const ARROWS = new Map([
  ["ArrowUp", [-1, 0]],
  ["ArrowDown", [1, 0]],
  ["ArrowLeft", [0, -1]],
  ["ArrowRight", [0, 1]],
]);

class ScoreGrid {
  /**
   * @param {HTMLTableElement} table
   * @param {Criterion[]} criteria
   * @param {HTMLElement} panel
   * @param {import("./score_book.js").ScoreOutbox} outbox
   */
  constructor(table, criteria, panel, outbox) {
    this.table = table;
    this.isOpen = "open" in table.dataset;
    this.sheet = new ScoreSheet(table, criteria);
    this.book = new ScoreBook(this.sheet, {
      outbox,
      assessor: table.dataset.assessor ?? "",
      onChange: () => this.showCard(),
    });
    this.card = new ScoreCard(panel, {
      onType: (text) => this.type(text),
      onChoose: (state, value) => this.fill([[this.sheet.current]], { state, value }),
      onReason: (reason) => this.reason(reason),
      onLeave: () => this.sheet.current.focus(),
    });
    this.listen();
    this.focusOn(document.activeElement);
  }

  listen() {
    const { table } = this;
    table.addEventListener("pointerdown", (event) => this.onPointer(event));
    table.addEventListener("pointerover", (event) => this.onDrag(event));
    table.addEventListener("focusin", (event) => this.onFocus(event));
    table.addEventListener("keydown", (event) => this.onKey(event));
    table.addEventListener("dblclick", () => this.edit(null));
    document.addEventListener("copy", (event) => this.onCopy(event));
    document.addEventListener("paste", (event) => this.onPaste(event));
  }

  /** @param {PointerEvent} event */
  onPointer(event) {
    const place = this.placeAt(event.target);
    if (!place || event.button !== 0) return;
    this.sheet.go(place, event.shiftKey);
  }

  /** @param {PointerEvent} event */
  onDrag(event) {
    const place = event.buttons === 1 ? this.placeAt(event.target) : null;
    if (!place || event.pointerType === "touch") return;
    this.sheet.go(place, true);
  }

  /** @param {FocusEvent} event */
  onFocus(event) {
    this.focusOn(event.target);
  }

  /** Make the cell that has the focus the active one. @param {EventTarget | null} target */
  focusOn(target) {
    const place = this.placeAt(target);
    if (!place) return;
    const { row, column } = this.sheet.active;
    if (place.row !== row || place.column !== column) this.sheet.go(place, false);
    this.showCard();
  }

  /** @param {KeyboardEvent} event */
  onKey(event) {
    if (event.target instanceof HTMLInputElement) return;
    const isCommand = event.ctrlKey || event.metaKey;
    const isHandled = isCommand ? this.onCommand(event) : this.walk(event) || this.write(event);
    if (isHandled) event.preventDefault();
  }

  /** @param {KeyboardEvent} event */
  onCommand(event) {
    const key = event.key.toLowerCase();

    if (event.code === "KeyZ" || event.code === "KeyY") {
      const isBack = event.code === "KeyZ" && !event.shiftKey;
      if (isBack) this.book.undo();
      else this.book.redo();
      return true;
    }
    if (event.code === "KeyA") {
      this.sheet.anchor = { row: 0, column: 0 };
      this.move({ row: this.sheet.cells.length, column: this.sheet.criteria.length }, true);
      return true;
    }
    if (key !== "home" && key !== "end") return false;
    const isHome = key === "home";
    const last = { row: this.sheet.cells.length, column: this.sheet.criteria.length };
    this.move(isHome ? { row: 0, column: 0 } : last, event.shiftKey);
    return true;
  }

  /**
   * Keys that go somewhere.
   *
   * @param {KeyboardEvent} event
   */
  walk(event) {
    const { row, column } = this.sheet.active;
    const step = ARROWS.get(event.key);
    if (step) this.move({ row: row + step[0], column: column + step[1] }, event.shiftKey);
    else if (event.key === "Enter") this.move({ row: row + (event.shiftKey ? -1 : 1), column });
    else if (event.key === "Home") this.move({ row, column: 0 }, event.shiftKey);
    else if (event.key === "End") this.move({ row, column: Number.MAX_VALUE }, event.shiftKey);
    else if (event.key === "PageDown") this.move({ row: row + 10, column }, event.shiftKey);
    else if (event.key === "PageUp") this.move({ row: row - 10, column }, event.shiftKey);
    else if (event.key === "Escape") this.move({ row, column });
    else return false;
    return true;
  }

  /**
   * Keys that change something.
   *
   * @param {KeyboardEvent} event
   */
  write(event) {
    if (!this.isOpen || event.altKey) return false;
    const { key } = event;
    const chosen = this.sheet.selected();
    if (key === "Delete" || key === "Backspace") this.fill(chosen, { state: "", value: null });
    else if (key === "?") this.fill(chosen, { state: "unknown", value: null });
    else if (key === "—") this.fill(chosen, { state: "not_applicable", value: null });
    else if ((key === "-" || key === "–") && !this.wantsMinus()) {
      this.fill(chosen, { state: "not_applicable", value: null });
    } else if (key === "F2") this.edit(null);
    else if (event.code === "KeyR") this.card.focusReason();
    else if (key.length === 1 && key !== " ") this.typeKey(key);
    else return false;
    return true;
  }

  /** A number below zero begins with the same sign that says "not applicable". */
  wantsMinus() {
    const criterion = this.sheet.criterionOf(this.sheet.current);
    return criterion.values.some((value) => value < 0);
  }

  /** @param {string} key */
  typeKey(key) {
    if (isOneKey(this.sheet.criterionOf(this.sheet.current))) this.type(key);
    else this.edit(key);
  }

  /**
   * Read a text into the active cell.
   *
   * @param {string} text
   * @returns {boolean} whether it made sense
   */
  type(text) {
    const cell = this.sheet.current;
    const reading = readCell(text, this.sheet.criterionOf(cell));
    if ("problem" in reading) {
      cell.classList.add("is-wrong");
      complain(placed(this.sheet, cell, reading.problem));
      return false;
    }
    this.fill([[cell]], reading.given);
    return true;
  }

  /**
   * Open a field in the active cell.
   *
   * @param {string | null} first what it begins with; null keeps what stands there
   */
  edit(first) {
    const cell = this.sheet.current;
    if (!this.isOpen || cell.querySelector("input")) return;
    const before = cell.textContent ?? "";
    const input = document.createElement("input");
    input.value = first ?? before;
    input.inputMode = "decimal";
    input.setAttribute("aria-label", this.sheet.criterionOf(cell).title);
    let isClosed = false;
    const close = (/** @type {boolean} */ isKept) => {
      if (isClosed) return;
      isClosed = true; // removing the field takes its focus, which would close it again
      const { value } = input;
      input.remove();
      cell.textContent = before;
      if (isKept && value.trim() !== before) this.type(value);
    };
    input.addEventListener("blur", () => close(true));
    input.addEventListener("keydown", (event) => {
      const step = { Enter: 1, ArrowDown: 1, ArrowUp: -1, Escape: 0 }[event.key];
      if (step === undefined) return;
      event.preventDefault();
      event.stopPropagation();
      close(event.key !== "Escape");
      const { row, column } = this.sheet.active;
      this.move({ row: row + step, column });
    });
    cell.append(input);
    input.focus();
    if (first === null) input.select();
  }

  /** @param {string} reason */
  reason(reason) {
    const cell = this.sheet.current;
    this.book.change([[cell, { ...this.sheet.contentOf(cell), reason }]]);
  }

  /**
   * Put the same into several cells, reasons kept.
   *
   * @param {HTMLTableCellElement[][]} cells
   * @param {Given} given
   */
  fill(cells, given) {
    if (!this.isOpen) return;
    this.book.change(cells.flat().map((cell) => [cell, withScore(this.sheet, cell, given)]));
  }

  /** @param {ClipboardEvent} event */
  onCopy(event) {
    if (!this.hasFocus() || !event.clipboardData) return;
    event.clipboardData.setData("text/plain", this.sheet.asText());
    event.preventDefault();
  }

  /** @param {ClipboardEvent} event */
  onPaste(event) {
    if (!this.isOpen || !this.hasFocus() || !event.clipboardData) return;
    event.preventDefault();
    const laid = layRange(this.sheet, readTable(event.clipboardData.getData("text/plain")));
    if ("changes" in laid) {
      this.book.change(laid.changes);
      return;
    }
    complain("");
    laid.cell?.classList.add("is-wrong");
    complain(laid.problem);
  }

  /**
   * @param {import("./score_sheet.js").Place} place
   * @param {boolean} [isExtending]
   */
  move(place, isExtending = false) {
    this.sheet.go(place, isExtending);
    this.sheet.current.focus();
  }

  /** @param {EventTarget | null} target */
  placeAt(target) {
    const cell = target instanceof Element ? target.closest("td") : null;
    return cell ? this.sheet.placeOf(cell) : null;
  }

  hasFocus() {
    const here = document.activeElement;
    return here instanceof HTMLTableCellElement && this.table.contains(here);
  }

  showCard() {
    const cell = this.sheet.current;
    const content = this.sheet.contentOf(cell);
    this.card.show(this.sheet.titleOf(cell), this.sheet.criterionOf(cell), content);
  }
}

/**
 * Scores go to REST, with the key of their letter.
 *
 * @param {HTMLTableElement} table
 * @returns {Promise<import("./score_book.js").ScoreOutbox>}
 */
function scoreOutbox({ dataset }) {
  const { save, thing = "", person = "" } = dataset;
  return openOutbox({ thing, person }, ({ key, cells }) =>
    send("PUT", save, { scores: cells }, { "Idempotency-Key": key }),
  );
}

async function start() {
  const table = document.querySelector("[data-grid]");
  const panel = document.querySelector("[data-card-panel]");
  const facts = document.getElementById("criteria");
  if (!(table instanceof HTMLTableElement) || !(panel instanceof HTMLElement) || !facts) return;
  const outbox = await scoreOutbox(table);
  new ScoreGrid(table, JSON.parse(facts.textContent ?? "[]"), panel, outbox);
}

start();
