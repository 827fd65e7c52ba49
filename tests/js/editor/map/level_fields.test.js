import assert from "node:assert/strict";
import test from "node:test";
import { Graph, nodeRecord } from "../../../../issuetrees/web/static/editor/graph/model.js";
import { inherited, readLevel } from "../../../../issuetrees/web/static/editor/map/level_fields.js";

test("a level is taken over along the stages built on; a circle ends where it began", () => {
  const graph = new Graph("stage_map");
  const add = (id, details) => graph.nodes.set(id, nodeRecord({ id, kind: "stage", details }));
  add("lead", { builds_on: "senior", requires: { people: 3 } });
  add("senior", { builds_on: "junior", requires: { people: 0 } });
  add("junior", { builds_on: "lead", requires: { data: 2 } });
  const of = (id, key) => inherited(graph, graph.node(id), key);
  assert.equal(of("lead", "data"), 2);
  assert.equal(of("lead", "people"), 0);
  assert.equal(of("senior", "domain"), null);
  assert.equal(of("junior", "data"), null, "its own is not taken over");
});

test("a choice changes one level and leaves the others", () => {
  const field = (value) => ({ value, dataset: { of: "data" } });
  assert.deepEqual(readLevel(field("3"), { people: 1 }), { people: 1, data: 3 });
  assert.deepEqual(readLevel(field(""), { people: 1, data: 3 }), { people: 1 });
  assert.equal(readLevel(field(""), { data: 3 }), null);
  assert.deepEqual(readLevel(field("0"), undefined), { data: 0 });
});
