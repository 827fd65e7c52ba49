/**
 * Dragging a branch to another place in the tree, with a hint of where it would land, and what all
 * drags share. Stages are dragged by `map/stage_drag.js`.
 *
 * @typedef {import("../editor.js").Editor} Editor
 * @typedef {import("./pointer.js").Gesture} Gesture
 * @typedef {import("../base/types.js").Box} Box
 *
 * @typedef {object} Drop
 * @property {"before" | "after" | "inside"} place
 * @property {string} id the box that it is told by
 * @property {string | null} parentId
 * @property {string | null} beforeId
 * @property {string} refusal why it cannot be; "" when it can
 */

import { need } from "../../kit/dom.js";
import { t } from "../../kit/words.js";
import { outlineNodes, settled } from "../graph/branch_copies.js";
import { requireCanMove } from "../graph/rules.js";
import { Ghost } from "./ghost.js";

const EDGE = 40;
/** So far from a box it is still the one that is meant, px. */
const GAP = 24;
/** px a frame */
const STEP = 10;

/**
 * @param {Editor} editor
 * @param {string} id the box under the pointer
 * @returns {Gesture}
 */
export function beginDrag(editor, id) {
  if (!editor.selection.ids.has(id)) editor.selection.only(id);
  return panningAtEdge(editor, dragBranch(editor), hasMore);
}

/**
 * A drag that also moves the drawing for as long as the pointer is at the edge of what one sees.
 * @param {Editor} editor
 * @param {Gesture} drag
 * @param {typeof hasMore} goesOn whether there is more to see on that side
 * @returns {Gesture}
 */
export function panningAtEdge(editor, drag, goesOn) {
  let frame = 0;
  /** @param {PointerEvent} event */
  const follow = (event) => {
    cancelAnimationFrame(frame);
    drag.move(event);
    if (panAtEdge(editor, event, goesOn)) frame = requestAnimationFrame(() => follow(event));
  };
  return {
    move: follow,
    end: (event) => {
      cancelAnimationFrame(frame);
      drag.end(event);
    },
    cancel: () => {
      cancelAnimationFrame(frame);
      drag.cancel();
    },
  };
}

/** @param {Editor} editor @returns {Gesture} */
function dragBranch(editor) {
  const tops = editor.selection.tops();
  const hint = need(".drop-hint", editor.view.host);
  const note = need("#canvas-note");
  const ghost = new Ghost(editor, tops);
  for (const id of tops) editor.marks.states.set(id, "lifted");
  editor.view.touch(tops);
  /** @type {Drop | null} */
  let drop = null;
  const stop = () => {
    for (const id of tops) editor.marks.states.delete(id);
    editor.view.touch(tops);
    hint.hidden = true;
    note.hidden = true;
    ghost.leave();
  };
  return {
    move: (event) => {
      drop = findDrop(editor, event, tops);
      showHint(editor, hint, drop);
      ghost.follow(event, drop);
      const words = drop && isCopying(event) ? t("A copy goes here.") : (drop?.refusal ?? "");
      note.textContent = words;
      note.hidden = words === "";
    },
    end: (event) => {
      stop();
      if (drop && isCopying(event)) copyTo(editor, tops, drop);
      else if (drop && drop.refusal === "") moveTo(editor, tops, drop);
    },
    cancel: stop,
  };
}

/** @param {PointerEvent} event */
export function isCopying(event) {
  return event.ctrlKey || event.altKey;
}

/**
 * @param {Editor} editor
 * @param {string[]} tops
 * @param {Drop} drop
 */
export function copyTo(editor, tops, drop) {
  const nodes = settled(outlineNodes(editor, tops), editor.graph);
  const place = { parent_id: drop.parentId, before_id: drop.beforeId };
  if (drop.place === "inside") editor.folds.set(drop.id, false);
  if (editor.run([{ kind: "paste_outline", ...place, nodes }], t("Duplicate")))
    editor.navigation.goTo(/** @type {string} */ (nodes[0]?.id));
}

/**
 * @param {Editor} editor
 * @param {string[]} tops
 * @param {Drop} drop
 */
export function moveTo(editor, tops, drop) {
  const commands = tops.map((id) => ({
    kind: "move_node",
    id,
    parent_id: drop.parentId,
    before_id: drop.beforeId,
  }));
  if (drop.place === "inside") editor.folds.set(drop.id, false);
  editor.navigation.hold(drop.parentId, () => {
    editor.run(commands, t("Move"));
    editor.view.flush();
  });
}

