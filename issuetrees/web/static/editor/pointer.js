/**
 * Mouse, pen and touch on the drawing: select, pan, pinch, zoom, rubber band; dragging a branch
 * or a stage is in drag.js.
 *
 * @typedef {import("./editor.js").Editor} Editor
 * @typedef {{move: (event: PointerEvent) => void, end: (event: PointerEvent) => void, cancel: () => void}} Gesture
 * @typedef {typeof import("./drag.js")} Dragging
 */

import { need } from "./dom.js";
import { spaceBar } from "./keys.js";
import { onDemand } from "./ondemand.js";
import { Topic } from "./topic.js";

const SLOP = 4;
const LONG_PRESS = 380;

export class Pointer {
  /** @param {Editor} editor */
  constructor(editor) {
    this.editor = editor;
    this.host = editor.view.host;
    this.rubber = need(".rubber", this.host);
    /** @type {Map<number, PointerEvent>} fingers on the surface */
    this.fingers = new Map();
    /** @type {Gesture | null} */
    this.gesture = null;
    /** @type {Topic<[{x: number, y: number}]>} a finger rested on a box and was lifted, at a place of the window */
    this.longPressed = new Topic();
    this.dragging = onDemand(editor, () => import("./drag.js"));
    this.#listen();
  }

  #listen() {
    const { host } = this;
    host.addEventListener("wheel", (event) => this.#wheel(event), { passive: false });
    host.addEventListener("pointerdown", (event) => this.#down(event));
    host.addEventListener("pointermove", (event) => this.#move(event));
    host.addEventListener("pointerup", (event) => this.#up(event));
    host.addEventListener("pointercancel", (event) => this.#lost(event));
    host.addEventListener("dblclick", (event) => this.#doubleClick(event));
    host.addEventListener(
      "keydown",
      (event) => {
        if (event.code === "Escape" && this.gesture) {
          event.stopImmediatePropagation();
          this.#cancel();
        }
      },
      true,
    );
    spaceBar.watch();
  }

  /** @param {WheelEvent} event */
  #wheel(event) {
    if (event.target instanceof Element && event.target.closest(".canvas-foot")) return;
    event.preventDefault();
    const { view } = this.editor;
    const unit = event.deltaMode === 1 ? 18 : 1;
    const isNotch = isMouseWheel(event);
    if (event.ctrlKey || event.metaKey || (isNotch && !event.shiftKey)) {
      const frame = this.host.getBoundingClientRect();
      const step = Math.max(-120, Math.min(120, event.deltaY * unit));
      const speed = Math.exp(-step * (isNotch ? 0.002 : 0.008));
      view.zoomTo(view.zoom * speed, event.clientX - frame.left, event.clientY - frame.top);
    } else if (event.shiftKey && event.deltaX === 0) {
      view.panBy(-event.deltaY * unit, 0);
    } else {
      view.panBy(-event.deltaX * unit, -event.deltaY * unit);
    }
  }

  /** @param {PointerEvent} event */
  #down(event) {
    const target = event.target instanceof Element ? event.target : null;
    if (!target || target.closest(".canvas-foot, .canvas-empty, .focus-crumbs, .node-editor"))
      return;
    const { editor } = this;
    if (editor.editing.isOpen) editor.editing.finish();
    this.fingers.set(event.pointerId, event);
    if (event.pointerType === "touch" && this.fingers.size === 2) return this.#pinch();
    editor.focus();
    event.preventDefault();
    this.gesture = this.#begin(event, target);
    if (this.gesture) this.host.setPointerCapture(event.pointerId);
  }

  /**
   * @param {PointerEvent} event
   * @param {Element} target
   * @returns {Gesture | null}
   */
  #begin(event, target) {
    const { editor } = this;
    if (event.button === 1 || spaceBar.isDown) return this.#pan(event);
    if (event.button !== 0) return null;
    const box = target.closest(".node");
    const id = box instanceof HTMLElement ? (box.dataset.id ?? null) : null;
    const arrow = target.closest("[data-arrow]");
    if (arrow instanceof SVGElement) {
      editor.selection.link(arrow.dataset.arrow ?? "");
      return null;
    }
    if (!id) {
      editor.stages?.stopLinking(editor);
      return event.pointerType === "touch" ? this.#pan(event) : this.#band(event);
    }
    if (target.closest("[data-fold]")) {
      editor.selection.only(id);
      editor.folds.toggle(id);
      return null;
    }
    if (target.closest("[data-link]")) return this.#drag((part) => part.beginLink(editor, id));
    this.dragging(() => {});
    return this.#pressNode(event, id);
  }

  /**
   * A press on a box: a click selects, a move drags (with a finger: after a long press; a quick
   * move pans).
   * @param {PointerEvent} event
   * @param {string} id
   * @returns {Gesture}
   */
  #pressNode(event, id) {
    const { editor } = this;
    const start = event;
    let isRipe = event.pointerType !== "touch";
    const timer = setTimeout(() => {
      isRipe = true;
    }, LONG_PRESS);
    this.#selectOnPress(event, id);
    return {
      move: (now) => {
        if (Math.hypot(now.clientX - start.clientX, now.clientY - start.clientY) < SLOP) return;
        clearTimeout(timer);
        const isDrag = isRipe && editor.canEdit;
        this.gesture = isDrag
          ? this.#drag((part) => part.beginDrag(editor, id, start))
          : this.#pan(start);
        this.gesture.move(now);
      },
      end: () => {
        clearTimeout(timer);
        const isPlain = !event.shiftKey && !event.ctrlKey && !event.metaKey;
        if (isPlain) editor.selection.only(id);
        if (editor.linkingFrom) return editor.stages?.finishLinking(editor);
        if (isRipe && event.pointerType === "touch")
          this.longPressed.tell({ x: event.clientX, y: event.clientY });
      },
      cancel: () => clearTimeout(timer),
    };
  }

  /**
   * A drag; it begins as soon as its part is loaded.
   * @param {(part: Dragging) => Gesture} begin
   * @returns {Gesture}
   */
  #drag(begin) {
    /** @type {Gesture | null} */
    let drag = null;
    /** @type {PointerEvent | null} */
    let last = null;
    let isOver = false;
    this.dragging((part) => {
      if (isOver) return;
      drag = begin(part);
      if (last) drag.move(last);
    });
    return {
      move: (event) => {
        last = event;
        drag?.move(event);
      },
      end: (event) => {
        isOver = true;
        drag?.end(event);
      },
      cancel: () => {
        isOver = true;
        drag?.cancel();
      },
    };
  }

