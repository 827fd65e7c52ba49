/**
 * Dragging on a map: stages to another place, an arrow from a stage's handle to another stage.
 *
 * @typedef {import("../editor.js").Editor} Editor
 * @typedef {import("../hands/pointer.js").Gesture} Gesture
 * @typedef {import("../base/types.js").Box} Box
 */

import { makeSvg, need } from "../../kit/dom.js";
import { t } from "../../kit/words.js";
import { isCopying, nearest, panningAtEdge } from "../hands/drag.js";
import { copyStages, pasteStages } from "./stage_copies.js";
import { addNode, connection, snap } from "./stage_edits.js";

/** A map goes on in every direction. */
const isEndless = () => true;

/**
 * @param {Editor} editor
 * @param {string} id the box under the pointer
 * @param {PointerEvent} start on the box, or on its handle
 * @returns {Gesture}
 */
export function beginDrag(editor, id, start) {
  if (start.target instanceof Element && start.target.closest("[data-link]"))
    return dragArrow(editor, id);
  if (!editor.selection.ids.has(id)) editor.selection.only(id);
  return panningAtEdge(editor, dragStages(editor, start), isEndless);
}

/**
 * @param {Editor} editor
 * @param {PointerEvent} start
 * @returns {Gesture}
 */
function dragStages(editor, start) {
  const drawing = /** @type {import("./stage_map.js").StageDrawing} */ (editor.stageMap);
  const from = editor.view.toDrawing(start);
  const ids = [...editor.selection.ids];
  const boxes = new Map(ids.map((id) => [id, /** @type {Box} */ (drawing.box(id))]));
  const release = () => {
    drawing.moving.clear();
    editor.view.touch(ids);
  };
  return {
    move: (event) => {
      const now = editor.view.toDrawing(event);
      for (const [id, box] of boxes) {
        drawing.moving.set(id, snap(box.x + now.x - from.x, box.y + now.y - from.y));
      }
      editor.view.touch(ids);
    },
    end: (event) => {
      const commands = [...drawing.moving].map(([id, fields]) => ({
        kind: "edit_node",
        id,
        fields,
      }));
      release();
      if (isCopying(event)) copyStagesTo(editor, from, editor.view.toDrawing(event));
      else if (commands.length > 0) editor.run(commands, t("Move"));
    },
    cancel: release,
  };
}

/**
 * @param {Editor} editor
 * @param {{x: number, y: number}} from
 * @param {{x: number, y: number}} to
 */
function copyStagesTo(editor, from, to) {
  pasteStages(editor, copyStages(editor), t("Duplicate"), snap(to.x - from.x, to.y - from.y));
}

/**
 * An arrow drawn from the handle of a stage; where there is no stage at its end, it gets one.
 * @param {Editor} editor
 * @param {string} id
 * @returns {Gesture}
 */
function dragArrow(editor, id) {
  const layer = need(".lines", editor.view.host);
  const path = makeSvg("path", { class: "arrow-line is-drawing" });
  layer.append(path);
  /** @type {string | null} */
  let target = null;
  const drag = {
    move: (/** @type {PointerEvent} */ event) => {
      const box = editor.drawing.box(id);
      if (!box) return;
      const at = editor.view.toDrawing(event);
      const [x, y] = [box.x + box.w, box.y + box.h / 2];
      path.setAttribute("d", `M${x} ${y}C${x + 48} ${y} ${at.x - 48} ${at.y} ${at.x} ${at.y}`);
      target = nearest(editor, at)?.id ?? null;
    },
    end: (/** @type {PointerEvent} */ event) => {
      path.remove();
      if (!target) addNode(editor, "stage", id, editor.view.toDrawing(event));
      else if (target !== id) editor.run([connection(id, target)], t("Draw an arrow"));
    },
    cancel: () => path.remove(),
  };
  return panningAtEdge(editor, drag, isEndless);
}