/**
 * @param {Editor} editor
 * @param {PointerEvent} event
 * @param {string[]} tops
 * @returns {Drop | null}
 */
function findDrop(editor, event, tops) {
  const at = editor.view.toDrawing(event);
  const hit = nearest(editor, at);
  if (!hit) return null;
  const { id, box } = hit;
  const { graph } = editor;
  const part = (at.y - box.y) / box.h;
  const isRoot = id === editor.tree.rootId;
  const place =
    isRoot || at.x > box.x + box.w || (part > 0.3 && part < 0.7)
      ? "inside"
      : part <= 0.3
        ? "before"
        : "after";
  const parentId = place === "inside" ? id : graph.parentId(id);
  const siblings = graph.siblings(id);
  const beforeId =
    place === "before"
      ? id
      : place === "after"
        ? (siblings[siblings.indexOf(id) + 1] ?? null)
        : null;
  return { place, id, parentId, beforeId, refusal: refusalOf(editor, tops, parentId) };
}

/**
 * @param {Editor} editor
 * @param {string[]} tops
 * @param {string | null} parentId
 */
export function refusalOf(editor, tops, parentId) {
  try {
    for (const id of tops) {
      const node = editor.graph.node(id);
      if (node) requireCanMove(editor.graph, node, parentId ?? "");
    }
    return "";
  } catch (error) {
    return error instanceof Error ? error.message : "";
  }
}

/**
 * The box under a point, or the nearest one within reach.
 * @param {Editor} editor
 * @param {{x: number, y: number}} at
 */
export function nearest(editor, at) {
  const reach = { left: at.x - 60, right: at.x + 12, top: at.y - GAP, bottom: at.y + GAP };
  /** @type {{id: string, box: Box} | null} */
  let best = null;
  let least = Number.POSITIVE_INFINITY;
  editor.drawing.visit(
    reach,
    ({ id, x, y, width, height }) => {
      const dx = Math.max(x - at.x, 0, at.x - x - width);
      const dy = Math.max(y - at.y, 0, at.y - y - height);
      if (dx > 60 || dx + dy >= least) return;
      least = dx + dy;
      best = { id, box: { x, y, w: width, h: height } };
    },
    () => {},
  );
  return /** @type {{id: string, box: Box} | null} */ (best);
}

/**
 * @param {Editor} editor
 * @param {HTMLElement} hint
 * @param {Drop | null} drop
 */
function showHint(editor, hint, drop) {
  const box = drop ? editor.drawing.box(drop.id) : null;
  hint.hidden = !box;
  if (!drop || !box) return;
  const isLine = drop.place !== "inside" && drop.refusal === "";
  hint.className = `drop-hint ${drop.refusal ? "is-refused" : isLine ? "is-line" : "is-inside"}`;
  const y = isLine ? box.y + (drop.place === "before" ? -5.5 : box.h + 2.5) : box.y - 3;
  hint.style.transform = `translate(${box.x - (isLine ? 0 : 3)}px, ${y}px)`;
  hint.style.width = `${box.w + (isLine ? 0 : 6)}px`;
  hint.style.height = isLine ? "" : `${box.h + 6}px`;
}

/**
 * @param {Editor} editor
 * @param {PointerEvent} event
 * @param {typeof hasMore} goesOn
 * @returns {boolean} whether the drawing was moved
 */
function panAtEdge(editor, event, goesOn) {
  const frame = editor.view.host.getBoundingClientRect();
  const dx =
    event.clientX < frame.left + EDGE ? STEP : event.clientX > frame.right - EDGE ? -STEP : 0;
  const dy =
    event.clientY < frame.top + EDGE ? STEP : event.clientY > frame.bottom - EDGE ? -STEP : 0;
  const isMore = (dx !== 0 || dy !== 0) && goesOn(editor, dx, dy);
  if (isMore) editor.view.panBy(dx, dy);
  return isMore;
}

/**
 * Whether the tree goes on where the drawing would move to.
 * @param {Editor} editor
 * @param {number} dx
 * @param {number} dy
 */
function hasMore(editor, dx, dy) {
  const { x, y, w, h } = editor.drawing.bounds();
  const seen = editor.view.window(-EDGE);
  const isAcross = dx > 0 ? x < seen.left : dx < 0 && x + w > seen.right;
  return isAcross || (dy > 0 ? y < seen.top : dy < 0 && y + h > seen.bottom);
}
