/**
 * Ways of arrows between boxes: a curve, or corners round a box that would be in its way; and the
 * places where its label may stand. The twin on paper is `core/drawing/arrows.py`.
 *
 * @typedef {import("../base/types.js").Box} Box
 * @typedef {{x: number, y: number}} Point
 * @typedef {import("./ground.js").Ground} Ground
 * @typedef {{points: [Point, Point, Point, Point], ux: number, uy: number}} Curve
 * @typedef {{d: string, places: Point[], bounds: Box}} Path  places: for the label, the best first
 */

import { isNear } from "./ground.js";

const HEAD = 7;
/** How far an arrow comes out before it turns. */
const STUB = 16;
const CORNER = 8;
/** A piece of a curve that is not looked at more closely. */
const SHORT = 6;
/** Even; early; late. */
const BENDS = /** @type {const} */ ([
  [1, 1],
  [0.4, 1.5],
  [1.5, 0.4],
]);
const SHARES = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74];

/**
 * The way from the edge of one box to the edge of another, with its head.
 * @param {Box} a
 * @param {Box} b
 * @param {Ground} ground all boxes, those two among them
 * @returns {Path}
 */
export function arrowPath(a, b, ground) {
  const curves = BENDS.map((bends) => curveOf(a, b, bends));
  const others = ground.boxes.filter((box) => box !== a && box !== b);
  const free = curves.find(({ points }) => !isCrossed(points, others));
  const points = free ? null : wayRound(a, b, ground);
  if (points) return { d: roundedPath(points), places: middles(points), bounds: boundsOf(points) };
  const curve = /** @type {Curve} */ (free ?? curves[0]);
  const [start, c1, c2, end] = curve.points;
  const line = `M${at(start)}C${at(c1)} ${at(c2)} ${at(end)}`;
  const places = SHARES.map((share) => pointOn(curve.points, share));
  const bounds = boundsOf(curve.points);
  return { d: line + head(end, curve.ux, curve.uy), places, bounds };
}

/**
 * @param {Box} a
 * @param {Box} b
 * @param {readonly [number, number]} bends how far it goes straight on at its start and end
 * @returns {Curve}
 */
function curveOf(a, b, [first, last]) {
  const [start, end, isAcross] = ends(a, b);
  const reach = Math.max(32, Math.abs(isAcross ? end.x - start.x : end.y - start.y) / 2);
  const [ux, uy] = isAcross
    ? [Math.sign(end.x - start.x) || 1, 0]
    : [0, Math.sign(end.y - start.y) || 1];
  const c1 = { x: start.x + ux * reach * first, y: start.y + uy * reach * first };
  const c2 = { x: end.x - ux * reach * last, y: end.y - uy * reach * last };
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
 * @param {Ground} ground
 * @returns {Point[] | null} null where no level is free
 */
function wayRound(a, b, ground) {
  const start = { x: a.x + a.w, y: a.y + a.h / 2 };
  const end = { x: b.x, y: b.y + b.h / 2 };
  const [out, back] = [start.x + STUB, end.x - STUB];
  const isShut = ground.isAcross(start.y, start.x, out) || ground.isAcross(end.y, back, end.x);
  if (isShut) return null;
  for (const y of ground.levelsNear(start.y, end.y)) {
    const isCut =
      ground.isDown(out, start.y, y) ||
      ground.isDown(back, y, end.y) ||
      ground.isAcross(y, out, back);
    if (!isCut)
      return [
        start,
        { x: out, y: start.y },
        { x: out, y },
        { x: back, y },
        { x: back, y: end.y },
        end,
      ];
  }
  return null;
}

/**
 * Whether a curve passes behind a box or all but touches it: it lies within its handles, and so
 * does each half of it.
 * @param {Point[]} curve a cubic
 * @param {Box[]} boxes
 * @returns {boolean}
 */
function isCrossed(curve, boxes) {
  const bounds = boundsOf(curve);
  const near = boxes.filter((box) => isNear(box, bounds));
  if (near.length === 0) return false;
  if (bounds.w + bounds.h < SHORT) return true;
  return halvesOf(curve).some((half) => isCrossed(half, near));
}

/** The halves of a cubic, after de Casteljau. @param {Point[]} curve @returns {Point[][]} */
function halvesOf(curve) {
  const [start, c1, c2, end] = /** @type {[Point, Point, Point, Point]} */ (curve);
  const [first, top, last] = [middle(start, c1), middle(c1, c2), middle(c2, end)];
  const [second, third] = [middle(first, top), middle(top, last)];
  const half = middle(second, third);
  return [
    [start, first, second, half],
    [half, third, last, end],
  ];
}

/** @param {Point} p @param {Point} q */
function middle(p, q) {
  return { x: (p.x + q.x) / 2, y: (p.y + q.y) / 2 };
}

/** @param {Point[]} points @returns {Box} */
function boundsOf(points) {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y } of points) {
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  return { x: left, y: top, w: right - left, h: bottom - top };
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
    return { ...middle(p, q), length: Math.abs(p.x - q.x) };
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
