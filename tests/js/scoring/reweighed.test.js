/** The golden cases of weights that move, as Python has them. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { movedTo, rankingOf, totalsOf } from "../../../issuetrees/web/static/scoring/reweighed.js";
import { stabilityOf } from "../../../issuetrees/web/static/scoring/stability.js";

const CASES = JSON.parse(
  readFileSync(new URL("../../../fixtures/cases/scoring/reweighed.json", import.meta.url), "utf8"),
);
/** At 200 initiatives a move leaves this many ms of the 50 to the drawing; a slow machine's. */
const MOST_MS = 25;

/** Numbers but for the noise of computing. */
function near(found, expected, what) {
  assert.equal(found.length, expected.length, what);
  for (const [index, value] of expected.entries()) {
    if (value === null) assert.equal(found[index], null, what);
    else assert.ok(Math.abs(found[index] - value) < 1e-9, `${what}: ${found[index]} ${value}`);
  }
}

function standing(points, shares, expected, what) {
  if (expected === null) return assert.equal(shares, null, what);
  near(shares, expected.shares, what);
  const totals = totalsOf(points, shares);
  near(totals, expected.totals, what);
  assert.deepEqual(rankingOf(totals), { order: expected.order, places: expected.places }, what);
}

for (const { name, weights, moves, expected, ...table } of CASES) {
  test(`${name}: stability`, () => {
    const { leaders, intervals } = stabilityOf(table, weights);
    assert.deepEqual(leaders, expected.leaders);
    for (const [index, wanted] of expected.intervals.entries()) {
      const found = intervals[index];
      near([found.share, found.low, found.high], [wanted.share, wanted.low, wanted.high], found.id);
      assert.deepEqual([found.below, found.above], [wanted.below, wanted.above], found.id);
    }
  });

  test(`${name}: totals and places after a move`, () => {
    standing(table.points, table.shares, expected.now, "now");
    for (const [index, { id, share }] of moves.entries()) {
      const weight = weights.find((one) => one.id === id);
      const shares = movedTo(weight, table.shares, share);
      standing(table.points, shares, expected.moved[index], `${id} at ${share}`);
    }
  });
}

test("a slider has time to draw", () => {
  const { weights, ...table } = CASES.at(-1);
  assert.equal(table.points.length, 200);
  const spent = Array.from({ length: 15 }, () => {
    const start = performance.now();
    const shares = movedTo(weights[0], table.shares, 0.3);
    rankingOf(totalsOf(table.points, shares));
    stabilityOf({ ...table, shares }, weights);
    return performance.now() - start;
  });
  assert.ok(Math.min(...spent) < MOST_MS, `${Math.min(...spent)} ms`);
});
