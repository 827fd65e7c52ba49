/** Days of a timeline: the golden cases shared with the server, and what moving a bar says. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import {
  dayNumber,
  dayOf,
  dragged,
  isMoment,
  placed,
  reach,
  spanOf,
  weekday,
} from "../../../issuetrees/web/static/inquiry/timeline_days.js";

const url = new URL("../../../fixtures/cases/plan/spans.json", import.meta.url);
const leaf = (fields) => ({
  starts_on: null,
  due_on: null,
  lead_days: null,
  effort_days: null,
  ...fields,
});

test("work lies where the server says", () => {
  for (const { span, ...record } of JSON.parse(readFileSync(url, "utf8"))) {
    const found = spanOf(record);
    assert.deepEqual(found && [found.orders, found.starts, found.ends].map(dayOf), span);
  }
});

test("a bar that is moved keeps what nobody knows unknown, an end that is moved fixes the other", () => {
  const due = leaf({ due_on: "2026-03-09", effort_days: 3 });
  assert.deepEqual(dragged(due, "whole", 7), { due_on: "2026-03-16" });
  assert.deepEqual(dragged(due, "end", 1), { starts_on: "2026-03-05", due_on: "2026-03-10" });
  assert.deepEqual(dragged(due, "start", -1), { starts_on: "2026-03-04", due_on: "2026-03-09" });
  assert.equal(dragged(leaf({ lead_days: 3 }), "whole", 1), null);
});

test("no end is drawn past the other one", () => {
  const both = leaf({ starts_on: "2026-03-02", due_on: "2026-03-04" });
  assert.deepEqual(dragged(both, "end", -9), { starts_on: "2026-03-02", due_on: "2026-03-02" });
  assert.deepEqual(dragged(both, "start", 9), { starts_on: "2026-03-04", due_on: "2026-03-04" });
});

test("what is placed takes its effort in working days, what has none is a moment", () => {
  const fields = placed(leaf({ effort_days: 3 }), dayNumber("2026-03-06"));
  assert.deepEqual(fields, { starts_on: "2026-03-06", due_on: "2026-03-10" });
  assert.equal(isMoment(leaf(placed(leaf({}), 20_000))), true);
});

test("whole weeks are shown, with today and all waiting in them", () => {
  const { first, last } = reach([{ orders: 20_100, starts: 20_110, ends: 20_120 }], 20_000);
  assert.deepEqual([weekday(first), weekday(last)], [0, 6]);
  assert.ok(first <= 20_000 && last >= 20_120);
});
