/** Keeps the scores of the grid: changes them, sends them, takes back what is refused. */

import { complain } from "../kit/grid/complaint.js";
import { newId } from "../kit/ids.js";
import { isBeyond, showCell } from "./score_cells.js";
import { LeftOver } from "./score_left.js";
import { cellsToSend, keyOf, MOST_CELLS, withCells } from "./score_letters.js";
import { count, say } from "./score_status.js";

/** @typedef {import("./score_cells.js").Content} Content */
/** @typedef {import("./score_letters.js").Cell} Cell */
/** @typedef {import("./score_letters.js").ScoreLetter} ScoreLetter */
/** @typedef {import("./score_sheet.js").ScoreSheet} ScoreSheet */
/** @typedef {import("../kit/grid/rows.js").Spot} Spot */
/** @typedef {[Spot, Content]} Change */
/** @typedef {import("../kit/outbox/outbox.js").Outbox<ScoreLetter>} ScoreOutbox */

export class ScoreBook {
  /**
   * @param {ScoreSheet} sheet
   * @param {{ outbox: ScoreOutbox, assessor: string, round: string,
   *   onChange: (spots: Spot[]) => void }} options
   */
  constructor(sheet, { outbox, assessor, round, onChange }) {
    this.sheet = sheet;
    this.outbox = outbox;
    this.assessor = assessor;
    this.round = round;
    this.left = new LeftOver(outbox.queue.shelf, (cell) => this.line(cell));
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
    for (const { cells, round } of this.outbox.queue.entries) {
      if (round !== this.round) continue;
      for (const cell of cells) {
        const place = cell.assessor_id === this.assessor ? this.sheet.find(cell) : null;
        if (!place) continue;
        this.show(place, contentOf(cell), keyOf(cell));
        this.onChange([place]);
      }
    }
    this.left.show();
    void this.outbox.pump();
  }

  /** A cell as a line that a spreadsheet takes. @param {Cell} cell */
  line(cell) {
    const place = this.sheet.find(cell);
    const names = place
      ? [this.sheet.rows.titleOf(place.id), this.sheet.criterionOf(place).title]
      : [cell.initiative_id, cell.criterion_id];
    const said = place ? showCell(contentOf(cell), this.sheet.criterionOf(place)) : cell.value;
    return [...names, said ?? "", cell.reason].join("\t");
  }

  /**
   * Show cells and send what is new in them.
   *
   * @param {Change[]} changes
   */
  write(changes) {
    const cells = [];
    for (const [place, said] of changes) {
      const content = { ...said, isCarried: false }; // what is said here is said now
      const isNew = !isSame(this.sheet.contentOf(place), content);
      const cell = this.cell(place, content);
      if (!isNew) continue;
      cells.push(cell);
      this.show(place, content, keyOf(cell));
    }
    if (cells.length > 0) this.post(cells);
  }

  /**
   * Show what is not on the server yet, and remember what is.
   *
   * @param {Spot} place
   * @param {Content} content
   * @param {string} key
   */
  show(place, content, key) {
    if (!this.stored.has(key)) this.stored.set(key, [place, this.sheet.contentOf(place)]);
    this.put(place, content);
    this.sheet.wait(place, true);
  }

  /** Send cells, with those of a letter that nobody has read yet. @param {Cell[]} cells */
  post(cells) {
    const { open } = this.outbox;
    const together = open?.round === this.round ? withCells(open.cells, cells) : [];
    if (open && together.length > 0 && together.length <= MOST_CELLS) {
      open.cells = together;
      this.outbox.queue.save(open);
      return;
    }
    for (let at = 0; at < cells.length; at += MOST_CELLS) {
      const part = cells.slice(at, at + MOST_CELLS);
      void this.outbox.push({ key: newId(), round: this.round, cells: part });
    }
  }

  /**
   * @param {Spot} cell
   * @param {Content} content
   */
  put(cell, content) {
    count(Number(isSaid(content)) - Number(isSaid(this.sheet.contentOf(cell))));
    this.sheet.put(cell, content);
  }

  /**
   * @param {Spot} place
   * @param {Content} content
   * @returns {Cell}
   */
  cell(place, content) {
    return {
      initiative_id: place.id,
      criterion_id: this.sheet.criterionOf(place).id,
      assessor_id: this.assessor,
      state: content.state || null,
      value: content.value,
      low: content.low ?? null,
      high: content.high ?? null,
      reason: content.reason,
      is_beyond: isBeyond(content, this.sheet.criterionOf(place)),
    };
  }

  /** @param {Cell[]} cells that are answered */
  forget(cells) {
    const waiting = new Set(this.outbox.queue.entries.flatMap((letter) => letter.cells.map(keyOf)));
    for (const key of cells.map(keyOf)) {
      if (waiting.has(key)) continue;
      const [place] = this.stored.get(key) ?? [];
      this.stored.delete(key);
      if (!place) continue;
      this.sheet.wait(place, false);
      this.onChange([place]);
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
    if (!this.left.keep(refused, problem)) complain(problem?.detail ?? "");
  }
}

/** @param {Cell} cell @returns {Content} */
function contentOf({ state, value, low = null, high = null, reason }) {
  return { state: state ?? "", value, low, high, reason };
}

/** Whether a cell counts as filled: what is carried over is not said yet. @param {Content} content */
function isSaid({ state, isCarried = false }) {
  return state !== "" && !isCarried;
}

/**
 * @param {Content} one
 * @param {Content} other
 */
export function isSame(one, other) {
  if (one.state !== other.state || one.reason !== other.reason) return false;
  if (Boolean(one.isCarried) !== Boolean(other.isCarried)) return false;
  if ((one.low ?? null) !== (other.low ?? null)) return false;
  return one.value === other.value && (one.high ?? null) === (other.high ?? null);
}
