/**
 * One thing that happens, and those who want to know.
 * @template {unknown[]} Args
 */
export class Topic {
  constructor() {
    /** @type {Set<(...args: Args) => void>} */
    this.listeners = new Set();
  }

  /**
   * @param {(...args: Args) => void} listener
   * @returns {() => void} stops listening
   */
  on(listener) {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** @param {Args} args */
  tell(...args) {
    for (const listener of this.listeners) listener(...args);
  }
}
