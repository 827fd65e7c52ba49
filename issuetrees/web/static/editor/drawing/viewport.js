/**
 * Where one looks at a drawing: place, zoom, and the room that nothing floats over.
 *
 * @typedef {import("../base/types.js").Box} Box
 * @typedef {import("../graph/layout.js").Window} Window
 * @typedef {import("../graph/layout.js").Visit} Visit
 * @typedef {import("../graph/layout.js").Fan} Fan
 *
 * @typedef {object} Drawing
 * @property {(id: string) => Box | null} box
 * @property {() => Box} bounds
 * @property {(window: Window, onBox: (visit: Visit) => void, onFan: (fan: Fan) => void) => void} visit
 */

import { Topic } from "../../kit/topic.js";
import { Insets } from "./insets.js";

/** Titles of 14 px are then 11 px high: what is smaller is not read. */
export const READABLE = 11 / 14;
/** A bigger tree than fits at this is seen whole all the same. */
const MIN_ZOOM = 0.02;
const MAX_ZOOM = 3;
/** Room left beside what is shown, px; less where the window is narrow. */
const EDGE = 24;

export class Viewport {
  x = 0;
  y = 0;
  zoom = 1;
  /** @type {Topic<[]>} the part that one sees has changed */
  moved = new Topic();

  /**
   * @param {HTMLElement} host
   * @param {Drawing} drawing
   */
  constructor(host, drawing) {
    this.host = host;
    this.drawing = drawing;
    this.width = host.clientWidth;
    this.height = host.clientHeight;
    /** @type {(() => string | null)} the box that stays in sight when the room changes */
    this.chosen = () => null;
    this.insets = new Insets(host);
    this.insets.changed.on(() => this.resized());
  }

  /** What one sees is to be shown soon. */
  request() {}

  /** Everything is to be drawn anew. */
  touch() {}

  /** The viewport, or what floats over it, got another size: what is chosen stays in sight. */
  resized() {
    this.insets.known = null;
    const { clientWidth, clientHeight } = this.host;
    if (clientWidth === 0) return; // something else is shown instead
    const id = this.chosen();
    const box = id ? this.drawing.box(id) : null;
    const stays = box && reaches({ ...box, width: box.w, height: box.h }, this.window());
    this.width = clientWidth;
    this.height = clientHeight;
    if (id && stays) this.ensureVisible(id);
    this.request();
  }

