import assert from "node:assert/strict";
import { test } from "node:test";
import {
  outlineNodes,
  outlineText,
} from "../../../../issuetrees/web/static/editor/graph/branch_copies.js";
import { perform } from "../../../../issuetrees/web/static/editor/graph/commands.js";
import {
  freshItems,
  shownAgain,
} from "../../../../issuetrees/web/static/editor/graph/fresh_items.js";
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

test("a copy shows the copied branch, else the same one, and elsewhere is a question", () => {
  const graph = new Graph("issue_tree");
  const add = (id, parent_id, more) => ({ kind: "add_node", id, parent_id, ...more });
  perform(
    [
      add("root", null, { title: "Root" }),
      add("a", "root", { title: "A" }),
      add("a1", "a", { title: "A1" }),
      add("b", "root", { title: "B" }),
      add("to-a1", "a", { refers_to: "a1" }),
      add("to-b", "a1", { refers_to: "b" }),
    ],
    graph,
  );
  const here = /** @type {any} */ ({ graph, people: new Map() });
  const items = outlineNodes(here, ["a"]);
  assert.equal(outlineText(items), "A\n\tA1\n\t\tB\n\tA1");
  const pasted = freshItems(items, here);
  perform([{ kind: "paste_outline", parent_id: "root", nodes: pasted }], graph);
  const [copy, leaf, toB, toLeaf] = pasted.map(({ id }) => graph.node(id));
  assert.equal(copy?.title, "A");
  assert.deepEqual([toB?.refers_to, toLeaf?.refers_to], ["b", leaf?.id]);
  const elsewhere = { graph: new Graph("issue_tree"), people: new Map() };
  const shown = freshItems(items, /** @type {any} */ (elsewhere))[2];
  assert.deepEqual([shown?.title, shown?.refers_to], ["B", undefined]);
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

test("a branch that is cut and pasted is shown again in the other places where it was", () => {
  const graph = new Graph("issue_tree");
  const add = (id, parent_id, more) => ({ kind: "add_node", id, parent_id, ...more });
  perform(
    [
      add("root", null, { title: "Root" }),
      add("a", "root", { title: "A" }),
      add("b", "root", { title: "B" }),
      add("c", "root", { title: "C" }),
      add("to-a", "b", { refers_to: "a" }),
      add("b1", "b", { title: "B1" }),
    ],
    graph,
  );
  const here = /** @type {any} */ ({ graph, people: new Map() });
  const items = outlineNodes(here, ["a"], true);
  perform([{ kind: "delete_node", id: "a" }], graph);
  assert.equal(graph.nodes.has("to-a"), false);
  const back = freshItems(items, here);
  const again = shownAgain(items, back, graph);
  perform([{ kind: "paste_outline", parent_id: "c", nodes: back }, ...again], graph);
  assert.deepEqual(graph.children("b"), ["to-a", "b1"]);
  assert.equal(graph.node("to-a")?.refers_to, "a");
  assert.equal(graph.node("a")?.parent_id, "c");
  assert.deepEqual(shownAgain(items, back, graph), []); // once
  assert.deepEqual(shownAgain("nonsense", back, graph), []);
});
