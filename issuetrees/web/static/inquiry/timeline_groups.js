/**
 * The leaves of a plan put together by branch or by owner, each group with its milestones: days that
 * branches are due.
 *
 * @typedef {import("./plan_desk.js").PlanDesk} PlanDesk
 * @typedef {import("./plan_desk.js").NodeRecord} NodeRecord
 * @typedef {{ key: string, title: string, rows: NodeRecord[], milestones: NodeRecord[] }} TimeGroup
 */

import { t } from "../kit/words.js";
import { spanOf } from "./timeline_days.js";

/**
 * @param {PlanDesk} desk
 * @param {string} by "branch" or "owner"
 * @param {(leaf: NodeRecord) => boolean} isShown
 * @returns {TimeGroup[]}
 */
export function timeGroups(desk, by, isShown) {
  /** @type {Map<string, TimeGroup>} */
  const groups = new Map();
  /** @param {NodeRecord} record @param {boolean} isLeaf */
  const groupOf = (record, isLeaf) => {
    const [key, title] = by === "owner" ? owner(desk, record) : branch(desk, record, isLeaf);
    const found = groups.get(key) ?? { key, title, rows: [], milestones: [] };
    groups.set(key, found);
    return found;
  };
  for (const record of desk.branches)
    if (record.due_on) groupOf(record, false).milestones.push(record);
  for (const leaf of desk.leaves) if (isShown(leaf)) groupOf(leaf, true).rows.push(leaf);
  const found = [...groups.values()];
  return by === "owner" ? found.map(byStart).sort(byName) : found.sort(inOrder(desk));
}

/** @param {PlanDesk} desk @param {NodeRecord} record @returns {[string, string]} */
function owner({ people }, { owner_id: id }) {
  return [id ?? "", id ? (people.get(id)?.name ?? t("Former member")) : t("Without an owner")];
}

/**
 * The first-level branch that it stands in; what is a leaf there stands under the question itself.
 *
 * @param {PlanDesk} desk
 * @param {NodeRecord} record
 * @param {boolean} isLeaf
 * @returns {[string, string]}
 */
function branch({ graph }, { id }, isLeaf) {
  const chain = [...graph.ancestors(id), id];
  const isTop = chain.length === 1 || (isLeaf && chain.length === 2);
  const key = chain[isTop ? 0 : 1] ?? "";
  const title = graph.node(key)?.title ?? "";
  return [key, [graph.number(key), title].filter(Boolean).join(" ")];
}

/** @param {PlanDesk} desk */
function inOrder({ graph }) {
  const tops = graph.rootId ? [graph.rootId, ...graph.children(graph.rootId)] : [];
  const places = new Map(tops.map((id, place) => [id, place]));
  return (/** @type {TimeGroup} */ one, /** @type {TimeGroup} */ other) =>
    (places.get(one.key) ?? 0) - (places.get(other.key) ?? 0);
}

/** @param {TimeGroup} group @returns {TimeGroup} */
function byStart(group) {
  const start = (/** @type {NodeRecord} */ leaf) => spanOf(leaf)?.starts ?? Number.MAX_SAFE_INTEGER;
  return { ...group, rows: group.rows.toSorted((one, other) => start(one) - start(other)) };
}

/** Nobody last. @param {TimeGroup} one @param {TimeGroup} other */
function byName(one, other) {
  if (!one.key || !other.key) return one.key ? -1 : 1;
  return one.title.localeCompare(other.title);
}
