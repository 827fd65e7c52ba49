/** Cases as lines: what a person said of a case stays with its words. */
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  LONGEST,
  linesOf,
  listedOf,
  MOST,
  putInto,
  refusalOf,
} from "../../../../issuetrees/web/static/editor/panel/case_lines.js";

const BEFORE = [{ text: "Anna, 25", in: ["18–25"] }, { text: "Boris" }];

test("lines become cases; blank lines, blanks and repeats go", () => {
  const listed = listedOf("  Boris \n\nВера,  30\nBoris", BEFORE);
  assert.deepEqual(listed, [{ text: "Boris" }, { text: "Вера, 30" }]);
});

test("what was said of a case stays while its words do", () => {
  assert.deepEqual(listedOf(linesOf(BEFORE), BEFORE), BEFORE);
  assert.deepEqual(listedOf("Anna, 26", BEFORE), [{ text: "Anna, 26" }]);
});

test("too many and too long ones are refused, with their number", () => {
  assert.equal(refusalOf(listedOf("x".repeat(LONGEST), [])), "");
  assert.match(refusalOf(listedOf(`a\n${"x".repeat(LONGEST + 1)}`, [])), /Line 2.*300/);
  const many = Array.from({ length: MOST + 1 }, (_, at) => ({ text: `case ${at}` }));
  assert.match(refusalOf(many), /50/);
  assert.equal(refusalOf(many.slice(1)), "");
});

test("that it is in none goes with the branches that were seen", () => {
  const all = ["Price", "Service"];
  assert.deepEqual(putInto("x", null, all), { text: "x" });
  assert.deepEqual(putInto("x", ["Price"], all), { text: "x", in: ["Price"] });
  assert.deepEqual(putInto("x", [], all), { text: "x", in: [], beside: all });
});
