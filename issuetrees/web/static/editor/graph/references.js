/**
 * Reference nodes: leaves that show another branch of the same tree in a second place. Mirrors
 * `issuetrees.core.graph.references`. They hold nothing of their own and have no number: what they
 * show is counted where it stands.
 *
 * @typedef {import("../base/types.js").NodeRecord} NodeRecord
 * @typedef {import("../base/types.js").AnyRecord} AnyRecord
 * @typedef {import("./model.js").Graph} Graph
 *
 * @typedef {object} Places where nodes stand, and which references there are
 * @property {(id: string) => string | null | undefined} parentId
 * @property {(id: string) => Iterable<string>} referencesTo ids of what shows a node
 */

import { t } from "../../kit/words.js";
import { isSame } from "./change.js";
import { Refused } from "./refused.js";

/**
 * @param {Graph} graph
 * @returns {Places} as they are now
 */
export function placesIn(graph) {
  return {
    parentId: (id) => graph.parentId(id),
    referencesTo: (id) => graph.references.get(id) ?? [],
  };
}

/**
 * @param {Places} places
 * @param {string} start
 * @returns {Set<string>} a node, all above it, and all above the references to any of these
 */
export function above(places, start) {
  /** @type {Set<string>} */
  const found = new Set();
  const waiting = [start];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    /** @type {string | null} */
    let up = next;
    while (up !== null && !found.has(up)) {
      found.add(up);
      waiting.push(...places.referencesTo(up));
      up = places.parentId(up) ?? null;
    }
  }
  return found;
}

/**
 * Whether a branch would come to be shown inside itself.
 * @param {Places} places
 * @param {{id: string, refers_to?: string | null}} node
 * @param {string | null | undefined} parentId where it is to stand
 */
export function isCircle(places, node, parentId) {
  if (!parentId) return false;
  const found = above(places, parentId);
  return found.has(node.id) || found.has(node.refers_to ?? "");
}

/** @returns {never} */
export function refuseCircle() {
  throw new Refused("shown_in_itself", t("A branch cannot be shown inside itself."));
}

/** @param {NodeRecord | undefined} parent under which something is to come */
export function requireHolder(parent) {
  if (!parent?.refers_to) return;
  throw new Refused(
    "under_a_reference",
    t("This only shows another branch. Add below the branch itself."),
  );
}

/** @param {NodeRecord} node that is to be edited */
export function requireOwn(node) {
  if (!node.refers_to) return;
  throw new Refused(
    "is_a_reference",
    t("This only shows another branch. Change the branch itself."),
  );
}

/**
 * Refuses a reference that the tree cannot have; other nodes are let be.
 * @param {Graph} graph without it
 * @param {NodeRecord} node as it is to be
 * @param {NodeRecord} blank the same without what a reference cannot hold
 * @param {Record<string, any>} [added] nodes that come with it
 */
export function requireReference(graph, node, blank, added = {}) {
  const shown = node.refers_to;
  if (!shown) return;
  const after = new After(graph, { added, updated: {}, removed: {} });
  const target = after.node(shown);
  if (graph.kind !== "issue_tree" || node.parent_id === null) refuse("no_reference_here");
  if (!isSame(node, blank)) refuse("reference_holds_nothing");
  if (shown === node.id) refuseCircle();
  if (!target) refuse("target_gone");
  if (target?.refers_to) refuse("shows_a_reference");
  if (isCircle(after, node, node.parent_id)) refuseCircle();
}

/** @param {string} code the server knows more of them, this browser offers none of these */
function refuse(code) {
  throw new Refused(code, t("This branch cannot be shown here; or it was deleted meanwhile."));
}

/** A graph as it is once something is done to it. */
export class After {
  /**
   * @param {Graph} graph
   * @param {import("../base/types.js").PartChange} nodes what is to be done
   */
  constructor(graph, nodes) {
    this.graph = graph;
    this.nodes = nodes;
    this.come = Object.values(nodes.added).filter((one) => one.refers_to);
  }

  /** @param {string} id @returns {AnyRecord | undefined} without what is updated */
  node(id) {
    const { added, removed } = this.nodes;
    return added[id] ?? (removed[id] ? undefined : this.graph.node(id));
  }

  /** @param {string} id @returns {string | null} */
  parentId(id) {
    const moved = this.nodes.updated[id]?.parent_id;
    return moved ? /** @type {string | null} */ (moved[1]) : (this.node(id)?.parent_id ?? null);
  }

  /** @param {string} id @returns {string[]} */
  referencesTo(id) {
    const stay = [...(this.graph.references.get(id) ?? [])].filter(
      (one) => !this.nodes.removed[one],
    );
    return [...stay, ...this.come.filter((one) => one.refers_to === id).map((one) => one.id)];
  }
}

/**
 * The numbers of what stands under a node; a reference says whose branch it shows.
 * @param {Graph} graph
 * @param {readonly string[]} ids in their order
 * @param {string} number of what they stand under
 */
export function numbersBelow(graph, ids, number) {
  let place = 0;
  return ids.map((id) => {
    const shown = graph.node(id)?.refers_to;
    if (shown) return `→ ${graph.number(shown)}`;
    place += 1;
    return number === "" ? String(place) : `${number}.${place}`;
  });
}
