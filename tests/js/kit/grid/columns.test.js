/** Columns by kind: how texts become values, and what is refused or doubted. */
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  choiceColumn,
  dayColumn,
  numberColumn,
  slips,
  textColumn,
} from "../../../../issuetrees/web/static/kit/grid/columns.js";

const STATES = [
  { value: "idea", label: "Idea", words: ["новая"] },
  { value: "running", label: "Running" },
  { value: "ready", label: "Ready" },
];

test("texts are trimmed and measured", () => {
  const column = textColumn("Title", { most: 5, isRequired: true });
  assert.deepEqual(column.read(" Fair ", ""), { value: "Fair" });
  assert.match(column.read("Festival", "").problem, /At most 5 characters; this has 8/);
  assert.ok("problem" in column.read("  ", "Fair"));
  assert.deepEqual(["", "a"].map(column.sortKey), [null, "a"]);
});

test("numbers are read as everywhere; beyond the bounds it is asked", () => {
  const column = numberColumn("Cost", { from: 0, to: 100 });
  assert.deepEqual(column.read("12.5", null), { value: 12.5 });
  assert.deepEqual(column.read(" ", 3), { value: null });
  assert.equal(column.read("much", null).problem, "“much” is not a number.");
  assert.equal(column.read("125", null).doubt, "125 is beyond the scale of 0 to 100.");
  assert.equal(column.show(1200), "1,200");
  assert.equal(column.show(null), "");
});

test("a slip is a missed point or two values that ran into each other", () => {
  assert.deepEqual(slips(24121, { from: 6, to: 36 }), [24.121, 24]);
  assert.deepEqual(slips(-305, { from: -40, to: 0 }), [-30.5, -30]);
  assert.deepEqual(slips(72.5, { from: 6, to: 36 }), []);
  assert.deepEqual(slips(9, { from: 1, to: 5 }), []);
});

test("a choice is known by its label, its value, its words or the only beginning", () => {
  const column = choiceColumn("State", STATES);
  const read = (text) => column.read(text, "").value;
  assert.deepEqual(["idea", "RUNNING", "новая", "re", ""].map(read), [
    "idea",
    "running",
    "idea",
    "ready",
    "",
  ]);
  assert.match(column.read("r", "").problem, /none of these: Idea, Running, Ready/);
  assert.deepEqual(["ready", ""].map(column.sortKey), [2, null]);
  assert.equal(column.show("running"), "Running");
});

test("days are read in words and in figures", () => {
  const column = dayColumn("Due", "2026-03-10");
  assert.deepEqual(column.read("23 Nov 2026", null), { value: "2026-11-23" });
  assert.deepEqual(column.read("", "2026-01-01"), { value: null });
  assert.match(column.read("03/04/2026", null).problem, /can mean/);
  assert.match(column.read("soon", null).problem, /not a day/);
  assert.equal(column.show("2026-11-23"), "23 Nov 2026");
});
