/**
 * What one does on a stage map: add, place, connect.
 *
 * @typedef {import("../editor.js").Editor} Editor
 */

import { need } from "../../kit/dom.js";
import { newId } from "../../kit/ids.js";
import { t } from "../../kit/words.js";
import { WIDTH } from "../graph/layout.js";

const GAP = 80;
export const ROW = 96;
const GRID = 10;
/** Half the height of a box with one line. */
const HALF = 20;

/**
 * A new stage or fork with an arrow from another one.
 * @param {Editor} editor
 * @param {"stage" | "fork"} kind
 * @param {string | null} [from] the selected one, if nothing else is said
 * @param {{x: number, y: number}} [at] the middle of its left edge; else it stands to the right
 */
export function addNode(editor, kind, from = editor.selection.activeId, at) {
  if (finishLinking(editor)) return;
  const { linkId } = editor.selection;
  if (linkId) return editor.selection.linkOpened.tell(linkId);
  if (editor.editing.isOpen) editor.editing.finish();
  const { selection, graph } = editor;
  const place = at ? snap(at.x, at.y - HALF) : freePlace(editor, from);
  const id = newId();
  const track = from ? (graph.node(from)?.track ?? "") : "";
  const commands = [
    { kind: "add_node", id, parent_id: null, node_kind: kind, title: "", ...place, track },
  ];
  if (from) commands.push(connection(from, id));
  editor.attempt(() => {
    const held = editor.sync.hold(commands, t("Add a stage"));
    selection.only(id);
    editor.editing.open(id, { held, from });
  });
}

/**
 * @param {string} sourceId
 * @param {string} targetId
 * @returns {any}
 */
export function connection(sourceId, targetId) {
  return {
    kind: "connect",
    id: newId(),
    source_id: sourceId,
    target_id: targetId,
    title: "",
    details: {},
  };
}

/**
 * @param {Editor} editor
 * @param {string | null} from
 */
export function freePlace(editor, from) {
  const box = from ? editor.drawing.box(from) : null;
  const { view } = editor;
  if (!box) {
    const seen = view.window();
    return snap((seen.left + seen.right - WIDTH) / 2, (seen.top + seen.bottom) / 2 - 24);
  }
  const x = box.x + box.w + GAP;
  let y = box.y;
  while (isTaken(editor, x, y)) y += ROW;
  return snap(x, y);
}

/**
 * @param {Editor} editor
 * @param {number} x
 * @param {number} y
 */
function isTaken(editor, x, y) {
  for (const id of editor.graph.nodes.keys()) {
    const box = editor.drawing.box(id);
    if (box && Math.abs(box.x - x) < WIDTH && y < box.y + box.h + 12 && y + ROW - 24 > box.y)
      return true;
  }
  return false;
}

/**
 * @param {number} x
 * @param {number} y
 */
export function snap(x, y) {
  return { x: Math.round(x / GRID) * GRID, y: Math.round(y / GRID) * GRID };
}

/**
 * @param {Editor} editor
 * @param {number} dx
 * @param {number} dy
 */
export function nudge(editor, dx, dy) {
  const commands = [...editor.selection.ids].flatMap((id) => {
    const box = editor.drawing.box(id);
    return box ? [{ kind: "edit_node", id, fields: { x: box.x + dx, y: box.y + dy } }] : [];
  });
  if (commands.length > 0) editor.run(commands, t("Move"));
}

/**
 * Link mode: the arrow keys choose the target, Enter draws the arrow, Esc lets go.
 * @param {Editor} editor
 */
export function startLinking(editor) {
  const { stageMap, selection } = editor;
  const from = selection.activeId;
  if (!stageMap || !from) return;
  stageMap.linkingFrom = from;
  editor.marks.states.set(from, "linking");
  editor.view.touch([from]);
  const note = need("#canvas-note");
  note.textContent = matchMedia("(pointer: coarse)").matches
    ? t("Tap the stage where the arrow ends. A tap beside it leaves.")
    : t("Choose the target by arrow keys or a click. Enter draws the arrow, Esc leaves.");
  note.hidden = false;
  editor.changed.tell();
}

/** Leaves the link mode. @param {Editor} editor */
export function stopLinking(editor) {
  const { stageMap } = editor;
  const from = stageMap?.linkingFrom;
  if (!stageMap || !from) return;
  stageMap.linkingFrom = null;
  editor.marks.states.delete(from);
  editor.view.touch([from]);
  need("#canvas-note").hidden = true;
  editor.changed.tell();
}

/**
 * Leaves the link mode for where it began.
 * @param {Editor} editor
 * @returns {boolean} whether an arrow was being drawn
 */
export function leaveLinking(editor) {
  const from = editor.stageMap?.linkingFrom;
  if (!from) return false;
  editor.selection.only(from);
  stopLinking(editor);
  return true;
}

/** @param {Editor} editor @returns {boolean} whether an arrow was being drawn */
export function finishLinking(editor) {
  const from = editor.stageMap?.linkingFrom;
  const to = editor.selection.activeId;
  if (!from) return false;
  stopLinking(editor);
  if (to && to !== from) editor.run([connection(from, to)], t("Draw an arrow"));
  return true;
}

/**
 * Asks the server for a tidy layout; it comes back as a revision of its own.
 * @param {Editor} editor
 */
export async function tidyUp(editor) {
  try {
    const reply = await editor.server.layout();
    if (reply.status >= 300)
      return editor.say(reply.body?.detail ?? t("The map could not be tidied up."));
    await editor.sync.made(reply.body, t("Tidy up"));
    editor.view.fit(editor.drawing.bounds());
  } catch {
    editor.say(t("There is no connection. Try again when it is back."));
  }
}
