/** The diamond of a fork, as flat as its question allows; the question stands in it whole. */

import { makeSvg } from "../../kit/dom.js";
import { STYLES } from "../drawing/measure.js";

/** How wide it may be, px; the tidy layout leaves room for the widest: `core/layout/stages.py`. */
const WIDTHS = [160, 200, 236, 272];
/** Shares of it that the question takes; and how high it may be before it is made wider. */
const SHARES = [0.4, 0.46, 0.52, 0.58];
const MOST_HEIGHT = 0.56;
/** What `measure` keeps free at both sides of a text together, px; the same above and below. */
const SIDES = 24;
const ENDS = 16;

/**
 * @typedef {Pick<import("../drawing/tree.js").Shape, "count" | "height" | "width" | "textWidth" | "inset">} Size
 */

/**
 * The least wide diamond that is not too high and cuts no word: a text of w × h stands in one of
 * W × H where w/W + h/H = 1.
 * @param {string} title
 * @param {number} marks height of what stands below the question
 * @param {import("../drawing/measure.js").Measure} measure
 * @returns {Size}
 */
export function diamondOf(title, marks, measure) {
  const words = title.split(/\s+/);
  const isWhole = (/** @type {Size} */ { textWidth }) =>
    words.every((word) => measure.count(word, STYLES.branch.font, 0, textWidth) === 1);
  const sizes = WIDTHS.map((width) => flattest(title, width, marks, measure));
  const fit = sizes.find((size) => size.height <= size.width * MOST_HEIGHT && isWhole(size));
  return /** @type {Size} */ (fit ?? sizes.at(-1));
}

/**
 * @param {string} title
 * @param {number} width
 * @param {number} marks
 * @param {import("../drawing/measure.js").Measure} measure
 * @returns {Size}
 */
function flattest(title, width, marks, measure) {
  const { font, lineHeight } = STYLES.branch;
  const tried = SHARES.map((share) => {
    const room = Math.round(width * share);
    const count = measure.count(title, font, 0, room + SIDES);
    const text = count * lineHeight + marks;
    const height = Math.ceil(text / (1 - share));
    const inset = { x: (width - room - SIDES) / 2, y: (height - text - ENDS) / 2 };
    return { count, height, width, textWidth: room + SIDES, inset };
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
