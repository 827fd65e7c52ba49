/** Which rows an outline has, in which order, and where each begins. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { perform } from "../../../../issuetrees/web/static/editor/graph/commands.js";
import { Graph } from "../../../../issuetrees/web/static/editor/graph/model.js";
import { linesOf, Order } from "../../../../issuetrees/web/static/editor/outline/order.js";

const NODES = [
  { id: "r", depth: 0, title: "Root" },
  { id: "a", depth: 1, title: "A" },
  { id: "a1", depth: 2, title: "A1" },
  { id: "a2", depth: 2, title: "A2" },
  { id: "b", depth: 1, title: "B" },
];

function graph() {
  const made = new Graph("issue_tree");
  perform([{ kind: "paste_outline", parent_id: null, before_id: null, nodes: NODES }], made);
  return made;
}

/** @param {import("../../../../issuetrees/web/static/editor/outline/order.js").Line[]} lines */
const told = (lines) => lines.map(({ id, level, number }) => `${id} ${level} ${number}`.trim());

test("rows come in reading order, without what is folded", () => {
  const all = ["r 1", "a 2 1", "a1 3 1.1", "a2 3 1.2", "b 2 2"];
  assert.deepEqual(told(linesOf(graph(), new Set(), "r")), all);
  assert.deepEqual(told(linesOf(graph(), new Set(["a"]), "r")), ["r 1", "a 2 1", "b 2 2"]);
  assert.deepEqual(told(linesOf(graph(), new Set(), "a")), ["a 1 1", "a1 2 1.1", "a2 2 1.2"]);
  assert.deepEqual(linesOf(graph(), new Set(), null), []);
});

test("sorted rows keep their numbers and their branches", () => {
  const sort = (ids) => ids.toReversed();
  const found = told(linesOf(graph(), new Set(), "r", sort));
  assert.deepEqual(found, ["r 1", "b 2 2", "a 2 1", "a2 3 1.2", "a1 3 1.1"]);
});

test("rows stand one below the other, as high as they were measured", () => {
  const order = new Order();
  order.arrange(linesOf(graph(), new Set(), "r"));
  const usual = order.height / 5;
  assert.equal(order.measured("a", usual), false);
  assert.equal(order.measured("a", 50), true);
  assert.equal(order.measured("a", 50), false);
  order.stack();
  assert.equal(order.top(2), usual + 50);
  assert.equal(order.height, 4 * usual + 50);
  assert.deepEqual([order.at(-5), order.at(0), order.at(usual + 1), order.at(1e6)], [0, 0, 1, 4]);
  assert.deepEqual(
    [order.beside("r", -1), order.beside("a", 1), order.beside("b", 1)],
    [null, "a1", null],
  );
});
