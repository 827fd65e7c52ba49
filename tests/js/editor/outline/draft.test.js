/** An outline that is edited before it is put in. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { Draft } from "../../../../issuetrees/web/static/editor/outline/draft.js";

/** @param {string} text two spaces a level */
function draft(text) {
  const nodes = text.split("\n").map((line) => {
    const title = line.trimStart();
    return { title, depth: 1 + (line.length - title.length) / 2, note: `of ${title}` };
  });
  return new Draft(nodes);
}

/** @param {{title: string, depth: number}[]} nodes */
const told = (nodes) => nodes.map(({ title, depth }) => "  ".repeat(depth - 1) + title).join("\n");

const TREE = "A\n  B\n    C\n  D\nE";

test("what is accepted is what was read where nothing is changed", () => {
  assert.equal(told(draft(TREE).kept()), TREE);
});

test("a branch moves a level in and out, and no line is left without one above it", () => {
  const found = draft(TREE);
  assert.equal(found.shift(3, 1), true);
  assert.equal(told(found.kept()), "A\n  B\n    C\n    D\nE");
  assert.equal(found.shift(3, 1), true);
  assert.equal(found.shift(3, 1), false, "C is right above it");
  assert.equal(found.shift(0, 1), false);
  assert.equal(found.shift(4, -1), false);
  assert.equal(found.shift(1, -1), true, "B with C and D below it");
  assert.equal(told(found.kept()), "A\nB\n  C\n    D\nE");
});

test("what follows a branch that went out stands under it", () => {
  const found = draft(TREE);
  found.shift(1, -1);
  assert.equal(told(found.kept()), "A\nB\n  C\n  D\nE");
});

test("a line is left out with its branch, and put back", () => {
  const found = draft(TREE);
  found.leave(1);
  assert.deepEqual(
    [0, 1, 2, 3, 4].map((place) => found.leftWith(place)),
    [null, 1, 1, null, null],
  );
  assert.equal(told(found.kept()), "A\n  D\nE");
  found.leave(1);
  assert.equal(told(found.kept()), TREE);
});

test("a line that goes under what is left out is left out with it", () => {
  const found = draft(TREE);
  found.leave(1);
  found.shift(3, 1);
  assert.equal(found.leftWith(3), 1);
  assert.equal(told(found.kept()), "A\nE");
});

test("a new title keeps all else of its line; an empty one is none", () => {
  const found = draft(TREE);
  assert.equal(found.rename(2, "See"), true);
  assert.equal(found.rename(3, ""), false);
  assert.equal(found.rename(3, "D"), false);
  assert.deepEqual(found.kept()[2], { title: "See", depth: 3, note: "of C" });
  assert.equal(found.nodes[2].title, "C", "what was read stays as it is");
});

test("every step is taken back, the last one first", () => {
  const found = draft(TREE);
  found.rename(4, "Else");
  found.shift(3, 1);
  found.leave(0);
  assert.equal(told(found.kept()), "Else");
  assert.deepEqual([found.undo(), found.undo(), found.undo(), found.undo()], [0, 3, 4, null]);
  assert.equal(told(found.kept()), TREE);
});

test("nothing goes deeper than an outline may be", () => {
  const chain = Array.from({ length: 100 }, (_, i) => ({ title: "x", depth: i + 1 }));
  const found = new Draft([{ title: "first", depth: 1 }, ...chain]);
  assert.equal(found.shift(1, 1), false);
});
