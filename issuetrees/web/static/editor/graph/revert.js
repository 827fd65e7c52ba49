/**
 * Taking back: the inverse of an earlier change, fitted to the graph as it stands; refused where
 * its traces were changed since. Mirrors `issuetrees.core.graph.revert`.
 *
 * @typedef {import("../base/types.js").Change} Change
 * @typedef {import("../base/types.js").AnyRecord} AnyRecord
 * @typedef {import("../base/types.js").FieldChanges} FieldChanges
 * @typedef {import("../base/types.js").NodeRecord} NodeRecord
 * @typedef {import("../base/types.js").PartChange} PartChange
 * @typedef {import("./model.js").Graph} Graph
 */

import { t } from "../../kit/words.js";
import { emptyChange, invert, isSame } from "./change.js";
import { free } from "./rank.js";
import { After, isCircle } from "./references.js";
import { Refused } from "./refused.js";

/**
 * @param {Graph} graph not changed
 * @param {Change} change to take back
 * @returns {Change}
 * @throws {Refused} when somebody changed the same place since
 */
export function revert(graph, change) {
  const back = invert(change);
  const out = emptyChange();
  removeRecords(graph, back, out);
  const restless = new Set(Object.keys(back.nodes.removed));
  for (const [id, fields] of Object.entries(back.nodes.updated)) {
    if (fields.rank || fields.parent_id) restless.add(id);
  }
  addNodes(graph, back.nodes, out, restless);
  for (const [id, record] of Object.entries(back.links.added)) {
    if (graph.links.has(id)) refuse();
    for (const end of [record.source_id, record.target_id]) {
      if (!graph.nodes.has(end) && !out.nodes.added[end]) refuse();
    }
    out.links.added[id] = record;
  }
  setNodes(graph, back.nodes, out, restless);
  for (const [id, fields] of Object.entries(back.links.updated)) {
    out.links.updated[id] = checked(graph.links.get(id), fields);
  }
  requireSoundReferences(graph, out.nodes);
  return out;
}

/** @returns {never} */
function refuse() {
  throw new Refused(
    "changed_since",
    t("This step cannot be taken back: the same place was changed since."),
  );
}

/**
 * @param {Graph} graph
 * @param {Change} back
 * @param {Change} out
 */
function removeRecords(graph, back, out) {
  for (const part of /** @type {const} */ (["links", "nodes"])) {
    for (const [id, expected] of Object.entries(back[part].removed)) {
      out[part].removed[id] = asExpected(graph[part].get(id), expected);
    }
  }
  refuseOrphans(graph, back, out);
}

/**
 * @param {AnyRecord | undefined} record
 * @param {AnyRecord} expected
 * @returns {AnyRecord} a copy of the record; its rank may differ from what is expected
 */
function asExpected(record, expected) {
  if (!record || !isSame({ ...record, rank: "" }, { ...expected, rank: "" })) refuse();
  return { ...record };
}

/**
 * Somebody went on below what is to be removed, and does not move out of it now.
 * @param {Graph} graph
 * @param {Change} back
 * @param {Change} out
 */
function refuseOrphans(graph, back, out) {
  const gone = out.nodes.removed;
  const { updated } = back.nodes;
  for (const id of Object.keys(gone)) {
    if (graph.children(id).some((child) => !gone[child] && !updated[child]?.parent_id)) refuse();
  }
  for (const link of graph.links.values()) {
    const isCut = gone[link.source_id] || gone[link.target_id];
    if (isCut && !out.links.removed[link.id]) refuse();
  }
}

/**
 * @param {Graph} graph
 * @param {PartChange} nodes
 * @param {Change} out
 * @param {Set<string>} restless which still have to go or to move
 */
function addNodes(graph, nodes, out, restless) {
  /** @type {Map<string | null, Set<string>>} */
  const taken = new Map();
  for (const [id, record] of Object.entries(nodes.added)) {
    if (graph.nodes.has(id)) refuse();
    const parentId = record.parent_id;
    if (!nodes.added[parentId ?? ""]) requireParent(graph, parentId, out);
    const ranks = taken.get(parentId) ?? new Set(ranksUnder(graph, parentId, out, restless));
    const rank = free(record.rank, ranks);
    taken.set(parentId, ranks.add(rank));
    out.nodes.added[id] = { ...record, rank };
  }
}

/**
 * @param {Graph} graph
 * @param {string | null} parentId
 * @param {Change} out what goes away meanwhile
 */
function requireParent(graph, parentId, out) {
  if (parentId !== null && (!graph.nodes.has(parentId) || out.nodes.removed[parentId])) refuse();
  const isSecondRoot =
    graph.kind === "issue_tree" && graph.rootId && !out.nodes.removed[graph.rootId];
  if (parentId === null && isSecondRoot) refuse();
}

/**
 * No reference may show nothing, hold something, or lie in what it shows.
 * @param {Graph} graph
 * @param {PartChange} nodes what is to be done
 */
