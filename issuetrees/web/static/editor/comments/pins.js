/**
 * Pins: open threads that point at a place of the drawing. A place hangs on a box, so it goes where
 * the box goes, and with it; from afar pins stay as large as they are.
 *
 * @typedef {import("../editor.js").Editor} Editor
 * @typedef {import("./comments.js").Comments} Comments
 * @typedef {import("./thread_view.js").Comment} Comment
 * @typedef {import("./thread_view.js").Place} Place
 * @typedef {import("../base/types.js").Box} Box
 */

import { make, need } from "../../kit/dom.js";
import { t } from "../../kit/words.js";
import { readAll } from "./exchange.js";
import { arrange } from "./thread_view.js";

/** As `FARTHEST` of `issuetrees.comments.place`. */
const FARTHEST = 20_000;
/** By key a pin stands at the upper right corner of the box, this far inside. */
const CORNER = 14;
const WORDS = 80;
/** @type {[string, boolean][]} */
const MOMENTS = [
  ["pointerover", true],
  ["pointerout", false],
  ["focusin", true],
  ["focusout", false],
];

export class Pins {
  /** @param {Editor} editor @param {Comments} comments */
  constructor(editor, comments) {
    this.editor = editor;
    this.comments = comments;
    this.layer = need(".pins", editor.view.world);
    /** @type {Comment[]} */
    this.found = [];
    /** @type {Map<string, HTMLElement>} by thread */
    this.elements = new Map();
    this.fresh = make("span", "pin is-fresh", "+");
    this.fresh.setAttribute("aria-hidden", "true");
    /** @type {string | null | undefined} when the last comment that is known of changed */
    this.changedAt = undefined;
    /** @type {string | null} the box that a pin is about */
    this.lit = null;
    this.asked = 0;
    editor.view.drawn.on(() => this.draw());
    editor.view.moved.on(() => this.#zoomed());
    this.#listen();
    this.#zoomed();
  }

  #listen() {
    const { layer } = this;
    for (const moment of ["pointerdown", "dblclick"])
      layer.addEventListener(moment, (event) => event.stopPropagation());
    layer.addEventListener("keydown", ({ code }) => {
      if (code === "Escape") this.editor.navigation.focus();
    });
    for (const [moment, isLit] of MOMENTS) {
      layer.addEventListener(moment, ({ target }) => this.#light(target, isLit));
      this.comments.section.addEventListener(moment, ({ target }) => this.#point(target, isLit));
    }
  }

  /** @param {string | null} changedAt when anything changed last */
  counted(changedAt) {
    if (changedAt === this.changedAt) return;
    this.changedAt = changedAt;
    this.read();
  }

  async read() {
    this.asked += 1;
    const mine = this.asked;
    try {
      const found = await readAll((next) => this.editor.server.pins(next));
      if (mine !== this.asked) return;
      this.found = found;
      this.draw();
    } catch {
      this.changedAt = undefined; // without a connection the pins stay as they were
    }
  }

  draw() {
    const { drawing } = this.editor;
    const shown = this.found.flatMap((comment) => this.#drawn(comment));
    const pointing = this.comments.threads?.pointing;
    const box = pointing ? drawing.box(pointing.nodeId) : null;
    if (pointing && box) {
      put(this.fresh, box, pointing.place);
      shown.push(this.fresh);
    }
    for (const [id, element] of this.elements)
      if (!shown.includes(element)) this.elements.delete(id);
    arrange(this.layer, shown);
    this.layer.hidden = shown.length === 0;
  }

  /** @param {Comment} comment @returns {HTMLElement[]} its pin, if its box is seen */
  #drawn(comment) {
    const box = this.editor.drawing.box(comment.node_id);
    if (!box || !comment.place) return [];
    const element = this.elements.get(comment.id) ?? this.#made(comment);
    this.elements.set(comment.id, element);
    this.#name(element, comment);
    put(element, box, comment.place);
    return [element];
  }

  /** @param {Comment} comment */
  #made({ id, node_id: nodeId }) {
    const element = make("button", "pin");
    element.type = "button";
    element.dataset.pin = id;
    element.dataset.node = nodeId;
    element.addEventListener("click", () => this.comments.showThread(nodeId, id));
    return element;
  }

  /** @param {HTMLElement} element @param {Comment} comment */
  #name(element, { author, text, node_id: nodeId }) {
    const person = author ? this.editor.people.get(author.id) : undefined;
    const name = author?.name ?? t("A former colleague");
    const words = text.length > WORDS ? `${text.slice(0, WORDS - 1)}…` : text;
    const title = this.editor.graph.node(nodeId)?.title ?? "";
    element.textContent = person?.initials ?? name.slice(0, 1);
    element.style.setProperty("--person", person?.colour ?? "");
    element.title = `${name}: ${words}`;
    element.ariaLabel = t("Comment by {name} at “{title}”: {text}", { name, title, text: words });
  }

