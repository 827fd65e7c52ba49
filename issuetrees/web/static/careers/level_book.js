/** Keeps the levels of the grid: changes them, sends them, takes back what is refused. */

import { keyOfSpot } from "../kit/grid/rows.js";
import { newId } from "../kit/ids.js";

/** @typedef {import("./level_sheet.js").Cell} Cell */
/** @typedef {import("./level_sheet.js").LevelSheet} LevelSheet */
/** @typedef {import("../kit/grid/rows.js").Spot} Spot */
/** @typedef {{ key: string, isTried?: boolean, cells: Cell[] }} LevelLetter */
/** @typedef {import("../kit/outbox/outbox.js").Outbox<LevelLetter>} LevelOutbox */

const MOST_CELLS = 5000;

export class LevelBook {
  /**
   * @param {LevelSheet} sheet
   * @param {LevelOutbox} outbox
   * @param {{ onChange: (spots: Spot[]) => void, complain: (sentence: string) => void }} wires
   */
  constructor(sheet, outbox, { onChange, complain }) {
    this.sheet = sheet;
    this.outbox = outbox;
    this.onChange = onChange;
    this.complain = complain;
    /** What the server has in the cells that are on their way, by key of the spot.
     * @type {Map<string, [Spot, number | null]>} */
    this.stored = new Map();
    outbox.fared.on((letter, outcome, { body }) => {
      if (outcome === "sent") this.forget(letter.cells);
      if (outcome === "refused") this.refuse(letter.cells, body);
    });
    this.#takeUp();
  }

  /** Show what was left unsent before the page was opened, and send it. */
  #takeUp() {
    for (const { cells } of this.outbox.queue.entries) for (const cell of cells) this.#show(cell);
    void this.outbox.pump();
  }

  /** Show cells and send what is new in them. @param {[Spot, number | null][]} changes */
  write(changes) {
    const isNew = (/** @type {[Spot, number | null]} */ [spot, level]) =>
      this.sheet.levelOf(spot).own !== level;
    const cells = changes.filter(isNew).map(([spot, level]) => this.sheet.cell(spot, level));
    for (const cell of cells) this.#show(cell);
    if (cells.length > 0) this.#post(cells);
  }

  /** Show what is not on the server yet, and remember what is. @param {Cell} cell */
  #show(cell) {
    const spot = this.sheet.find(cell);
    if (!spot) return;
    const key = keyOfSpot(spot);
    if (!this.stored.has(key)) this.stored.set(key, [spot, this.sheet.levelOf(spot).own]);
    this.sheet.wait(spot, true);
    this.onChange(this.sheet.put(spot, cell.level));
  }

  /** Send cells, with those of a letter that nobody has read yet. @param {Cell[]} cells */
  #post(cells) {
    const { open } = this.outbox;
    const together = open ? latest([...open.cells, ...cells]) : [];
    if (open && together.length <= MOST_CELLS) {
      open.cells = together;
      this.outbox.queue.save(open);
      return;
    }
    for (let at = 0; at < cells.length; at += MOST_CELLS)
      void this.outbox.push({ key: newId(), cells: cells.slice(at, at + MOST_CELLS) });
  }

  /** @param {Cell[]} cells that are answered */
  forget(cells) {
    const waiting = new Set(this.#later().map(nameOf));
    for (const cell of cells) {
      const spot = this.sheet.find(cell);
      if (!spot || waiting.has(nameOf(cell))) continue;
      this.stored.delete(keyOfSpot(spot));
      this.sheet.wait(spot, false);
      this.onChange([spot]);
    }
  }

  /**
   * The server takes all cells or none: what was right goes again without what was wrong.
   *
   * @param {Cell[]} cells
   * @param {any} problem why
   */
  refuse(cells, problem) {
    /** @type {{ index: number }[]} */
    const errors = problem?.details?.errors ?? [];
    const wrong = new Set(errors.map(({ index }) => index));
    const newer = new Set(this.#later().map(nameOf));
    const right = cells.filter((cell, at) => !wrong.has(at) && !newer.has(nameOf(cell)));
    const isAgain = errors.length > 0 && right.length > 0;
    if (isAgain) this.#post(right);
    const refused = isAgain ? cells.filter((_cell, at) => wrong.has(at)) : cells;
    for (const cell of refused) {
      const spot = this.sheet.find(cell);
      const was = spot && this.stored.get(keyOfSpot(spot));
      if (was && !newer.has(nameOf(cell))) this.onChange(this.sheet.put(...was));
    }
    this.forget(refused);
    this.complain(problem?.detail ?? "");
  }

  #later() {
    return this.outbox.queue.entries.flatMap(({ cells }) => cells);
  }
}

/** @param {Cell} cell */
function nameOf({ stage_id: stage, competency }) {
  return `${stage} ${competency}`;
}

/** Each cell once, as it was said last. @param {Cell[]} cells */
function latest(cells) {
  return [...new Map(cells.map((cell) => [nameOf(cell), cell])).values()];
}
