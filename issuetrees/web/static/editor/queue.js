/**
 * Own steps that the server has not confirmed, in order, each stored under its own key as soon as
 * it is made: a closed tab, a dead battery or a lost network loses none of them. Each tab has a
 * queue of its own; a tab that opens later adopts the queues of tabs that are gone.
 *
 * @typedef {import("./types.js").Entry} Entry
 * @typedef {import("./types.js").Clash} Clash
 *
 * @typedef {object} Store what of `localStorage` is used
 * @property {(key: string) => string | null} getItem
 * @property {(key: string, value: string) => void} setItem
 * @property {(key: string) => void} removeItem
 * @property {(index: number) => string | null} key
 * @property {number} length
 */

const PREFIX = "issuetrees.queue";

export class Queue {
  /**
   * @param {Store} store
   * @param {string} graphId
   * @param {string} tab
   */
  constructor(store, graphId, tab) {
    this.store = store;
    this.graphId = graphId;
    this.tab = tab;
    /** @type {Entry[]} */
    this.entries = [];
    /** @type {Map<string, string>} entry key → storage key */
    this.places = new Map();
    this.count = 0;
    this.isStored = true;
  }

  /** @param {Entry} entry */
  push(entry) {
    this.entries.push(entry);
    this.count += 1;
    const order = String(this.count).padStart(8, "0");
    this.places.set(entry.key, `${PREFIX}.${this.graphId}.${this.tab}.${order}`);
    this.save(entry);
  }

  /** @param {Entry} entry whose commands or change were replaced */
  save(entry) {
    const place = this.places.get(entry.key);
    if (!place) return;
    try {
      this.store.setItem(place, JSON.stringify(entry));
    } catch {
      this.isStored = false;
    }
  }

  /** @param {string} key */
  drop(key) {
    this.entries = this.entries.filter((entry) => entry.key !== key);
    const place = this.places.get(key);
    if (place) this.store.removeItem(place);
    this.places.delete(key);
    if (this.entries.length === 0) this.isStored = true;
  }

  /** @param {string} key */
  find(key) {
    return this.entries.find((entry) => entry.key === key);
  }

  /**
   * Tabs that left something behind for this graph, the oldest first.
   * @returns {string[]}
   */
  tabsWithEntries() {
    const start = `${PREFIX}.${this.graphId}.`;
    const tabs = this.#keys(start).map((key) => key.slice(start.length).split(".")[0] ?? "");
    return [...new Set(tabs)].sort();
  }

  /**
   * Takes over what another tab (or this one before a reload) left, in its order.
   * @param {string} tab
   * @returns {Entry[]} entries whose changes have yet to be made here
   */
  adopt(tab) {
    const found = [];
    for (const place of this.#keys(`${PREFIX}.${this.graphId}.${tab}.`)) {
      const entry = parseEntry(this.store.getItem(place));
      this.store.removeItem(place);
      if (entry) found.push(entry);
    }
    for (const entry of found) this.push(entry);
    return found;
  }

  /** @param {string} start */
  #keys(start) {
    const keys = [];
    for (let i = 0; i < this.store.length; i += 1) {
      const key = this.store.key(i);
      if (key?.startsWith(start)) keys.push(key);
    }
    return keys.sort();
  }
}

/**
 * @param {string | null} text
 * @returns {Entry | null}
 */
function parseEntry(text) {
  if (!text) return null;
  try {
    const entry = JSON.parse(text);
    return typeof entry?.key === "string" && Array.isArray(entry.commands) ? entry : null;
  } catch {
    return null;
  }
}
