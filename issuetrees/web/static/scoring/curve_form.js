/**
 * The curve of a criterion in its form: drawn over the table of its points, moved by mouse and keys.
 * The table is what is sent; an empty one is a straight line between the worst and the best value.
 */

import { makeSvg } from "../kit/dom.js";
import { plain, short } from "../kit/formats/numbers.js";
import { readNumber } from "../kit/formats/reading.js";
import { pageLanguage, t } from "../kit/words.js";
import { added, moved, removed, shaped, stepOf, stretched, tidy } from "./curve.js";

/** @typedef {import("./curve.js").Place} Place */

const [WIDTH, HEIGHT, EDGE, FOOT] = [360, 180, 36, 28];
const MOST = 21; // points of a curve
/** @type {Record<string, [number, number]>} */
const STEPS = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

class CurveForm {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    this.chart = makeSvg("svg", {
      viewBox: `0 0 ${WIDTH} ${HEIGHT}`,
      class: "curve-chart",
      role: "group",
      "aria-label": t("Value function"),
    });
    root.querySelector("[data-chart]")?.replaceChildren(this.chart);
    this.dragged = -1;
    this.chart.addEventListener("keydown", (event) => this.onKey(event));
    this.chart.addEventListener("pointerdown", (event) => this.onGrip(event));
    this.chart.addEventListener("pointermove", (event) => this.onDrag(event));
    this.chart.addEventListener("lostpointercapture", () => {
      this.dragged = -1;
    });
    this.chart.addEventListener("dblclick", (event) => this.onAdd(event));
    root.closest("form")?.addEventListener("input", (event) => this.onInput(event));
    root.addEventListener("click", (event) => this.onShape(event));
    this.draw();
  }

  /** The ends as they stand in their fields. @returns {[number, number] | null} */
  get ends() {
    const [worst = null, best = null] = ["worst", "best"].map((name) => numberIn(this.field(name)));
    return worst === null || best === null || worst === best ? null : [worst, best];
  }

  /** @param {string} name */
  field(name) {
    const found = this.root.closest("form")?.elements.namedItem(name);
    return found instanceof HTMLInputElement ? found : null;
  }

  get lines() {
    return [...(this.root.querySelector("tbody")?.rows ?? [])];
  }

  /** What the table holds, null while it holds no curve. @returns {Place[] | null} */
  get typed() {
    const places = this.lines
      .map((line) => [...line.querySelectorAll("input")].map(numberIn))
      .filter(([value, points]) => typeof value === "number" && typeof points === "number")
      .map(([value, points]) => ({ value: Number(value), points: Number(points) }))
      .sort((one, other) => one.value - other.value);
    const isFine = places.every(
      (place, at) => at === 0 || place.value > (places[at - 1]?.value ?? 0),
    );
    return places.length > 1 && isFine ? places : null;
  }

  /** @returns {Place[] | null} */
  get places() {
    const { ends } = this;
    return this.typed ?? (ends && shaped("straight", ...ends));
  }

  /** @param {Place[]} places @param {number} [focus] the point that the keys go to */
  put(places, focus) {
    this.write(places);
    const [first, last] = [places[0], places.at(-1)];
    if (first && last) this.writeEnds(first, last);
    this.draw(focus);
  }

  /** @param {Place} first @param {Place} last */
  writeEnds(first, last) {
    const isLess = first.points > last.points;
    const ends = { worst: isLess ? last : first, best: isLess ? first : last };
    for (const [name, place] of Object.entries(ends)) {
      const field = this.field(name);
      if (field) field.value = plain(place.value, pageLanguage(), 12);
    }
  }

  /** @param {Place[]} places */
  write(places) {
    const last = this.lines.at(-1);
    for (let at = this.lines.length; at < places.length; at += 1) last?.after(lineLike(last, at));
    this.lines.forEach((line, at) => {
      const place = places[at];
      if (!place && at > 1) line.remove();
      const [value, points] = line.querySelectorAll("input");
      if (value) value.value = place ? plain(place.value, pageLanguage(), 12) : "";
      if (points) points.value = place ? plain(place.points, pageLanguage(), 12) : "";
    });
    this.lines.forEach(renumber);
  }

  /** @param {number} [focus] */
  draw(focus) {
    const { places } = this;
    this.chart.replaceChildren();
    this.chart.classList.toggle("is-empty", !places);
    if (!places) return;
    const dots = places.map((place) => this.at(place, places));
    for (const points of [0, 50, 100]) this.chart.append(...ruler(points));
    const path = dots.map(([x, y]) => `${x},${y}`).join(" ");
    this.chart.append(makeSvg("polyline", { points: path, class: "curve-line" }));
    this.chart.append(...dots.map((dot, at) => this.dot(dot, places, at)));
    this.chart.append(...ends(places));
    if (focus === undefined) return;
    /** @type {SVGElement | undefined} */ (
      this.chart.querySelectorAll("[role=slider]")[focus]
    )?.focus();
  }

  /** @param {[number, number]} centre @param {Place[]} places @param {number} at */
  dot([cx, cy], places, at) {
    const { value, points } = /** @type {Place} */ (places[at]);
    const words = {
      value: short(value, pageLanguage(), 12),
      points: short(points, pageLanguage()),
    };
    const dot = makeSvg("circle", {
      cx,
      cy,
      r: 6,
      class: "curve-dot",
      tabindex: 0,
      role: "slider",
      "data-at": at,
      "aria-label": t("Point {number} of {count}", { number: at + 1, count: places.length }),
      "aria-valuemin": 0,
      "aria-valuemax": 100,
      "aria-valuenow": points,
      "aria-valuetext": t("{value}: {points} points", words),
    });
    const title = makeSvg("title");
    title.textContent = t("{value}: {points} points", words);
    dot.append(title);
    return dot;
  }

  /** @param {Place} place @param {Place[]} places @returns {[number, number]} */
  at({ value, points }, places) {
    const [low, width] = span(places);
    const x = EDGE + ((value - low) / width) * (WIDTH - 2 * EDGE);
    return [Math.round(x * 10) / 10, HEIGHT - FOOT - (points / 100) * (HEIGHT - FOOT - 12)];
  }

  /** What is worth under the pointer. @param {MouseEvent} event @param {Place[]} places @returns {Place} */
  under(event, places) {
    const box = this.chart.getBoundingClientRect();
    const scale = WIDTH / box.width;
    const [low, width] = span(places);
    const share = ((event.clientX - box.left) * scale - EDGE) / (WIDTH - 2 * EDGE);
    const up = HEIGHT - FOOT - (event.clientY - box.top) * scale;
    const step = stepOf(places);
    const value = Math.round((low + share * width) / step) * step;
    return { value: tidy(value, step), points: (up / (HEIGHT - FOOT - 12)) * 100 };
  }

  /** @param {PointerEvent} event */
  onGrip(event) {
    const at = placeOf(event.target);
    if (at < 0) return;
    event.preventDefault();
    this.dragged = at;
    this.chart.setPointerCapture(event.pointerId);
    this.draw(at);
  }

  /** The ends move up and down only: their values are typed. @param {PointerEvent} event */
  onDrag(event) {
    const { places } = this;
    if (this.dragged < 0 || !places) return;
    const to = this.under(event, places);
    const isEnd = this.dragged === 0 || this.dragged === places.length - 1;
    if (isEnd) to.value = places[this.dragged]?.value ?? to.value;
    this.put(moved(places, this.dragged, to), this.dragged);
  }

  /** @param {MouseEvent} event */
  onAdd(event) {
    const { places } = this;
    if (!places || places.length >= MOST || placeOf(event.target) >= 0) return;
    const found = added(places, this.under(event, places).value);
    if (found.at > 0) this.put(found.places, found.at);
  }

  /** @param {KeyboardEvent} event */
  onKey(event) {
    const { places } = this;
    const at = placeOf(event.target);
    const place = places?.[at];
    if (!places || !place || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Delete" || event.key === "Backspace") {
      this.put(removed(places, at), Math.max(at - 1, 0));
    } else if (event.key === "Enter" || event.key === "+") {
      this.halve(places, at);
    } else {
      const [right, up] = STEPS[event.key] ?? [0, 0];
      if (!right && !up) return;
      const times = event.shiftKey ? 10 : 1;
      const step = stepOf(places);
      const value = tidy(place.value + right * times * step, step);
      this.put(moved(places, at, { value, points: place.points + up * times }), at);
    }
    event.preventDefault();
  }

  /** A point halfway to the next one. @param {Place[]} places @param {number} at */
  halve(places, at) {
    const left = Math.min(at, places.length - 2);
    const [one, other] = [places[left], places[left + 1]];
    if (!one || !other || places.length >= MOST) return;
    const step = (other.value - one.value) / 2;
    const found = added(places, tidy(one.value + step, step));
    if (found.at > 0) this.put(found.places, found.at);
  }

  /** @param {Event} event */
  onInput(event) {
    const { typed, ends } = this;
    const name = event.target instanceof HTMLInputElement ? event.target.name : "";
    const isEnd = name === "worst" || name === "best";
    if (isEnd && typed && ends) this.write(stretched(typed, Math.min(...ends), Math.max(...ends)));
    const first = typed?.[0];
    const last = typed?.at(-1);
    if (name.startsWith("curve-") && first && last) this.writeEnds(first, last);
    if (isEnd || name.startsWith("curve-")) this.draw();
  }

  /** @param {Event} event */
  onShape(event) {
    const button = event.target instanceof Element ? event.target.closest("[data-shape]") : null;
    const { ends } = this;
    if (!(button instanceof HTMLElement) || !ends) return;
    const shape = /** @type {import("./curve.js").Shape} */ (button.dataset.shape);
    if (shape === "straight") {
      this.write([]);
      this.draw();
    } else this.put(shaped(shape, ...ends));
  }
}