  /**
   * @param {PointerEvent} event
   * @param {string} id
   */
  #selectOnPress(event, id) {
    const { selection } = this.editor;
    if (event.shiftKey) selection.extendTo(id);
    else if (event.ctrlKey || event.metaKey) selection.toggle(id);
    else if (!selection.ids.has(id)) selection.only(id);
  }

  /** @param {PointerEvent} start @returns {Gesture} */
  #pan(start) {
    let last = start;
    spaceBar.isFree = false;
    this.host.classList.add("is-panning");
    const stop = () => this.host.classList.remove("is-panning");
    return {
      move: (event) => {
        this.editor.view.panBy(event.clientX - last.clientX, event.clientY - last.clientY);
        last = event;
      },
      end: stop,
      cancel: stop,
    };
  }

  /** Two fingers move and zoom. */
  #pinch() {
    this.gesture?.cancel();
    const { view } = this.editor;
    let before = this.#spread();
    this.gesture = {
      move: () => {
        const now = this.#spread();
        view.panBy(now.x - before.x, now.y - before.y);
        view.zoomTo((view.zoom * now.distance) / Math.max(1, before.distance), now.x, now.y);
        before = now;
      },
      end: () => {},
      cancel: () => {},
    };
  }

  #spread() {
    const frame = this.host.getBoundingClientRect();
    const [a, b] = [...this.fingers.values()];
    const [ax, ay] = [a?.clientX ?? 0, a?.clientY ?? 0];
    const [bx, by] = [b?.clientX ?? ax, b?.clientY ?? ay];
    return {
      x: (ax + bx) / 2 - frame.left,
      y: (ay + by) / 2 - frame.top,
      distance: Math.hypot(ax - bx, ay - by),
    };
  }

  /** A rectangle drawn on the empty surface selects what it touches. @param {PointerEvent} start @returns {Gesture} */
  #band(start) {
    const { editor, rubber } = this;
    const from = editor.view.toDrawing(start);
    const kept = start.shiftKey ? [...editor.selection.ids] : [];
    let isDrawn = false;
    const done = () => {
      rubber.hidden = true;
    };
    return {
      move: (event) => {
        isDrawn = true;
        const frame = this.host.getBoundingClientRect();
        const left = Math.min(start.clientX, event.clientX) - frame.left;
        const top = Math.min(start.clientY, event.clientY) - frame.top;
        rubber.hidden = false;
        rubber.style.transform = `translate(${left}px, ${top}px)`;
        rubber.style.width = `${Math.abs(event.clientX - start.clientX)}px`;
        rubber.style.height = `${Math.abs(event.clientY - start.clientY)}px`;
        this.#selectInside(from, editor.view.toDrawing(event), kept);
      },
      end: () => {
        done();
        if (!isDrawn && editor.graph.kind === "stage_map") editor.selection.only(null);
      },
      cancel: done,
    };
  }

  /**
   * @param {{x: number, y: number}} a
   * @param {{x: number, y: number}} b
   * @param {string[]} kept
   */
  #selectInside(a, b, kept) {
    const { editor } = this;
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

  /** @param {PointerEvent} event */
  #move(event) {
    if (!this.fingers.has(event.pointerId)) return;
    this.fingers.set(event.pointerId, event);
    this.gesture?.move(event);
  }

  /** @param {PointerEvent} event */
  #up(event) {
    if (!this.fingers.delete(event.pointerId)) return;
    const { gesture } = this;
    this.gesture = null;
    gesture?.end(event);
  }

  /** @param {PointerEvent} event */
  #lost(event) {
    this.fingers.delete(event.pointerId);
    this.#cancel();
  }

  #cancel() {
    const { gesture } = this;
    this.gesture = null;
    gesture?.cancel();
  }

  /** @param {MouseEvent} event */
  #doubleClick(event) {
    const target = event.target instanceof Element ? event.target : null;
    const { editor } = this;
    if (target?.closest("[data-fold], .canvas-foot, .node-editor")) return;
    const box = target?.closest(".node");
    const arrow = target?.closest("[data-arrow]");
    if (box instanceof HTMLElement && box.dataset.id) editor.editing.open(box.dataset.id);
    else if (arrow instanceof SVGElement) editor.editLink.tell(arrow.dataset.arrow ?? "");
  }
}

/**
 * A wheel turns in notches and zooms; two fingers on a pad glide and pan. Browsers do not say
 * which it was: a pad's steps are pixels, three units each, those of a wheel lines or notches.
 * @param {WheelEvent & {wheelDeltaY?: number}} event
 */
function isMouseWheel({ deltaMode, deltaX, deltaY, wheelDeltaY = 0 }) {
  if (deltaMode === 1) return true;
  const isPad = deltaX !== 0 || Math.abs(wheelDeltaY) === Math.abs(3 * deltaY);
  return !isPad && wheelDeltaY !== 0 && wheelDeltaY % 120 === 0;
}
