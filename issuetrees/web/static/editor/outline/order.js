/**
 * The rows of an outline from top to bottom and where each of them begins. Rows that were never
 * shown are taken to be of the usual height, until they are measured.
 *
 * @typedef {import("../graph/model.js").Graph} Graph
 * @typedef {{id: string, level: number, number: string}} Line a row: level 1 for the top, "3.2"
 * @typedef {((ids: readonly string[]) => readonly string[]) | null} Sort the order of siblings
 */

import { numbersBelow } from "../graph/references.js";

/** Height of a row with one line, px. */
const USUAL = 27;

export class Order {
  /** @type {Line[]} */
  lines = [];
  /** @type {Map<string, number>} id → place in `lines` */
  places = new Map();
  /** @type {Map<string, number>} heights that were measured, px */
  heights = new Map();
  /** where each row begins, and at the end their height together, px */
  tops = new Float64Array(1);

  /** @param {Line[]} lines */
  arrange(lines) {
    this.lines = lines;
    this.places = new Map(lines.map(({ id }, place) => [id, place]));
    this.stack();
  }

  /** Adds the heights up anew. */
  stack() {
    this.tops = new Float64Array(this.lines.length + 1);
    let top = 0;
    for (const [i, { id }] of this.lines.entries()) {
      top += this.heights.get(id) ?? USUAL;
      this.tops[i + 1] = top;
    }
  }

  /**
   * @param {string} id
   * @param {number} height px
   * @returns {boolean} whether that is news
   */
  measured(id, height) {
    if (height === 0 || (this.heights.get(id) ?? USUAL) === height) return false;
    this.heights.set(id, height);
    return true;
  }

  /** @param {number} place */
  top(place) {
    return /** @type {number} */ (this.tops[Math.max(0, Math.min(place, this.lines.length))]);
  }

  get height() {
    return this.top(this.lines.length);
  }

  /** The place of the row at this height. @param {number} y px */
  at(y) {
    let low = 0;
    let high = this.lines.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.top(middle) <= y) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /**
   * The row above or below.
   * @param {string} id
   * @param {1 | -1} by
   * @returns {string | null}
   */
  beside(id, by) {
    const place = this.places.get(id);
    return place === undefined ? null : (this.lines[place + by]?.id ?? null);
  }
}

/**
 * What is shown of a branch.
 * @param {Graph} graph
 * @param {{has: (id: string) => boolean}} folds
 * @param {string | null} topId
 * @param {Sort} [sort]
 * @returns {Line[]}
 */
export function linesOf(graph, folds, topId, sort = null) {
  /** @type {Line[]} */
  const lines = [];
  const waiting = topId ? [{ id: topId, level: 1, number: graph.number(topId) }] : [];
  for (let line = waiting.pop(); line; line = waiting.pop()) {
    lines.push(line);
    const { id, level, number } = line;
    if (folds.has(id)) continue;
    const ids = graph.children(id);
    const below = numbersBelow(graph, ids, number);
    const numbers = new Map(ids.map((child, i) => [child, below[i] ?? ""]));
    for (const child of (sort?.(ids) ?? ids).toReversed())
      waiting.push({
        id: child,
        level: level + 1,
        number: /** @type {string} */ (numbers.get(child)),
      });
  }
  return lines;
}
