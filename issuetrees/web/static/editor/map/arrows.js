/**
 * Arrows and lanes of a stage map.
 *
 * @typedef {import("../base/types.js").Box} Box
 */

import { makeSvg } from "../../kit/dom.js";

const HEAD = 7;
const LANE_PADDING = 20;
/** Above the boxes stands the name of the lane. */
const LANE_HEAD = 34;

/**
 * A curve from the edge of one box to the edge of another, with its head.
 * @param {Box} a
 * @param {Box} b
 * @returns {{d: string, x: number, y: number}} x, y: where the label goes
 */
export function arrowPath(a, b) {
  const [start, end, isAcross] = ends(a, b);
  const reach = Math.max(32, Math.abs(isAcross ? end.x - start.x : end.y - start.y) / 2);
  const [ux, uy] = isAcross
    ? [Math.sign(end.x - start.x) || 1, 0]
    : [0, Math.sign(end.y - start.y) || 1];
  const c1 = { x: start.x + ux * reach, y: start.y + uy * reach };
  const c2 = { x: end.x - ux * reach, y: end.y - uy * reach };
  const curve = `M${start.x} ${start.y}C${c1.x} ${c1.y} ${c2.x} ${c2.y} ${end.x} ${end.y}`;
  return { d: curve + head(end, ux, uy), x: (start.x + end.x) / 2, y: (start.y + end.y) / 2 };
}

/**
 * @param {Box} a
 * @param {Box} b
 * @returns {[{x: number, y: number}, {x: number, y: number}, boolean]}
 */
function ends(a, b) {
  const [ax, ay] = [a.x + a.w / 2, a.y + a.h / 2];
  const [bx, by] = [b.x + b.w / 2, b.y + b.h / 2];
  const gap = Math.max(b.x - a.x - a.w, a.x - b.x - b.w);
  if (gap > 12) {
    const right = bx > ax;
    return [{ x: right ? a.x + a.w : a.x, y: ay }, { x: right ? b.x : b.x + b.w, y: by }, true];
  }
  const down = by > ay;
  return [{ x: ax, y: down ? a.y + a.h : a.y }, { x: bx, y: down ? b.y : b.y + b.h }, false];
}

/**
 * @param {{x: number, y: number}} tip
 * @param {number} ux direction of the arrow
 * @param {number} uy
 */
function head({ x, y }, ux, uy) {
  const back = { x: x - ux * HEAD, y: y - uy * HEAD };
  const side = HEAD * 0.55;
  return `M${back.x - uy * side} ${back.y - ux * side}L${x} ${y}L${back.x + uy * side} ${back.y + ux * side}`;
}

/** Bands behind the stages that name the same track. */
export class Lanes {
  constructor() {
    /** @type {SVGGElement | null} */
    this.group = null;
  }

  /**
   * @param {SVGElement} layer
   * @param {import("../graph/model.js").Graph} graph
   * @param {{box: (id: string) => Box | null}} drawing
   */
  draw(layer, graph, drawing) {
    if (!this.group) {
      this.group = makeSvg("g", { class: "lanes" });
      layer.prepend(this.group);
    }
    const lanes = laneBoxes(graph, drawing);
    const left = Math.min(...[...lanes.values()].map((box) => box.x));
    const right = Math.max(...[...lanes.values()].map((box) => box.x + box.w));
    for (const box of lanes.values()) Object.assign(box, { x: left, w: right - left });
    this.group.replaceChildren(...[...lanes].flatMap(([track, box]) => laneShapes(track, box)));
  }
}

/**
 * @param {import("../graph/model.js").Graph} graph
 * @param {{box: (id: string) => Box | null}} drawing
 * @returns {Map<string, Box>}
 */
function laneBoxes(graph, drawing) {
  /** @type {Map<string, Box>} */
  const lanes = new Map();
  for (const record of graph.nodes.values()) {
    const box = record.track ? drawing.box(record.id) : null;
    if (!box) continue;
    const known = lanes.get(record.track);
    lanes.set(record.track, known ? union(known, box) : { ...box });
  }
  return lanes;
}

/**
 * @param {Box} a
 * @param {Box} b
 * @returns {Box}
 */
function union(a, b) {
  const [x, y] = [Math.min(a.x, b.x), Math.min(a.y, b.y)];
  return { x, y, w: Math.max(a.x + a.w, b.x + b.w) - x, h: Math.max(a.y + a.h, b.y + b.h) - y };
}

/**
 * @param {string} track
 * @param {Box} box
 * @returns {SVGElement[]}
 */
function laneShapes(track, box) {
  const frame = makeSvg("rect", {
    class: "lane",
    x: box.x - LANE_PADDING,
    y: box.y - LANE_HEAD,
    width: box.w + 2 * LANE_PADDING,
    height: box.h + LANE_HEAD + LANE_PADDING,
    rx: 8,
  });
  const name = makeSvg("text", {
    class: "lane-name",
    x: box.x - LANE_PADDING + 12,
    y: box.y - LANE_HEAD + 18,
  });
  name.textContent = track;
  return [frame, name];
}
