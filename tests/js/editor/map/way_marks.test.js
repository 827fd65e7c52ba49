import assert from "node:assert/strict";
import { test } from "node:test";
import { recordsOf, wayClass } from "../../../../issuetrees/web/static/editor/map/way_marks.js";

const graph = /** @type {any} */ ({
  links: new Map([
    ["1", { target_id: "fork" }],
    ["2", { target_id: "b" }],
  ]),
});

test("a route takes its stages, the arrows of each step and the forks between them", () => {
  const route = { stage_ids: ["a", "b"], steps: [{ transition_id: "1+2" }] };
  assert.deepEqual([...recordsOf(graph, route)].sort(), ["1", "2", "a", "b", "fork"]);
  assert.equal(recordsOf(graph, null).size, 0);
});

test("an arrow that is gone since is left aside", () => {
  const route = { stage_ids: ["a", "b"], steps: [{ transition_id: "9" }] };
  assert.deepEqual([...recordsOf(graph, route)].sort(), ["9", "a", "b"]);
});

test("what both routes take is on the one of now", () => {
  const way = { now: new Set(["a", "b"]), before: new Set(["b", "c"]) };
  assert.deepEqual(
    ["a", "b", "c", "d"].map((id) => wayClass(way, id)),
    ["is-way", "is-way", "is-way-before", "is-off-way"],
  );
  assert.equal(wayClass(null, "a"), "");
});
