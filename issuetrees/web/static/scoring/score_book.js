/** Keeps the scores of the grid: changes them, sends them, takes back what is refused. */

import { newId } from "../kit/ids.js";
import { cellsToSend, keyOf, MOST_CELLS, withCells } from "./score_letters.js";
import { complain, count, say } from "./score_status.js";

/** @typedef {import("./score_cells.js").Content} Content */
/** @typedef {import("./score_letters.js").Cell} Cell */
/** @typedef {import("./score_letters.js").ScoreLetter} ScoreLetter */
/** @typedef {import("./score_sheet.js").ScoreSheet} ScoreSheet */
/** @typedef {[HTMLTableCellElement, Content]} Change */
/** @typedef {import("../kit/outbox/outbox.js").Outbox<ScoreLetter>} ScoreOutbox */

export class ScoreBook {
  /**
   * @param {ScoreSheet} sheet
   * @param {{ outbox: ScoreOutbox, assessor: string, onChange: () => void }} options
   */
  constructor(sheet, { outbox, assessor, onChange }) {
    this.sheet = sheet;
    this.outbox = outbox;
    this.assessor = assessor;
    this.onChange = onChange;
    /** What the server has in the cells that are on their way, by key.
     * @type {Map<string, Change>} */
    this.stored = new Map();
    outbox.stateChanged.on(say);
    outbox.fared.on((letter, outcome, { body }) => {
      if (outcome === "sent") this.forget(letter.cells);
      if (outcome === "refused") this.refuse(letter.cells, body);
    });
    this.takeUp();
  }

  /** Show what was left unsent before the page was opened, and send it. */
  takeUp() {
    for (const { cells } of this.outbox.queue.entries) {
      for (const cell of cells) {
        const place = cell.assessor_id === this.assessor ? this.sheet.find(cell) : null;
        if (place) this.show(place, contentOf(cell), keyOf(cell));
      }
    }
    void this.outbox.pump();
  }

  /**
   * Show cells and send what is new in them.
   *
   * @param {Change[]} changes
   */
  write(changes) {
    complain("");
    const cells = [];
    for (const [place, content] of changes) {
      const isNew = !isSame(this.sheet.contentOf(place), content);
      const cell = this.cell(place, content);
      if (isNew) cells.push(cell);
      if (isNew) this.show(place, content, keyOf(cell));
      else this.sheet.put(place, content); // in place of what was refused there
    }
    if (cells.length > 0) this.post(cells);
    this.onChange();
  }

  /**
   * Show what is not on the server yet, and remember what is.
   *
   * @param {HTMLTableCellElement} place
   * @param {Content} content
   * @param {string} key
   */
  show(place, content, key) {
    if (!this.stored.has(key)) this.stored.set(key, [place, this.sheet.contentOf(place)]);
    this.put(place, content);
    place.classList.add("is-waiting");
  }

  /** Send cells, with those of a letter that nobody has read yet. @param {Cell[]} cells */
  post(cells) {
    const { open } = this.outbox;
    const together = open ? withCells(open.cells, cells) : [];
    if (open && together.length <= MOST_CELLS) {
      open.cells = together;
      this.outbox.queue.save(open);
      return;
    }
    for (let at = 0; at < cells.length; at += MOST_CELLS) {
      void this.outbox.push({ key: newId(), cells: cells.slice(at, at + MOST_CELLS) });
    }
  }

  /**
   * @param {HTMLTableCellElement} cell
   * @param {Content} content
   */
  put(cell, content) {
    count(Number(content.state !== "") - Number(cell.dataset.state !== ""));
    this.sheet.put(cell, content);
  }

  /**
   * @param {HTMLTableCellElement} place
   * @param {Content} content
   * @returns {Cell}
   */
  cell(place, content) {
    return {
      initiative_id: this.sheet.initiativeOf(place),
      criterion_id: this.sheet.criterionOf(place).id,
      assessor_id: this.assessor,
      state: content.state || null,
      value: content.value,
      reason: content.reason,
    };
  }

  /** @param {Cell[]} cells that are answered */
  forget(cells) {
    const waiting = new Set(this.outbox.queue.entries.flatMap((letter) => letter.cells.map(keyOf)));
    for (const key of cells.map(keyOf)) {
      if (waiting.has(key)) continue;
      this.stored.get(key)?.[0].classList.remove("is-waiting");
      this.stored.delete(key);
    }
  }

  /**
   * @param {Cell[]} cells of which the server took none
   * @param {any} problem why
   */
  refuse(cells, problem) {
    const later = this.outbox.queue.entries.flatMap((letter) => letter.cells);
    const { again, refused } = cellsToSend(cells, problem, later);
    if (again.length > 0) this.post(again);
    const overwritten = new Set(later.map(keyOf));
    for (const key of refused.map(keyOf)) {
      const was = this.stored.get(key);
      if (was && !overwritten.has(key)) this.put(...was);
    }
    this.forget(refused);
    complain(problem?.detail ?? "");
    this.onChange();
  }
}

/** @param {Cell} cell @returns {Content} */
function contentOf({ state, value, reason }) {
  return { state: state ?? "", value, reason };
}

/**
 * @param {Content} one
 * @param {Content} other
 */
export function isSame(one, other) {
  return one.state === other.state && one.value === other.value && one.reason === other.reason;
}
