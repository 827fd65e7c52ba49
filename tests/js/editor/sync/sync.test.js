/** Own steps at once, others' under them, nothing lost: the sync against a server in memory. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { completeChange } from "../../../../issuetrees/web/static/editor/graph/change.js";
import { Graph } from "../../../../issuetrees/web/static/editor/graph/model.js";
import { Refused } from "../../../../issuetrees/web/static/editor/graph/refused.js";
import { Sync } from "../../../../issuetrees/web/static/editor/sync/sync.js";
import { calm, client, shape, withTree } from "./clients.js";

test("own steps show at once and reach the server in order", async () => {
  const server = await withTree();
  const { sync, graph } = client(server, "anna");
  sync.perform([{ kind: "edit_node", id: "a", fields: { title: "First" } }], "rename");
  sync.perform([{ kind: "edit_node", id: "a", fields: { title: "Second" } }], "rename");
  assert.equal(graph.node("a")?.title, "Second");
  await calm();
  assert.equal(server.graph.node("a")?.title, "Second");
  assert.equal(sync.state, "saved");
  assert.deepEqual(shape(graph), shape(server.graph));
});

test("a step whose news is quicker than its answer can be undone and done again", async () => {
  const server = await withTree();
  const { sync, graph } = client(server, "anna");
  const { commit } = sync.server;
  sync.server.commit = async (body) => {
    const reply = await commit(body);
    await sync.catchUp();
    return reply;
  };
  sync.perform([{ kind: "edit_node", id: "a", fields: { title: "First" } }], "one");
  await calm();
  sync.perform([{ kind: "edit_node", id: "b", fields: { title: "Second" } }], "two");
  await calm();
  assert.deepEqual([sync.undo(), sync.undo()], ["two", "one"]);
  await calm();
  assert.equal(graph.node("a")?.title, "A");
  assert.equal(sync.redo(), "one");
  await calm();
  assert.equal(graph.node("a")?.title, "First");
  assert.equal(graph.node("b")?.title, "B");
  assert.deepEqual(shape(graph), shape(server.graph));
});

test("without a network steps wait, in this tab and in the next", async () => {
  const server = await withTree();
  const anna = client(server, "anna");
  server.network = "down";
  anna.sync.perform([{ kind: "add_node", id: "n", parent_id: "a", title: "New" }], "add");
  anna.sync.perform([{ kind: "edit_node", id: "n", fields: { note: "Note" } }], "note");
  await calm();
  assert.equal(anna.sync.state, "offline");
  clearTimeout(anna.sync.timer);

  server.network = "up";
  const next = client(server, "next", anna.store);
  assert.equal(next.queue.shelf.names("queue.anna.").length, 2);
  next.sync.resume(next.queue.adopt("anna"));
  assert.equal(next.graph.node("n")?.note, "Note");
  await calm();
  assert.equal(server.graph.node("n")?.note, "Note");
  assert.equal(anna.store.length, 0);
});

test("a lost answer doubles nothing", async () => {
  const server = await withTree();
  const { sync, graph } = client(server, "anna");
  server.network = "deaf";
  sync.perform([{ kind: "add_node", id: "n", parent_id: "a", title: "New" }], "add");
  await calm();
  server.network = "up";
  sync.retryNow();
  await calm();
  assert.equal(server.log.filter(({ change }) => change.nodes.added.n).length, 1);
  assert.deepEqual(shape(graph), shape(server.graph));
});

test("others' changes go under the steps that wait", async () => {
  const server = await withTree();
  const anna = client(server, "anna");
  const boris = client(server, "boris");
  server.network = "down";
  anna.sync.perform([{ kind: "add_node", id: "x", parent_id: "r", title: "Mine" }], "add");
  anna.sync.perform([{ kind: "move_node", id: "x", parent_id: "b", before_id: null }], "move");
  await calm();
  server.network = "up";
  boris.sync.perform([{ kind: "add_node", id: "y", parent_id: "r", title: "Theirs" }], "add");
  boris.sync.perform([{ kind: "add_node", id: "z", parent_id: "b", title: "Theirs" }], "add");
  await calm();
  anna.sync.retryNow();
  await calm();
  await boris.sync.catchUp();
  assert.deepEqual(shape(anna.graph), shape(server.graph));
  assert.deepEqual(shape(boris.graph), shape(server.graph));
  assert.deepEqual(anna.graph.children("b"), ["z", "x"]);
});

test("the same field changed by two: both texts are kept, the later person chooses", async () => {
  const server = await withTree();
  const anna = client(server, "anna");
  const boris = client(server, "boris");
  boris.sync.perform([{ kind: "edit_node", id: "a", fields: { title: "Of Boris" } }], "rename");
  await calm();
  anna.sync.perform(
    [{ kind: "edit_node", id: "a", fields: { title: "Of Anna", note: "n" } }],
    "rename",
  );
  await calm();
  assert.equal(anna.seen.clashes.length, 1);
  assert.equal(anna.seen.clashes[0].mine, "Of Anna");
  assert.equal(anna.seen.clashes[0].theirs, "Of Boris");
  assert.equal(anna.seen.clashes[0].who, "boris");
  assert.equal(anna.graph.node("a")?.title, "Of Boris");
  assert.equal(server.graph.node("a")?.note, "n", "the rest of the step is saved");
});

test("an edit of what somebody deleted hands the text back", async () => {
  const server = await withTree();
  const anna = client(server, "anna");
  const boris = client(server, "boris");
  boris.sync.perform([{ kind: "delete_node", id: "a" }], "delete");
  await calm();
  anna.sync.perform([{ kind: "edit_node", id: "a", fields: { note: "A long thought" } }], "note");
  await calm();
  assert.deepEqual(anna.seen.rejected[0].texts, ["A long thought"]);
  assert.equal(anna.graph.node("a"), undefined);
  assert.deepEqual(shape(anna.graph), shape(server.graph));
  assert.equal(anna.queue.entries.length, 0);
});

test("undo and redo take back one's own steps, sent or not", async () => {
  const server = await withTree();
  const anna = client(server, "anna");
  const before = shape(anna.graph);
  const nodes = [
    { id: "p", depth: 1, title: "Part" },
    { id: "q", depth: 2, title: "Question" },
  ];
  anna.sync.perform([{ kind: "paste_outline", parent_id: "a", before_id: null, nodes }], "paste");
  const after = shape(anna.graph);
  anna.sync.undo();
  assert.deepEqual(shape(anna.graph), before, "before it was sent");
  await calm();
  assert.deepEqual(shape(server.graph), before);
  anna.sync.redo();
  await calm();
  assert.deepEqual(shape(server.graph), after);
  anna.sync.undo();
  await calm();
  assert.deepEqual(shape(anna.graph), before);
  assert.deepEqual(shape(server.graph), before);
  assert.equal(anna.sync.undo(), null);
});

test("an undo that waits outlives the tab", async () => {
  const server = await withTree();
  const anna = client(server, "anna");
  anna.sync.perform([{ kind: "edit_node", id: "a", fields: { title: "X" } }], "rename");
  await calm();
  server.network = "down";
  anna.sync.undo();
  await calm();
  clearTimeout(anna.sync.timer);
  server.network = "up";
  const next = client(server, "next", anna.store);
  next.sync.resume(next.queue.adopt("anna"));
  await calm();
  assert.equal(server.graph.node("a")?.title, "A");
});

test("a held step is shown and stored, and sent only when released", async () => {
  const server = await withTree();
  const { sync, graph, queue } = client(server, "anna");
  const command = { kind: "add_node", id: "n", parent_id: "a", title: "" };
  const held = sync.hold([command], "add");
  await calm();
  assert.ok(graph.nodes.has("n"));
  assert.equal(server.graph.nodes.has("n"), false);
  assert.equal(queue.entries.length, 1);
  sync.release(held, [{ ...command, title: "Typed" }]);
  await calm();
  assert.equal(server.graph.node("n")?.title, "Typed");
  const dropped = sync.hold([{ ...command, id: "m" }], "add");
  sync.release(dropped, []);
  await calm();
  assert.equal(graph.nodes.has("m"), false);
  assert.deepEqual(shape(graph), shape(server.graph));
});

test("a session that ends keeps the step until one signs in again", async () => {
  const server = await withTree();
  const { sync, seen } = client(server, "anna");
  server.isSignedIn = false;
  sync.perform([{ kind: "edit_node", id: "a", fields: { title: "Kept" } }], "rename");
  await calm();
  assert.equal(sync.state, "signed_out");
  server.isSignedIn = true;
  sync.retryNow();
  await calm();
  assert.equal(server.graph.node("a")?.title, "Kept");
  assert.equal(seen.states.at(-1), "saved");
});

/** A generator of numbers that a seed repeats. @param {number} seed */
function dice(seed) {
  let state = seed * 2654435761 + 1;
  return (/** @type {number} */ sides) => {
    state = (state * 1664525 + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

/**
 * One thing that somebody might do.
 * @param {(sides: number) => number} roll
 * @param {Graph} graph
 * @param {string} name of what is new
 */
function deed(roll, graph, name) {
  const ids = [...graph.nodes.keys()];
  const pick = () => ids[roll(ids.length)];
  switch (roll(ids.length > 30 ? 4 : 3)) {
    case 0:
      return { kind: "add_node", id: name, parent_id: pick(), before_id: pick(), title: name };
    case 1:
      return { kind: "edit_node", id: pick(), fields: { title: name } };
    case 2:
      return { kind: "move_node", id: pick(), parent_id: pick(), before_id: pick() };
    default:
      return { kind: "delete_node", id: pick() };
  }
}

/**
 * @param {(sides: number) => number} roll
 * @param {Sync} sync
 * @param {string} name
 */
async function act(roll, sync, name) {
  const choice = roll(9);
  try {
    if (choice < 6) sync.perform([deed(roll, sync.graph, name)], "step");
    else if (choice === 6) sync.undo();
    else if (choice === 7) sync.redo();
    else await sync.catchUp();
  } catch (error) {
    const isNetwork = /network|lost|available/.test(error.message);
    if (!(error instanceof Refused) && !isNetwork) throw error;
  }
}

/** @param {ReturnType<typeof client>[]} people */
async function settle(people) {
  for (let round = 0; round < 4; round += 1) {
    for (const { sync } of people) {
      sync.retryNow();
      await calm();
      await sync.catchUp();
    }
  }
  for (const { sync } of people) clearTimeout(sync.timer);
}

for (let seed = 1; seed <= 12; seed += 1) {
  test(`random story ${seed}: two people and a bad network end with the same tree`, async () => {
    const roll = dice(seed);
    const server = await withTree();
    const people = [client(server, "anna"), client(server, "boris")];
    for (let i = 0; i < 120; i += 1) {
      server.network = ["down", "deaf", "up", "up", "up", "up", "up"][roll(7)];
      await act(roll, people[roll(2)].sync, `${seed}-${i}`);
      if (roll(3) === 0) await calm();
    }
    server.network = "up";
    await settle(people);
    for (const { graph, queue, store } of people) {
      assert.equal(queue.entries.length, 0);
      assert.equal(store.length, 0);
      assert.deepEqual(shape(graph), shape(server.graph));
    }
    const replay = new Graph("issue_tree");
    for (const { change } of server.log) replay.apply(completeChange(change));
    assert.deepEqual(shape(replay), shape(server.graph));
    assert.ok(server.log.length > 40, "much has happened");
  });
}
