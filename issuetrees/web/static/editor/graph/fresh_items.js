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
 * Commands that show what was cut out in the other places again where it was shown, as far as
 * these are still there.
 * @param {any} own
 * @param {Item[]} fresh what the same clipboard brings back
 * @param {import("./model.js").Graph} graph
 */
export function shownAgain(own, fresh, graph) {
  const back = new Set(fresh.map(({ id }) => id));
  const places = (Array.isArray(own) ? own : [])
    .filter(Boolean)
    .flatMap(({ was, shown_at: at }) =>
      back.has(was) && Array.isArray(at) ? at.map((place) => ({ ...place, shows: was })) : [],
    );
  return places
    .filter((place) => graph.nodes.has(place.parent_id) && isCutOut(place.id, graph))
    .map(({ id, parent_id, before_id, shows }) => {
      const isThere = graph.nodes.get(before_id)?.parent_id === parent_id;
      const nodes = [{ id, depth: 1, title: "", refers_to: shows }];
      return { kind: "paste_outline", parent_id, before_id: isThere ? before_id : null, nodes };
    });
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
