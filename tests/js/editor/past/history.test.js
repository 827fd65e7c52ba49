import assert from "node:assert/strict";
import test from "node:test";
import { Graph, nodeRecord } from "../../../../issuetrees/web/static/editor/graph/model.js";
import {
  countOf,
  numbersOf,
  stepsOf,
  unite,
} from "../../../../issuetrees/web/static/editor/past/comparison.js";
import {
  dayOf,
  daysOf,
  startOfLastDay,
} from "../../../../issuetrees/web/static/editor/past/history_days.js";

const anna = { id: "a", name: "Anna" };
const boris = { id: "b", name: "Boris" };

/** An entry of the log; the time is that of the place where the test runs. */
function entry(revision, actor, day, time) {
  const created_at = new Date(`2026-11-${day}T${time}:00`).toISOString();
  return { revision, actor, summary: `Change ${revision}`, created_at };
}

const LOG = [
  entry(7, anna, "23", "14:09"),
  entry(6, anna, "23", "14:05"),
  entry(5, anna, "23", "14:02"),
  entry(4, boris, "23", "14:01"),
  entry(3, anna, "23", "14:00"),
  entry(2, anna, "23", "11:00"),
  entry(1, anna, "21", "23:59"),
];

test("what one person did without a pause is one sitting; another day begins anew", () => {
  const days = daysOf(LOG);
  assert.deepEqual(
    days.map(({ day, sittings }) => [day, sittings.map((one) => one.map((e) => e.revision))]),
    [
      ["2026-11-23", [[7, 6, 5], [4], [3], [2]]],
      ["2026-11-21", [[1]]],
    ],
  );
});

test("midnight parts a sitting", () => {
  const night = [entry(2, anna, "22", "00:01"), entry(1, anna, "21", "23:59")];
  assert.equal(daysOf(night).length, 2);
  assert.equal(dayOf(night[0].created_at), "2026-11-22");
});

test("somebody whose account is gone sits apart", () => {
  const log = [entry(2, null, "23", "14:01"), entry(1, anna, "23", "14:00")];
  assert.equal(daysOf(log)[0].sittings.length, 2);
});

test("a comparison begins at the start of the last day", () => {
  assert.equal(startOfLastDay(LOG), 1);
  assert.equal(startOfLastDay(LOG.slice(0, 3)), null, "the day may go on in the next page");
  assert.equal(
    startOfLastDay([entry(2, anna, "23", "10:00"), entry(1, anna, "23", "9:00".padStart(5, "0"))]),
    1,
  );
  assert.equal(startOfLastDay([]), 0);
});

/** Nodes as [id, parent, rank]. */
function graphOf(kind, ...nodes) {
  const graph = new Graph(kind);
  const added = Object.fromEntries(
    nodes.map(([id, parent_id, rank]) => [id, nodeRecord({ id, parent_id, rank, title: id })]),
  );
  const none = { added: {}, updated: {}, removed: {} };
  graph.apply({ nodes: { ...none, added }, links: none });
  return graph;
}

const NO = { added: 0, removed: 0, moved: 0, reworded: 0, edited: 0 };

function gone(id, parent_id, rank, number = "") {
  const before = { title: id, number, parent_id };
  return {
    id,
    happened: ["removed"],
    words: [`Removed ${id}`],
    before,
    after: null,
    removed: { id, parent_id, rank, title: id },
  };
}

function compared(nodes, links = []) {
  return { from: 1, to: 2, counts: { nodes: NO, links: NO }, nodes, links, is_complete: true };
}

test("what was removed is put back below its former parent, at its former rank", () => {
  const graph = graphOf("issue_tree", ["root", null, "5"], ["a", "root", "2"], ["c", "root", "6"]);
  const said = compared([gone("b", "root", "4", "2"), gone("deep", "b", "5", "2.1")]);
  const numbers = numbersOf(graph, said);
  unite(graph, said);
  assert.deepEqual(graph.branch("root"), ["root", "a", "b", "deep", "c"]);
  assert.deepEqual(Object.fromEntries(numbers), {
    root: "",
    a: "1",
    b: "2",
    deep: "2.1",
    c: "2",
  });
});

test("a root that was removed hangs below the new one; a node without a home too", () => {
  const graph = graphOf("issue_tree", ["root", null, "5"]);
  unite(
    graph,
    compared([gone("old", null, "5"), gone("kid", "old", "5"), gone("lost", "no", "1")]),
  );
  assert.deepEqual(graph.children(null), ["root"]);
  assert.deepEqual([...graph.branch("root")].sort(), ["kid", "lost", "old", "root"]);
});

test("an arrow is put back if both its ends are there", () => {
  const graph = graphOf("stage_map", ["a", null, "1"]);
  const link = (id, target_id) => ({
    id,
    happened: ["removed"],
    words: [],
    before: { title: "" },
    after: null,
    removed: { id, source_id: "a", target_id, kind: "transition", title: "", details: {} },
  });
  unite(graph, compared([gone("b", null, "2")], [link("x", "b"), link("y", "nowhere")]));
  assert.deepEqual([...graph.links.keys()], ["x"]);
  assert.deepEqual(graph.children(null), ["a", "b"]);
});

test("a branch that came or went is one step; what moved out of it is its own", () => {
  const moved = {
    id: "m",
    happened: ["moved"],
    words: [],
    before: { title: "m", parent_id: "b" },
    after: { title: "m", parent_id: "root" },
    removed: null,
  };
  const came = {
    id: "n",
    happened: ["added"],
    words: [],
    before: null,
    after: { title: "n", parent_id: "m" },
    removed: null,
  };
  const steps = stepsOf(compared([gone("b", "root", "4"), gone("deep", "b", "5"), moved, came]));
  assert.deepEqual(
    steps.map(({ id, below }) => [id, below]),
    [
      ["b", 1],
      ["m", 0],
      ["n", 0],
    ],
  );
});

test("counts are of nodes and arrows together", () => {
  const said = compared([]);
  said.counts = { nodes: { ...NO, added: 2 }, links: { ...NO, added: 1 } };
  assert.equal(countOf(said, "added"), 3);
});
