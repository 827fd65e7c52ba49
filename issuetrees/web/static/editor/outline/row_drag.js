/**
 * Dragging rows of the outline: a line says where they would land, a frame below what.
 *
 * @typedef {import("./outline.js").Outline} Outline
 * @typedef {import("../hands/drag.js").Drop} Drop
 */

import { make } from "../../kit/dom.js";
import { copyTo, isCopying, moveTo, refusalOf } from "../hands/drag.js";
import { Ghost } from "../hands/ghost.js";
import { idOf } from "./outline.js";

const SLOP = 4;
/** At the edge of the list it scrolls, px a frame. */
const EDGE = 32;
const STEP = 10;

/** @param {Outline} outline */
export function letRowsBeDragged(outline) {
  outline.host.addEventListener("pointerdown", (event) => {
    const id = idOf(event);
    const isPress = event.button === 0 && event.pointerType !== "touch" && !event.shiftKey;
    const isField =
      event.target instanceof Element && event.target.closest("select, input, textarea");
    if (id && isPress && !isField && outline.editor.canEdit) new RowDrag(outline, id, event);
  });
}

class RowDrag {
  /** @type {Drop | null} */
  drop = null;
  isMoving = false;
  frame = 0;
  /** @type {Ghost | null} */
  ghost = null;

  /**
   * @param {Outline} outline
   * @param {string} id
   * @param {PointerEvent} start
   */
  constructor(outline, id, start) {
    this.outline = outline;
    this.editor = outline.editor;
    this.id = id;
    this.start = start;
    this.hint = make("div", "outline-drop");
    this.hint.hidden = true;
    const stop = new AbortController();
    this.stop = stop;
    const { signal } = stop;
    window.addEventListener("pointermove", (event) => this.#move(event), { signal });
    window.addEventListener("pointerup", (event) => this.#end(event), { signal });
    window.addEventListener("pointercancel", () => this.#cancel(), { signal });
    window.addEventListener(
      "keydown",
      (event) => {
        if (event.code !== "Escape" || !this.isMoving) return;
        event.stopImmediatePropagation();
        this.#cancel();
      },
      { signal, capture: true },
    );
  }

  /** @param {PointerEvent} event */
  #move(event) {
    const far = Math.hypot(event.clientX - this.start.clientX, event.clientY - this.start.clientY);
    if (!this.isMoving && far < SLOP) return;
    if (!this.isMoving) this.#begin();
    event.preventDefault();
    cancelAnimationFrame(this.frame);
    this.drop = this.#findDrop(event);
    this.#showHint();
    this.ghost?.follow(event, this.drop);
    if (this.#scroll(event)) this.frame = requestAnimationFrame(() => this.#move(event));
  }

  #begin() {
    const { selection, marks, view } = this.editor;
    this.isMoving = true;
    if (!selection.ids.has(this.id)) selection.only(this.id);
    this.tops = selection.tops();
    this.ghost = new Ghost(this.editor, this.tops);
    for (const id of this.tops) marks.states.set(id, "lifted");
    view.touch(this.tops);
    this.outline.list.append(this.hint);
    this.outline.host.classList.add("is-dragging");
  }

  /** @param {PointerEvent} event @returns {Drop | null} */
  #findDrop(event) {
    const { outline, editor } = this;
    const target = document.elementFromPoint(event.clientX, event.clientY);
    const item = target?.closest(".outline-item");
    if (!(item instanceof HTMLElement) || !outline.host.contains(item)) return null;
    const id = item.dataset.id ?? "";
    const { top, height } = item.getBoundingClientRect();
    const part = (event.clientY - top) / height;
    const isInside = id === outline.topId || outline.sort !== null || (part > 0.3 && part < 0.7);
    const place = isInside ? "inside" : part <= 0.3 ? "before" : "after";
    const parentId = isInside ? id : editor.graph.parentId(id);
    const siblings = editor.graph.siblings(id);
    const next = siblings[siblings.indexOf(id) + 1] ?? null;
    const beforeId = place === "before" ? id : place === "after" ? next : null;
    const refusal = refusalOf(editor, this.tops ?? [], parentId);
    return { place, id, parentId, beforeId, refusal };
  }

  #showHint() {
    const { drop, hint, outline } = this;
    const row = drop ? outline.rows.get(drop.id) : undefined;
    hint.hidden = !row;
    if (!drop || !row) return;
    const isLine = drop.place !== "inside";
    hint.className = `outline-drop ${drop.refusal ? "is-refused" : isLine ? "is-line" : "is-inside"}`;
    const height = row.item.offsetHeight;
    const y = row.top + (drop.place === "after" ? height : 0);
    hint.style.transform = `translateY(${y}px)`;
    hint.style.height = isLine && !drop.refusal ? "" : `${height}px`;
    hint.style.left = `${(row.level - 1) * 24}px`;
  }

  /** @param {PointerEvent} event @returns {boolean} whether the list was moved */
  #scroll(event) {
    const { host } = this.outline;
    const { top, bottom } = host.getBoundingClientRect();
    const by = event.clientY < top + EDGE ? -STEP : event.clientY > bottom - EDGE ? STEP : 0;
    const before = host.scrollTop;
    host.scrollTop += by;
    return host.scrollTop !== before;
  }

  /** @param {PointerEvent} event */
  #end(event) {
    const { drop, isMoving, tops = [], editor } = this;
    this.#cancel();
    if (!isMoving || !drop) return;
    window.addEventListener("click", (click) => click.stopPropagation(), {
      capture: true,
      once: true,
    });
    if (isCopying(event)) copyTo(editor, tops, drop);
    else if (drop.refusal === "") moveTo(editor, tops, drop);
    else editor.say(drop.refusal);
  }

  #cancel() {
    this.stop.abort();
    cancelAnimationFrame(this.frame);
    this.hint.remove();
    this.ghost?.leave();
    this.outline.host.classList.remove("is-dragging");
    for (const id of this.tops ?? []) this.editor.marks.states.delete(id);
    this.editor.view.touch(this.tops ?? []);
  }
}
