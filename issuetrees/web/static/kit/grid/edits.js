/** Undo and redo of what was changed in a grid since the page was opened. */

/**
 * @template Cell, Value
 * @typedef {{ cell: Cell, before: Value, after: Value }} Edit
 */

/** @template Cell, Value */
export class Edits {
  constructor() {
    /** @type {Edit<Cell, Value>[][]} */
    this.done = [];
    /** @type {Edit<Cell, Value>[][]} */
    this.undone = [];
  }

  /** @param {Edit<Cell, Value>[]} edits made in one go */
  add(edits) {
    this.done.push(edits);
    this.undone = [];
  }

  /** @returns {[Cell, Value][]} what to put where; empty when there is nothing to undo */
  undo() {
    const edits = this.done.pop();
    if (!edits) return [];
    this.undone.push(edits);
    return edits.map((edit) => [edit.cell, edit.before]);
  }

  /** @returns {[Cell, Value][]} what to put where; empty when there is nothing to redo */
  redo() {
    const edits = this.undone.pop();
    if (!edits) return [];
    this.done.push(edits);
    return edits.map((edit) => [edit.cell, edit.after]);
  }
}
