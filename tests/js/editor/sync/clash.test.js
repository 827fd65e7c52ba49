/** What two people changed meets: nothing is overwritten unseen, and nothing goes untold. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { calm, client, withTree } from "./clients.js";

test("what others changed while a tab was closed is not overwritten unseen", async () => {
  const server = await withTree();
  const anna = client(server, "anna");
  server.network = "down";
  for (const title of ["Mine at first", "Mine"])
    anna.sync.perform([{ kind: "edit_node", id: "a", fields: { title } }], "rename");
  anna.sync.perform([{ kind: "edit_node", id: "b", fields: { note: "Note" } }], "note");
  await calm();
  clearTimeout(anna.sync.timer);

  server.network = "up";
  const boris = client(server, "boris");
  boris.sync.perform([{ kind: "edit_node", id: "a", fields: { title: "Theirs" } }], "rename");
  await calm();
  const next = client(server, "next", anna.store);
  next.sync.resume(next.queue.adopt("anna"));
  await calm();
  assert.equal(server.graph.node("a")?.title, "Theirs");
  assert.equal(server.graph.node("b")?.note, "Note");
  const last = next.seen.clashes.at(-1);
  assert.deepEqual([last.id, last.field, last.mine, last.theirs], ["a", "title", "Mine", "Theirs"]);
});

test("details that two people changed are put together, name by name", async () => {
  const server = await withTree();
  const [anna, boris] = [client(server, "anna"), client(server, "boris")];
  const details = (more) => [{ kind: "edit_node", id: "a", fields: { details: more } }];
  server.network = "down";
  anna.sync.perform(details({ scope: "Anna's", team: "One" }), "details");
  await calm();
  clearTimeout(anna.sync.timer);
  anna.sync.timer = null;
  server.network = "up";
  boris.sync.perform(details({ scope: "Boris's", is_final: true }), "details");
  await calm();
  anna.sync.retryNow();
  await calm();
  const together = { scope: "Boris's", is_final: true, team: "One" };
  assert.deepEqual(server.graph.node("a")?.details, together);
  assert.deepEqual(anna.graph.node("a")?.details, together);
  const [clash] = anna.seen.clashes;
  assert.deepEqual([clash.field, clash.mine, clash.theirs], ["details.scope", "Anna's", "Boris's"]);
});

test("a way of splitting that two people chose is a clash too", async () => {
  const server = await withTree();
  const [anna, boris] = [client(server, "anna"), client(server, "boris")];
  const split = (kind) => [{ kind: "set_split", id: "r", split_kind: kind, split: {} }];
  boris.sync.perform(split("process"), "split");
  anna.sync.perform(split("intervals"), "split");
  await calm();
  assert.equal(server.graph.node("r")?.split_kind, "process");
  assert.deepEqual(
    [anna.seen.clashes[0].field, anna.seen.clashes[0].mine],
    ["split_kind", "intervals"],
  );
});

test("two people fill in one split: both values stay, of the same the later one is asked", async () => {
  const server = await withTree();
  const [anna, boris] = [client(server, "anna"), client(server, "boris")];
  const set = (split) => [{ kind: "set_split", id: "r", split_kind: "intervals", split }];
  boris.sync.perform(set({ low: 0, variable: "Age" }), "split");
  anna.sync.perform(set({ low: 18, high: 100 }), "split");
  await calm();
  const both = { low: 0, variable: "Age", high: 100 };
  assert.deepEqual(server.graph.node("r")?.split, both);
  const [clash, ...rest] = anna.seen.clashes;
  assert.deepEqual([clash.field, clash.mine, clash.theirs], ["split.low", 18, 0]);
  assert.deepEqual(rest, []);
});

test("what others added to a branch that one deletes is told", async () => {
  const server = await withTree();
  const [anna, boris] = [client(server, "anna"), client(server, "boris")];
  boris.sync.perform([{ kind: "add_node", id: "n", parent_id: "a", title: "New" }], "add");
  anna.sync.perform([{ kind: "delete_node", id: "a" }], "delete");
  await calm();
  assert.equal(server.graph.node("n"), undefined);
  assert.deepEqual(
    anna.seen.rejected.map(({ texts }) => texts),
    [["New"]],
  );
  anna.sync.undo();
  await calm();
  assert.equal(server.graph.node("n")?.title, "New");
});
