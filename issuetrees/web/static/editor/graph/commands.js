/**
 * What someone meant → what it does: expands a command against a graph into a Change. Mirrors
 * `issuetrees.core.graph.expand`; both are tied together by `fixtures/cases/graph`.
 *
 * @typedef {import("../base/types.js").Command} Command
 * @typedef {import("../base/types.js").Change} Change
 * @typedef {import("../base/types.js").NodeRecord} NodeRecord
 * @typedef {import("../base/types.js").FieldChanges} FieldChanges
 * @typedef {import("./model.js").Graph} Graph
 */

import { normalJson } from "../../kit/text.js";
import { t } from "../../kit/words.js";
import { blanksOf, NODE, namesOf } from "../base/fields.js";
import { emptyChange, invert, isSame, squash } from "./change.js";
import { nodeRecord } from "./model.js";
import { evenly, needsSpacing, sequence } from "./rank.js";
import {
  isCircle,
  placesIn,
  refuseCircle,
  requireHolder,
  requireOwn,
  requireReference,
} from "./references.js";
import { Refused } from "./refused.js";
import {
  requireCanMove,
  requireKind,
  requireNew,
  requireNode,
  requirePlace,
  requireText,
} from "./rules.js";

const SPLIT = namesOf("nodes", ({ setBy }) => setBy === "split");
/** @type {Record<string, any>} */
const BLANK = blanksOf(NODE);

/**
 * @param {Command} command
 * @param {Graph} graph not changed
 * @returns {Change}
 */
export function expand(command, graph) {
  const expander = EXPANDERS[command.kind];
  if (!expander) throw new Refused("unknown_command", t("This change is not known here."));
  return expander(normalJson(command), graph);
}

/**
 * Does several commands, each to the graph as the ones before left it; all or nothing.
 * @param {Command[]} commands
 * @param {Graph} graph changed
 * @returns {Change} what they did together
 */
export function perform(commands, graph) {
  let whole = emptyChange();
  try {
    for (const command of commands) {
      const change = expand(command, graph);
      graph.apply(change);
      whole = commands.length === 1 ? change : squash(whole, change);
    }
  } catch (error) {
    graph.apply(invert(whole));
    throw error;
  }
  return whole;
}

/** Those of arrows are added by `link_commands.js`. @type {Record<string, (command: any, graph: Graph) => Change>} */
export const EXPANDERS = {
  add_node: addNode,
  edit_node: editNode,
  move_node: moveNode,
  delete_node: deleteNode,
  set_split: setSplit,
  paste_outline: pasteOutline,
};

/**
 * Ranks for nodes put before a child of the parent, else last. Siblings whose ranks have grown
 * too long are spaced out anew on the way.
 * @param {Graph} graph
 * @param {string | null} parentId
 * @param {string | null | undefined} beforeId
 * @param {number} count
 * @param {Change} change takes the new ranks of siblings
 * @returns {string[]}
 */
function place(graph, parentId, beforeId, count, change) {
  const ids = graph.children(parentId);
  const at = beforeId ? ids.indexOf(beforeId) : -1;
  const ranks = ids.map((id) => /** @type {NodeRecord} */ (graph.node(id)).rank);
  const found = sequence(...gap(ranks, at), count);
  if (!needsSpacing(found)) return found;
  const even = evenly(ids.length);
  ids.forEach((id, i) => {
    if (ranks[i] !== even[i]) change.nodes.updated[id] = { rank: [ranks[i], even[i]] };
  });
  return sequence(...gap(even, at), count);
}

/**
 * @param {string[]} ranks
 * @param {number} at index to go before; -1 for last
 * @returns {[string | null, string | null]}
 */
function gap(ranks, at) {
  if (at < 0) return [ranks.at(-1) ?? null, null];
  return [at > 0 ? (ranks[at - 1] ?? null) : null, ranks[at] ?? null];
}

/**
 * @param {any} command
 * @param {Graph} graph
 */
function addNode(command, graph) {
  const { kind: _kind, before_id: beforeId, node_kind: nodeKind, ...fields } = command;
  requireNew(graph, fields.id);
  const parentId = fields.parent_id ?? null;
  const kind = requireKind(graph, nodeKind);
  requirePlace(graph, parentId);
  requireHolder(graph.node(parentId ?? ""));
  requireText(fields);
  const change = emptyChange();
  const [rank] = place(graph, parentId, beforeId, 1, change);
  const record = nodeRecord({ ...fields, parent_id: parentId, rank, kind });
  requireReference(graph, record, blankOf(record));
  change.nodes.added[fields.id] = record;
  return change;
}

/** @param {NodeRecord} record @returns {NodeRecord} with nothing but its place and what it shows */
function blankOf({ id, parent_id, rank, kind, refers_to }) {
  return nodeRecord({ id, parent_id, rank, kind, refers_to });
}

/**
 * @param {Record<string, any>} record
 * @param {Record<string, unknown>} fields
 * @returns {FieldChanges} only what differs
 */
