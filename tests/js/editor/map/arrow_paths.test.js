import assert from "node:assert/strict";
import test from "node:test";
import { arrowPath } from "../../../../issuetrees/web/static/editor/map/arrow_paths.js";
import { Ground, touches } from "../../../../issuetrees/web/static/editor/map/ground.js";

const box = (x, y, w = 232, h = 52) => ({ x, y, w, h });

const drawn = (a, b, others) => arrowPath(a, b, new Ground([a, b, ...others]));

/** Points of a path that lie close together: its corners, and places on its curves. */
function pointsOf(d) {
  const line = d.slice(0, d.lastIndexOf("M"));
  const parts = [...line.matchAll(/([MLQC])([^MLQC]+)/g)];
  const points = [];
  let last = { x: 0, y: 0 };
  for (const [, kind, text] of parts) {
    const n = text.trim().split(/\s+/).map(Number);
    const all = [];
    for (let i = 0; i < n.length; i += 2) all.push({ x: n[i], y: n[i + 1] });
    const curve = kind === "M" ? all : [last, ...all];
    for (let share = 0; share <= 1; share += 0.02) points.push(onCurve(curve, share));
    last = all.at(-1);
  }
  return points;
}

/** De Casteljau: of a line, a quadratic or a cubic. */
function onCurve(points, share) {
  if (points.length === 1) return points[0];
  const nearer = points.slice(1).map((q, i) => ({
    x: points[i].x + (q.x - points[i].x) * share,
    y: points[i].y + (q.y - points[i].y) * share,
  }));
  return onCurve(nearer, share);
}

const crosses = (d, boxes) =>
  pointsOf(d).some((point) => boxes.some((one) => touches(one, { ...point, w: 0, h: 0 })));

test("with nothing in the way it is one curve from side to side", () => {
  const { d, places } = drawn(box(0, 0), box(400, 100), []);
  assert.match(d, /^M232 26C316 26 316 126 400 126M/);
  assert.deepEqual(places[0], { x: 316, y: 76 });
});

test("it goes round a box that stands between, above or below it", () => {
  const [a, b] = [box(0, 0), box(800, 0)];
  const between = [box(400, 0)];
  assert.ok(crosses("M232 26L800 26M", between), "the test sees what is crossed");
  const { d, places } = drawn(a, b, between);
  assert.ok(!crosses(d, [a, b, ...between]), d);
  assert.ok(places[0].y < 0 || places[0].y > 52, "its label stands on the part beside the box");
});

test("it goes round a whole row of boxes, and back to the left", () => {
  const row = [1, 2, 3].map((at) => box(at * 320, 0));
  for (const [a, b] of [
    [box(0, 0), box(4 * 320, 0)],
    [box(4 * 320, 0), box(0, 0)],
    [box(0, 0), box(4 * 320, 100)],
  ]) {
    assert.ok(!crosses(drawn(a, b, row).d, [...row]), JSON.stringify([a, b]));
  }
});

test("five hundred stages and two thousand arrows are led round one another within two seconds", () => {
  const boxes = Array.from({ length: 500 }, (_, i) =>
    box((i % 25) * 320, Math.floor(i / 25) * 110),
  );
  const ground = new Ground(boxes);
  const began = performance.now();
  for (let i = 0; i < 2000; i += 1) {
    const from = (i * 7) % 500;
    arrowPath(boxes[from], boxes[(from + 1 + ((i * 13) % 60)) % 500], ground);
  }
  const spent = performance.now() - began;
  assert.ok(spent < 2000, `${spent} ms`); // some 100 ms on a machine that does nothing else
});

test("where no way is free it is drawn all the same", () => {
  const wall = [box(240, -4000, 20, 8000)];
  assert.match(drawn(box(0, 0), box(400, 0), wall).d, /^M232 26C/);
});
