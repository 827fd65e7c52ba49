/**
 * What floats over the drawing at its top and bottom (legend, map, zoom, panel on a phone …) and
 * the room it leaves. An element that floats says so by `data-inset`; `data-inset="partial"` is
 * one that is shown only while part of the drawing is out of sight. They are measured where they
 * are, anew when one of them or the drawing gets another size.
 *
 * @typedef {{left: number, right: number, top: number, bottom: number, isPartial: boolean}} Inset px from the
 *   corner of the viewport
 */

import { Topic } from "../../kit/topic.js";

export class Insets {
  /** @type {Inset[] | null} as measured; null when it is to be done */
  known = null;
  /** @type {Topic<[]>} something opened, closed, got another size */
  changed = new Topic();
  watcher = new ResizeObserver(() => this.changed.tell());
  /** @type {Set<Element>} */
  #watched = new Set();

  /** @param {HTMLElement} host the viewport */
  constructor(host) {
    this.host = host;
    this.watcher.observe(host);
  }

  /** @returns {Inset[]} */
  all() {
    this.known ??= this.#measure();
    return this.known;
  }

  /**
   * The room over some columns that nothing floats over.
   * @param {number} [left]
   * @param {number} [right]
   * @param {boolean} [isWhole] all of the drawing is going to be in it
   */
  room(left = 0, right = Number.POSITIVE_INFINITY, isWhole = false) {
    const found = { top: 0, bottom: this.host.clientHeight };
    for (const inset of this.all()) {
      if (inset.left >= right || inset.right <= left || (isWhole && inset.isPartial)) continue;
      if (inset.top + inset.bottom < this.host.clientHeight)
        found.top = Math.max(found.top, inset.bottom);
      else found.bottom = Math.min(found.bottom, inset.top);
    }
    return found;
  }

  #measure() {
    const frame = this.host.getBoundingClientRect();
    /** @type {Inset[]} */
    const found = [];
    for (const element of document.querySelectorAll("[data-inset]")) {
      if (!this.#watched.has(element)) this.watcher.observe(element);
      this.#watched.add(element);
      const { left, right, top, bottom } = element.getBoundingClientRect();
      const isOver = right > left && top < frame.bottom && bottom > frame.top;
      if (!isOver || left >= frame.right || right <= frame.left) continue;
      found.push({
        left: left - frame.left,
        right: right - frame.left,
        top: top - frame.top,
        bottom: bottom - frame.top,
        isPartial: element.getAttribute("data-inset") === "partial",
      });
    }
    return found;
  }
}
