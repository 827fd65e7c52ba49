import assert from "node:assert/strict";
import { test } from "node:test";

import { monthsLater, steppedDay } from "../../../issuetrees/web/static/kit/calendar.js";

const step = (key, day, shiftKey = false) => steppedDay({ key, shiftKey }, day);

test("arrows go by days and weeks, over the ends of months", () => {
  assert.equal(step("ArrowRight", "2026-11-30"), "2026-12-01");
  assert.equal(step("ArrowLeft", "2027-01-01"), "2026-12-31");
  assert.equal(step("ArrowDown", "2026-11-26"), "2026-12-03");
  assert.equal(step("ArrowUp", "2028-03-01"), "2028-02-23");
});

test("Home and End go to the ends of a week that begins on Monday", () => {
  assert.equal(step("Home", "2026-11-29"), "2026-11-23");
  assert.equal(step("Home", "2026-11-23"), "2026-11-23");
  assert.equal(step("End", "2026-11-23"), "2026-11-29");
});

test("pages are months, with Shift years; a day that is missing there is the last one", () => {
  assert.equal(step("PageDown", "2026-01-31"), "2026-02-28");
  assert.equal(step("PageUp", "2026-01-15"), "2025-12-15");
  assert.equal(step("PageDown", "2028-02-29", true), "2029-02-28");
  assert.equal(monthsLater("2026-12-31", 2), "2027-02-28");
});

test("other keys lead nowhere", () => {
  assert.equal(step("a", "2026-11-30"), null);
});
