/** Undo and redo of what was typed into the grid since the page was opened. */

/** @typedef {import("./score_cells.js").Content} Content */

/**
 * @template T
 * @typedef {{ cell: T, before: Content, after: Content }} Edit
 */

/** @template T */
export class ScoreHistory {
  constructor() {
    /** @type {Edit<T>[][]} */
    this.done = [];
    /** @type {Edit<T>[][]} */
    this.undone = [];
  }

  /** @param {Edit<T>[]} edits made in one go */
  add(edits) {
    this.done.push(edits);
    this.undone = [];
  }

  /**
   * @returns {[T, Content][]} what to put where; empty when there is nothing to undo
   */
  undo() {
    const edits = this.done.pop();
    if (!edits) return [];
    this.undone.push(edits);
    return edits.map((edit) => [edit.cell, edit.before]);
  }

  /**
   * @returns {[T, Content][]} what to put where; empty when there is nothing to redo
   */
  redo() {
    const edits = this.undone.pop();
    if (!edits) return [];
    this.done.push(edits);
    return edits.map((edit) => [edit.cell, edit.after]);
  }
}
