/** Clients of a server in memory, for the tests of the sync. */
import "../../../../issuetrees/web/static/editor/graph/link_commands.js";
import { Graph } from "../../../../issuetrees/web/static/editor/graph/model.js";
import { Sync } from "../../../../issuetrees/web/static/editor/sync/sync.js";
import { Queue } from "../../../../issuetrees/web/static/kit/outbox/queue.js";
import { Shelf } from "../../../../issuetrees/web/static/kit/outbox/shelf.js";
import { FakeServer, FakeStore, structuredCopy } from "./fake_server.js";

/**
 * @param {FakeServer} server
 * @param {string} name
 * @param {FakeStore} [store]
 */
export function client(server, name, store = new FakeStore()) {
  const graph = structuredCopy(server.graph);
  const queue = new Queue(new Shelf(store, "g", "me"), name);
  const seen = { clashes: [], rejected: [], states: [] };
  const sync = new Sync({
    graph,
    revision: server.log.length,
    queue,
    server: server.connection(name),
  });
  sync.clashed.on((clash) => seen.clashes.push(clash));
  sync.rejected.on((rejected) => seen.rejected.push(rejected));
  sync.stateChanged.on((state) => seen.states.push(state));
  return { sync, graph, queue, store, seen };
}

export async function calm() {
  for (let i = 0; i < 60; i += 1) await new Promise((resolve) => setImmediate(resolve));
}

/** @param {Graph} graph */
export function shape(graph) {
  return Object.fromEntries([...graph.nodes].sort().map(([id, record]) => [id, { ...record }]));
}

export async function withTree() {
  const server = new FakeServer();
  const maker = client(server, "maker");
  maker.sync.perform([{ kind: "add_node", id: "r", parent_id: null, title: "Root" }], "add");
  for (const id of ["a", "b", "c"]) {
    maker.sync.perform([{ kind: "add_node", id, parent_id: "r", title: id.toUpperCase() }], "add");
  }
  await calm();
  return server;
}
