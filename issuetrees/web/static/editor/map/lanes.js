/**
 * Lanes of a stage map: bands behind the stages of one track.
 *
 * @typedef {import("../base/types.js").Box} Box
 */

import { makeSvg } from "../../kit/dom.js";

const LANE_PADDING = 20;
/** Above the boxes stands the name of the lane. */
const LANE_HEAD = 34;
const LANE_GAP = 4;

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
    const shapes = [...lanes].flatMap(([track, box]) =>
      laneShapes(track, box, roomBelow(box, lanes)),
    );
    this.group.replaceChildren(...shapes);
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
 * How far a lane may go on below its boxes: the next one begins with its name.
 * @param {Box} box
 * @param {Map<string, Box>} lanes
 */
export function roomBelow(box, lanes) {
  const bottom = box.y + box.h;
  const below = [...lanes.values()].filter((one) => one !== box && one.y >= bottom);
  const next = Math.min(...below.map((one) => one.y - LANE_HEAD - LANE_GAP));
  return Math.max(0, Math.min(LANE_PADDING, next - bottom));
}

/**
 * @param {string} track
 * @param {Box} box
 * @param {number} below
 * @returns {SVGElement[]}
 */
function laneShapes(track, box, below) {
  const frame = makeSvg("rect", {
    class: "lane",
    x: box.x - LANE_PADDING,
    y: box.y - LANE_HEAD,
    width: box.w + 2 * LANE_PADDING,
    height: box.h + LANE_HEAD + below,
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
