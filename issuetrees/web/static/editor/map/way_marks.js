/**
 * The route that is looked at: which boxes and arrows it takes, and those of the route before it.
 *
 * @typedef {import("../drawing/marks.js").WayMarks} WayMarks
 * @typedef {{stage_ids: string[], steps: {transition_id: string}[]}} Route as the server sends it
 */

/**
 * How a box or arrow stands to the route; "" while none is looked at.
 * @param {WayMarks | null} way
 * @param {string} id
 */
export function wayClass(way, id) {
  if (way === null) return "";
  if (way.now.has(id)) return "is-way";
  return way.before.has(id) ? "is-way-before" : "is-off-way";
}

/**
 * The stages, arrows and forks on a route.
 * @param {import("../graph/model.js").Graph} graph
 * @param {Route | null} route
 */
export function recordsOf(graph, route) {
  const ids = new Set(route?.stage_ids ?? []);
  for (const { transition_id: way } of route?.steps ?? []) {
    for (const id of way.split("+")) {
      ids.add(id);
      const target = graph.links.get(id)?.target_id;
      if (target) ids.add(target);
    }
  }
  return ids;
}
