/**
 * Two trees in one: the later one, with what was removed put back below its former parent. Drawn
 * by the same code as any other graph.
 *
 * @typedef {import("../base/types.js").NodeRecord} NodeRecord
 * @typedef {import("../base/types.js").LinkRecord} LinkRecord
 * @typedef {"added" | "removed" | "moved" | "reworded" | "edited"} Happened
 *
 * @typedef {object} Difference of one node or link, as the server tells it
 * @property {string} id
 * @property {Happened[]} happened
 * @property {string[]} words
 * @property {{title: string, number?: string, parent_id?: string | null} | null} before
 * @property {{title: string, number?: string, parent_id?: string | null} | null} after
 * @property {Record<string, any> | null} removed
 *
 * @typedef {object} Compared
 * @property {number} from
 * @property {number} to
 * @property {{nodes: Record<Happened, number>, links: Record<Happened, number>}} counts
 * @property {Difference[]} nodes
 * @property {Difference[]} links
 * @property {boolean} is_complete
 *
 * @typedef {object} Step one entry of the list of changes; a branch that came or went is one
 * @property {string} id of the node, or of the arrow
 * @property {boolean} isLink
 * @property {Difference} difference
 * @property {number} below how many came or went with it
 */

import { nodeRecord } from "../graph/model.js";
import { numbersBelow } from "../graph/references.js";

/** @type {readonly Happened[]} */
export const HAPPENED = ["added", "removed", "moved", "reworded", "edited"];

/** Colour is never alone. @type {Record<Happened, string>} */
export const SIGNS = { added: "+", removed: "−", moved: "→", reworded: "≠", edited: "•" };

/**
 * Puts back what was removed.
 * @param {import("../graph/model.js").Graph} graph the later state; changed in place
 * @param {Compared} compared
 */
export function unite(graph, compared) {
  const known = new Set(compared.nodes.flatMap(({ id, removed }) => (removed ? [id] : [])));
  /** @type {Record<string, NodeRecord>} */
  const nodes = {};
  for (const { id, removed } of compared.nodes) {
    if (!removed) continue;
    const record = nodeRecord(/** @type {NodeRecord} */ ({ ...removed, id }));
    const up = record.parent_id;
    const isHomeless = up === null ? graph.kind === "issue_tree" : !isThere(up);
    nodes[id] = isHomeless ? { ...record, parent_id: graph.rootId } : record;
  }
  /** @param {string} id */
  function isThere(id) {
    return known.has(id) || graph.nodes.has(id);
  }
  /** @type {Record<string, LinkRecord>} */
  const links = {};
  for (const { id, removed } of compared.links) {
    const link = /** @type {LinkRecord | null} */ (removed);
    const hasEnds =
      link && [link.source_id, link.target_id].every((end) => end in nodes || isThere(end));
    if (link && hasEnds) links[id] = { ...link, id };
  }
  const none = { updated: {}, removed: {} };
  graph.apply({ nodes: { added: nodes, ...none }, links: { added: links, ...none } });
}

/**
 * The numbers that a reader knows: of the later state, and of the former one for what is gone.
 * @param {import("../graph/model.js").Graph} graph the later state, before the two are united
 * @param {Compared} compared
 * @returns {Map<string, string>}
 */
export function numbersOf(graph, compared) {
  /** @type {Map<string, string>} */
  const numbers = new Map();
  if (graph.kind !== "issue_tree") return numbers;
  for (const { id, before, removed } of compared.nodes)
    if (removed) numbers.set(id, before?.number ?? "");
  const waiting = graph.rootId ? [graph.rootId] : [];
  for (const id of waiting) {
    const above = numbers.get(id) ?? "";
    numbers.set(id, above);
    const ids = graph.children(id);
    numbersBelow(graph, ids, above).forEach((number, i) => {
      numbers.set(/** @type {string} */ (ids[i]), number);
    });
    waiting.push(...ids);
  }
  return numbers;
}

/**
 * The list of changes: what came or went with its parent is told with it.
 * @param {Compared} compared
 * @returns {Step[]}
 */
export function stepsOf(compared) {
  /** @type {Map<string, Step>} the branch that a node came or went with */
  const branches = new Map();
  /** @type {Step[]} */
  const steps = [];
  for (const difference of compared.nodes) {
    const { id, before, after, happened } = difference;
    const parentId = (after ?? before)?.parent_id ?? "";
    const top = branches.get(parentId);
    const isWhole = before === null || after === null;
    if (isWhole && top && top.difference.happened[0] === happened[0]) {
      top.below += 1;
      branches.set(id, top);
      continue;
    }
    const step = { id, isLink: false, difference, below: 0 };
    steps.push(step);
    if (isWhole) branches.set(id, step);
  }
  for (const difference of compared.links) {
    steps.push({ id: difference.id, isLink: true, difference, below: 0 });
  }
  return steps;
}

/**
 * @param {Compared} compared
 * @param {Happened} word
 */
export function countOf(compared, word) {
  return compared.counts.nodes[word] + compared.counts.links[word];
}
