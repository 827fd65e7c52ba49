import assert from "node:assert/strict";
import { test } from "node:test";
import { LevelBook } from "../../../issuetrees/web/static/careers/level_book.js";
import { levelColumn } from "../../../issuetrees/web/static/careers/level_columns.js";
import { LevelSheet } from "../../../issuetrees/web/static/careers/level_sheet.js";
import { Outbox } from "../../../issuetrees/web/static/kit/outbox/outbox.js";

const DATA = { key: "data", title: "Data", levels: ["", "", "", "", ""] };
const PEOPLE = { ...DATA, key: "people", title: "People" };

/** @returns {LevelSheet} */
function sheet() {
  return new LevelSheet({
    competencies: [DATA, PEOPLE],
    stages: [
      ["junior", "Junior", "", [1, null]],
      ["senior", "Senior", "junior", [null, 2]],
      ["head", "Head", "senior", [3, null]],
    ],
  });
}

test("a stage takes over the nearest level that it does not name", () => {
  const levels = sheet();
  assert.deepEqual(levels.levelOf({ id: "senior", column: 0 }), {
    own: null,
    taken: 1,
    from: "Junior",
  });
  assert.deepEqual(levels.levelOf({ id: "head", column: 1 }), {
    own: null,
    taken: 2,
    from: "Senior",
  });
  assert.equal(levels.levelOf({ id: "junior", column: 1 }).taken, null);
});

test("a level that changes is shown by all that take it over", () => {
  const levels = sheet();
  const shown = levels.put({ id: "junior", column: 0 }, 4).map(({ id }) => id);
  assert.deepEqual(shown, ["junior", "senior", "head"]);
  assert.equal(levels.levelOf({ id: "senior", column: 0 }).taken, 4);
});

test("in a circle the stage that comes first takes over all, the last one nothing", () => {
  const levels = new LevelSheet({
    competencies: [DATA, PEOPLE],
    stages: [
      ["one", "One", "two", [null, null]],
      ["two", "Two", "one", [2, 3]],
    ],
  });
  assert.equal(levels.levelOf({ id: "one", column: 0 }).taken, 2);
  assert.equal(levels.levelOf({ id: "two", column: 0 }).taken, null);
});

test("a level is a figure from 0 to 4 or nothing", () => {
  const column = levelColumn(DATA);
  const before = { own: 1, taken: null, from: "" };
  for (const [text, own] of [
    ["3", 3],
    [" 0 ", 0],
    ["2,0", 2],
    ["", null],
    ["–", null],
  ])
    assert.deepEqual(column.read(String(text), before), { value: { ...before, own } });
  for (const text of ["5", "-1", "2.5", "high", "33"])
    assert.ok("problem" in column.read(text, before), text);
  assert.equal(column.show({ own: null, taken: 2, from: "Junior" }), "2");
  assert.equal(column.show({ own: 0, taken: 2, from: "Junior" }), "0");
});

/** @param {(letter: any) => any} carry */
function book(carry) {
  /** @type {any[]} */
  const entries = [];
  const queue = {
    entries,
    push: (/** @type {any} */ one) => entries.push(one),
    save: () => {},
    drop: (/** @type {string} */ key) =>
      entries.splice(
        entries.findIndex((one) => one.key === key),
        1,
      ),
  };
  const outbox = new Outbox(/** @type {any} */ (queue), async (letter) => carry(letter));
  const levels = sheet();
  return {
    levels,
    made: new LevelBook(levels, /** @type {any} */ (outbox), {
      onChange: () => {},
      complain: () => {},
    }),
  };
}

/** Until all letters are answered. */
const settled = () => new Promise((resolve) => setTimeout(resolve, 10));

test("what is right in a refused letter is sent again, what is wrong is taken back", async () => {
  /** @type {any[]} */
  const sent = [];
  const { levels, made } = book((letter) => {
    sent.push(letter.cells.map((/** @type {any} */ cell) => cell.competency));
    if (sent.length > 1) return { status: 200, body: {} };
    return { status: 400, body: { detail: "No", details: { errors: [{ index: 0 }] } } };
  });
  made.write([
    [{ id: "junior", column: 0 }, 4],
    [{ id: "junior", column: 1 }, 3],
  ]);
  await settled();
  assert.deepEqual(sent, [["data", "people"], ["people"]]);
  assert.equal(levels.levelOf({ id: "junior", column: 0 }).own, 1);
  assert.equal(levels.levelOf({ id: "junior", column: 1 }).own, 3);
  assert.equal(levels.waiting.size, 0);
});

test("what is there already is not sent", async () => {
  let count = 0;
  const { made } = book(() => {
    count += 1;
    return { status: 200, body: {} };
  });
  made.write([[{ id: "junior", column: 0 }, 1]]);
  await settled();
  assert.equal(count, 0);
});
