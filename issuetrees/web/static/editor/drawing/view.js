/**
 * Shows a drawing: positioned boxes over one layer of lines, inside one element that is moved by
 * a single transform. Only what is near the viewport is in the document.
 *
 * @typedef {import("../graph/layout.js").Window} Window
 * @typedef {import("../graph/layout.js").Visit} Visit
 * @typedef {import("../graph/layout.js").Fan} Fan
 *
 * @typedef {object} Painter
 * @property {() => HTMLElement} make an empty box
 * @property {(element: HTMLElement, visit: Visit) => void} paint fills the box
 * @property {(layer: SVGElement, fans: Fan[], window: Window) => void} lines
 *
 * @typedef {{element: HTMLElement, x: number, y: number, width: number, height: number, number: string}} Shown
 */

import { Topic } from "../../kit/topic.js";
import { Viewport } from "./viewport.js";

/** How far outside the viewport boxes are kept ready, screen px. */
const MARGIN = 480;
/** So long after a leap the surroundings are made ready too, ms. */
const REST = 120;
/** Below this zoom text cannot be read and is not drawn. */
const FAR = 0.2;
/** Below this one a box is a speck. */
const TINY = 0.05;

export class View extends Viewport {
  /**
   * @param {HTMLElement} host the viewport
   * @param {import("./viewport.js").Drawing} drawing
   * @param {Painter} painter
   */
  constructor(host, drawing, painter) {
    super(host, drawing);
    this.painter = painter;
    this.world = /** @type {HTMLElement} */ (host.querySelector(".world"));
    this.boxes = /** @type {HTMLElement} */ (host.querySelector(".boxes"));
    this.lines = /** @type {SVGElement} */ (host.querySelector(".lines"));
    /** Begins the ids of the boxes: a page may show two drawings. */
    this.prefix = "node-";
    /** @type {Map<string, Shown>} */
    this.shown = new Map();
    /** @type {Set<string>} boxes to paint again */
    this.stale = new Set();
    this.isStale = true;
    /** @type {Window | null} what the boxes in the document cover */
    this.covered = null;
    /** @type {(() => string | null)} the box that stays where it is when others move */
    this.anchor = () => null;
    /** @type {{id: string, x: number, y: number} | null} the box that was kept still and not drawn since */
    this.held = null;
    /** one was told where to look since the last drawing: no box is to stay where it was */
    this.isPlaced = false;
    /** @type {Pick<import("./viewport.js").Drawing, "visit"> | null} what is drawn instead where boxes are specks */
    this.far = null;
    this.isTiny = false;
    this.frame = 0;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.settleTimer = undefined;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.restTimer = undefined;
    /** @type {Topic<[Iterable<string> | null]>} what shows these nodes is to be drawn anew; null: all */
    this.touched = new Topic();
    /** @type {Topic<[]>} boxes were drawn anew */
    this.drawn = new Topic();
    host.addEventListener("scroll", () => this.#scrolled());
  }

  /** A browser scrolls to what it wants to be seen, even here: that is a move of the drawing. */
  #scrolled() {
    const { scrollLeft, scrollTop } = this.host;
    if (scrollLeft === 0 && scrollTop === 0) return;
    this.host.scrollTo(0, 0);
    this.panBy(-scrollLeft, -scrollTop);
    this.flush();
  }

  /**
   * Everything is to be drawn anew.
   * @override
   * @param {Iterable<string>} [ids] whose content changed
   */
  touch(ids = []) {
    this.isStale = true;
    for (const id of ids) this.stale.add(id);
    this.touched.tell(ids);
    this.request();
  }

  /** All boxes are to be painted again. */
  touchAll() {
    this.touch(this.shown.keys());
    this.touched.tell(null);
  }

  /** @override */
  request() {
    if (this.frame === 0) this.frame = requestAnimationFrame(() => this.flush());
  }

  /** Draws no more. */
  stop() {
    cancelAnimationFrame(this.frame);
    clearTimeout(this.settleTimer);
    clearTimeout(this.restTimer);
    this.insets.watcher.disconnect();
  }

  /** Draws now what has been asked for. */
  flush() {
    if (this.frame !== 0) cancelAnimationFrame(this.frame);
    this.frame = 0;
    const isLeap = this.isStale;
    if (isLeap) this.#holdAnchor();
    this.world.style.transform = `translate(${this.x}px, ${this.y}px) scale(${this.zoom})`;
    this.world.classList.toggle("is-far", this.zoom < FAR);
    const isTiny = this.far !== null && this.zoom < TINY;
    if (this.world.classList.toggle("is-tiny", isTiny) !== this.isTiny) this.covered = null;
    this.isTiny = isTiny;
    const isCovered = this.#isCovered();
    if (isLeap && !isCovered) this.#drawSeen();
    else if (isLeap || !isCovered) this.#draw(MARGIN);
  }

