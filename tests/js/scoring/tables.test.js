/** A table that came in: what its preview keeps, sends and is told. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { TableSheet } from "../../../issuetrees/web/static/scoring/table_sheet.js";

const preview = () => ({
  sheets: ["One"],
  sheet: "One",
  heading: 3,
  columns: [
    { heading: "Project", column: "title" },
    { heading: "Cost", column: "cost_likely" },
  ],
  rows: [
    { row: 4, cells: ["A", "1"] },
    { row: 6, cells: ["B", "much"] },
    { row: 7, cells: ["", ""] },
  ],
  problems: [{ row: 6, place: 1, column: "Cost", message: "no number" }],
  ready: 1,
  ready_new: 1,
  changes: [],
  notes: [],
});

test("what is wrong stands at its cell, by the number of its row in the file", () => {
  const sheet = new TableSheet(preview());
  assert.equal(sheet.problemAt({ id: "6", column: 1 }), "no number");
  assert.equal(sheet.problemAt({ id: "4", column: 1 }), "");
  assert.deepEqual(sheet.nextWrong(null), { id: "6", column: 1 });
  assert.deepEqual(sheet.nextWrong({ id: "6", column: 1 }), { id: "6", column: 1 });
});

test("cells are sent as they are now, below their headings", () => {
  const sheet = new TableSheet(preview());
  sheet.put({ id: "6", column: 1 }, "7");
  assert.deepEqual(sheet.sent, {
    rows: [
      ["Project", "Cost"],
      ["A", "1"],
      ["B", "7"],
      ["", ""],
    ],
    heading: 1,
    columns: ["title", "cost_likely"],
  });
  assert.deepEqual([sheet.idAt(2), sheet.idAt(3), sheet.idAt(9)], ["4", "6", ""]);
});

test("an answer counts the rows that were sent; what is wrong with a whole row stands at its title", () => {
  const sheet = new TableSheet(preview());
  sheet.judged({
    problems: [{ row: 3, place: null, column: "", message: "costs" }],
    changes: [],
    ready: 1,
    ready_new: 1,
  });
  assert.equal(sheet.problemAt({ id: "6", column: 0 }), "costs");
  assert.equal(sheet.problems.size, 1);
});

test("rows that are stored and empty ones go, the others keep their numbers", () => {
  const sheet = new TableSheet(preview());
  sheet.drop(new Set(["4"]));
  assert.deepEqual(
    sheet.rows.order.map(({ id }) => id),
    ["6"],
  );
});

test("headings become a row, and a row the headings", () => {
  const sheet = new TableSheet(preview());
  sheet.head(false);
  assert.deepEqual(sheet.headings, ["", ""]);
  assert.deepEqual(sheet.cells.get("3"), ["Project", "Cost"]);
  assert.equal(sheet.sent.heading, 0);
  sheet.head(true);
  assert.deepEqual(sheet.headings, ["Project", "Cost"]);
  assert.equal(sheet.cells.has("3"), false);
});

test("a cell that changes what is there says what that is", () => {
  const sheet = new TableSheet({ ...preview(), changes: [{ row: 4, place: 1, old: "2" }] }, true);
  assert.equal(sheet.changeAt({ id: "4", column: 1 }), "2");
  assert.equal(sheet.changeAt({ id: "6", column: 1 }), undefined);
  assert.equal(sheet.changedRows, 1);
  assert.equal(sheet.sent.empties, true);
  sheet.judged({ problems: [], changes: [], ready: 2, ready_new: 0 });
  assert.equal(sheet.changedRows, 0);
});
