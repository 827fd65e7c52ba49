import assert from "node:assert/strict";
import test from "node:test";
import { Graph, nodeRecord } from "../../../../issuetrees/web/static/editor/graph/model.js";
import {
  arrowText,
  conditionText,
  forkIndex,
  monthsText,
} from "../../../../issuetrees/web/static/editor/map/map_words.js";

const plain = (text) => text.replaceAll(/[\u2066-\u2069]/g, "");

function map() {
  const graph = new Graph("stage_map");
  const options = [
    { id: "team", title: "A team" },
    { id: "craft", title: "My craft" },
  ];
  graph.nodes.set("s", nodeRecord({ id: "s", kind: "stage", title: "Lead" }));
  graph.nodes.set(
    "f",
    nodeRecord({ id: "f", kind: "fork", title: "Team?", details: { key: "work", options } }),
  );
  return graph;
}

const link = (source_id, details, title = "") => ({
  id: "l",
  kind: "transition",
  source_id,
  target_id: "s",
  title,
  details,
});

test("months are one figure or a span", () => {
  assert.equal(plain(monthsText({ min: 9, mode: 12, max: 24 })), "9–24 months");
  assert.equal(plain(monthsText({ mode: 1 })), "1 month");
  assert.equal(monthsText(undefined), "");
});

test("a condition names its answers, one it has no words for by its id", () => {
  const forks = forkIndex(map());
  assert.equal(plain(conditionText(forks, { work: ["team", "craft"] })), "A team / My craft");
  assert.equal(plain(conditionText(forks, { work: ["gone"], other: ["x"] })), "gone; x");
  assert.equal(conditionText(forks, {}), "");
});

test("an arrow says where it leads, how long it takes and on what it depends", () => {
  const graph = map();
  const details = { months: { min: 9, max: 24 }, when: { work: ["team"] } };
  assert.equal(
    plain(arrowText(graph, link("s", details, "Leads a launch"))),
    "leads to Lead, 9–24 months, if A team, Leads a launch",
  );
  assert.equal(
    plain(arrowText(graph, link("f", { answer: ["craft"], is_backward: true }))),
    "with “My craft”, leads back to Lead",
  );
});
