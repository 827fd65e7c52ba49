/** The grid without a document: where keys lead, what is selected, pasted, filled and undone. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { readTable, writeTable } from "../../../../issuetrees/web/static/kit/formats/tables.js";
import { Edits } from "../../../../issuetrees/web/static/kit/grid/edits.js";
import { meaningOf } from "../../../../issuetrees/web/static/kit/grid/grid_keys.js";
import { edge, Selection } from "../../../../issuetrees/web/static/kit/grid/ranges.js";
import { filledTexts, pastedTexts } from "../../../../issuetrees/web/static/kit/grid/texts.js";

const at = (row, column) => ({ row, column });
const key = (name, more = {}) => meaningOf({ key: name, code: "", ...more });

/** @param {[number, number]} from @param {[number, number]} [to] */
function selected(from, to, size = [5, 4]) {
  const selection = new Selection(...size);
  selection.go(at(...from));
  if (to) selection.extend(at(...to));
  return selection;
}

test("a selection stays inside, and Shift lets its end move", () => {
  const selection = selected([1, 1], [3, 0]);
  assert.deepEqual(selection.box, { top: 1, left: 0, bottom: 3, right: 1 });
  assert.deepEqual(selection.active, at(1, 1));
  selection.extend(at(99, -1));
  assert.deepEqual(selection.box, { top: 1, left: 0, bottom: 4, right: 1 });
  selection.go(at(-1, 99));
  assert.deepEqual(selection.active, at(0, 3));
  selection.all();
  assert.equal(selection.places.length, 20);
  assert.deepEqual(selection.active, at(0, 3));
});

test("Enter goes back to the column where a row of Tabs began", () => {
  const selection = selected([0, 1]);
  selection.advance([0, 1]);
  selection.advance([0, 1]);
  selection.advance([1, 0]);
  assert.deepEqual(selection.active, at(1, 1));
  selection.advance([1, 0]);
  assert.deepEqual(selection.active, at(2, 1));
});

test("in a range Tab goes along its rows, Enter down its columns, round and round", () => {
  const along = selected([0, 0], [1, 1]);
  const seen = [1, 1, 1, 1].map((step) => {
    along.advance([0, step]);
    return [along.active.row, along.active.column];
  });
  assert.deepEqual(seen, [
    [0, 1],
    [1, 0],
    [1, 1],
    [0, 0],
  ]);
  along.advance([-1, 0]);
  assert.deepEqual(along.active, at(1, 1));
  assert.ok(along.isRange);
});

test("Ctrl with an arrow goes to the end of what is filled, or over the gap", () => {
  const line = ["x", "x", "", "", "x", ""];
  const filled = ({ row, column }) => (row === 0 && column in line ? line[column] !== "" : null);
  const right = (column) => edge(at(0, column), [0, 1], filled).column;
  assert.deepEqual([0, 1, 2, 4, 5].map(right), [1, 4, 4, 5, 5]);
  assert.equal(edge(at(0, 5), [0, -1], filled).column, 4);
});

test("after sorting, what was selected in one row is selected where that row stands", () => {
  const selection = selected([2, 1], [2, 3]);
  selection.follow(0);
  assert.deepEqual(selection.box, { top: 0, left: 1, bottom: 0, right: 3 });
  const several = selected([2, 1], [3, 1]);
  several.follow(4);
  assert.deepEqual([several.active, several.isRange], [at(4, 1), false]);
});

test("a range is laid from the corner, as often as the selection holds it", () => {
  const texts = (selection, range) =>
    pastedTexts(selection, range).texts.map(([{ row, column }, text]) => [row, column, text]);
  assert.deepEqual(
    texts(selected([1, 1]), [
      ["a", " "],
      ["", "d"],
    ]),
    [
      [1, 1, "a"],
      [2, 2, "d"],
    ],
  );
  assert.deepEqual(
    texts(selected([0, 0], [3, 0]), [["a"], ["b"]]).map(([, , text]) => text),
    ["a", "b", "a", "b"],
  );
  assert.equal(texts(selected([0, 0], [1, 1]), [[""]]).length, 4);
  assert.match(pastedTexts(selected([4, 0]), [["a"], ["b"]]).problem, /2 × 1 cells.* 1 × 4/);
});

test("a selection is filled from its first row or column, a single one from the one before", () => {
  const textAt = ({ row, column }) => `${row}${column}`;
  const fill = (selection, way) =>
    filledTexts(selection.box, way, textAt).map(([{ row, column }, text]) => [row, column, text]);
  assert.deepEqual(fill(selected([1, 1], [3, 1]), "down"), [
    [2, 1, "11"],
    [3, 1, "11"],
  ]);
  assert.deepEqual(fill(selected([1, 1]), "down"), [[1, 1, "01"]]);
  assert.deepEqual(fill(selected([1, 1]), "right"), [[1, 1, "10"]]);
  assert.deepEqual(fill(selected([0, 1]), "down"), []);
});

test("undo and redo walk through the edits, a new edit forgets the undone ones", () => {
  const edits = new Edits();
  const edit = (cell, before, after) => ({ cell, before, after });
  edits.add([edit("a", 1, 2), edit("b", 3, 4)]);
  edits.add([edit("a", 2, 5)]);
  assert.deepEqual(edits.undo(), [["a", 2]]);
  assert.deepEqual(edits.undo(), [
    ["a", 1],
    ["b", 3],
  ]);
  assert.deepEqual(edits.undo(), []);
  assert.deepEqual(edits.redo(), [
    ["a", 2],
    ["b", 4],
  ]);
  edits.add([edit("c", 0, 1)]);
  assert.deepEqual(edits.redo(), []);
});

test("keys mean what they mean in a spreadsheet", () => {
  assert.deepEqual(key("Tab", { shiftKey: true }).step, [-0, -1]);
  assert.equal(key("ArrowDown", { ctrlKey: true }).kind, "jump");
  assert.deepEqual(key("End", { ctrlKey: true }).row, "last");
  assert.equal(key("End").row, null);
  assert.equal(key("F2").kind, "edit");
  assert.deepEqual(key("7"), { kind: "type", key: "7" });
  assert.equal(key(" "), null);
  assert.equal(key("F5"), null);
});

test("letters go by their place where the layout has others", () => {
  const ctrl = (name, code, shiftKey = false) => key(name, { code, ctrlKey: true, shiftKey })?.kind;
  assert.equal(ctrl("z", "KeyZ"), "undo");
  assert.equal(ctrl("я", "KeyZ"), "undo");
  assert.equal(ctrl("Я", "KeyZ", true), "redo");
  assert.equal(ctrl("в", "KeyD"), "down");
  assert.equal(ctrl("z", "KeyY"), "undo"); // a German keyboard
  assert.equal(ctrl("c", "KeyC"), undefined);
});

test("keys of an input method are its own", () => {
  assert.deepEqual(key("Enter", { keyCode: 229 }), { kind: "compose" });
  assert.deepEqual(key("Process", { isComposing: true }), { kind: "compose" });
});

test("what is copied is read again as it was", () => {
  const rows = [
    ["plain", 'two\nlines, "quoted"'],
    ["tab\there", '24" screens'],
  ];
  assert.deepEqual(readTable(writeTable(rows)), rows);
});
