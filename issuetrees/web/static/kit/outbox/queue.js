/**
 * What this tab has not brought to the server yet, in order, each entry stored under its own key
 * as soon as it is made: a closed tab, a dead battery or a lost network loses none of them. Each
 * tab has a queue of its own; a tab that opens later adopts the queues of tabs that are gone.
 *
 * @typedef {import("./shelf.js").Shelf} Shelf
 */

/** @template {{key: string}} Entry */
export class Queue {
  /**
   * @param {Shelf} shelf
   * @param {string} tab
   * @param {string} [name] for a page with several
   */
  constructor(shelf, tab, name = "queue") {
    this.shelf = shelf;
    this.tab = tab;
    this.name = name;
    /** @type {Entry[]} */
    this.entries = [];
    /** @type {Map<string, string>} entry key → its name on the shelf */
    this.places = new Map();
    this.count = 0;
    this.isStored = true;
  }

  /** @param {Entry} entry */
  push(entry) {
    this.entries.push(entry);
    this.count += 1;
    const order = String(this.count).padStart(8, "0");
    this.places.set(entry.key, `${this.name}.${this.tab}.${order}`);
    this.save(entry);
  }

  /** @param {Entry} entry of which something was replaced */
  save(entry) {
    const place = this.places.get(entry.key);
    if (!place) return;
    try {
      this.shelf.setItem(place, JSON.stringify(entry));
    } catch {
      this.isStored = false;
    }
  }

  /** @param {string} key */
  drop(key) {
    this.entries = this.entries.filter((entry) => entry.key !== key);
    const place = this.places.get(key);
    if (place) this.shelf.removeItem(place);
    this.places.delete(key);
    if (this.entries.length === 0) this.isStored = true;
  }

  /** @param {string} key */
  find(key) {
    return this.entries.find((entry) => entry.key === key);
  }

  /**
   * Takes over what another tab (or this one before a reload) left, in its order.
   * @param {string} tab
   * @returns {Entry[]} entries of which nothing is to be seen here yet
   */
  adopt(tab) {
    const found = [];
    for (const place of this.shelf.names(`${this.name}.${tab}.`)) {
      const entry = parseEntry(this.shelf.getItem(place));
      this.shelf.removeItem(place);
      if (entry) found.push(entry);
    }
    for (const entry of found) this.push(entry);
    return found;
  }
}

/** @param {string | null} text */
function parseEntry(text) {
  if (!text) return null;
  try {
    const entry = JSON.parse(text);
    return typeof entry?.key === "string" ? entry : null;
  } catch {
    return null;
  }
}
