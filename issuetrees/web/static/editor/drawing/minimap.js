/**
 * The whole drawing, small, with a frame around what one sees; press or drag to go there.
 *
 * @typedef {import("../editor.js").Editor} Editor
 */

import { need } from "../../kit/dom.js";

const WIDE = 176;
const HIGH = 112;
const EDGE = 6;
const PAUSE = 120;
/** So much wider than high may what is long and thin be drawn, to be more than a line. */
const STRETCH = 8;

export class MiniMap {
  /** @param {Editor} editor */
  constructor(editor) {
    this.editor = editor;
    this.canvas = /** @type {HTMLCanvasElement} */ (need("#minimap"));
    this.across = 1;
    this.down = 1;
    this.bounds = editor.drawing.bounds();
    this.left = 0;
    this.top = 0;
    /** @type {ImageData | null} */
    this.picture = null;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.timer = undefined;
    this.ratio = Math.min(2, devicePixelRatio);
    this.canvas.width = WIDE * this.ratio;
    this.canvas.height = HIGH * this.ratio;
    editor.changed.on(() => this.#redrawSoon());
    editor.folds.changed.on(() => this.#redrawSoon());
    editor.view.moved.on(() => this.#frameSoon());
    this.canvas.addEventListener("pointerdown", (event) => this.#grab(event));
    this.canvas.addEventListener("pointermove", (event) => {
      if (event.buttons === 1) this.#go(event);
    });
    this.isFraming = false;
    this.#redrawSoon();
  }

  #redrawSoon() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.#redraw(), PAUSE);
  }

  #frameSoon() {
    if (this.isFraming) return;
    this.isFraming = true;
    requestAnimationFrame(() => {
      this.isFraming = false;
      this.#frame();
    });
  }

  #redraw() {
    const context = this.canvas.getContext("2d", { willReadFrequently: true });
    if (!context || this.canvas.offsetParent === null) return;
    const { drawing } = this.editor;
    const bounds = drawing.bounds();
    this.bounds = bounds;
    const across = Math.min((WIDE - 2 * EDGE) / Math.max(1, bounds.w), 0.2);
    const down = Math.min((HIGH - 2 * EDGE) / Math.max(1, bounds.h), 0.2);
    const least = Math.min(across, down);
    const isThin = Math.max(across, down) > STRETCH * least;
    this.across = isThin ? Math.min(across, STRETCH * least) : least;
    this.down = isThin ? Math.min(down, STRETCH * least) : least;
    this.left = (WIDE - bounds.w * this.across) / 2 - bounds.x * this.across;
    this.top = (HIGH - bounds.h * this.down) / 2 - bounds.y * this.down;
    context.setTransform(this.ratio, 0, 0, this.ratio, 0, 0);
    context.clearRect(0, 0, WIDE, HIGH);
    context.fillStyle = getComputedStyle(this.canvas).color;
    const everything = { left: -Infinity, top: -Infinity, right: Infinity, bottom: Infinity };
    let lastRow = "";
    drawing.visit(
      everything,
      ({ x, y, width, height }) => {
        const row = `${Math.round(x * this.across)}:${Math.round(y * this.down * 2)}`;
        if (row === lastRow) return;
        lastRow = row;
        context.fillRect(
          this.left + x * this.across,
          this.top + y * this.down,
          width * this.across,
          Math.max(1, height * this.down),
        );
      },
      () => {},
    );
    this.picture = context.getImageData(0, 0, this.canvas.width, this.canvas.height);
    this.#frame();
  }

  #frame() {
    const context = this.canvas.getContext("2d", { willReadFrequently: true });
    if (!context || !this.picture) return;
    context.putImageData(this.picture, 0, 0);
    const seen = this.editor.view.window();
    context.strokeStyle = getComputedStyle(this.canvas).caretColor;
    context.lineWidth = 1.5;
    const x = this.left + seen.left * this.across;
    const y = this.top + seen.top * this.down;
    const w = Math.max(4, (seen.right - seen.left) * this.across);
    const h = Math.max(4, (seen.bottom - seen.top) * this.down);
    context.strokeRect(x, y, w, h);
    this.canvas.classList.toggle("is-idle", this.#isAllSeen());
  }

  /** Where all of it is on the screen, a map of it would only be in the way. */
  #isAllSeen() {
    const seen = this.editor.view.window();
    const { x, y, w, h } = this.bounds;
    return x >= seen.left && y >= seen.top && x + w <= seen.right && y + h <= seen.bottom;
  }

  /** @param {PointerEvent} event */
  #grab(event) {
    event.preventDefault();
    this.canvas.setPointerCapture(event.pointerId);
    this.#go(event);
  }

  /** @param {PointerEvent} event */
  #go(event) {
    const { view } = this.editor;
    const x = (event.offsetX - this.left) / this.across;
    const y = (event.offsetY - this.top) / this.down;
    view.panBy(view.width / 2 - x * view.zoom - view.x, view.height / 2 - y * view.zoom - view.y);
  }
}
