/**
 * What holds for every field of the table: nobody overwrites unseen what somebody else wrote, a
 * limit is kept, what a copy should take along arrives in it.
 */
import assert from "node:assert/strict";
import { test } from "node:test";
import { TABLE } from "../../../../issuetrees/web/static/editor/base/fields.js";
import { outlineNodes } from "../../../../issuetrees/web/static/editor/graph/branch_copies.js";
import { isSame } from "../../../../issuetrees/web/static/editor/graph/change.js";
import { expand } from "../../../../issuetrees/web/static/editor/graph/commands.js";
import { freshItems } from "../../../../issuetrees/web/static/editor/graph/fresh_items.js";
import { Graph, nodeRecord } from "../../../../issuetrees/web/static/editor/graph/model.js";
import { Refused } from "../../../../issuetrees/web/static/editor/graph/refused.js";
import { editCommand, valueAt } from "../../../../issuetrees/web/static/editor/graph/values.js";
import { calm, client, withTree } from "./clients.js";

/** Two values that the field may have, and that differ from its blank. */
const VALUES = {
  person: ["anna", "boris"],
  text: ["Mine", "Theirs"],
  choice: ["mine", "theirs"],
  day: ["2026-03-01", "2026-04-01"],
  number: [1.5, 2],
  object: [{ a: "mine" }, { a: "theirs" }],
};
const ID = { nodes: "a", links: "l" };

/** Every field that a command sets, as [part, name, row]. */
const SET = Object.entries(TABLE).flatMap(([part, rows]) =>
  Object.entries(rows).flatMap(([name, row]) => (row.setBy ? [[part, name, row]] : [])),
);

async function withBoth() {
  const server = await withTree();
  const link = { id: "l", source_id: "a", target_id: "b", kind: "transition", title: "" };
  server.graph.links.set("l", { ...link, details: {} });
  return server;
}

/** Both write one field, the second without a look at the first. */
async function bothWrite(part, path, values) {
  const server = await withBoth();
  const [anna, boris] = [client(server, "anna"), client(server, "boris")];
  const record = () => server.graph[part].get(ID[part]);
  server.network = "down";
  anna.sync.perform([editCommand(part, record(), path, values[0])], "edit");
  await calm();
  clearTimeout(anna.sync.timer);
  anna.sync.timer = null;
  server.network = "up";
  boris.sync.perform([editCommand(part, record(), path, values[1])], "edit");
  await calm();
  anna.sync.retryNow();
  await calm();
  return { anna, held: valueAt(record(), path) };
}

for (const [part, name, row] of SET) {
  const { form, isContested, isMerged } = row;
  const path = isMerged ? `${name}.any` : name;
  const values = isMerged ? VALUES.text : VALUES[form];

  test(`${name} of ${part}: ${isContested ? "the second writer is asked" : "the last one counts"}`, async () => {
    const { anna, held } = await bothWrite(part, path, values);
    if (!isContested) return assert.deepEqual(held, values[0]);
    assert.deepEqual(held, values[1], "the first writer's value stands");
    const told = anna.seen.clashes.map((one) => [one.part, one.field, one.mine, one.theirs]);
    assert.deepEqual(told, [[part, path, ...values]]);
  });

  test(`${name} of ${part}: who writes another field is not asked`, async () => {
    const [, other] =
      SET.find(([p, n, r]) => p === part && n !== name && r.setBy === row.setBy) ?? [];
    if (!other) return;
    const server = await withBoth();
    const [anna, boris] = [client(server, "anna"), client(server, "boris")];
    const record = server.graph[part].get(ID[part]);
    const theirs = VALUES[TABLE[part][other].form][1];
    boris.sync.perform([editCommand(part, record, other, theirs)], "edit");
    anna.sync.perform([editCommand(part, record, path, values[0])], "edit");
    await calm();
    const now = server.graph[part].get(ID[part]);
    assert.deepEqual(valueAt(now, path), values[0]);
    assert.deepEqual(now[other], theirs);
    assert.deepEqual(anna.seen.clashes, []);
  });
}

/** A tree with one node that has a value in every field that can be set. */
function filled() {
  const graph = new Graph("issue_tree");
  const record = nodeRecord({ id: "r", title: "Root" });
  for (const [part, name, { form }] of SET) if (part === "nodes") record[name] = VALUES[form][0];
  graph.apply({
    nodes: { added: { r: record }, updated: {}, removed: {} },
    links: { added: {}, updated: {}, removed: {} },
  });
  return { graph, people: new Map([["anna", {}]]) };
}

for (const [name, { isCopied, blank }] of Object.entries(TABLE.nodes)) {
  test(`${name}: a copy ${isCopied ? "takes it along" : "does without it"}`, () => {
    const from = filled();
    const copies = outlineNodes(from, ["r"]);
    const pasted = freshItems(JSON.parse(JSON.stringify(copies)), from);
    const paste = { kind: "paste_outline", parent_id: "r", before_id: null, nodes: pasted };
    const [made] = Object.values(expand(paste, from.graph).nodes.added);
    const original = from.graph.node("r")[name];
    if (isCopied) assert.deepEqual(made[name], original);
    else assert.ok(!isSame(made[name], original) || isSame(original, blank));
  });
}

for (const [part, name, { limit }] of SET.filter(([, , row]) => row.limit > 0)) {
  test(`${name} of ${part}: a text over ${limit} characters is refused here already`, async () => {
    const { graph } = await withBoth();
    const command = (text) => editCommand(part, graph[part].get(ID[part]), name, text);
    expand(command("x".repeat(limit)), graph);
    const isRefused = (error) => error instanceof Refused && error.code === "too_long";
    assert.throws(() => expand(command("x".repeat(limit + 1)), graph), isRefused);
  });
}
