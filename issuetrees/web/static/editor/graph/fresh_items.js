/**
 * What was copied as branches comes in again; loaded with the first paste.
 *
 * @typedef {import("../editor.js").Editor} Editor
 * @typedef {import("./branch_copies.js").Item} Item
 */

import { newId } from "../../kit/ids.js";
import { copied, settled, withSplit } from "./branch_copies.js";

/**
 * Items of another graph's clipboard, with ids of their own; stages of a map become lines.
 * What was cut out of this graph comes back as what it was, with its comments, unless it is back
 * already.
 * @param {any} own
 * @param {Pick<Editor, "graph" | "people">} editor
 * @returns {Item[]}
 */
export function freshItems(own, { graph, people }) {
  const items = own?.stages?.map(asLine) ?? own;
  if (!Array.isArray(items)) return [];
  const known = items.filter(
    (item) => typeof item?.title === "string" && Number.isInteger(item.depth),
  );
  const ids = new Map();
  const fresh = known.map((item) => {
    const id = isCutOut(item.was, graph) ? item.was : newId();
    ids.set(item.id, id);
    const shown = typeof item.refers_to === "string" ? { refers_to: item.refers_to } : {};
    const depth = Math.max(1, item.depth);
    return { id, depth, title: item.title, ...shown, ...copied(item, people) };
  });
  return settled(
    fresh.map((item) => withSplit(item, ids)),
    graph,
  );
}

/**
 * @param {any} id of what was cut out somewhere
 * @param {import("./model.js").Graph} graph
 */
function isCutOut(id, graph) {
  return typeof id === "string" && !graph.nodes.has(id) && graph.gone.has(id);
}

/** @param {any} stage @returns {Item} */
function asLine({ id, title, note = "" }) {
  return { id, depth: 1, title, ...(note ? { note } : {}) };
}
