/**
 * The text that is being typed into an existing node or arrow, kept until it has become a step.
 * Each tab has a place of its own.
 *
 * @typedef {import("./saving.js").Edit} Draft
 * @typedef {import("../../kit/outbox/shelf.js").Shelf} Shelf
 */

export class Drafts {
  /**
   * @param {Shelf} shelf
   * @param {string} tab
   */
  constructor(shelf, tab) {
    this.shelf = shelf;
    this.name = `draft.${tab}`;
  }

  /** @param {Draft} draft */
  save(draft) {
    try {
      this.shelf.setItem(this.name, JSON.stringify(draft));
    } catch {
      // There is no room: the text is still on the screen.
    }
  }

  clear() {
    this.shelf.removeItem(this.name);
  }

  /** What a closed tab left behind; it is left only once. @param {string} tab @returns {Draft | null} */
  take(tab) {
    const left = new Drafts(this.shelf, tab);
    const text = this.shelf.getItem(left.name);
    left.clear();
    if (!text) return null;
    try {
      const draft = JSON.parse(text);
      return typeof draft?.id === "string" && "value" in draft ? draft : null;
    } catch {
      return null;
    }
  }
}
