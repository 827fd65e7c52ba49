/**
 * The arrows of a stage map with their labels. Ways are worked out where a box has changed, labels
 * are placed anew then and when a word has changed; not when the drawing is only moved.
 *
 * @typedef {import("../base/types.js").Box} Box
 * @typedef {import("../base/types.js").LinkRecord} LinkRecord
 * @typedef {import("./arrow_paths.js").Path} Path
 * @typedef {{d: string, x: number, y: number, words: string, isQuiet: boolean}} Drawn
 * @typedef {{group: SVGGElement, path: SVGPathElement, hit: SVGPathElement, label: SVGTextElement, drawn: Drawn | null}} Arrow
 */

import { makeSvg } from "../../kit/dom.js";
import { arrowPath } from "./arrow_paths.js";
import { Ground, touches } from "./ground.js";
import { answerText, conditionText, forkIndex } from "./map_words.js";
import { wayClass } from "./way_marks.js";

/** About how wide a character of a label is, how high a line, and how far it stands over its arrow. */
const CHARACTER = 6.4;
const LINE = 14;
const ABOVE = 6;
const SIDES = /** @type {const} */ (["x", "y", "w", "h"]);
/** So near a box an arrow is led anew when that changes. */
const NEAR = 20;
/** A longer condition is read in the panel. */
const MOST_QUIET = 36;

export class ArrowLayer {
  /**
   * @param {import("../editor.js").Editor} editor
   * @param {import("./stage_map.js").StageDrawing} drawing
   */
  constructor(editor, drawing) {
    this.editor = editor;
    this.drawing = drawing;
    /** @type {Map<string, Arrow>} */
    this.arrows = new Map();
    /** @type {Map<string, Box | null>} as the arrows were led round them */
    this.boxes = new Map();
    /** @type {Map<string, Path>} */
    this.paths = new Map();
    /** @type {Map<string, Drawn>} */
    this.ways = new Map();
    this.version = -1;
  }

  /** @param {SVGElement} layer */
  draw(layer) {
    const { graph, selection, marks } = this.editor;
    this.#lookAgain();
    const gone = new Set(this.arrows.keys());
    for (const link of graph.links.values()) {
      gone.delete(link.id);
      const arrow = this.arrows.get(link.id) ?? this.#newArrow(layer, link.id);
      paint(arrow, link, this.ways.get(link.id), selection.linkId === link.id);
      const way = wayClass(marks.way, link.id);
      if (way) arrow.group.classList.add(way);
    }
    for (const id of gone) {
      this.arrows.get(id)?.group.remove();
      this.arrows.delete(id);
    }
  }

  /** Works out ways and labels anew where something has moved or says something else. */
  #lookAgain() {
    const { graph } = this.editor;
    const boxes = new Map([...graph.nodes.keys()].map((id) => [id, this.drawing.box(id)]));
    const changed = changedBoxes(this.boxes, boxes);
    if (changed.length === 0 && this.version === this.drawing.version) return;
    this.boxes = boxes;
    this.version = this.drawing.version;
    const ground = new Ground([...boxes.values()].filter((box) => box !== null));
    for (const link of graph.links.values()) this.#findPath(link, ground, changed);
    this.#placeLabels(ground.boxes);
  }

  /**
   * An arrow that joins the boxes that it joined keeps its way while no change comes near it.
   * @param {LinkRecord} link
   * @param {Ground} ground
   * @param {Box[]} changed
   */
  #findPath({ id, source_id: sourceId, target_id: targetId }, ground, changed) {
    const [source, target] = [this.boxes.get(sourceId), this.boxes.get(targetId)];
    if (!source || !target) return this.paths.delete(id);
    const known = this.paths.get(id);
    if (known && !changed.some((box) => touches(known.bounds, box))) return;
    this.paths.set(id, arrowPath(source, target, ground));
  }

  /** @param {Box[]} boxes */
  #placeLabels(boxes) {
    const { graph } = this.editor;
    const forks = forkIndex(graph);
    const taken = [...boxes];
    this.ways.clear();
    for (const link of graph.links.values()) {
      const path = this.paths.get(link.id);
      if (!path) continue;
      const loud = link.title || answerText(graph, link);
      const words = loud || conditionText(forks, link.details.when);
      const place = labelPlace(path.places, words, taken, !loud);
      const { x, y } = place ?? path.places[0] ?? { x: 0, y: 0 };
      this.ways.set(link.id, { d: path.d, x, y, words: place ? words : "", isQuiet: !loud });
    }
  }

  /**
   * @param {SVGElement} layer
   * @param {string} id
   * @returns {Arrow}
   */
  #newArrow(layer, id) {
    const group = makeSvg("g", { "data-arrow": id });
    const hit = makeSvg("path", { class: "arrow-hit" });
    const path = makeSvg("path", { class: "arrow-line" });
    const label = makeSvg("text", { class: "arrow-label" });
    group.append(hit, path, label);
    layer.append(group);
    const arrow = { group, path, hit, label, drawn: null };
    this.arrows.set(id, arrow);
    return arrow;
  }
}

/**
 * Where boxes were and are that stand elsewhere now, or are another size; a little larger, so that
 * an arrow that touches one is found.
 * @param {Map<string, Box | null>} before
 * @param {Map<string, Box | null>} now
 * @returns {Box[]}
 */
function changedBoxes(before, now) {
  const ids = new Set([...before.keys(), ...now.keys()]);
  const changed = [...ids].flatMap((id) => {
    const [was, is] = [before.get(id), now.get(id)];
    const isSame = was && is && SIDES.every((side) => was[side] === is[side]);
    return isSame ? [] : [was, is];
  });
  return changed.flatMap((box) =>
    box ? [{ x: box.x - NEAR, y: box.y - NEAR, w: box.w + 2 * NEAR, h: box.h + 2 * NEAR }] : [],
  );
}

/**
 * Where the label stands free of boxes and other labels, which it then is in the way of; what has
 * to be read stands somewhere in any case.
 * @param {{x: number, y: number}[]} places the best first
 * @param {string} words
 * @param {Box[]} taken
 * @param {boolean} isQuiet
 */
function labelPlace(places, words, taken, isQuiet) {
  if (!words || (isQuiet && words.length > MOST_QUIET)) return null;
  const [w, h] = [words.length * CHARACTER, LINE];
  const free = places.find(({ x, y }) => {
    const room = { x: x - w / 2, y: y - ABOVE - h, w, h };
    return !taken.some((box) => touches(box, room));
  });
  const place = free ?? (isQuiet ? null : places[0]);
  if (place) taken.push({ x: place.x - w / 2, y: place.y - ABOVE - h, w, h });
  return place ?? null;
}

/**
 * @param {Arrow} arrow
 * @param {LinkRecord} link
 * @param {Drawn | undefined} drawn
 * @param {boolean} isSelected
 */
function paint(arrow, link, drawn, isSelected) {
  const back = link.details.is_backward ? " is-backward" : "";
  arrow.group.setAttribute("class", `arrow${back}${isSelected ? " is-selected" : ""}`);
  if (!drawn) return;
  arrow.label.textContent = drawn.words; // a comparison puts its signs before it
  if (drawn === arrow.drawn) return;
  arrow.drawn = drawn;
  arrow.path.setAttribute("d", drawn.d);
  arrow.hit.setAttribute("d", drawn.d);
  arrow.label.setAttribute("class", `arrow-label${drawn.isQuiet ? " is-quiet" : ""}`);
  arrow.label.setAttribute("x", String(drawn.x));
  arrow.label.setAttribute("y", String(drawn.y - ABOVE));
}
