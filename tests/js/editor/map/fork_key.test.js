import assert from "node:assert/strict";
import test from "node:test";
import { keyCommands, refused } from "../../../../issuetrees/web/static/editor/map/fork_key.js";

const fork = (id, details) => ({ id, kind: "fork", title: `Fork ${id}`, details });
const stage = (id, details) => ({ id, kind: "stage", title: id, details });

function graphOf(nodes, links = []) {
  const byId = new Map(nodes.map((one) => [one.id, one]));
  return {
    nodes: byId,
    links: new Map(links.map((one) => [one.id, one])),
    node: (id) => byId.get(id),
  };
}

const size = fork("f", {});
const work = fork("g", { key: "work", options: [] });
const map = graphOf(
  [size, work, stage("a", { when: { f: ["big"], work: ["team"] }, scope: "x" }), stage("b", {})],
  [{ id: "l", details: { when: { f: ["big"] }, months: { min: 1 } } }],
);

test("conditions of stages and arrows follow a new key in one step", () => {
  assert.deepEqual(keyCommands(map, size, "size"), [
    { kind: "edit_node", id: "f", fields: { details: { key: "size", former_keys: [] } } },
    {
      kind: "edit_node",
      id: "a",
      fields: { details: { scope: "x", when: { work: ["team"], size: ["big"] } } },
    },
    {
      kind: "edit_link",
      id: "l",
      fields: { details: { months: { min: 1 }, when: { size: ["big"] } } },
    },
  ]);
  assert.deepEqual(keyCommands(map, work, "work"), []);
});

test("the fork of the key “company” is that of the kinds of company of a stage, and no longer", () => {
  const [own, a] = keyCommands(map, work, "company");
  assert.deepEqual(own.fields.details, { key: "company", options: [], former_keys: ["work"] });
  assert.deepEqual(a.fields.details, { scope: "x", when: { f: ["big"] }, company: ["team"] });
  const company = fork("c", { key: "company" });
  const back = graphOf([company, stage("a", { company: ["small"] })]);
  const [, stageBack] = keyCommands(back, company, "kind");
  assert.deepEqual(stageBack.fields.details, { when: { kind: ["small"] } });
});

test("a key that another fork has, none, or one with a colon is refused", () => {
  assert.match(refused(map, size, "work"), /Fork g/);
  assert.match(refused(map, size, ""), /1 to 80/);
  assert.match(refused(map, size, "a:b"), /colon/);
  assert.equal(refused(map, size, "company"), "");
  assert.equal(refused(map, work, "work"), "");
});
