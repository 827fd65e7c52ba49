/**
 * What this browser keeps of one graph for one person: steps that are not sent yet, words that are
 * being typed, how the graph was seen last. Whoever else signs in on the same computer neither
 * sees it nor sends it in their own name.
 *
 * @typedef {Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">} Store
 */

export class Shelf {
  /**
   * @param {Store} store
   * @param {string} graphId
   * @param {string} personId
   */
  constructor(store, graphId, personId) {
    this.store = store;
    this.prefix = `issuetrees.${personId}.${graphId}.`;
  }

  /** @param {string} name */
  getItem(name) {
    return this.store.getItem(this.prefix + name);
  }

  /**
   * @param {string} name
   * @param {string} value
   * @throws when the browser has no room left
   */
  setItem(name, value) {
    this.store.setItem(this.prefix + name, value);
  }

  /** @param {string} name */
  removeItem(name) {
    this.store.removeItem(this.prefix + name);
  }

  /** @param {string} start @returns {string[]} the names that begin so, in order */
  names(start) {
    const names = [];
    for (let i = 0; i < this.store.length; i += 1) {
      const key = this.store.key(i);
      if (key?.startsWith(this.prefix + start)) names.push(key.slice(this.prefix.length));
    }
    return names.sort();
  }
}
