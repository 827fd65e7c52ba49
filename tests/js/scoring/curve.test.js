/** Value functions without a page: points, as the server has them; moved, added, stretched. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import {
  added,
  moved,
  pointsAt,
  removed,
  shaped,
  stepOf,
  stretched,
} from "../../../issuetrees/web/static/scoring/curve.js";

const CASES = JSON.parse(
  readFileSync(new URL("../../../fixtures/cases/scoring/curves.json", import.meta.url), "utf8"),
);
const PEAK = [
  { value: 0, points: 0 },
  { value: 50, points: 100 },
  { value: 100, points: 0 },
];

for (const { name, curve, points } of CASES) {
  test(`points on a curve: ${name}`, () => {
    const places = curve.map(([value, worth]) => ({ value, points: worth }));
    for (const [value, worth] of points) assert.equal(pointsAt(places, value), worth);
  });
}

test("a shape goes from the worst to the best value, the lowest first", () => {
  assert.deepEqual(
    shaped("soon", 100, 0).map(({ value, points }) => [value, points]),
    [
      [0, 100],
      [25, 95],
      [50, 85],
      [75, 60],
      [100, 0],
    ],
  );
  assert.deepEqual(shaped("between", 0, 100), PEAK);
});

test("a point stays between its neighbours and on the scale", () => {
  assert.deepEqual(moved(PEAK, 1, { value: 500, points: 130 })[1], { value: 99.8, points: 100 });
  assert.deepEqual(moved(PEAK, 0, { value: -20, points: -3 })[0], { value: -20, points: 0 });
});

test("a point that is added changes nothing; the ends cannot be taken away", () => {
  const { places, at } = added(PEAK, 25);
  assert.equal(at, 1);
  assert.deepEqual(places[1], { value: 25, points: 50 });
  assert.deepEqual(removed(places, 1), PEAK);
  assert.equal(removed(PEAK, 0), PEAK);
  assert.equal(added(PEAK, 50).at, -1);
  assert.equal(added(PEAK, -5).at, -1);
});

test("a curve keeps its shape between other ends; steps are round", () => {
  assert.deepEqual(
    stretched(PEAK, 10, 12).map(({ value }) => value),
    [10, 11, 12],
  );
  assert.deepEqual([stepOf(PEAK), stepOf(shaped("straight", 0, 3e6))], [2, 100000]);
});
