/** Driver trees as Python calculates them, and how long a changed leaf takes. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { Drivers } from "../../../issuetrees/web/static/inquiry/drivers.js";

const PLANS = JSON.parse(
  readFileSync(new URL("../../../fixtures/cases/drivers/plans.json", import.meta.url), "utf8"),
);
/** One frame; of a slow machine twice. */
const MOST_MS = 32;

function near(found, expected, what) {
  if (expected === null) return assert.equal(found, null, what);
  assert.ok(
    Math.abs(found - expected) <= 1e-9 * Math.max(1, Math.abs(expected)),
    `${what}: ${found}`,
  );
}

for (const { name, drivers, values, faults = {}, moves = [] } of PLANS)
  test(`golden case: ${name}`, () => {
    const factors = new Map(drivers.map(({ id, factor }) => [id, factor]));
    const sheet = new Drivers(drivers.map((one) => ({ ...one })));
    const check = (expected, told) => {
      for (const [id, value] of Object.entries(expected)) {
        const found = sheet.valueOf(id);
        near(found === null ? null : found / factors.get(id), value, id);
      }
      for (const [id, fault] of Object.entries(told)) assert.equal(sheet.faults.get(id), fault);
    };
    check(values, faults);
    for (const { put, values: after, faults: told = {} } of moves) {
      const changes = Object.entries(put).map(([id, value]) => [
        id,
        value === null ? null : value * factors.get(id),
      ]);
      sheet.put(changes);
      check(after, told);
    }
  });

test("a changed leaf of two thousand nodes is calculated within a frame", () => {
  const drivers = [{ id: "0", term: null, own: 1 }];
  for (let at = 1; at < 2000; at += 1)
    drivers.push({ id: String(at), term: null, own: 1 + at / 2000 });
  for (let at = 0; at * 3 + 3 < 2000; at += 1) {
    const sign = ["+", "*", "-"][at % 3];
    drivers[at].term = [sign, ...[1, 2, 3].map((step) => String(at * 3 + step))];
  }
  const sheet = new Drivers(drivers);
  const times = [];
  for (let at = 1999; at > 1900; at -= 1) {
    const started = performance.now();
    sheet.put([[String(at), at / 1000]]);
    times.push(performance.now() - started);
  }
  times.sort((one, other) => one - other);
  assert.ok(times[50] < MOST_MS, `${times[50]} ms`);
});