export function differences(record, fields) {
  /** @type {FieldChanges} */
  const out = {};
  for (const [field, value] of Object.entries(fields)) {
    if (!isSame(record[field], value)) out[field] = [record[field], value];
  }
  return out;
}

/**
 * @param {"nodes" | "links"} part
 * @param {string} id
 * @param {FieldChanges} fields
 */
export function update(part, id, fields) {
  const change = emptyChange();
  if (Object.keys(fields).length > 0) change[part].updated[id] = fields;
  return change;
}

/**
 * @param {any} command
 * @param {Graph} graph
 */
function editNode(command, graph) {
  const node = requireNode(graph, command.id);
  requireOwn(node);
  requireText(command.fields);
  return update("nodes", command.id, differences(node, command.fields));
}

/**
 * @param {any} command
 * @param {Graph} graph
 */
function setSplit(command, graph) {
  const node = requireNode(graph, command.id);
  requireOwn(node);
  const fields = SPLIT.map((name) => [name, command[name] ?? BLANK[name]]);
  return update("nodes", command.id, differences(node, Object.fromEntries(fields)));
}

/**
 * @param {any} command
 * @param {Graph} graph
 */
function moveNode(command, graph) {
  const node = requireNode(graph, command.id);
  requireCanMove(graph, node, command.parent_id);
  requireHolder(graph.node(command.parent_id));
  if (node.parent_id !== command.parent_id && isCircle(placesIn(graph), node, command.parent_id))
    refuseCircle();
  const change = emptyChange();
  if (command.before_id === node.id) return change;
  const [rank] = place(graph, command.parent_id, command.before_id, 1, change);
  const fields = differences(node, { parent_id: command.parent_id, rank });
  if (Object.keys(fields).length > 0) change.nodes.updated[node.id] = fields;
  return change;
}

/**
 * @param {any} command
 * @param {Graph} graph
 */
function deleteNode(command, graph) {
  const node = requireNode(graph, command.id);
  if (graph.kind === "issue_tree" && node.parent_id === null) {
    throw new Refused(
      "cannot_delete_root",
      t("The root question cannot be deleted. Reword it instead."),
    );
  }
  const change = emptyChange();
  const branch = graph.branch(command.id);
  const shows = branch.flatMap((id) => [...(graph.references.get(id) ?? [])]);
  for (const id of [...branch, ...shows]) change.nodes.removed[id] = { ...requireNode(graph, id) };
  for (const link of graph.links.values()) {
    const isCut = change.nodes.removed[link.source_id] || change.nodes.removed[link.target_id];
    if (isCut) change.links.removed[link.id] = { ...link };
  }
  return change;
}

/**
 * Adds nested items in one step. Each goes under the nearest item above it that is less deep; in
 * a stage map all stand side by side.
 * @param {any} command
 * @param {Graph} graph
 */
function pasteOutline(command, graph) {
  const top = command.parent_id ?? null;
  requirePlace(graph, top);
  requireHolder(graph.node(top ?? ""));
  const isTree = graph.kind === "issue_tree";
  const parents = isTree ? outlineParents(command.nodes, top) : command.nodes.map(() => null);
  const change = emptyChange();
  /** @type {Map<string | null, any[]>} */
  const groups = new Map();
  command.nodes.forEach((/** @type {any} */ item, /** @type {number} */ i) => {
    requireNew(graph, item.id);
    requireText(item);
    const group = groups.get(parents[i] ?? null);
    if (group) group.push(item);
    else groups.set(parents[i] ?? null, [item]);
  });
  const kind = requireKind(graph, undefined);
  for (const [parentId, items] of groups) {
    const beforeId = parentId === top ? command.before_id : null;
    const ranks = place(graph, parentId, beforeId, items.length, change);
    items.forEach(({ depth: _depth, ...fields }, i) => {
      change.nodes.added[fields.id] = nodeRecord({
        ...fields,
        parent_id: parentId,
        rank: ranks[i],
        kind,
      });
    });
  }
  requireReferences(graph, change.nodes.added);
  return change;
}

/**
 * @param {Graph} graph
 * @param {Record<string, any>} added
 */
function requireReferences(graph, added) {
  for (const record of Object.values(added)) requireHolder(added[record.parent_id ?? ""]);
  for (const record of Object.values(added))
    requireReference(graph, record, blankOf(record), added);
}

/**
 * @param {{id: string, depth: number}[]} items
 * @param {string | null} top
 * @returns {(string | null)[]} the parent of each item
 */
function outlineParents(items, top) {
  /** @type {{depth: number, id: string}[]} */
  const open = [];
  return items.map(({ id, depth }, i) => {
    while (open.length > 0 && /** @type {{depth: number}} */ (open.at(-1)).depth >= depth)
      open.pop();
    const parent = open.at(-1)?.id ?? top;
    if (top === null && parent === null && i > 0) {
      throw new Refused("second_root", t("A tree has one root question."));
    }
    open.push({ depth, id });
    return parent;
  });
}