  /** After a leap what one sees comes first; what lies around it follows when the keys rest. */
  #drawSeen() {
    this.#draw(0);
    clearTimeout(this.restTimer);
    this.restTimer = setTimeout(() => !this.#isCovered(MARGIN / 2) && this.#draw(MARGIN), REST);
  }

  /** Keeps one box where it is on the screen although the layout changed. */
  #holdAnchor() {
    if (this.isPlaced) return;
    const id = this.held?.id ?? this.anchor();
    const before = this.held ?? (id ? this.shown.get(id) : undefined);
    const now = id && before ? this.drawing.box(id) : null;
    if (!id || !before || !now) return;
    this.x += (before.x - now.x) * this.zoom;
    this.y += (before.y - now.y) * this.zoom;
    this.held = { id, x: now.x, y: now.y };
  }

  /** @param {number} [margin] */
  #isCovered(margin = 0) {
    const seen = this.window(margin);
    const have = this.covered;
    return (
      have !== null &&
      have.left <= seen.left &&
      have.top <= seen.top &&
      have.right >= seen.right &&
      have.bottom >= seen.bottom
    );
  }

  /** @param {number} margin around what one sees, screen px */
  #draw(margin) {
    const window = this.window(margin);
    const unseen = new Set(this.shown.keys());
    /** @type {Fan[]} */
    const fans = [];
    const drawn = (this.isTiny && this.far) || this.drawing;
    const fresh = document.createDocumentFragment();
    drawn.visit(
      window,
      (visit) => {
        unseen.delete(visit.id);
        this.#show(visit, fresh);
      },
      (fan) => fans.push(fan),
    );
    for (const id of unseen) this.#hide(id);
    this.boxes.append(fresh);
    this.painter.lines(this.lines, fans, window);
    this.stale.clear();
    this.isStale = false;
    this.held = null;
    this.isPlaced = false;
    this.covered = window;
    this.drawn.tell();
  }

  /**
   * @param {Visit} visit
   * @param {DocumentFragment} fresh
   */
  #show(visit, fresh) {
    const { id, x, y, width, height, number } = visit;
    let shown = this.shown.get(id);
    if (!shown) {
      const element = this.painter.make();
      element.dataset.id = id;
      element.id = this.prefix + id;
      shown = { element, x: Number.NaN, y: Number.NaN, width: -1, height: -1, number: "" };
      this.shown.set(id, shown);
      this.stale.add(id);
      fresh.append(element);
    }
    const isOther = shown.number !== number || shown.width !== width;
    if (isOther || this.stale.has(id)) this.painter.paint(shown.element, visit);
    if (shown.width !== width) shown.element.style.width = `${width}px`;
    if (shown.x !== x || shown.y !== y) shown.element.style.transform = `translate(${x}px, ${y}px)`;
    if (shown.height !== height) shown.element.style.height = `${height}px`;
    Object.assign(shown, { x, y, width, height, number });
  }

  /** @param {string} id */
  #hide(id) {
    this.shown.get(id)?.element.remove();
    this.shown.delete(id);
  }

  /** @param {string} id @returns {HTMLElement | null} */
  element(id) {
    return this.shown.get(id)?.element ?? null;
  }

  /** Lets the compositor alone move the world until the hand rests. */
  #settleSoon() {
    this.world.classList.add("is-moving");
    clearTimeout(this.settleTimer);
    this.settleTimer = setTimeout(() => this.world.classList.remove("is-moving"), 160);
  }

  /**
   * @param {number} dx screen px
   * @param {number} dy screen px
   */
  panBy(dx, dy) {
    this.x += dx;
    this.y += dy;
    this.#settleSoon();
    this.request();
    this.moved.tell();
  }

  /** @override @param {{x: number, y: number, zoom: number}} place */
  place(place) {
    this.isPlaced = true;
    super.place(place);
  }

  /**
   * Moves as little as needed for a box to be seen whole.
   * @override
   * @param {string} id
   */
  ensureVisible(id) {
    if (this.isStale) this.#holdAnchor();
    super.ensureVisible(id);
  }
}