/** @param {Place[]} places @returns {[number, number]} the lowest value, and how wide the scale is */
function span(places) {
  const low = places[0]?.value ?? 0;
  return [low, (places.at(-1)?.value ?? 1) - low];
}

/** @param {number} points */
function ruler(points) {
  const y = HEIGHT - FOOT - (points / 100) * (HEIGHT - FOOT - 12);
  const line = makeSvg("line", { x1: EDGE, x2: WIDTH - EDGE, y1: y, y2: y, class: "curve-base" });
  return [line, word(String(points), EDGE - 12, y + 4, "end")];
}

/** @param {Place[]} places */
function ends(places) {
  const texts = [places[0], places.at(-1)].map((place) =>
    short(place?.value ?? 0, pageLanguage(), 12),
  );
  return texts.map((text, at) =>
    word(text, at ? WIDTH - EDGE : EDGE, HEIGHT - 6, at ? "end" : "start"),
  );
}

/** @param {string} text @param {number} x @param {number} y @param {string} anchor */
function word(text, x, y, anchor) {
  const label = makeSvg("text", { x, y, "text-anchor": anchor, class: "curve-word" });
  label.textContent = text;
  return label;
}

/** @param {HTMLTableRowElement} line @param {number} at */
function lineLike(line, at) {
  const made = /** @type {HTMLTableRowElement} */ (line.cloneNode(true));
  renumber(made, at);
  return made;
}

/** @param {HTMLTableRowElement} line @param {number} at */
function renumber(line, at) {
  for (const field of line.querySelectorAll("input")) {
    field.name = field.name.replace(/\d+/, String(at));
    field.setAttribute("aria-label", (field.ariaLabel ?? "").replace(/\d+/, String(at + 1)));
  }
}

/** @param {HTMLInputElement | null | undefined} field @returns {number | null} */
function numberIn(field) {
  const reading = field?.value.trim() ? readNumber(field.value, pageLanguage()) : null;
  return reading && "value" in reading ? reading.value : null;
}

/** @param {EventTarget | null} target */
function placeOf(target) {
  return target instanceof SVGElement && target.dataset.at ? Number(target.dataset.at) : -1;
}

function start() {
  for (const root of document.querySelectorAll("[data-curve]:not(.is-drawn)")) {
    root.classList.add("is-drawn");
    new CurveForm(/** @type {HTMLElement} */ (root));
  }
}

document.addEventListener("htmx:afterSettle", start);
start();
