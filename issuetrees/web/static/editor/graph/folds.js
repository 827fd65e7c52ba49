/**
 * Which branches are folded away. A view of one person, kept in this browser; not part of the
 * graph.
 *
 * @typedef {import("./model.js").Graph} Graph
 */

import { Topic } from "../../kit/topic.js";

export class Folds {
  /** @param {Graph} graph */
  constructor(graph) {
    this.graph = graph;
    /** @type {Set<string>} */
    this.ids = new Set();
    /** @type {Topic<[string[]]>} ids that were folded or unfolded */
    this.changed = new Topic();
  }

  /** @param {string} id */
  has(id) {
    return this.ids.has(id);
  }

  /**
   * @param {string} id
   * @param {boolean} isFolded
   */
  set(id, isFolded) {
    if (this.ids.has(id) === isFolded) return;
    if (isFolded && this.graph.children(id).length === 0) return;
    if (isFolded) this.ids.add(id);
    else this.ids.delete(id);
    this.changed.tell([id]);
  }

  /** @param {string} id */
  toggle(id) {
    this.set(id, !this.ids.has(id));
  }

  /** Unfolds everything above a node, so that it can be seen. @param {string} id */
  openTo(id) {
    const opened = this.graph.ancestors(id).filter((above) => this.ids.delete(above));
    if (opened.length > 0) this.changed.tell(opened);
  }

  /**
   * Folds everything deeper than so many levels below a node.
   * @param {string} rootId
   * @param {number} levels Infinity to unfold all
   */
  toDepth(rootId, levels) {
    const touched = [];
    let row = [rootId];
    for (let depth = 0; row.length > 0; depth += 1) {
      const next = [];
      for (const id of row) {
        const kids = this.graph.children(id);
        const isFolded = depth >= levels && kids.length > 0;
        if (isFolded !== this.ids.has(id)) touched.push(id);
        if (isFolded) this.ids.add(id);
        else this.ids.delete(id);
        for (const kid of kids) next.push(kid);
      }
      row = next;
    }
    if (touched.length > 0) this.changed.tell(touched);
  }
}
