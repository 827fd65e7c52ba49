/**
 * Copies of stages: with what is written on them, and the arrows between them.
 *
 * @typedef {import("../editor.js").Editor} Editor
 * @typedef {import("../graph/branch_copies.js").Item} Item
 * @typedef {{id: string, node_kind?: string, x?: number, y?: number, [field: string]: any}} Stage
 * @typedef {{source: string, target: string, [field: string]: any}} Arrow
 * @typedef {{stages: Stage[], arrows: Arrow[]}} Copy
 */

import { newId } from "../../kit/ids.js";
import { t } from "../../kit/words.js";
import { namesOf } from "../base/fields.js";
import { copied } from "../graph/branch_copies.js";
import { freePlace, ROW } from "./stage_edits.js";

const SHIFT = 40;
const ON_ARROWS = namesOf("links", ({ isCopied }) => isCopied);

/** @param {Editor} editor @returns {Copy} the selected stages */
export function copyStages({ graph, selection, drawing, people }) {
  const stages = [...selection.ids].flatMap((id) => {
    const record = graph.node(id);
    const box = drawing.box(id);
    if (!record || !box) return [];
    const place = { x: box.x, y: box.y };
    return [{ id, node_kind: record.kind, ...place, ...copied(record, people) }];
  });
  const arrows = [...graph.links.values()]
    .filter((link) => selection.ids.has(link.source_id) && selection.ids.has(link.target_id))
    .map((link) => ({ source: link.source_id, target: link.target_id, ...written(link) }));
  return { stages, arrows };
}

/**
 * Puts stages on the map: copies beside what they were copied from, lines of a text below one
 * another.
 * @param {Editor} editor
 * @param {Copy | Item[]} what
 * @param {string} label
 * @param {{x: number, y: number}} [by] how far from what was copied
 * @returns {boolean}
 */
export function pasteStages(editor, what, label, by) {
  const { stages, arrows } = Array.isArray(what)
    ? stacked(editor, what)
    : shifted(editor, what, by);
  const ids = new Map(stages.map(({ id }) => [id, newId()]));
  const boxes = stages.map((stage) => {
    const { node_kind, x, y } = stage;
    const id = ids.get(stage.id);
    const fields = rebased(
      copied(stage, editor.people, ({ setBy }) => setBy === "edit"),
      ids,
    );
    return { kind: "add_node", id, parent_id: null, node_kind, x, y, ...fields };
  });
  const links = arrows.flatMap(({ source, target, ...arrow }) => {
    const ends = { source_id: ids.get(source), target_id: ids.get(target) };
    return ends.source_id && ends.target_id
      ? [{ kind: "connect", id: newId(), ...ends, ...written(arrow) }]
      : [];
  });
  if (boxes.length === 0 || !editor.run([...boxes, ...links], label)) return false;
  const made = [...ids.values()];
  editor.navigation.goTo(/** @type {string} */ (made[0]));
  editor.selection.set(made, made[0]);
  return true;
}

/**
 * A stage that builds on one that is copied along builds on the copy.
 * @param {Record<string, any>} fields
 * @param {Map<string, string>} ids
 * @returns {Record<string, any>}
 */
function rebased(fields, ids) {
  const base = ids.get(fields.details?.builds_on);
  return base ? { ...fields, details: { ...fields.details, builds_on: base } } : fields;
}

/** What is written on an arrow. @param {Record<string, any>} arrow @returns {Record<string, any>} */
function written(arrow) {
  return Object.fromEntries(ON_ARROWS.map((name) => [name, arrow[name]]));
}

/** @param {Editor} editor */
export function duplicateStages(editor) {
  pasteStages(editor, copyStages(editor), t("Duplicate"));
}

/** @param {Editor} editor @param {Item[]} items @returns {Copy} */
function stacked(editor, items) {
  const { x, y } = freePlace(editor, editor.selection.activeId);
  return { stages: items.map((item, i) => ({ ...item, x, y: y + i * ROW })), arrows: [] };
}

/**
 * @param {Editor} editor
 * @param {Copy} copy
 * @param {{x: number, y: number}} [by] else as far aside as it takes for no copy to cover a box
 * @returns {Copy}
 */
function shifted({ graph, drawing }, { stages, arrows }, by) {
  const taken = new Set();
  for (const id of graph.nodes.keys()) {
    const box = drawing.box(id);
    if (box) taken.add(`${box.x} ${box.y}`);
  }
  let aside = SHIFT;
  while (stages.some(({ x = 0, y = 0 }) => taken.has(`${x + aside} ${y + aside}`))) aside += SHIFT;
  const { x: dx, y: dy } = by ?? { x: aside, y: aside };
  const places = stages.map(({ x = 0, y = 0, ...rest }) => ({ ...rest, x: x + dx, y: y + dy }));
  return { stages: places, arrows };
}
