/** The same golden cases as the Python side: commands → change, and apply, invert, squash. */
import assert from "node:assert/strict";
import "../../../../issuetrees/web/static/editor/graph/link_commands.js";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import {
  completeChange,
  invert,
  squash,
} from "../../../../issuetrees/web/static/editor/graph/change.js";
import { expand } from "../../../../issuetrees/web/static/editor/graph/commands.js";
import { Graph } from "../../../../issuetrees/web/static/editor/graph/model.js";
import { Refused } from "../../../../issuetrees/web/static/editor/graph/refused.js";
import { revert } from "../../../../issuetrees/web/static/editor/graph/revert.js";

/** @param {string} name */
function cases(name) {
  const url = new URL(`../../../../fixtures/cases/graph/${name}`, import.meta.url);
  return JSON.parse(readFileSync(url, "utf8"));
}

/** @param {Graph} graph */
function tables(graph) {
  return {
    nodes: Object.fromEntries([...graph.nodes].map(([id, record]) => [id, { ...record }])),
    links: Object.fromEntries([...graph.links].map(([id, record]) => [id, { ...record }])),
  };
}

/** Reasons that only the server gives: it checks the shape of what strangers send. */
const OF_SHAPE = new Set([
  "bad_commands",
  "bad_id",
  "bad_revision",
  "not_a_choice",
  "not_a_coordinate",
  "not_a_date",
  "not_an_object",
  "not_text",
  "unknown_command",
  "unknown_field",
  "unprintable",
]);

/**
 * Does a commit: like `perform`, and undo and restore with the log of all changes.
 * @param {Graph} graph
 * @param {any[]} log
 * @param {any[]} commands
 */
function run(graph, log, commands) {
  let whole = completeChange({});
  try {
    for (const command of commands) {
      const change = expandWith(graph, log, command);
      graph.apply(change);
      whole = squash(whole, change);
    }
  } catch (error) {
    graph.apply(invert(whole));
    throw error;
  }
  return whole;
}

/**
 * @param {Graph} graph
 * @param {any[]} log
 * @param {any} command
 */
function expandWith(graph, log, command) {
  if (command.kind !== "undo" && command.kind !== "restore") return expand(command, graph);
  const isKnown =
    command.revision <= log.length && (command.kind === "restore" || command.revision > 0);
  if (!isKnown) throw new Refused("no_revision", "");
  if (command.kind === "undo") return revert(graph, log[command.revision - 1]);
  return revert(graph, log.slice(command.revision).reduce(squash, completeChange({})));
}

/**
 * @param {Graph} graph
 * @param {any[]} log
 * @param {{commands: any[], refused?: string | null}} step
 * @param {string} name
 */
function refuses(graph, log, step, name) {
  if (OF_SHAPE.has(step.refused ?? "")) return;
  const before = tables(graph);
  assert.throws(
    () => run(graph, log, step.commands),
    (error) => error instanceof Refused && error.code === step.refused,
    name,
  );
  assert.deepEqual(tables(graph), before, `${name}: nothing half done`);
}

for (const { name, kind, steps } of cases("commands.json")) {
  test(`golden: ${name}`, () => {
    const graph = new Graph(kind);
    const log = [];
    for (const step of steps) {
      if (step.refused) {
        refuses(graph, log, step, name);
        continue;
      }
      const before = tables(graph);
      const change = run(graph, log, step.commands);
      assert.deepEqual(change, completeChange(step.change));
      const after = tables(graph);
      graph.apply(invert(change));
      assert.deepEqual(tables(graph), before, "the inverse");
      graph.apply(change);
      assert.deepEqual(tables(graph), after, "again");
      log.push(change);
    }
  });
}

for (const { seed, kind, steps, end } of cases("random.json")) {
  test(`random story ${seed} ends as on the server`, () => {
    const graph = new Graph(kind);
    const log = [];
    for (const [place, step] of steps.entries()) {
      if (step.refused) refuses(graph, log, step, `step ${place}`);
      else log.push(run(graph, log, step.commands));
    }
    assert.deepEqual(tables(graph), end);
    const stale = new Graph(kind);
    stale.apply(log.reduce(squash, completeChange({})));
    assert.deepEqual(tables(stale), end, "all changes in one");
    for (const [id, kids] of graph.kids) {
      const ranks = kids.map((kid) => graph.node(kid)?.rank ?? "");
      assert.deepEqual(ranks, [...new Set(ranks)].sort(), `ranks under ${id}`);
    }
  });
}
