/**
 * What one does to questions and branches: add, move, duplicate, delete, fold.
 *
 * @typedef {import("./editor.js").Editor} Editor
 * @typedef {import("./types.js").Command} Command
 */

import { t, tn } from "../js/i18n.js";
import { newId } from "./ids.js";
import { outlineNodes } from "./outlines.js";

/**
 * A new question whose title is typed at once.
 * @param {Editor} editor
 * @param {string | null} parentId
 * @param {string | null} beforeId
 */
function addAndType(editor, parentId, beforeId) {
  if (editor.editing.isOpen) editor.editing.finish();
  const id = newId();
  const command = { kind: "add_node", id, parent_id: parentId, before_id: beforeId, title: "" };
  editor.attempt(() => {
    const held = editor.sync.hold([command], t("Add a question"));
    editor.selection.only(id);
    editor.editing.open(id, { held });
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

/** @param {Editor} editor */
export function editTitle(editor) {
  const { activeId, linkId } = editor.selection;
  if (linkId) editor.editLink.tell(linkId);
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
  editor.anchorId = id ? editor.graph.parentId(id) : null;
  if (editor.run(commands, label)) {
    editor.view.flush();
    if (id) editor.reveal(id);
  }
  editor.anchorId = null;
}

/**
 * @param {Editor} editor
 * @param {1 | -1} by
 */
export function moveBy(editor, by) {
  const { graph, selection } = editor;
  const tops = selection.tops();
  const edge = by < 0 ? tops[0] : tops.at(-1);
  const parentId = edge ? graph.parentId(edge) : null;
  if (!edge || parentId === null) return;
  const siblings = graph.siblings(edge);
  const at = siblings.indexOf(edge);
  const isAtEnd = by < 0 ? at === 0 : at === siblings.length - 1;
  if (isAtEnd) return;
  const beforeId = (by < 0 ? siblings[at - 1] : siblings[at + 2]) ?? null;
  const commands = tops.map((id) => ({
    kind: "move_node",
    id,
    parent_id: parentId,
    before_id: beforeId,
  }));
  move(editor, commands, t("Move"));
}

/** @param {Editor} editor */
export function indent(editor) {
  const { graph, selection, folds } = editor;
  const tops = selection.tops();
  const siblings = graph.siblings(tops[0] ?? "");
  const above = siblings[siblings.indexOf(tops[0] ?? "") - 1];
  if (!above || tops.includes(above)) return;
  folds.set(above, false);
  const commands = tops.map((id) => ({ kind: "move_node", id, parent_id: above, before_id: null }));
  move(editor, commands, t("Move one level in"));
}

/** @param {Editor} editor */
export function outdent(editor) {
  const { graph, selection } = editor;
  const tops = selection.tops();
  const parentId = graph.parentId(tops[0] ?? "");
  const grandId = parentId ? graph.parentId(parentId) : null;
  if (!parentId || !grandId) return;
  const aunts = graph.siblings(parentId);
  const beforeId = aunts[aunts.indexOf(parentId) + 1] ?? null;
  const commands = tops.map((id) => ({
    kind: "move_node",
    id,
    parent_id: grandId,
    before_id: beforeId,
  }));
  move(editor, commands, t("Move one level out"));
}

/** @param {Editor} editor */
export function duplicate(editor) {
  const { graph, selection } = editor;
  const tops = selection.tops();
  const last = tops.at(-1);
  const parentId = last ? graph.parentId(last) : null;
  if (!last || !parentId) return;
  const siblings = graph.siblings(last);
  const beforeId = siblings[siblings.indexOf(last) + 1] ?? null;
  const nodes = outlineNodes(editor, tops);
  const command = { kind: "paste_outline", parent_id: parentId, before_id: beforeId, nodes };
  if (!editor.run([command], t("Duplicate"))) return;
  const copies = nodes.filter(({ depth }) => depth === 1).map(({ id }) => id);
  editor.goTo(/** @type {string} */ (copies[0]));
  selection.set(copies, copies[0]);
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
  const count = tops.reduce((sum, id) => sum + graph.branch(id).length, 0);
  const commands = tops.map((id) => ({ kind: "delete_node", id }));
  if (!editor.run(commands, t("Delete"))) return;
  selection.only(next);
  if (next) editor.reveal(next);
  if (count > 1) {
    editor.say(tn("{count} item deleted.", "{count} items deleted.", count), {
      undo: () => editor.undo(),
    });
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
