/**
 * The arrows of a stage map with their labels. Ways and places of labels are worked out when a box
 * or a word has changed, not when the drawing is only moved; while a box is dragged, for its own
 * arrows alone.
 *
 * @typedef {import("../base/types.js").Box} Box
 * @typedef {import("../base/types.js").LinkRecord} LinkRecord
 * @typedef {{d: string, x: number, y: number, words: string, isQuiet: boolean}} Drawn
 * @typedef {{group: SVGGElement, path: SVGPathElement, hit: SVGPathElement, label: SVGTextElement, drawn: Drawn | null}} Arrow
 */

import { makeSvg } from "../../kit/dom.js";
import { arrowPath, touches } from "./arrow_paths.js";
import { answerText, conditionText, forkIndex } from "./map_words.js";

/** About how wide a character of a label is, how high a line, and how far it stands over its arrow. */
const CHARACTER = 6.4;
const LINE = 14;
const ABOVE = 6;
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
    /** @type {Map<string, Drawn>} */
    this.ways = new Map();
    this.seen = "";
  }

  /** @param {SVGElement} layer */
  draw(layer) {
    const { graph, selection } = this.editor;
    this.#lookAgain();
    const gone = new Set(this.arrows.keys());
    for (const link of graph.links.values()) {
      gone.delete(link.id);
      const arrow = this.arrows.get(link.id) ?? this.#newArrow(layer, link.id);
      paint(arrow, link, this.ways.get(link.id), selection.linkId === link.id);
    }
    for (const id of gone) {
      this.arrows.get(id)?.group.remove();
      this.arrows.delete(id);
    }
  }

  /** Works out ways and labels anew where something has moved or says something else. */
  #lookAgain() {
    const { graph } = this.editor;
    const { moving, version } = this.drawing;
    /** @type {Map<string, Box>} */
    const boxes = new Map();
    for (const id of graph.nodes.keys()) boxes.set(id, /** @type {Box} */ (this.drawing.box(id)));
    const places = [...boxes.values()].map(({ x, y, h }) => `${x},${y},${h}`);
    const seen = `${version} ${places.join(" ")}`;
    if (seen === this.seen) return;
    this.seen = seen;
    const forks = forkIndex(graph);
    /** @type {Box[]} */
    const taken = [...boxes.values()];
    for (const link of graph.links.values()) {
      const isMoved = moving.has(link.source_id) || moving.has(link.target_id);
      if (moving.size > 0 && !isMoved && this.ways.has(link.id)) continue;
      const path = pathOf(link, boxes, moving.size > 0);
      if (!path) continue;
      const loud = link.title || answerText(graph, link);
      const words = loud || conditionText(forks, link.details.when);
      const place = labelPlace(path.places, words, taken, !loud);
      this.ways.set(link.id, {
        d: path.d,
        words: place ? words : "",
        isQuiet: !loud,
        x: 0,
        y: 0,
        ...place,
      });
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
 * @param {LinkRecord} link
 * @param {Map<string, Box>} boxes
 * @param {boolean} isRough it may cross boxes for now
 */
function pathOf({ source_id: sourceId, target_id: targetId }, boxes, isRough) {
  const [source, target] = [boxes.get(sourceId), boxes.get(targetId)];
  if (!source || !target) return null;
  const others = isRough
    ? []
    : [...boxes.values()].filter((box) => box !== source && box !== target);
  return arrowPath(source, target, others);
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
  if (!drawn || drawn === arrow.drawn) return;
  arrow.drawn = drawn;
  arrow.path.setAttribute("d", drawn.d);
  arrow.hit.setAttribute("d", drawn.d);
  arrow.label.setAttribute("class", `arrow-label${drawn.isQuiet ? " is-quiet" : ""}`);
  arrow.label.setAttribute("x", String(drawn.x));
  arrow.label.setAttribute("y", String(drawn.y - ABOVE));
  arrow.label.textContent = drawn.words;
}
