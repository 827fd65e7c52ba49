/**
 * Own steps that can be undone and redone. An undo is itself a step: it takes back one revision
 * by a new one, and a redo is the undo of the undo.
 *
 * @typedef {import("../base/types.js").Change} Change
 * @typedef {import("../base/types.js").Entry} Entry
 * @typedef {import("../base/types.js").Revision} Revision
 * @typedef {import("../../kit/outbox/queue.js").Queue<Entry>} Queue
 *
 * @typedef {object} Step
 * @property {string} key of the queue's entry
 * @property {number | null} revision null until confirmed
 * @property {Change} change
 * @property {string} label
 */

const MOST = 200;

export class Steps {
  constructor() {
    /** @type {Step[]} */
    this.done = [];
    /** @type {Step[]} */
    this.undone = [];
    /** @type {Map<string, number>} entry key → revision */
    this.revisions = new Map();
  }

  /** @param {Entry} entry */
  did(entry) {
    this.done.push({ key: entry.key, revision: null, change: entry.change, label: entry.label });
    if (this.done.length > MOST) this.done.shift();
    this.undone = [];
  }

  takeUndo() {
    return this.done.pop();
  }

  takeRedo() {
    return this.undone.pop();
  }

  /** @param {string} key */
  revisionOf(key) {
    return this.revisions.get(key) ?? null;
  }

  /**
   * @param {Revision} revision one of the own steps
   * @param {Queue} queue waiting undos of it learn its number, so that it outlives the tab
   */
  confirmed(revision, queue) {
    const key = revision.key ?? "";
    this.revisions.set(key, revision.revision);
    for (const step of this.#all()) {
      if (step.key !== key) continue;
      step.revision = revision.revision;
      step.change = revision.change;
    }
    for (const entry of queue.entries) {
      if (entry.undoesKey !== key) continue;
      entry.commands = [{ kind: "undo", revision: revision.revision }];
      entry.undoes = revision.change;
      queue.save(entry);
    }
  }

  /** @param {Entry} entry whose change was made anew */
  changed(entry) {
    for (const step of this.#all()) if (step.key === entry.key) step.change = entry.change;
  }

  /** @param {string} key of a step that came to nothing */
  forget(key) {
    this.done = this.done.filter((step) => step.key !== key);
    this.undone = this.undone.filter((step) => step.key !== key);
  }

  #all() {
    return [...this.done, ...this.undone];
  }
}
