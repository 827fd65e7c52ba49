/**
 * What one does to questions and branches: add, move, duplicate, delete, fold.
 *
 * @typedef {import("../editor.js").Editor} Editor
 * @typedef {import("../base/types.js").Command} Command
 */

import { newId } from "../../kit/ids.js";
import { t, tn } from "../../kit/words.js";
import { outlineNodes, settled } from "../graph/branch_copies.js";

/**
 * A new question whose title is typed at once.
 * @param {Editor} editor
 * @param {string | null} parentId
 * @param {string | null} beforeId
 */
function addAndType(editor, parentId, beforeId) {
  if (editor.editing.isOpen) editor.editing.finish();
  const id = newId();
  const from = editor.selection.activeId;
  const command = { kind: "add_node", id, parent_id: parentId, before_id: beforeId, title: "" };
  editor.attempt(() => {
    const held = editor.sync.hold([command], t("Add a question"));
    editor.selection.only(id);
    editor.editing.open(id, { held, from });
  });
}

/**
 * @param {Editor} editor
 * @param {0 | 1} after 1 for below, 0 for above
 */
export function addSibling(editor, after) {
  const { graph, selection } = editor;
  const id = selection.activeId;
  if (!graph.rootId) return addAndType(editor, null, null);
  if (!id) return;
  const parentId = graph.parentId(id);
  if (parentId === null || id === editor.tree.rootId) return addChild(editor);
  const siblings = graph.siblings(id);
  addAndType(editor, parentId, siblings[siblings.indexOf(id) + after] ?? null);
}

/** @param {Editor} editor */
export function addChild(editor) {
  const { graph, selection, folds } = editor;
  if (!graph.rootId) return addAndType(editor, null, null);
  const id = selection.activeId;
  if (!id) return;
  folds.set(id, false);
  addAndType(editor, id, null);
}

/** Goes from what only shows a branch to that branch. @param {Editor} editor */
export function follow(editor) {
  const shown = editor.graph.node(editor.selection.activeId ?? "")?.refers_to;
  if (shown) editor.navigation.goTo(shown);
}

/** @param {Editor} editor */
export function editTitle(editor) {
  const { activeId, linkId } = editor.selection;
  if (linkId) editor.selection.linkOpened.tell(linkId);
  else if (activeId) editor.editing.open(activeId);
}

/**
 * Moves the selected branches; their parent stays still on the screen.
 * @param {Editor} editor
 * @param {Command[]} commands
 * @param {string} label
 */
function move(editor, commands, label) {
  if (commands.length === 0) return;
  const id = editor.selection.activeId;
  editor.navigation.hold(id ? editor.graph.parentId(id) : null, () => {
    if (!editor.run(commands, label)) return;
    editor.view.flush();
    if (id) editor.navigation.reveal(id);
  });
}

/**
 * The selected branches by their parents, in drawing order; a branch that is not below another
 * question, the root, is left out.
 * @param {Editor} editor
 * @returns {Map<string, string[]>}
 */
function byParent({ graph, selection }) {
  const groups = new Map();
  for (const id of selection.tops()) {
    const parentId = graph.parentId(id);
    if (parentId) groups.set(parentId, [...(groups.get(parentId) ?? []), id]);
  }
  return groups;
}

/**
 * @param {string[]} ids
 * @param {string} parentId
 * @param {string | null} beforeId
 * @returns {Command[]}
 */
function moves(ids, parentId, beforeId) {
  return ids.map((id) => ({ kind: "move_node", id, parent_id: parentId, before_id: beforeId }));
}

/**
 * @param {Editor} editor
 * @param {1 | -1} by
 */
export function moveBy(editor, by) {
  const commands = [...byParent(editor)].flatMap(([parentId, ids]) => {
    const siblings = editor.graph.children(parentId);
    const at = siblings.indexOf((by < 0 ? ids[0] : ids.at(-1)) ?? "");
    const isAtEnd = by < 0 ? at === 0 : at === siblings.length - 1;
    const beforeId = (by < 0 ? siblings[at - 1] : siblings[at + 2]) ?? null;
    return isAtEnd ? [] : moves(ids, parentId, beforeId);
  });
  move(editor, commands, t("Move"));
}

