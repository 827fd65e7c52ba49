/** Weights that are tried: what moves, what adds up, and the bar as Python draws it. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { stackOf } from "../../../issuetrees/web/static/scoring/stack.js";
import { Tried } from "../../../issuetrees/web/static/scoring/tried.js";

const BARS = JSON.parse(
  readFileSync(new URL("../../../fixtures/cases/drawing/bars.json", import.meta.url), "utf8"),
);

for (const { name, draws, given, expected } of BARS.filter(({ draws }) => draws === "stack")) {
  test(`${draws}: ${name}`, () => {
    const wanted = expected.shapes.filter(({ role }) => role === "part");
    const found = stackOf(given.parts, given.track);
    assert.equal(found.length, wanted.length);
    for (const [at, part] of found.entries()) {
      assert.ok(Math.abs(part.left - wanted[at].rect.left) < 1e-9);
      assert.ok(Math.abs(part.width - wanted[at].rect.width) < 1e-9);
      assert.equal(part.isLabelled, Boolean(wanted[at].label));
    }
  });
}

function given() {
  return {
    table: {
      initiative_ids: ["a", "b", "c"],
      criterion_ids: ["x", "y", "z"],
      points: [
        [100, 0, 50],
        [20, 80, null],
        [null, null, null],
      ],
      shares: [0.3, 0.2, 0.5],
    },
    weights: [
      { id: "g", parts: [0.6, 0.4, 0] },
      { id: "h", parts: [0, 0, 1] },
      { id: "x", parts: [1, 0, 0] },
    ],
    goals: [
      { id: "g", title: "G", tone: 1, criteria: [0, 1] },
      { id: "h", title: "H", tone: 2, criteria: [2] },
    ],
  };
}

/** Numbers but for the noise of computing. */
function near(found, expected) {
  assert.deepEqual(
    found.map((one) => Number(one.toFixed(9))),
    expected,
  );
}

test("one slider moves from where it began, the next from where that ended", () => {
  const tried = new Tried(given());
  tried.move("g", 0.9);
  tried.move("g", 0.8);
  near(tried.shares, [0.48, 0.32, 0.2]);
  tried.settle();
  tried.move("x", 0.6);
  near(tried.shares, [0.6, 0.246153846, 0.153846154]);
  tried.settle();
  near(tried.movables()[0].parts, [0.709090909, 0.290909091, 0]);
});

test("from a weight that has all, the others come back as they were saved", () => {
  const tried = new Tried(given());
  tried.move("h", 1);
  near(tried.shares, [0, 0, 1]);
  tried.settle();
  tried.move("h", 0.5);
  near(tried.shares, [0.3, 0.2, 0.5]);
  tried.reset();
  assert.equal(tried.shares, tried.saved);
});

test("what is shown adds up, at every step of a slider", () => {
  const tried = new Tried(given());
  for (let step = 0; step <= 100; step += 1) {
    tried.move("x", step / 100);
    const shown = tried.shownShares();
    const whole = Math.round(100 * (Number(shown.get("g")) + Number(shown.get("h"))));
    assert.equal(whole, 100);
    const inside = Math.round(100 * (Number(shown.get("x")) + Number(shown.get("y"))));
    assert.equal(inside, Math.round(100 * Number(shown.get("g"))));
    const { lineOf } = tried.ranking();
    for (const row of [0, 1]) {
      const { shown: total, goals } = lineOf(row);
      const sum = goals.reduce((all, one) => all + Math.round(10 * Number(one)), 0);
      assert.equal(sum, Math.round(10 * Number(total || 0)));
    }
  }
});

test("who has no score has no place", () => {
  const { order, lineOf } = new Tried(given()).ranking();
  assert.deepEqual(order, [0, 1, 2]);
  assert.equal(lineOf(2).place, null);
  assert.equal(lineOf(0).shown, "55.0");
});
