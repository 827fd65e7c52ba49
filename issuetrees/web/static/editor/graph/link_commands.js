/**
 * Commands of arrows, which only stage maps have: loaded with them.
 *
 * @typedef {import("../base/types.js").LinkRecord} LinkRecord
 * @typedef {import("./model.js").Graph} Graph
 */

import { t } from "../../kit/words.js";
import { emptyChange } from "./change.js";
import { differences, EXPANDERS, update } from "./commands.js";
import { linkRecord } from "./model.js";
import { Refused } from "./refused.js";
import { requireNode, requireText } from "./rules.js";

Object.assign(EXPANDERS, { connect, edit_link: editLink, disconnect });

/**
 * @param {any} command
 * @param {Graph} graph
 */
function connect(command, graph) {
  const { kind: _kind, ...fields } = command;
  requireEnds(graph, fields);
  const change = emptyChange();
  change.links.added[fields.id] = linkRecord(fields);
  return change;
}

/**
 * @param {any} command
 * @param {Graph} graph
 */
function editLink(command, graph) {
  const link = requireLink(graph, command.id);
  requireText(command.fields, "links");
  return update("links", command.id, differences(link, command.fields));
}

/**
 * @param {any} command
 * @param {Graph} graph
 */
function disconnect(command, graph) {
  const change = emptyChange();
  change.links.removed[command.id] = { ...requireLink(graph, command.id) };
  return change;
}

/**
 * @param {Graph} graph
 * @param {string} id
 */
function requireLink(graph, id) {
  const link = graph.links.get(id);
  if (link) return link;
  throw new Refused("link_gone", t("This arrow is no longer here; somebody deleted it."));
}

/**
 * @param {Graph} graph
 * @param {{id: string, source_id: string, target_id: string}} link
 */
function requireEnds(graph, link) {
  if (graph.links.has(link.id)) throw new Refused("id_taken", t("This item is here already."));
  if (graph.kind !== "stage_map") {
    throw new Refused(
      "no_links_here",
      t("Arrows are drawn between stages, not between questions."),
    );
  }
  requireNode(graph, link.source_id);
  requireNode(graph, link.target_id);
  if (link.source_id === link.target_id) {
    throw new Refused("self_link", t("An arrow needs two different stages."));
  }
  for (const other of graph.links.values()) {
    if (other.source_id === link.source_id && other.target_id === link.target_id) {
      throw new Refused("link_exists", t("These two are connected already."));
    }
  }
}
