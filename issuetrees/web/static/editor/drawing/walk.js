/**
 * Where the arrow keys lead in an issue tree as it is drawn.
 *
 * @typedef {"left" | "right" | "up" | "down"} Direction
 * @typedef {import("./tree.js").TreeDrawing} TreeDrawing
 */

/**
 * @param {TreeDrawing} drawing
 * @param {string} id
 * @param {Direction} direction
 * @returns {string | null}
 */
export function step(drawing, id, direction) {
  const { graph, folds } = drawing;
  if (direction === "left") return id === drawing.rootId ? null : graph.parentId(id);
  if (direction === "right") return folds.has(id) ? null : nearestChild(drawing, id);
  return beside(drawing, id, direction === "up" ? -1 : 1);
}

/**
 * @param {TreeDrawing} drawing
 * @param {string} id
 */
function nearestChild(drawing, id) {
  const ids = drawing.graph.children(id);
  return ids[Math.floor((ids.length - 1) / 2)] ?? null;
}

/**
 * The next box up or down in the same column, in this branch or the one beside it; where that is
 * not so deep, its last column.
 * @param {TreeDrawing} drawing
 * @param {string} id
 * @param {1 | -1} by
 */
function beside(drawing, id, by) {
  const { graph, folds } = drawing;
  let at = id;
  let levels = 0;
  /** @type {string | null} */
  let turn = null;
  while (turn === null) {
    if (at === drawing.rootId) return null;
    const siblings = graph.siblings(at);
    turn = siblings[siblings.indexOf(at) + by] ?? null;
    if (turn !== null) break;
    const up = graph.parentId(at);
    if (up === null) return null;
    at = up;
    levels += 1;
  }
  for (; levels > 0; levels -= 1) {
    /** @type {readonly string[]} */
    const kids = folds.has(turn) ? [] : graph.children(turn);
    /** @type {string | undefined} */
    const next = by > 0 ? kids[0] : kids.at(-1);
    if (!next) break;
    turn = next;
  }
  return turn;
}

/**
 * The node to select when this one goes: the one after it, before it, or above it.
 * @param {import("../graph/model.js").Graph} graph
 * @param {string} id
 * @returns {string | null}
 */
export function neighbour(graph, id) {
  const siblings = graph.siblings(id);
  const at = siblings.indexOf(id);
  return siblings[at + 1] ?? siblings[at - 1] ?? graph.parentId(id);
}
