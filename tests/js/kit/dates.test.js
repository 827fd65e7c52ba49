import assert from "node:assert/strict";
import { test } from "node:test";
import { dayText, isOverdue } from "../../../issuetrees/web/static/kit/dates.js";

test("days are written for people and compared with today", () => {
  assert.equal(dayText("2026-11-23"), "23 Nov 2026");
  const now = new Date(2026, 10, 23, 12);
  assert.ok(isOverdue("2026-11-22", now));
  assert.ok(!isOverdue("2026-11-23", now));
});
