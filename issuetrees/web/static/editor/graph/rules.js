/**
 * What every graph keeps, checked before a command does anything. Mirrors
 * `issuetrees.core.graph.rules`.
 *
 * @typedef {import("../base/types.js").NodeRecord} NodeRecord
 * @typedef {import("./model.js").Graph} Graph
 */

import { formatNumber, t } from "../../kit/words.js";
import { TABLE } from "../base/fields.js";
import { Refused } from "./refused.js";

const MAX_DEPTH = 100;

/**
 * @param {Graph} graph
 * @param {string} id
 * @returns {NodeRecord}
 */
export function requireNode(graph, id) {
  const node = graph.node(id);
  if (node) return node;
  throw new Refused(
    "node_gone",
    t("This question or stage is no longer here; somebody deleted it."),
  );
}

/**
 * @param {Graph} graph
 * @param {string} id
 */
export function requireNew(graph, id) {
  if (graph.nodes.has(id)) throw new Refused("id_taken", t("This item is here already."));
}

/** @type {Record<string, string[]>} */
const KINDS = { issue_tree: ["question"], stage_map: ["stage", "fork"] };

/**
 * @param {Graph} graph
 * @param {string | undefined} kind of a node that is to come
 * @returns {import("../base/types.js").NodeKind}
 */
export function requireKind(graph, kind) {
  const kinds = KINDS[graph.kind] ?? [];
  if (kind !== undefined && !kinds.includes(kind)) {
    throw new Refused("wrong_node_kind", t("This kind of item does not belong here."));
  }
  return /** @type {import("../base/types.js").NodeKind} */ (kind ?? kinds[0]);
}

/**
 * @param {Graph} graph
 * @param {string | null} parentId of a node that is to come
 */
export function requirePlace(graph, parentId) {
  if (parentId === null) {
    if (graph.kind === "issue_tree" && graph.rootId) {
      throw new Refused("has_root", t("This tree has its root question already. Add below it."));
    }
    return;
  }
  if (graph.kind === "stage_map") {
    throw new Refused(
      "stages_have_no_parent",
      t("A stage has no parent. Connect stages with arrows instead."),
    );
  }
  if (!graph.nodes.has(parentId)) {
    throw new Refused(
      "parent_gone",
      t("The question above is no longer here; somebody deleted it."),
    );
  }
  if (graph.depth(parentId) >= MAX_DEPTH) {
    throw new Refused("too_deep", t("A tree has at most {limit} levels.", { limit: MAX_DEPTH }));
  }
}

/**
 * @param {Graph} graph
 * @param {NodeRecord} node
 * @param {string} parentId
 */
export function requireCanMove(graph, node, parentId) {
  if (graph.kind !== "issue_tree" || node.parent_id === null) {
    throw new Refused("cannot_move", t("The root question stays where it is."));
  }
  if (graph.isWithin(parentId, node.id)) {
    throw new Refused("cycle", t("A question cannot move into its own branch."));
  }
  requirePlace(graph, parentId);
}

/**
 * @param {Record<string, unknown>} fields
 * @param {"nodes" | "links"} [part]
 */
export function requireText(fields, part = "nodes") {
  for (const [name, value] of Object.entries(fields)) {
    const limit = TABLE[part][name]?.limit ?? 0;
    if (limit === 0 || typeof value !== "string") continue;
    if (value.length > limit && [...value].length > limit) {
      const length = formatNumber([...value].length);
      throw new Refused(
        "too_long",
        t("This text has {length} characters; at most {limit} fit here.", {
          length,
          limit: formatNumber(limit),
        }),
      );
    }
  }
}
