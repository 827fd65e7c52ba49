/**
 * The records of one graph in memory, with an index of children sorted by rank. Changed only by
 * `apply(change)`, at a cost that depends on the change and not on the size of the graph.
 *
 * @typedef {import("../base/types.js").NodeRecord} NodeRecord
 * @typedef {import("../base/types.js").LinkRecord} LinkRecord
 * @typedef {import("../base/types.js").AnyRecord} AnyRecord
 * @typedef {import("../base/types.js").Change} Change
 * @typedef {{node_fields: string[], nodes: unknown[][], link_fields: string[], links: unknown[][]}} Rows
 */

import { Topic } from "../../kit/topic.js";
import { blanksOf, LINK, NODE } from "../base/fields.js";
import { apply } from "./change.js";

/** @type {string[]} */
const NONE = [];

export class Graph {
  /** @param {"issue_tree" | "stage_map"} kind */
  constructor(kind) {
    this.kind = kind;
    /** @type {Map<string, NodeRecord>} */
    this.nodes = new Map();
    /** @type {Map<string, LinkRecord>} */
    this.links = new Map();
    /** @type {Map<string, string[]>} parent id → ids of children in order; "" holds those without parent */
    this.kids = new Map();
    /** @type {Map<string, Set<string>>} id of what is shown elsewhere → ids of its references */
    this.references = new Map();
    /** @type {Set<string>} what was deleted since the graph was opened */
    this.gone = new Set();
    /** @type {Topic<[Change]>} a change was made to the records */
    this.applied = new Topic();
  }

  /**
   * A graph from the rows that the records endpoint sends.
   * @param {"issue_tree" | "stage_map"} kind
   * @param {Rows} rows
   */
  static fromRows(kind, rows) {
    const graph = new Graph(kind);
    for (const row of rows.nodes) {
      const record = fromRow(BLANK_NODE, rows.node_fields, row);
      graph.nodes.set(record.id, record);
      graph.#noteReference(record);
      graph.#list(record.parent_id).push(record.id);
    }
    for (const row of rows.links) {
      const record = fromRow(BLANK_LINK, rows.link_fields, row);
      graph.links.set(record.id, record);
    }
    for (const parent of graph.kids.keys()) graph.#sort(parent);
    return graph;
  }

  /**
   * Holds the records of another graph from now on; who draws this one has to measure anew.
   * @param {Graph} other
   */
  become(other) {
    this.nodes = other.nodes;
    this.links = other.links;
    this.kids = other.kids;
    this.references = other.references;
  }

  /** @param {string} id */
  node(id) {
    return this.nodes.get(id);
  }

  /** The id of the root of an issue tree, null while it is empty. */
  get rootId() {
    return this.kids.get("")?.[0] ?? null;
  }

  /**
   * Ids of the children in order. Not to be changed by the caller.
   * @param {string | null} id null for the nodes without a parent
   * @returns {readonly string[]}
   */
  children(id) {
    return this.kids.get(id ?? "") ?? NONE;
  }

  /** @param {string} id */
  parentId(id) {
    return this.nodes.get(id)?.parent_id ?? null;
  }

  /**
   * @param {string} id
   * @returns {readonly string[]} the node and those beside it, in order
   */
  siblings(id) {
    return this.nodes.has(id) ? this.children(this.parentId(id)) : NONE;
  }

