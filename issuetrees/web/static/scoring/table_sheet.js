/** A table that came in, as its preview has it: cells, columns and what is wrong; no document. */

import { keyOfSpot, Rows } from "../kit/grid/rows.js";
import { formatNumber } from "../kit/words.js";

/** @typedef {import("../kit/grid/rows.js").Spot} Spot */
/** @typedef {{ row: number, place: number | null, column: string, message: string }} Problem */
/** @typedef {{ row: number, place: number, old: string }} Change of what is there already */
/**
 * @typedef {object} Preview as REST gives it
 * @property {string[]} sheets
 * @property {string} sheet
 * @property {number} heading
 * @property {{ heading: string, column: string }[]} columns
 * @property {{ row: number, cells: string[] }[]} rows
 * @property {Problem[]} problems
 * @property {number} ready
 * @property {number} ready_new
 * @property {Change[]} changes
 * @property {string[]} notes what was left out
 */
/** @typedef {Pick<Preview, "problems" | "ready" | "ready_new" | "changes">} Judged */

export class TableSheet {
  /** @param {Preview} preview @param {boolean} [isWhole] whether it is all that is there, to be changed */
  constructor(preview, isWhole = false) {
    this.isWhole = isWhole;
    this.notes = preview.notes;
    this.name = preview.sheet;
    this.hasHeading = preview.heading > 0;
    /** @type {string[]} */
    this.headings = preview.columns.map(({ heading }) => heading);
    /** @type {string[]} */
    this.columns = preview.columns.map(({ column }) => column);
    /** @type {Map<string, string[]>} cells by the id of their row */
    this.cells = new Map(preview.rows.map(({ row, cells }) => [String(row), cells]));
    /** @type {Map<string, string>} what is wrong, by cell */
    this.problems = new Map();
    /** @type {Map<string, string>} what is there now, by the cell that changes it */
    this.changes = new Map();
    this.ready = 0;
    this.readyNew = 0;
    this.rows = this.#listed();
    this.#mark(preview, (row) => String(row));
  }

  /** Ids are numbers of rows in what was sent, which are told as well. */
  #listed() {
    const ids = [...this.cells.keys()];
    return new Rows(ids.map((id) => ({ id, title: formatNumber(Number(id)) })));
  }

  /** @param {Spot} spot */
  textOf({ id, column }) {
    return this.cells.get(id)?.[column] ?? "";
  }

  /** @param {Spot} spot @param {string} text */
  put({ id, column }, text) {
    const cells = this.cells.get(id);
    if (cells) cells[column] = text;
  }

  /** @param {Spot} spot */
  problemAt(spot) {
    return this.problems.get(keyOfSpot(spot)) ?? "";
  }

  /** @param {Spot} spot @returns {string | undefined} what is there now, where the cell changes it */
  changeAt(spot) {
    return this.changes.get(keyOfSpot(spot));
  }

  /** How many rows change an initiative that is there. */
  get changedRows() {
    return new Set([...this.changes.keys()].map((key) => key.split(" ")[0])).size;
  }

  /** What REST takes: the cells as they are now. */
  get sent() {
    const rows = [...this.cells.values()];
    return {
      rows: this.hasHeading ? [this.headings, ...rows] : rows,
      heading: Number(this.hasHeading),
      columns: this.columns,
      ...(this.isWhole ? { empties: true } : {}),
    };
  }

  /** @param {number} row of what was sent @returns {string} its id */
  idAt(row) {
    return [...this.cells.keys()][row - 1 - Number(this.hasHeading)] ?? "";
  }

  /** What is said of the cells as they were sent. @param {Judged} judged */
  judged(judged) {
    const ids = [...this.cells.keys()];
    this.#mark(judged, (row) => ids[row - 1 - Number(this.hasHeading)] ?? "");
  }

  /** What is wrong with a whole row stands at its title. @param {Judged} judged @param {(row: number) => string} idOf */
  #mark({ problems, changes, ready, ready_new }, idOf) {
    this.ready = ready;
    this.readyNew = ready_new;
    this.changes = new Map(
      changes.map(({ row, place, old }) => [keyOfSpot({ id: idOf(row), column: place }), old]),
    );
    const title = Math.max(this.columns.indexOf("title"), 0);
    this.problems = new Map(
      problems.map(({ row, place, message }) => [
        keyOfSpot({ id: idOf(row), column: place ?? title }),
        message,
      ]),
    );
  }

  /** The first row becomes the headings, or the headings the first row. @param {boolean} hasHeading */
  head(hasHeading) {
    const lines = [...this.cells];
    const [first] = lines;
    if (hasHeading === this.hasHeading || (hasHeading && lines.length < 2)) return;
    if (hasHeading && first) {
      this.headings = first[1];
      lines.shift();
    } else {
      const before = Number(first?.[0] ?? 2) - 1;
      lines.unshift([String(Math.max(before, 0)), this.headings]);
      this.headings = this.headings.map(() => "");
    }
    this.hasHeading = hasHeading;
    this.cells = new Map(lines);
    this.problems = new Map();
    this.rows = this.#listed();
  }

  /** Leave out rows that are stored now, and those without a text. @param {Set<string>} ids */
  drop(ids) {
    for (const [id, cells] of this.cells)
      if (ids.has(id) || cells.every((text) => text === "")) this.cells.delete(id);
    this.rows = this.#listed();
  }

  /** The next cell that is wrong, row by row and round. @param {Spot | null} from @returns {Spot | null} */
  nextWrong(from) {
    const spots = this.rows.order.flatMap(({ id }) =>
      this.columns.map((_column, column) => ({ id, column })),
    );
    const start = from
      ? spots.findIndex(({ id, column }) => id === from.id && column === from.column) + 1
      : 0;
    const round = [...spots.slice(start), ...spots.slice(0, start)];
    return round.find((spot) => this.problemAt(spot) !== "") ?? null;
  }
}
