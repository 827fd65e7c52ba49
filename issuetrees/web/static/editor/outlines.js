/**
 * Branches as outlines: for the clipboard, for duplicating, and back.
 *
 * @typedef {import("./model.js").Graph} Graph
 * @typedef {{id: string, depth: number, title: string, [field: string]: any}} Item
 */

import { newId } from "./ids.js";

/** Fields that a copy takes along. */
export const COPIED = [
  "note",
  "answer",
  "status",
  "owner_id",
  "due_on",
  "priority",
  "split_kind",
  "split",
  "details",
];

/**
 * Items for a paste_outline command that make copies of branches.
 * @param {Graph} graph
 * @param {string[]} tops
 * @returns {Item[]} with new ids; depth counts from 1
 */
export function outlineNodes(graph, tops) {
  const items = [];
  for (const top of tops) {
    const base = graph.depth(top) - 1;
    for (const id of graph.branch(top)) {
      const record = graph.node(id);
      if (!record) continue;
      /** @type {Item} */
      const item = { id: newId(), depth: graph.depth(id) - base, title: record.title };
      for (const field of COPIED) {
        const value = /** @type {Record<string, any>} */ (record)[field];
        if (!isBlank(field, value)) item[field] = value;
      }
      items.push(item);
    }
  }
  return items;
}

/**
 * @param {string} field
 * @param {any} value
 */
function isBlank(field, value) {
  if (value === null || value === "" || (field === "status" && value === "open")) return true;
  return typeof value === "object" && Object.keys(value).length === 0;
}

/**
 * Items of another graph's clipboard, with ids of their own; stages of a map become lines.
 * @param {any} own
 * @returns {Item[]}
 */
export function freshItems(own) {
  const items = own?.stages?.map(asLine) ?? own;
  if (!Array.isArray(items)) return [];
  return items
    .filter((item) => typeof item?.title === "string" && Number.isInteger(item.depth))
    .map((item) => ({ ...item, id: newId(), depth: Math.max(1, item.depth) }));
}

/** @param {any} stage @returns {Item} */
function asLine({ id, title, note = "" }) {
  return { id, depth: 1, title, ...(note ? { note } : {}) };
}

/**
 * Branches as text that other programs read as an outline.
 * @param {Item[]} items
 * @returns {string} one line a node, a tab a level
 */
export function outlineText(items) {
  return items
    .map(({ depth, title }) => "\t".repeat(depth - 1) + title.replace(/\s*\n\s*/g, " "))
    .join("\n");
}