/** @param {Editor} editor */
export function indent(editor) {
  const commands = [...byParent(editor)].flatMap(([parentId, ids]) => {
    const siblings = editor.graph.children(parentId);
    const above = siblings[siblings.indexOf(ids[0] ?? "") - 1];
    if (!above) return [];
    editor.folds.set(above, false);
    return moves(ids, above, null);
  });
  move(editor, commands, t("Move one level in"));
}

/** @param {Editor} editor */
export function outdent(editor) {
  const { graph, tree } = editor;
  const commands = [...byParent(editor)].flatMap(([parentId, ids]) => {
    const grandId = parentId === tree.rootId ? null : graph.parentId(parentId);
    if (!grandId) return [];
    const aunts = graph.children(grandId);
    return moves(ids, grandId, aunts[aunts.indexOf(parentId) + 1] ?? null);
  });
  move(editor, commands, t("Move one level out"));
}

/** @param {Editor} editor */
export function duplicate(editor) {
  /** @type {string[]} */
  const copies = [];
  const commands = [...byParent(editor)].map(([parentId, ids]) => {
    const siblings = editor.graph.children(parentId);
    const beforeId = siblings[siblings.indexOf(ids.at(-1) ?? "") + 1] ?? null;
    const nodes = settled(outlineNodes(editor, ids), editor.graph);
    copies.push(...nodes.filter(({ depth }) => depth === 1).map(({ id }) => id));
    return { kind: "paste_outline", parent_id: parentId, before_id: beforeId, nodes };
  });
  if (commands.length === 0 || !editor.run(commands, t("Duplicate"))) return;
  editor.navigation.goTo(/** @type {string} */ (copies[0]));
  editor.selection.set(copies, copies[0]);
}

/** @param {Editor} editor */
export function remove(editor) {
  const { graph, selection } = editor;
  if (selection.linkId) {
    const id = selection.linkId;
    if (editor.run([{ kind: "disconnect", id }], t("Delete the arrow"))) selection.only(null);
    return;
  }
  const tops = selection.tops();
  const first = tops[0];
  if (!first) return;
  const next = nextAfter(editor, tops);
  const gone = new Set(tops.flatMap((id) => graph.branch(id)));
  const count = gone.size;
  // What shows a branch that goes is gone with it.
  const commands = tops
    .filter((id) => !gone.has(graph.node(id)?.refers_to ?? ""))
    .map((id) => ({ kind: "delete_node", id }));
  for (const id of [...gone]) for (const shows of graph.references.get(id) ?? []) gone.add(shows);
  const elsewhere = gone.size - count;
  if (!editor.run(commands, t("Delete"))) return;
  selection.only(next);
  if (next) editor.navigation.reveal(next);
  if (elsewhere > 0) {
    editor.sayDone(
      tn(
        "Deleted, with {count} place that showed it.",
        "Deleted, with {count} places that showed it.",
        elsewhere,
      ),
    );
  } else if (count > 1) {
    editor.sayDone(tn("{count} item deleted.", "{count} items deleted.", count));
  }
}

/**
 * What is selected once the branches are gone.
 * @param {Editor} editor
 * @param {string[]} tops
 */
function nextAfter(editor, tops) {
  const { graph } = editor;
  if (graph.kind === "stage_map") return null;
  const gone = new Set(tops);
  const siblings = graph.siblings(tops[0] ?? "");
  const left = siblings.filter((id) => !gone.has(id));
  const at = siblings.indexOf(tops[0] ?? "");
  return left[Math.min(at, left.length - 1)] ?? graph.parentId(tops[0] ?? "");
}

/** @param {Editor} editor */
export function toggleFold(editor) {
  const id = editor.selection.activeId;
  if (id) editor.folds.toggle(id);
}

/** @param {Editor} editor */
export function selectAll(editor) {
  const { graph, selection } = editor;
  const ids = selection.activeId ? graph.siblings(selection.activeId) : graph.children(null);
  selection.set(ids, selection.activeId);
}

/** @param {Editor} editor */
export function zoomToSelection(editor) {
  const boxes = [...editor.selection.ids].flatMap((id) => editor.drawing.box(id) ?? []);
  const first = boxes[0];
  if (!first) return;
  const left = Math.min(...boxes.map((box) => box.x));
  const top = Math.min(...boxes.map((box) => box.y));
  const right = Math.max(...boxes.map((box) => box.x + box.w));
  const bottom = Math.max(...boxes.map((box) => box.y + box.h));
  editor.view.fit({ x: left, y: top, w: right - left, h: bottom - top });
}
