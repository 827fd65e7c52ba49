/** The rows of a grid and the order in which they stand: plain values, no document. */

import { pageLanguage } from "../words.js";

/** @typedef {{ id: string, title: string }} Row */
/** @typedef {{ id: string, column: number }} Spot a cell, wherever its row stands */
/** @typedef {number | string | null} SortKey null for what is empty: it stands last either way */

export class Rows {
  /** @param {Row[]} rows */
  constructor(rows) {
    this.natural = rows;
    this.#arrange(rows);
  }

  /** @param {Row[]} rows */
  #arrange(rows) {
    /** @type {Row[]} */
    this.order = rows;
    /** @type {Map<string, number>} */
    this.places = new Map(rows.map(({ id }, index) => [id, index]));
  }

  get count() {
    return this.order.length;
  }

  /** @param {number} index @returns {Row} */
  at(index) {
    const row = this.order[index];
    if (!row) throw new RangeError(`the grid has no row ${index}`);
    return row;
  }

  /** @param {string} id @returns {number | undefined} where the row stands now */
  placeOf(id) {
    return this.places.get(id);
  }

  /** @param {string} id */
  titleOf(id) {
    const index = this.places.get(id);
    return index === undefined ? "" : this.at(index).title;
  }

  /**
   * Order by a key; equal ones stay as they stood at first.
   *
   * @param {(row: Row) => SortKey} keyOf
   * @param {boolean} isDown the largest first
   */
  sort(keyOf, isDown) {
    const compare = comparer(pageLanguage());
    const keyed = this.natural.map((row) => ({ row, key: keyOf(row) }));
    keyed.sort((one, other) => compare(one.key, other.key, isDown));
    this.#arrange(keyed.map(({ row }) => row));
  }

  /** Back to the order in which they came. */
  unsort() {
    this.#arrange(this.natural);
  }

  /**
   * The next row whose title has all the words, round and round.
   *
   * @param {string} text
   * @param {number} from
   * @param {1 | -1} step
   * @returns {number | null}
   */
  find(text, from, step) {
    const words = folded(text).split(/\s+/).filter(Boolean);
    if (words.length === 0) return null;
    for (let passed = 1; passed <= this.count; passed += 1) {
      const index = (from + step * passed + this.count * 2) % this.count;
      const title = folded(this.at(index).title);
      if (words.every((word) => title.includes(word))) return index;
    }
    return null;
  }
}

/** @param {Spot} spot */
export function keyOfSpot({ id, column }) {
  return `${id} ${column}`;
}

/** @param {string} language @returns {(one: SortKey, other: SortKey, isDown: boolean) => number} */
function comparer(language) {
  const { compare } = new Intl.Collator(language, { numeric: true, sensitivity: "base" });
  return (one, other, isDown) => {
    if (one === null || other === null) return Number(one === null) - Number(other === null);
    const isWord = typeof one === "string" || typeof other === "string";
    const order = isWord ? compare(String(one), String(other)) : one - other;
    return isDown ? -order : order;
  };
}

/** @param {string} text */
function folded(text) {
  return text.normalize("NFC").toLowerCase().replaceAll("ё", "е");
}
