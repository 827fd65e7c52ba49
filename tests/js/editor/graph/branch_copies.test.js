import assert from "node:assert/strict";
import { test } from "node:test";
import {
  outlineNodes,
  outlineText,
} from "../../../../issuetrees/web/static/editor/graph/branch_copies.js";
import { perform } from "../../../../issuetrees/web/static/editor/graph/commands.js";
import { freshItems } from "../../../../issuetrees/web/static/editor/graph/fresh_items.js";
import { Graph } from "../../../../issuetrees/web/static/editor/graph/model.js";

test("an outline on the clipboard has a tab a level and a line a title", () => {
  const items = [
    { id: "a", depth: 1, title: "Part" },
    { id: "b", depth: 2, title: "Two\nlines" },
  ];
  assert.equal(outlineText(items), "Part\n\tTwo lines");
});

test("what comes from the clipboard gets ids of its own, and nonsense is left out", () => {
  const here = /** @type {any} */ ({
    graph: { nodes: new Map([["back", {}]]), gone: new Set(["cut", "back"]) },
    people: new Map([["here", {}]]),
  });
  const items = [
    { id: "a", depth: 0, title: "Part", owner_id: "gone", note: "Kept" },
    { depth: "x", title: 1 },
    null,
  ];
  const [one, ...rest] = freshItems(items, here);
  assert.notEqual(one.id, "a");
  assert.equal(one.depth, 1);
  assert.deepEqual([one.note, one.owner_id], ["Kept", undefined]);
  assert.equal(rest.length, 0);
  assert.deepEqual(freshItems("nonsense", here), []);
  const was = (id) => freshItems([{ depth: 1, title: "Part", was: id }], here)[0].id;
  assert.equal(was("cut"), "cut");
  assert.notEqual(was("back"), "back");
  assert.notEqual(was("elsewhere"), "elsewhere");
});

test("what a split says of its children is said of their copies", () => {
  const split = { members: { kid: ["Norway"], North: ["Sweden"] }, universe: ["Norway"] };
  const graph = new Graph("issue_tree");
  const top = { id: "top", title: "Where?", split_kind: "segments", split };
  perform(
    [
      { kind: "add_node", parent_id: null, ...top },
      { kind: "add_node", parent_id: "top", id: "kid", title: "South" },
    ],
    graph,
  );
  const here = /** @type {any} */ ({ graph, people: new Map() });
  const copies = outlineNodes(here, ["top"]);
  const says = ([first, second]) => {
    assert.deepEqual(first.split.universe, ["Norway"]);
    assert.deepEqual(first.split.members, { [second.id]: ["Norway"], North: ["Sweden"] });
  };
  says(copies);
  says(freshItems(copies, here));
  assert.deepEqual(graph.node("top").split, split);
});