  /** Pins keep their size. */
  #zoomed() {
    const { zoom } = this.editor.view;
    this.layer.style.setProperty("--unzoom", String(1 / Math.min(1, zoom)));
  }

  /** The box that a pin is about is seen. @param {EventTarget | null} target @param {boolean} isLit */
  #light(target, isLit) {
    const pin = target instanceof Element ? target.closest("[data-node]") : null;
    const { states } = this.editor.marks;
    const before = this.lit;
    this.lit = isLit && pin instanceof HTMLElement ? (pin.dataset.node ?? null) : null;
    if (before === this.lit) return;
    if (before && states.get(before) === "pointed") states.delete(before);
    if (this.lit && !states.has(this.lit)) states.set(this.lit, "pointed");
    this.editor.view.touch([before, this.lit].filter((id) => id !== null));
  }

  /** The pin of a thread in the panel is seen. @param {EventTarget | null} target @param {boolean} isLit */
  #point(target, isLit) {
    const thread = target instanceof Element ? target.closest("[data-thread]") : null;
    if (!(thread instanceof HTMLElement)) return;
    this.elements.get(thread.dataset.thread ?? "")?.classList.toggle("is-lit", isLit);
  }

  /** Moves the drawing, where it has to, so that the pin is seen, and gives it the keys. @param {string} id */
  goTo(id) {
    const { view, navigation } = this.editor;
    const comment = this.found.find((one) => one.id === id);
    if (!comment) return;
    navigation.reveal(comment.node_id);
    view.flush();
    const element = this.elements.get(id);
    if (!element) return;
    const frame = view.host.getBoundingClientRect();
    const pin = element.getBoundingClientRect();
    const isBeside = pin.left < frame.left || pin.right > frame.right;
    if (isBeside || pin.top < frame.top || pin.bottom > frame.bottom)
      view.panBy(frame.left + frame.width / 2 - pin.left, frame.top + frame.height / 2 - pin.top);
    element.focus({ preventScroll: true });
  }

  /** Begins a comment. @param {{x: number, y: number} | null} at in the window */
  begin(at) {
    const { selection, navigation, drawing, view } = this.editor;
    if (navigation.other) return this.comments.open(true); // a list has no places
    const spot = at && view.toDrawing({ clientX: at.x, clientY: at.y });
    const id = spot ? this.#nearest(spot) : this.comments.nodeId;
    const box = id && drawing.box(id);
    if (!id || !box) return this.editor.say(t("Select what you want to comment on."));
    const { x, y } = spot ?? { x: box.x + box.w - CORNER, y: box.y + CORNER };
    selection.only(id);
    this.comments.open(true, { dx: within(x - box.x), dy: within(y - box.y) });
  }

  /** @param {{x: number, y: number}} spot of the drawing @returns {string | null} the box there */
  #nearest(spot) {
    const { drawing, view } = this.editor;
    /** @type {string | null} */
    let found = null;
    let least = Number.POSITIVE_INFINITY;
    drawing.visit(
      view.window(0),
      ({ id, x, y, width, height }) => {
        const far = Math.hypot(outside(spot.x, x, width), outside(spot.y, y, height));
        if (far < least) [found, least] = [id, far];
      },
      () => {},
    );
    return found;
  }
}

/** @param {HTMLElement} element @param {Box} box @param {Place} place */
function put(element, box, { dx, dy }) {
  element.style.transform = `translate(${box.x + dx}px, ${box.y + dy}px) scale(var(--unzoom))`;
}

/** @param {number} value @param {number} start @param {number} size @returns {number} how far from it */
function outside(value, start, size) {
  return Math.max(start - value, 0, value - start - size);
}

/** @param {number} value */
function within(value) {
  return Math.round(Math.max(-FARTHEST, Math.min(FARTHEST, value)));
}