  /**
   * The node and everything below it, depth first.
   * @param {string} id
   * @returns {string[]}
   */
  branch(id) {
    const out = [id];
    const stack = [...this.children(id)].reverse();
    for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
      out.push(next);
      const kids = this.children(next);
      for (let i = kids.length - 1; i >= 0; i -= 1) stack.push(/** @type {string} */ (kids[i]));
    }
    return out;
  }

  /**
   * @param {string} id
   * @returns {string[]} ids from the root down to the parent
   */
  ancestors(id) {
    const out = [];
    for (let up = this.parentId(id); up !== null; up = this.parentId(up)) out.push(up);
    return out.reverse();
  }

  /** @param {string} id @returns {number} 0 for the root */
  depth(id) {
    return this.ancestors(id).length;
  }

  /**
   * @param {string} id
   * @param {string} above
   * @returns {boolean} whether `id` is `above` or lies below it
   */
  isWithin(id, above) {
    /** @type {string | null} */
    let up = id;
    while (up !== null && up !== above) up = this.parentId(up);
    return up === above;
  }

  /**
   * The number that a reader sees: "3.2"; "" for the root, "→ 3.2" where that branch is shown.
   * @param {string} id
   * @returns {string}
   */
  number(id) {
    const shown = this.nodes.get(id)?.refers_to;
    if (shown) return `→ ${this.number(shown)}`;
    const parts = [];
    let at = id;
    for (let up = this.parentId(at); up !== null; up = this.parentId(at)) {
      parts.push(this.#place(this.children(up), at));
      at = up;
    }
    return parts.reverse().join(".");
  }

  /**
   * @param {readonly string[]} ids siblings
   * @param {string} id
   * @returns {number} from 1; references are not counted
   */
  #place(ids, id) {
    const at = ids.indexOf(id) + 1;
    if (this.references.size === 0) return at;
    return ids.slice(0, at).filter((one) => !this.nodes.get(one)?.refers_to).length;
  }

  /**
   * The record that says what a node says: of a reference that of the branch which it shows.
   * @param {string} id
   * @returns {NodeRecord | undefined}
   */
  told(id) {
    const record = this.nodes.get(id);
    return (record?.refers_to && this.nodes.get(record.refers_to)) || record;
  }

  /** @param {string} id @returns {string} what is written on it */
  title(id) {
    return this.told(id)?.title ?? "";
  }

  /**
   * @param {string} id
   * @returns {LinkRecord[]} links that begin or end at the node
   */
  linksOf(id) {
    return [...this.links.values()].filter(
      (link) => link.source_id === id || link.target_id === id,
    );
  }

  /** @param {Change} change */
  apply(change) {
    const moved = this.#unlist(change);
    apply(this, change);
    for (const id of Object.keys(change.nodes.added)) this.#noteReference(this.nodes.get(id));
    const parents = new Set();
    for (const id of [...Object.keys(change.nodes.added), ...moved]) {
      const record = this.nodes.get(id);
      if (!record) continue;
      const list = this.#list(record.parent_id);
      if (!list.includes(id)) list.push(id);
      parents.add(record.parent_id ?? "");
    }
    for (const parent of parents) this.#sort(parent);
    this.applied.tell(change);
  }

  /**
   * Takes out of the index what is about to be removed or to move.
   * @param {Change} change
   * @returns {string[]} the ids that will move
   */
  #unlist(change) {
    for (const id of Object.keys(change.nodes.removed)) this.#forget(id);
    for (const [id, { refers_to: shown }] of Object.entries(change.nodes.removed)) {
      if (shown) this.#dropReference(id, shown);
      this.kids.delete(id);
      this.gone.add(id);
    }
    const moved = [];
    for (const [id, fields] of Object.entries(change.nodes.updated)) {
      if (!fields.parent_id && !fields.rank) continue;
      this.#forget(id);
      moved.push(id);
    }
    return moved;
  }

  /** @param {string} id */
  #forget(id) {
    const record = this.nodes.get(id);
    if (!record) return;
    const list = this.kids.get(record.parent_id ?? "");
    const at = list?.indexOf(id) ?? -1;
    if (list && at >= 0) list.splice(at, 1);
  }

  /** @param {NodeRecord | undefined} record */
  #noteReference(record) {
    if (!record?.refers_to) return;
    const found = this.references.get(record.refers_to) ?? new Set();
    this.references.set(record.refers_to, found.add(record.id));
  }

  /** @param {string} id @param {string} shown */
  #dropReference(id, shown) {
    const found = this.references.get(shown);
    found?.delete(id);
    if (found?.size === 0) this.references.delete(shown);
  }

  /** @param {string | null} parent */
  #list(parent) {
    const key = parent ?? "";
    let list = this.kids.get(key);
    if (!list) {
      list = [];
      this.kids.set(key, list);
    }
    return list;
  }

  /** @param {string} parent */
  #sort(parent) {
    const rank = (/** @type {string} */ id) => this.nodes.get(id)?.rank ?? "";
    const ids = this.kids.get(parent) ?? [];
    const isSorted = ids.every(
      (id, i) => i === 0 || rank(/** @type {string} */ (ids[i - 1])) < rank(id),
    );
    if (!isSorted) ids.sort((a, b) => compare(rank(a), rank(b)) || compare(a, b));
  }
}

/**
 * @param {string} a
 * @param {string} b
 */
function compare(a, b) {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

const BLANK_NODE = blanksOf(NODE);
const BLANK_LINK = blanksOf(LINK);

/**
 * Makes a record of a row. All of them start as copies of one and the same blank, which keeps them
 * small and quick.
 * @template {AnyRecord} Record
 * @param {Record} blank
 * @param {string[]} names
 * @param {unknown[]} row
 * @returns {Record}
 */
function fromRow(blank, names, row) {
  /** @type {AnyRecord} */
  const record = { ...blank };
  for (let i = 0; i < names.length; i += 1) record[/** @type {string} */ (names[i])] = row[i];
  return /** @type {Record} */ (record);
}

/**
 * A node record with every field, from the fields that are known.
 * @param {Partial<NodeRecord> & {id: string}} fields
 * @returns {NodeRecord}
 */
export function nodeRecord(fields) {
  return { ...BLANK_NODE, ...fields };
}

/**
 * A link record likewise.
 * @param {Partial<LinkRecord> & {id: string}} fields
 * @returns {LinkRecord}
 */
export function linkRecord(fields) {
  return { ...BLANK_LINK, ...fields };
}
