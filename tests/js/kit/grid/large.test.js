/** 5,000 rows of 10 columns without a document: order, search, paste, fill and undo. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { numberColumn } from "../../../../issuetrees/web/static/kit/grid/columns.js";
import { Selection } from "../../../../issuetrees/web/static/kit/grid/ranges.js";
import { keyOfSpot, Rows } from "../../../../issuetrees/web/static/kit/grid/rows.js";
import { filledTexts, pastedTexts } from "../../../../issuetrees/web/static/kit/grid/texts.js";
import { BEYOND, nearView, withGaps } from "../../../../issuetrees/web/static/kit/grid/window.js";
import { Writer } from "../../../../issuetrees/web/static/kit/grid/writer.js";

const ROWS = 5000;
const COLUMNS = 10;

function large() {
  const held = new Map();
  const complaints = [];
  const rows = new Rows(
    Array.from({ length: ROWS }, (_, index) => ({ id: `r${index}`, title: `Idea ${index}` })),
  );
  const source = {
    isOpen: true,
    columns: Array.from({ length: COLUMNS }, (_, at) => numberColumn(`C${at}`, { from: 0, to: 9 })),
    rows,
    valueOf: (spot) => held.get(keyOfSpot(spot)) ?? null,
    isSame: (one, other) => one === other,
    write: (changes) => {
      for (const [spot, value] of changes) held.set(keyOfSpot(spot), value);
    },
    dress: () => {},
    complain: (sentence, answers = []) => complaints.push({ sentence, answers }),
    onMoved: () => {},
    onKey: () => false,
  };
  const writer = new Writer(source, () => {});
  const selection = new Selection(ROWS, COLUMNS);
  const spots = (texts) =>
    texts.map(([{ row, column }, text]) => [{ id: rows.at(row).id, column }, text]);
  return { held, complaints, rows, source, writer, selection, spots };
}

test("a table as large as the grid is pasted, undone and made again in one step each", () => {
  const { held, rows, source, writer, selection, spots } = large();
  const range = Array.from({ length: ROWS }, (_, row) => Array(COLUMNS).fill(String(row % 10)));
  writer.lay(spots(pastedTexts(selection, range).texts), "");
  assert.equal(held.size, ROWS * COLUMNS);
  writer.write(writer.edits.undo());
  assert.ok([...held.values()].every((value) => value === null));
  writer.write(writer.edits.redo());
  assert.equal(source.valueOf({ id: "r4999", column: 9 }), 9);
  rows.sort(({ id }) => source.valueOf({ id, column: 0 }), true);
  assert.deepEqual([rows.at(0).id, rows.at(1).id, rows.at(ROWS - 1).id], ["r9", "r19", "r4990"]);
});

test("rows are ordered by value, equal ones as they came, empty ones last either way", () => {
  const { rows, source } = large();
  const give = (id, value) => source.write([[{ id, column: 0 }, value]]);
  give("r7", 2);
  give("r3", 10);
  give("r5", 2);
  const keyOf = ({ id }) => source.valueOf({ id, column: 0 });
  const first = () => [0, 1, 2, 3].map((index) => rows.at(index).id);
  rows.sort(keyOf, false);
  assert.deepEqual(first(), ["r5", "r7", "r3", "r0"]);
  rows.sort(keyOf, true);
  assert.deepEqual(first(), ["r3", "r5", "r7", "r0"]);
  rows.sort(({ title }) => title, true);
  assert.equal(rows.at(0).id, "r4999");
  rows.unsort();
  assert.equal(rows.placeOf("r4999"), 4999);
});

test("a title is found round and round, wherever its row stands", () => {
  const { rows } = large();
  assert.equal(rows.find("idea 4321", 0, 1), 4321);
  assert.equal(rows.find("499", 4999, 1), 499);
  assert.equal(rows.find("499", 499, -1), 4999);
  assert.equal(rows.find("nothing", 0, 1), null);
});

test("a column is filled down to its end", () => {
  const { source, writer, selection, rows, spots } = large();
  source.write([[{ id: "r0", column: 2 }, 7]]);
  selection.go({ row: 0, column: 2 });
  selection.extend({ row: ROWS - 1, column: 2 });
  const textAt = ({ row, column }) => String(source.valueOf({ id: rows.at(row).id, column }));
  writer.lay(spots(filledTexts(selection.box, "down", textAt)), "");
  assert.equal(source.valueOf({ id: "r4999", column: 2 }), 7);
});

test("one wrong text changes nothing and is marked; a doubt can be taken as it is", () => {
  const { held, complaints, writer } = large();
  const at = (id, text) => [{ id, column: 0 }, text];
  writer.lay([at("r1", "3"), at("r2", "much"), at("r3", "more")], "Nothing was pasted.");
  assert.equal(held.size, 0);
  assert.equal(
    complaints.at(-1).sentence,
    "Row “Idea 2”, column “C0”: “much” is not a number. 1 more cell is marked. Nothing was pasted.",
  );
  assert.ok(writer.refusals.at({ id: "r3", column: 0 }));
  writer.lay([at("r1", "3"), at("r2", "24"), at("r3", "25")], "Nothing was pasted.");
  const { answers } = complaints.at(-1);
  assert.deepEqual(
    answers.map(({ label }) => label),
    ["Take it as it is"],
  );
  answers[0].act();
  assert.deepEqual([...held.values()], [3, 24, 25]);
  assert.equal(writer.refusals.at({ id: "r2", column: 0 }), undefined);
});

test("what is doubted is meant when it is typed once more, or when a reading is chosen", () => {
  const { held, complaints, writer } = large();
  const spot = { id: "r1", column: 0 };
  writer.type("24", [spot]);
  assert.equal(held.size, 0);
  writer.type("24", [spot]);
  assert.deepEqual([...held.values()], [24]);
  writer.type("31", [spot]);
  const { answers } = complaints.at(-1);
  assert.deepEqual(
    answers.map(({ label }) => label),
    ["Take it as it is", "3.1", "3"],
  );
  answers[1].act();
  assert.deepEqual([...held.values()], [3.1]);
});

test("only rows near the view are drawn; gaps take the room of the others", () => {
  const view = nearView({ top: 32_000, height: 640, rowHeight: 32, count: ROWS });
  assert.deepEqual(view, { first: 1000 - BEYOND, last: 1020 + BEYOND });
  assert.equal(nearView({ top: 0, height: 640, rowHeight: 32, count: 5 }).last, 5);
  const parts = withGaps([3, 10, 11], 20);
  assert.deepEqual(parts, [
    { gap: 3 },
    { place: 3 },
    { gap: 6 },
    { place: 10 },
    { place: 11 },
    { gap: 8 },
  ]);
});
