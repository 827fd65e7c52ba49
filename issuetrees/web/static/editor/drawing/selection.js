/**
 * What is selected: one active node, perhaps several selected ones, or one arrow.
 *
 * @typedef {import("../graph/model.js").Graph} Graph
 */

import { Topic } from "../../kit/topic.js";

export class Selection {
  /** @param {Graph} graph */
  constructor(graph) {
    this.graph = graph;
    /** @type {Set<string>} */
    this.ids = new Set();
    /** @type {string | null} the node that the keys act on */
    this.activeId = null;
    /** @type {string | null} where a range begins */
    this.anchorId = null;
    /** @type {string | null} an arrow of a stage map; excludes nodes */
    this.linkId = null;
    /** @type {Topic<[]>} */
    this.changed = new Topic();
    /** @type {Topic<[string]>} an arrow's label is to be edited */
    this.linkOpened = new Topic();
  }

  /** @param {string | null} id */
  only(id) {
    if (this.activeId === id && this.ids.size === (id ? 1 : 0) && !this.linkId) return;
    this.ids = new Set(id ? [id] : []);
    this.activeId = id;
    this.anchorId = id;
    this.linkId = null;
    this.changed.tell();
  }

  /** @param {string} id */
  link(id) {
    this.ids = new Set();
    this.activeId = null;
    this.anchorId = null;
    this.linkId = id;
    this.changed.tell();
  }

  /** @param {string} id in or out, beside the others */
  toggle(id) {
    if (this.ids.has(id) && this.ids.size > 1) {
      this.ids.delete(id);
      if (this.activeId === id) this.activeId = [...this.ids].at(-1) ?? null;
    } else {
      this.ids.add(id);
      this.activeId = id;
    }
    this.linkId = null;
    this.anchorId = this.activeId;
    this.changed.tell();
  }

  /**
   * @param {Iterable<string>} ids
   * @param {string | null} [activeId]
   */
  set(ids, activeId) {
    this.ids = new Set(ids);
    this.activeId = activeId ?? [...this.ids].at(-1) ?? null;
    this.linkId = null;
    this.changed.tell();
  }

  /**
   * Everything between where the selection began and this node, when they are siblings; else the
   * node is added.
   * @param {string} id
   */
  extendTo(id) {
    const siblings = this.graph.siblings(id);
    const from = siblings.indexOf(this.anchorId ?? "");
    const to = siblings.indexOf(id);
    const range =
      from < 0 ? [...this.ids, id] : siblings.slice(Math.min(from, to), Math.max(from, to) + 1);
    this.ids = new Set(range);
    this.activeId = id;
    this.linkId = null;
    this.changed.tell();
  }

  /** Lets go of what is no longer in the graph. @param {string | null} instead */
  prune(instead) {
    const before = this.ids.size;
    for (const id of this.ids) if (!this.graph.nodes.has(id)) this.ids.delete(id);
    const isLost = this.activeId !== null && !this.graph.nodes.has(this.activeId);
    if (this.linkId && !this.graph.links.has(this.linkId)) this.only(instead);
    else if (isLost && this.ids.size === 0) this.only(instead);
    else if (isLost || this.ids.size !== before) this.set(this.ids);
  }

  /**
   * The selected nodes of which no selected one stands above, in drawing order.
   * @returns {string[]}
   */
  tops() {
    const tops = [...this.ids].filter(
      (id) => !this.graph.ancestors(id).some((above) => this.ids.has(above)),
    );
    if (tops.length < 2) return tops;
    const order = new Map(tops.map((id) => [id, this.#path(id)]));
    return tops.sort((a, b) => comparePaths(order.get(a) ?? [], order.get(b) ?? []));
  }

  /** @param {string} id */
  #path(id) {
    return [...this.graph.ancestors(id), id].map((at) => this.graph.node(at)?.rank ?? "");
  }
}

/**
 * @param {string[]} a
 * @param {string[]} b
 */
function comparePaths(a, b) {
  for (let i = 0; i < Math.min(a.length, b.length); i += 1) {
    const [x, y] = [a[i] ?? "", b[i] ?? ""];
    if (x !== y) return x < y ? -1 : 1;
  }
  return a.length - b.length;
}