function requireSoundReferences(graph, nodes) {
  const { added, updated, removed } = nodes;
  for (const id of Object.keys(removed))
    for (const reference of graph.references.get(id) ?? []) if (!removed[reference]) refuse();
  const after = new After(graph, nodes);
  const moved = Object.keys(updated).filter((id) => updated[id]?.parent_id);
  for (const id of [...Object.keys(added), ...moved]) if (!isSound(after, id)) refuse();
}

/**
 * @param {After} after
 * @param {string} id of what comes or moves
 */
function isSound(after, id) {
  const { refers_to: shown } = /** @type {NodeRecord} */ (after.node(id));
  const up = after.parentId(id);
  if (up && after.node(up)?.refers_to) return false;
  if (!shown && after.nodes.added[id]) return true;
  const target = shown ? after.node(shown) : null;
  if (shown && (!target || target.refers_to)) return false;
  return !isCircle(after, { id, refers_to: shown }, up);
}

/**
 * The ranks of the children of a node once `out` is done.
 * @param {Graph} graph
 * @param {string | null} parentId
 * @param {Change} out
 * @param {Set<string>} restless ids that do not count
 * @returns {string[]}
 */
function ranksUnder(graph, parentId, out, restless) {
  const { added, updated } = out.nodes;
  const ranks = [];
  for (const id of graph.children(parentId)) {
    if (restless.has(id) || updated[id]?.parent_id) continue;
    ranks.push(String(updated[id]?.rank?.[1] ?? graph.nodes.get(id)?.rank));
  }
  for (const record of Object.values(added))
    if (record.parent_id === parentId) ranks.push(record.rank);
  for (const [id, fields] of Object.entries(updated)) {
    if (fields.parent_id?.[1] !== parentId) continue;
    ranks.push(String(fields.rank?.[1] ?? graph.nodes.get(id)?.rank));
  }
  return ranks;
}

/**
 * @param {AnyRecord | undefined} record
 * @param {FieldChanges} fields
 * @returns {FieldChanges}
 */
function checked(record, fields) {
  if (!record) refuse();
  /** @type {FieldChanges} */
  const out = {};
  for (const [field, [old, target]] of Object.entries(fields)) {
    if (field !== "rank" && !isSame(record[field], old)) refuse();
    if (!isSame(record[field], target)) out[field] = [record[field], target];
  }
  return out;
}

/**
 * Sets fields; what would lie below itself waits until what it goes under has moved.
 * @param {Graph} graph
 * @param {PartChange} nodes
 * @param {Change} out
 * @param {Set<string>} restless
 */
function setNodes(graph, nodes, out, restless) {
  let pending = Object.entries(nodes.updated);
  while (pending.length > 0) {
    /** @type {[string, FieldChanges][]} */
    const waiting = [];
    for (const [id, fields] of pending) {
      const parentId = /** @type {string | null} */ (fields.parent_id?.[1] ?? null);
      if (isWithin(graph, parentId, id, out)) waiting.push([id, fields]);
      else {
        out.nodes.updated[id] = updateOf(graph, id, fields, out, restless);
        restless.delete(id);
      }
    }
    if (waiting.length === pending.length) refuse();
    pending = waiting;
  }
}

/**
 * @param {Graph} graph
 * @param {string | null} start
 * @param {string} above
 * @param {Change} all what is done already
 */
function isWithin(graph, start, above, all) {
  const { added, updated } = all.nodes;
  let up = start;
  while (up !== null && up !== above) {
    const moved = updated[up]?.parent_id;
    up = /** @type {string | null} */ (
      moved ? moved[1] : (added[up]?.parent_id ?? graph.parentId(up))
    );
  }
  return up === above;
}

/**
 * @param {Graph} graph
 * @param {string | null} parentId
 * @param {Change} all
 */
function canHold(graph, parentId, all) {
  if (parentId === null || all.nodes.removed[parentId]) return false;
  return all.nodes.added[parentId] !== undefined || graph.nodes.has(parentId);
}

/**
 * @param {Graph} graph
 * @param {string} id
 * @param {FieldChanges} fields
 * @param {Change} all what is done besides
 * @param {Set<string>} restless
 */
function updateOf(graph, id, fields, all, restless) {
  const out = checked(graph.nodes.get(id), fields);
  const node = /** @type {NodeRecord} */ (graph.nodes.get(id));
  const parentId = /** @type {string | null} */ (
    fields.parent_id ? fields.parent_id[1] : node.parent_id
  );
  if (fields.parent_id && !canHold(graph, parentId, all)) refuse();
  if (fields.rank || fields.parent_id) {
    const wanted = /** @type {string} */ (fields.rank ? fields.rank[1] : node.rank);
    const rank = free(wanted, ranksUnder(graph, parentId, all, restless));
    delete out.rank;
    if (rank !== node.rank) out.rank = [node.rank, rank];
  }
  return out;
}
