/**
 * What begins on the empty surface: two fingers that move and zoom, a frame that selects.
 *
 * @typedef {import("../editor.js").Editor} Editor
 * @typedef {import("./pointer.js").Gesture} Gesture
 */

import { need } from "../../kit/dom.js";

/**
 * Two fingers move and zoom.
 * @param {Editor} editor
 * @param {ReadonlyMap<number, PointerEvent>} fingers on the surface
 * @returns {Gesture}
 */
export function beginPinch({ view }, fingers) {
  let before = spread(view.host, fingers);
  return {
    move: () => {
      const now = spread(view.host, fingers);
      view.panBy(now.x - before.x, now.y - before.y);
      view.zoomTo((view.zoom * now.distance) / Math.max(1, before.distance), now.x, now.y);
      before = now;
    },
    end: () => {},
    cancel: () => {},
  };
}

/**
 * @param {HTMLElement} host
 * @param {ReadonlyMap<number, PointerEvent>} fingers
 */
function spread(host, fingers) {
  const frame = host.getBoundingClientRect();
  const [a, b] = [...fingers.values()];
  const [ax, ay] = [a?.clientX ?? 0, a?.clientY ?? 0];
  const [bx, by] = [b?.clientX ?? ax, b?.clientY ?? ay];
  return {
    x: (ax + bx) / 2 - frame.left,
    y: (ay + by) / 2 - frame.top,
    distance: Math.hypot(ax - bx, ay - by),
  };
}

/**
 * A rectangle drawn on the empty surface selects what it touches.
 * @param {Editor} editor
 * @param {PointerEvent} start
 * @returns {Gesture}
 */
export function beginBand(editor, start) {
  const { host } = editor.view;
  const rubber = need(".rubber", host);
  const from = editor.view.toDrawing(start);
  const kept = start.shiftKey ? [...editor.selection.ids] : [];
  const done = () => {
    rubber.hidden = true;
  };
  return {
    move: (event) => {
      const frame = host.getBoundingClientRect();
      const left = Math.min(start.clientX, event.clientX) - frame.left;
      const top = Math.min(start.clientY, event.clientY) - frame.top;
      rubber.hidden = false;
      rubber.style.transform = `translate(${left}px, ${top}px)`;
      rubber.style.width = `${Math.abs(event.clientX - start.clientX)}px`;
      rubber.style.height = `${Math.abs(event.clientY - start.clientY)}px`;
      selectInside(editor, from, editor.view.toDrawing(event), kept);
    },
    end: done,
    cancel: done,
  };
}

/**
 * @param {Editor} editor
 * @param {{x: number, y: number}} a
 * @param {{x: number, y: number}} b
 * @param {string[]} kept
 */
function selectInside(editor, a, b, kept) {
  const window = {
    left: Math.min(a.x, b.x),
    right: Math.max(a.x, b.x),
    top: Math.min(a.y, b.y),
    bottom: Math.max(a.y, b.y),
  };
  const ids = [...kept];
  editor.drawing.visit(
    window,
    ({ id, x }) => x <= window.right && ids.push(id),
    () => {},
  );
  if (ids.length > 0) editor.selection.set(ids);
}
