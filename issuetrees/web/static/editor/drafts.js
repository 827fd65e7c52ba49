/**
 * The title that is being typed into an existing node, kept until it has become a step.
 *
 * @typedef {{id: string, title: string}} Draft
 * @typedef {Pick<Storage, "getItem" | "setItem" | "removeItem">} Store
 */

export class Drafts {
  /**
   * @param {Store} store
   * @param {string} graphId
   */
  constructor(store, graphId) {
    this.store = store;
    this.key = `issuetrees.draft.${graphId}`;
  }

  /** @param {Draft} draft */
  save(draft) {
    try {
      this.store.setItem(this.key, JSON.stringify(draft));
    } catch {
      // The store is full: the text is still on the screen.
    }
  }

  clear() {
    this.store.removeItem(this.key);
  }

  /** What a closed tab left behind; it is left only once. @returns {Draft | null} */
  take() {
    const text = this.store.getItem(this.key);
    this.clear();
    if (!text) return null;
    try {
      const draft = JSON.parse(text);
      return typeof draft?.id === "string" && typeof draft.title === "string" ? draft : null;
    } catch {
      return null;
    }
  }
}
