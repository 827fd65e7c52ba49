import assert from "node:assert/strict";
import test from "node:test";
import { Graph, nodeRecord } from "../../../../issuetrees/web/static/editor/graph/model.js";
import { duplicateStages } from "../../../../issuetrees/web/static/editor/map/stage_copies.js";

test("a stage builds on the copy where its base is copied along, else on what it built on", () => {
  const graph = new Graph("stage_map");
  const add = (id, details) =>
    graph.nodes.set(id, nodeRecord({ id, kind: "stage", title: id, x: 0, y: 0, details }));
  add("other", {});
  add("base", { builds_on: "other" });
  add("own", { builds_on: "base" });
  const said = [];
  const editor = {
    graph,
    people: new Map(),
    selection: { ids: new Set(["base", "own"]), set() {} },
    drawing: { box: () => ({ x: 0, y: 0, w: 1, h: 1 }) },
    navigation: { goTo() {} },
    run: (commands) => said.push(...commands),
  };
  duplicateStages(editor);
  const [base, own] = said;
  assert.deepEqual(base.details, { builds_on: "other" });
  assert.deepEqual(own.details, { builds_on: base.id });
});
