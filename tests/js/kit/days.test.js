import assert from "node:assert/strict";
import { test } from "node:test";

import {
  daysUntil,
  dayText,
  isLate,
  momentText,
} from "../../../issuetrees/web/static/kit/formats/days.js";

/** 1 December 01:30 in Moscow; still 30 November in London. */
const NIGHT = new Date("2026-11-30T22:30:00Z");

test("days are written for people", () => {
  assert.equal(dayText("2026-11-23"), "23 Nov 2026");
  assert.equal(dayText("2026-05-09", "ru"), "9 мая 2026");
  assert.equal(dayText("soon"), "soon");
});

test("the zone says which day it is, and so what is late", () => {
  const question = { due_on: "2026-11-30", status: "open" };
  assert.ok(isLate(question, "Europe/Moscow", NIGHT));
  assert.ok(!isLate(question, "Europe/London", NIGHT));
  assert.ok(!isLate({ ...question, status: "answered" }, "Europe/Moscow", NIGHT));
  assert.ok(!isLate({ ...question, due_on: null }, "Europe/Moscow", NIGHT));
  assert.equal(daysUntil("2026-12-08", "Europe/Moscow", NIGHT), 7);
  assert.equal(daysUntil("2026-12-08", "Europe/London", NIGHT), 8);
});

test("days are counted over a change of the clocks", () => {
  const before = new Date("2026-03-28T12:00:00Z");
  assert.equal(daysUntil("2026-03-30", "Europe/Berlin", before), 2);
});

test("a moment is short, and has its year when that is another one", () => {
  const said = "2026-11-23T09:05:00Z";
  const where = { language: "en", zone: "Europe/Moscow" };
  assert.equal(momentText(said, { ...where, now: NIGHT }), "23 Nov, 12:05");
  assert.equal(momentText(said, { ...where, now: new Date("2027-01-01") }), "23 Nov 2026, 12:05");
  assert.equal(momentText(said, { language: "ru", zone: "UTC", now: NIGHT }), "23 ноя, 09:05");
  assert.equal(momentText(""), "");
});
