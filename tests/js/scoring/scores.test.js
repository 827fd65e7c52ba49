/** The grid of scores without a page: reading cells, letters. */
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  isAtEnd,
  isBeyond,
  isOneKey,
  readCell,
  showCell,
  wordOf,
} from "../../../issuetrees/web/static/scoring/score_cells.js";
import { columnOf } from "../../../issuetrees/web/static/scoring/score_columns.js";
import { cellsToSend, withCells } from "../../../issuetrees/web/static/scoring/score_letters.js";

const RUBRIC = { id: "r", title: "Talk", kind: "rubric", values: [0, 2, 4] };
const NUMBER = { id: "n", title: "Reach", kind: "number", values: [0, 10] };
const BIG = { id: "b", title: "People", kind: "number", values: [-10, 20000] };
const YES_NO = { id: "y", title: "Repeatable", kind: "yes_no", values: [0, 1] };

test("a cell is a score, a question mark, a dash or nothing", () => {
  const given = (text, criterion) => readCell(text, criterion).value;
  assert.deepEqual(given(" 4 ", RUBRIC), { state: "given", value: 4 });
  assert.deepEqual(given("2,5", NUMBER), { state: "given", value: 2.5 });
  assert.deepEqual(given("1 200", BIG), { state: "given", value: 1200 });
  assert.deepEqual(given("−3", BIG), { state: "given", value: -3 });
  assert.deepEqual(given("да", YES_NO), { state: "given", value: 1 });
  assert.deepEqual(given("No", YES_NO), { state: "given", value: 0 });
  assert.deepEqual(given("?", RUBRIC), { state: "unknown", value: null });
  assert.deepEqual(given("–", NUMBER), { state: "not_applicable", value: null });
  assert.deepEqual(given("  ", NUMBER), { state: "", value: null });
});

test("what is not on the scale is refused with the scale", () => {
  assert.equal(readCell("3", RUBRIC).problem, "“3” is not on the scale. Use one of 0, 2, 4.");
  assert.equal(readCell("much", NUMBER).problem, "“much” is not a number.");
  for (const text of ["1e5", "Infinity", "1.2.3", "0x1", "."]) {
    assert.ok(readCell(text, NUMBER).problem, text);
  }
});

test("a range is typed from low to high, with or without what is most likely", () => {
  const given = (text, criterion) => readCell(text, criterion).value;
  assert.deepEqual(given("2-4", RUBRIC), { state: "given", value: 2, low: 2, high: 4 });
  assert.deepEqual(given("0..4", RUBRIC), { state: "given", value: 2, low: 0, high: 4 });
  assert.deepEqual(given("0 – 4 – 4", RUBRIC), { state: "given", value: 4, low: 0, high: 4 });
  assert.deepEqual(given("3-8", NUMBER), { state: "given", value: 5.5, low: 3, high: 8 });
  assert.deepEqual(given("−5–−2", BIG), { state: "given", value: -3.5, low: -5, high: -2 });
  assert.deepEqual(given("4-4", RUBRIC), { state: "given", value: 4 });
  for (const text of ["4-2", "2-3", "1-2-3-4"]) assert.ok(readCell(text, RUBRIC).problem, text);
  assert.equal(showCell(given("2-4", RUBRIC), RUBRIC), "2–4");
  assert.equal(showCell(given("3-4-8", NUMBER), NUMBER), "3–4–8");
});

test("at the ends of a scale one asks why", () => {
  assert.ok(isAtEnd({ state: "given", value: 0 }, RUBRIC));
  assert.ok(isAtEnd({ state: "given", value: 10 }, NUMBER));
  assert.ok(!isAtEnd({ state: "given", value: 2 }, RUBRIC));
  assert.ok(!isAtEnd({ state: "given", value: 1 }, YES_NO));
  assert.ok(!isAtEnd({ state: "unknown", value: null }, RUBRIC));
});

test("a cell shows what it holds", () => {
  assert.equal(showCell({ state: "given", value: 2.5 }, NUMBER), "2.5");
  assert.equal(showCell({ state: "given", value: 0 }, YES_NO), "No");
  assert.equal(showCell({ state: "unknown", value: null }, NUMBER), "?");
  assert.equal(showCell({ state: "not_applicable", value: null }, NUMBER), "–");
  assert.equal(showCell({ state: "", value: null }, NUMBER), "");
});

test("where a criterion does not apply nothing is asked, and a score is refused", () => {
  const before = { state: "beside", value: null, reason: "" };
  const { read, show } = columnOf(RUBRIC);
  assert.equal(show(before), "");
  for (const text of ["", "–", "?"]) assert.deepEqual(read(text, before), { value: before }, text);
  assert.match(read("4", before).problem, /does not apply/);
  assert.deepEqual(["", "given", "unknown", "not_applicable", "beside"].map(wordOf), [
    "",
    "",
    "don’t know",
    "not applicable",
    "does not apply to this kind",
  ]);
});

test("one key gives a score where every level has one digit", () => {
  assert.ok(isOneKey(RUBRIC));
  assert.ok(isOneKey(YES_NO));
  assert.ok(!isOneKey(NUMBER));
  assert.ok(!isOneKey({ ...RUBRIC, values: [0, 10] }));
});

test("numbers are read as everywhere, and what can be two is told", () => {
  assert.deepEqual(readCell("12,500", BIG).value, { state: "given", value: 12500 });
  assert.deepEqual(readCell("–5", BIG).value, { state: "given", value: -5 });
  const { problem } = readCell("1.234.5", NUMBER);
  assert.equal(problem, "“1.234.5” can mean 1,234.5 or 12,345. Write one of the two.");
});

test("a number beyond the scale is asked about, with what it may have been meant to be", () => {
  const days = { id: "d", title: "Days", kind: "number", values: [36, 6] };
  const { value, doubt, choices } = readCell("24121", days);
  assert.deepEqual(value, { state: "given", value: 24121 });
  assert.equal(doubt, "24,121 is beyond the scale of 6 to 36.");
  assert.deepEqual(
    choices.map(({ label, value: { value: meant } }) => [label, meant]),
    [
      ["24.121", 24.121],
      ["24", 24],
    ],
  );
  assert.ok(isBeyond(value, days));
  assert.ok(!("doubt" in readCell("36", days)));
});

const cell = (initiative_id, value) => ({
  initiative_id,
  criterion_id: "c",
  assessor_id: "v",
  state: "given",
  value,
  reason: "",
});

test("a later score for a cell takes the place of the earlier one in a letter", () => {
  assert.deepEqual(
    withCells([cell("a", 1), cell("b", 2)], [cell("b", 3), cell("c", 4)]).map(({ value }) => value),
    [1, 3, 4],
  );
});

test("of a refused letter all goes again but what is wrong and what is newer", () => {
  const cells = [cell("a", 1), cell("b", 9), cell("c", 3)];
  const problem = { details: { errors: [{ index: 1 }] } };
  const { again, refused } = cellsToSend(cells, problem, [cell("c", 4)]);
  assert.deepEqual([again, refused], [[cell("a", 1)], [cell("b", 9)]]);
  const denied = cellsToSend(cells, { code: "denied" }, []);
  assert.deepEqual([denied.again, denied.refused], [[], cells]);
});
