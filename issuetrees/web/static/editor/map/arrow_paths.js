/**
 * Ways of arrows between boxes: a curve, or corners round a box that would be in its way; and the
 * places where its label may stand. The twin on paper is `core/drawing/arrows.py`.
 *
 * @typedef {import("../base/types.js").Box} Box
 * @typedef {{x: number, y: number}} Point
 * @typedef {{d: string, places: Point[]}} Path  places: for the label, the best first
 */

const HEAD = 7;
/** How far an arrow keeps from a box that it goes round, and how far it comes out before it turns. */
const CLEAR = 12;
const STUB = 16;
const CORNER = 8;
/** So far within a box a line is behind it. */
const INSIDE = 1;
/** At so many places a curve is looked at; so many levels are tried for a way round. */
const LOOKS = 28;
const MOST_LEVELS = 60;
const SHARES = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74];

/**
 * The way from the edge of one box to the edge of another, with its head.
 * @param {Box} a
 * @param {Box} b
 * @param {Box[]} others that it is not to cross
 * @returns {Path}
 */
export function arrowPath(a, b, others) {
  const curve = curveOf(a, b);
  const bounds = boundsOf(curve.points);
  const near = others.filter((box) => touches(box, bounds));
  const points = isCrossed(curve.points, near) ? wayRound(a, b, [a, b, ...others]) : null;
  if (points) return { d: roundedPath(points), places: middles(points) };
  const [start, c1, c2, end] = curve.points;
  const line = `M${at(start)}C${at(c1)} ${at(c2)} ${at(end)}`;
  const places = SHARES.map((share) => pointOn(curve.points, share));
  return { d: line + head(end, curve.ux, curve.uy), places };
}

/**
 * @param {Box} a
 * @param {Box} b
 * @returns {{points: [Point, Point, Point, Point], ux: number, uy: number}}
 */
function curveOf(a, b) {
  const [start, end, isAcross] = ends(a, b);
  const reach = Math.max(32, Math.abs(isAcross ? end.x - start.x : end.y - start.y) / 2);
  const [ux, uy] = isAcross
    ? [Math.sign(end.x - start.x) || 1, 0]
    : [0, Math.sign(end.y - start.y) || 1];
  const c1 = { x: start.x + ux * reach, y: start.y + uy * reach };
  const c2 = { x: end.x - ux * reach, y: end.y - uy * reach };
  return { points: [start, c1, c2, end], ux, uy };
}

/**
 * @param {Box} a
 * @param {Box} b
 * @returns {[Point, Point, boolean]}
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
 * Out at the right side, along the nearest level that is free, in at the left side.
 * @param {Box} a
 * @param {Box} b
 * @param {Box[]} boxes all of them
 * @returns {Point[] | null} null where no level is free
 */
function wayRound(a, b, boxes) {
  const [from, to] = [a.y + a.h / 2, b.y + b.h / 2];
  const length = (/** @type {number} */ y) => Math.abs(from - y) + Math.abs(y - to);
  const levels = [...new Set(boxes.flatMap(({ y, h }) => [y - CLEAR, y + h + CLEAR]))];
  levels.sort((one, other) => length(one) - length(other));
  for (const y of levels.slice(0, MOST_LEVELS)) {
    const points = cornersAt(y, { x: a.x + a.w, y: from }, { x: b.x, y: to });
    if (!points.some((point, i) => i > 0 && isCut(points[i - 1] ?? point, point, boxes)))
      return points;
  }
  return null;
}

/** @param {number} y @param {Point} start @param {Point} end */
function cornersAt(y, start, end) {
  const [out, back] = [start.x + STUB, end.x - STUB];
  return [start, { x: out, y: start.y }, { x: out, y }, { x: back, y }, { x: back, y: end.y }, end];
}

/** Whether a straight line, across or down, runs behind a box. @param {Point} p @param {Point} q @param {Box[]} boxes */
function isCut(p, q, boxes) {
  const bounds = boundsOf([p, q]);
  return boxes.some((box) => touches(box, bounds));
}

/** @param {Point[]} curve a cubic @param {Box[]} boxes */
function isCrossed(curve, boxes) {
  if (boxes.length === 0) return false;
  for (let i = 1; i < LOOKS; i += 1) {
    const point = pointOn(curve, i / LOOKS);
    if (boxes.some((box) => touches(box, boundsOf([point])))) return true;
  }
  return false;
}

/** @param {Point[]} points @returns {Box} */
function boundsOf(points) {
  const xs = points.map(({ x }) => x);
  const ys = points.map(({ y }) => y);
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { x, y, w: Math.max(...xs) - x, h: Math.max(...ys) - y };
}

/** Whether two boxes have a part in common. @param {Box} box @param {Box} other */
export function touches(box, other) {
  return (
    other.x < box.x + box.w - INSIDE &&
    other.x + other.w > box.x + INSIDE &&
    other.y < box.y + box.h - INSIDE &&
    other.y + other.h > box.y + INSIDE
  );
}

/** @param {Point[]} curve a cubic @param {number} share of it, 0 to 1 @returns {Point} */
function pointOn(curve, share) {
  const rest = 1 - share;
  const weights = [rest ** 3, 3 * rest ** 2 * share, 3 * rest * share ** 2, share ** 3];
  const sum = (/** @type {"x" | "y"} */ axis) =>
    curve.reduce((total, point, i) => total + point[axis] * (weights[i] ?? 0), 0);
  return { x: sum("x"), y: sum("y") };
}

/** The middles of the parts of a line with corners, of the longest first. @param {Point[]} points */
function middles(points) {
  const parts = points.slice(1).map((q, i) => {
    const p = points[i] ?? q;
    return { x: (p.x + q.x) / 2, y: (p.y + q.y) / 2, length: Math.abs(p.x - q.x) };
  });
  return parts.sort((one, other) => other.length - one.length).slice(0, 2);
}

/** @param {Point[]} points */
function roundedPath(points) {
  const [start, ...rest] = points.filter(
    (point, i) => i === 0 || Math.hypot(point.x - at0(i).x, point.y - at0(i).y) > 0.5,
  );
  /** @param {number} i */
  function at0(i) {
    return /** @type {Point} */ (points[i - 1]);
  }
  const end = /** @type {Point} */ (rest.at(-1));
  let before = /** @type {Point} */ (start);
  let d = `M${at(before)}`;
  rest.forEach((point, i) => {
    const after = rest[i + 1];
    if (!after) return;
    d += `L${at(towards(point, before))}Q${at(point)} ${at(towards(point, after))}`;
    before = point;
  });
  return `${d}L${at(end)}${head(end, 1, 0)}`;
}

/** The point from which a corner is rounded. @param {Point} corner @param {Point} other @returns {Point} */
function towards(corner, other) {
  const length = Math.hypot(other.x - corner.x, other.y - corner.y) || 1;
  const share = Math.min(CORNER, length / 2) / length;
  return { x: corner.x + (other.x - corner.x) * share, y: corner.y + (other.y - corner.y) * share };
}

/**
 * @param {Point} tip
 * @param {number} ux direction of the arrow
 * @param {number} uy
 */
function head({ x, y }, ux, uy) {
  const back = { x: x - ux * HEAD, y: y - uy * HEAD };
  const side = HEAD * 0.55;
  return `M${back.x - uy * side} ${back.y - ux * side}L${x} ${y}L${back.x + uy * side} ${back.y + ux * side}`;
}

/** @param {Point} point */
function at({ x, y }) {
  return `${Math.round(x * 10) / 10} ${Math.round(y * 10) / 10}`;
}
