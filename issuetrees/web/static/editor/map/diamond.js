/** The diamond of a fork, as flat as its question allows; the question stands in it whole. */

import { makeSvg } from "../../kit/dom.js";
import { STYLES } from "../drawing/measure.js";

/** As wide as the tidy layout leaves room for: `core/layout/stages.py`. */
export const FORK_WIDTH = 272;
/** What `measure` keeps free at both sides of a text together, px; the same above and below. */
const SIDES = 24;
const ENDS = 16;
/** Widths of the text that are tried, px. */
const WIDTHS = [104, 120, 136, 152, 168];
const LEAST_HEIGHT = 72;

/**
 * The size of the diamond: a text of w × h stands in one of W × H where w/W + h/H = 1.
 * @param {string} title
 * @param {number} marks height of what stands below the question
 * @param {import("../drawing/measure.js").Measure} measure
 */
export function diamondOf(title, marks, measure) {
  const { font, lineHeight } = STYLES.branch;
  const tried = WIDTHS.map((width) => {
    const count = measure.count(title, font, 0, width + SIDES);
    const text = count * lineHeight + marks;
    const height = Math.max(LEAST_HEIGHT, Math.ceil(text / (1 - width / FORK_WIDTH)));
    const inset = { x: (FORK_WIDTH - width - SIDES) / 2, y: (height - text - ENDS) / 2 };
    return { count, height, width: FORK_WIDTH, textWidth: width + SIDES, inset };
  });
  return tried.reduce((best, one) => (one.height < best.height ? one : best));
}

/** @param {number} width @param {number} height */
export function diamond(width, height) {
  const shape = makeSvg("svg", {
    class: "fork-shape",
    width,
    height,
    "aria-hidden": "true",
    focusable: "false",
  });
  const [x, y] = [width / 2, height / 2];
  const points = `${x},1 ${width - 1},${y} ${x},${height - 1} 1,${y}`;
  shape.append(makeSvg("polygon", { points }));
  return shape;
}
