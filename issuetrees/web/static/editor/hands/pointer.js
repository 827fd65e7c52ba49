/**
 * Mouse, pen and touch on the drawing: select, pan, pinch, zoom, rubber band; dragging a branch is
 * in drag.js, dragging on a map in `map/stage_drag.js`.
 *
 * @typedef {import("../editor.js").Editor} Editor
 * @typedef {{beginDrag: (editor: Editor, id: string, start: PointerEvent) => Gesture}} Drags
 * @typedef {{move: (event: PointerEvent) => void, end: (event: PointerEvent) => void, cancel: () => void}} Gesture
 */

import { Topic } from "../../kit/topic.js";
import { onDemand } from "../base/on_demand.js";
import { spaceBar } from "./keys.js";

const SLOP = 4;
const LONG_PRESS = 380;

export class Pointer {
  /** @param {Editor} editor */
  constructor(editor) {
    this.editor = editor;
    this.host = editor.view.host;
    /** @type {Map<number, PointerEvent>} fingers on the surface */
    this.fingers = new Map();
    /** @type {Gesture | null} */
    this.gesture = null;
    /** @type {Topic<[{x: number, y: number}]>} a finger rested on a box and was lifted, at a place of the window */
    this.longPressed = new Topic();
    this.drags = onDemand(editor, () => loadDrags(editor));
    this.gestures = onDemand(editor, () => import("./gestures.js"));
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
    if (event.pointerType === "touch" && this.fingers.size === 2) {
      this.gesture?.cancel();
      this.gesture = begun(this.gestures, (part) => part.beginPinch(editor, this.fingers));
      return;
    }
    editor.navigation.focus();
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
      editor.mapParts?.stopLinking(editor);
      return event.pointerType === "touch" ? this.#pan(event) : this.#press(event);
    }
    if (target.closest("[data-fold]")) {
      editor.selection.only(id);
      editor.folds.toggle(id);
      return null;
    }
    if (target.closest("[data-shown]")) {
      editor.navigation.goTo(editor.graph.node(id)?.refers_to ?? id);
      return null;
    }
    if (target.closest("[data-link]"))
      return begun(this.drags, (part) => part.beginDrag(editor, id, event));
    this.drags(() => {});
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
          ? begun(this.drags, (part) => part.beginDrag(editor, id, start))
          : this.#pan(start);
        this.gesture.move(now);
      },
      end: () => {
        clearTimeout(timer);
        if (event.ctrlKey || event.metaKey) editor.selection.toggle(id);
        else if (!event.shiftKey) editor.selection.only(id);
        if (editor.mapParts?.finishLinking(editor)) return;
        if (isRipe && event.pointerType === "touch")
          this.longPressed.tell({ x: event.clientX, y: event.clientY });
      },
      cancel: () => clearTimeout(timer),
    };
  }

  /**
   * A press on the empty surface: on a map a click lets go of what is selected; a frame selects.
   * @param {PointerEvent} start
   * @returns {Gesture}
   */
  #press(start) {
    const { editor, gestures } = this;
    gestures(() => {});
    return {
      move: (event) => {
        this.gesture = begun(gestures, (part) => part.beginBand(editor, start));
        this.gesture.move(event);
      },
      end: () => editor.mapParts && editor.selection.only(null),
      cancel: () => {},
    };
  }

  /**
   * @param {PointerEvent} event
   * @param {string} id
   */
  #selectOnPress(event, id) {
    const { selection } = this.editor;
    const isToggle = event.ctrlKey || event.metaKey; // on letting go: it may become a drag
    if (event.shiftKey) selection.extendTo(id);
    else if (!isToggle && !selection.ids.has(id)) selection.only(id);
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
    else if (arrow instanceof SVGElement)
      editor.selection.linkOpened.tell(arrow.dataset.arrow ?? "");
    else if (editor.canEdit)
      editor.mapParts?.addNode(editor, "stage", null, editor.view.toDrawing(event));
  }
}

/** @param {Editor} editor @returns {Promise<Drags>} */
export async function loadDrags({ mapParts }) {
  return mapParts ? mapParts.loadDrags() : import("./drag.js");
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

/**
 * A gesture that begins as soon as its part is loaded.
 * @template Part
 * @param {import("../base/on_demand.js").OnDemand<Part>} load
 * @param {(part: Part) => Gesture} begin
 * @returns {Gesture}
 */
function begun(load, begin) {
  /** @type {Gesture | null} */
  let gesture = null;
  /** @type {PointerEvent | null} */
  let last = null;
  let isOver = false;
  load((part) => {
    if (isOver) return;
    gesture = begin(part);
    if (last) gesture.move(last);
  });
  return {
    move: (event) => {
      last = event;
      gesture?.move(event);
    },
    end: (event) => {
      isOver = true;
      gesture?.end(event);
    },
    cancel: () => {
      isOver = true;
      gesture?.cancel();
    },
  };
}