  /** @param {Window} window @returns {boolean} whether a box reaches into it */
  #hasBox(window) {
    let found = false;
    this.drawing.visit(
      window,
      (visit) => {
        found ||= reaches(visit, window);
      },
      () => {},
    );
    return found;
  }

  /** Whether nothing is drawn where one looks. */
  isEmpty() {
    return !this.#hasBox(this.window());
  }

  /** @param {number} margin screen px @returns {Window} in the drawing's coordinates */
  window(margin = 0) {
    return {
      left: (-this.x - margin) / this.zoom,
      top: (-this.y - margin) / this.zoom,
      right: (this.width - this.x + margin) / this.zoom,
      bottom: (this.height - this.y + margin) / this.zoom,
    };
  }

  /**
   * Zooms about a point of the viewport.
   * @param {number} zoom
   * @param {number} [sx] screen px in the viewport
   * @param {number} [sy]
   */
  zoomTo(zoom, sx = this.width / 2, sy = this.height / 2) {
    const least = zoom < MIN_ZOOM ? Math.min(MIN_ZOOM, this.fitZoom(this.drawing.bounds())) : 0;
    const next = Math.min(MAX_ZOOM, Math.max(least, zoom));
    this.x = sx - ((sx - this.x) * next) / this.zoom;
    this.y = sy - ((sy - this.y) * next) / this.zoom;
    this.zoom = next;
    this.request();
    this.moved.tell();
  }

  get #edge() {
    return Math.min(EDGE, 0.03 * this.width);
  }

  /**
   * The zoom at which a rectangle fits into the room.
   * @param {{w: number, h: number}} size
   * @param {{top: number, bottom: number}} [room]
   */
  fitZoom({ w, h }, { top, bottom } = { top: 0, bottom: this.height }) {
    const air = this.#edge; // half at either side
    return Math.min(1, (this.width - air) / Math.max(1, w), (bottom - top - air) / Math.max(1, h));
  }

  /**
   * Puts a rectangle of the drawing into the middle, as large as it fits, at most at 100 %: beside
   * what floats over the drawing, or else between it.
   * @param {Box} box
   */
  fit(box) {
    const all = { top: 0, bottom: this.height };
    this.centre(box, this.fitZoom(box, all), all);
    const isCrossed = this.insets.all().some((inset) => {
      const start = this.#placeOf(inset.left, inset.top);
      const end = this.#placeOf(inset.right, inset.bottom);
      const window = { left: start.x, top: start.y, right: end.x, bottom: end.y };
      return !inset.isPartial && this.#hasBox(window);
    });
    if (!isCrossed) return;
    const room = this.insets.room(0, this.width, true);
    this.centre(box, this.fitZoom(box, room), room);
  }

  /**
   * Puts the middle of a rectangle into the middle of the room.
   * @param {Box} box
   * @param {number} zoom
   * @param {{top: number, bottom: number}} [room]
   */
  centre(box, zoom, { top, bottom } = this.insets.room()) {
    const x = this.width / 2 - (box.x + box.w / 2) * zoom;
    const y = (top + bottom) / 2 - (box.y + box.h / 2) * zoom;
    this.place({ x, y, zoom });
  }

  /** @param {{x: number, y: number, zoom: number}} place where one looks from now on */
  place(place) {
    Object.assign(this, place);
    this.touch();
    this.moved.tell();
  }

  /**
   * Puts a box into the middle.
   * @param {string} id
   * @param {number} [zoom]
   */
  reveal(id, zoom = 1) {
    const box = this.drawing.box(id);
    if (box) this.centre(box, zoom);
  }

  /**
   * Moves as little as needed for a box to be seen whole, clear of what floats over the drawing.
   * @param {string} id
   */
  ensureVisible(id) {
    const box = this.drawing.box(id);
    if (!box) return;
    const edge = this.#edge / 2; // as far as what was fitted stands from it
    const left = box.x * this.zoom + this.x;
    const width = box.w * this.zoom;
    const dx = nudge(left, width, edge, this.width - edge);
    const { top, bottom } = this.insets.room(left + dx, left + dx + width);
    const dy = nudge(box.y * this.zoom + this.y, box.h * this.zoom, top + edge, bottom - edge);
    if (dx === 0 && dy === 0) return;
    this.x += dx;
    this.y += dy;
    this.request();
    this.moved.tell();
  }

  /**
   * A place on the screen in the drawing's coordinates.
   * @param {{clientX: number, clientY: number}} event
   */
  toDrawing(event) {
    const frame = this.host.getBoundingClientRect();
    return this.#placeOf(event.clientX - frame.left, event.clientY - frame.top);
  }

  /** @param {number} sx screen px in the viewport @param {number} sy */
  #placeOf(sx, sy) {
    return { x: (sx - this.x) / this.zoom, y: (sy - this.y) / this.zoom };
  }
}

/**
 * @param {{x: number, y: number, width: number, height: number}} box
 * @param {Window} window
 */
function reaches({ x, y, width, height }, { left, top, right, bottom }) {
  return x < right && x + width > left && y < bottom && y + height > top;
}

/**
 * @param {number} start
 * @param {number} size
 * @param {number} from
 * @param {number} to
 * @returns {number} how far to move so that it lies between
 */
function nudge(start, size, from, to) {
  if (start < from || size > to - from) return from - start;
  return Math.min(0, to - start - size);
}
