import {
  COLUMN,
  TreeLayout,
  WIDTH,
} from "../../../../issuetrees/web/static/editor/graph/layout.js";

/** @typedef {import("../../../../issuetrees/web/static/editor/graph/layout.js").Visit} Visit */

/**
 * Positions of all visible boxes and the size of the drawing, as `place_tree` of the Python side returns them; for the golden
 * cases.
 * @param {{id: string, parent_id: string | null, height: number, width?: number}[]} boxes
 * @param {readonly string[]} collapsed
 * @returns {{places: Record<string, [number, number]>, size: [number, number]}}
 */
export function placeTree(boxes, collapsed) {
  const folded = new Set(collapsed);
  const byId = new Map(boxes.map((box) => [box.id, box]));
  /** @type {Map<string, string[]>} */
  const kids = new Map([["", []]]);
  for (const box of boxes) {
    const parent = box.parent_id !== null && byId.has(box.parent_id) ? box.parent_id : "";
    const list = kids.get(parent);
    if (list) list.push(box.id);
    else kids.set(parent, [box.id]);
  }
  const layout = new TreeLayout({
    children: (id) => (folded.has(id) ? [] : (kids.get(id) ?? [])),
    parentId: (id) => byId.get(id)?.parent_id ?? null,
    height: (id) => byId.get(id)?.height ?? 0,
    width: (id) => byId.get(id)?.width ?? WIDTH,
  });
  /** @type {Record<string, [number, number]>} */
  const out = {};
  const everything = { left: -Infinity, top: -Infinity, right: Infinity, bottom: Infinity };
  const note = (/** @type {Visit} */ { id, x, y }) => {
    if (id !== "") out[id] = [x - COLUMN, y];
  };
  layout.visit("", everything, note, () => {});
  const { reach, height } = layout.block("");
  return { places: out, size: boxes.length > 0 ? [reach - COLUMN, height] : [0, 0] };
}
