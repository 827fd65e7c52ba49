/** A server in memory with the same rules as the real one, whose network can be cut. */
import { TABLE } from "../../../../issuetrees/web/static/editor/base/fields.js";
import { completeChange, squash } from "../../../../issuetrees/web/static/editor/graph/change.js";
import { expand } from "../../../../issuetrees/web/static/editor/graph/commands.js";
import { Graph } from "../../../../issuetrees/web/static/editor/graph/model.js";
import { Refused } from "../../../../issuetrees/web/static/editor/graph/refused.js";
import { revert } from "../../../../issuetrees/web/static/editor/graph/revert.js";

export class FakeServer {
  /** @param {"issue_tree" | "stage_map"} kind */
  constructor(kind = "issue_tree") {
    this.graph = new Graph(kind);
    /** @type {any[]} */
    this.log = [];
    /** "up", "down" (no answer, nothing done) or "deaf" (done, but the answer is lost) */
    this.network = "up";
    this.isSignedIn = true;
    this.commits = 0;
  }

  /** A connection of one person. @param {string} name */
  connection(name) {
    return {
      commit: (/** @type {any} */ body) => this.#answer(() => this.#commit(body, name)),
      changes: (/** @type {number} */ after) => this.#answer(() => this.#changes(after)),
    };
  }

  /** @param {() => {status: number, body: any}} act */
  async #answer(act) {
    await null;
    if (this.network === "down") throw new Error("no network");
    if (!this.isSignedIn) return { status: 401, body: { detail: "Sign in." } };
    const reply = structuredClone(act());
    if (this.network === "deaf") throw new Error("the answer was lost");
    return reply;
  }

  /**
   * @param {{commands: any[], base: number, key: string}} body
   * @param {string} name
   */
  #commit({ commands, base, key }, name) {
    this.commits += 1;
    const known = this.log.find((revision) => revision.key === key);
    if (known) return { status: 200, body: known };
    let change;
    try {
      change = this.#carryOut(structuredClone(commands));
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      return { status: 409, body: { code: error.code, detail: error.message } };
    }
    if (this.#overlaps(change, base)) {
      return { status: 409, body: { code: "conflict", detail: "Somebody changed this." } };
    }
    this.graph.apply(change);
    const actor = { id: name, name };
    this.log.push({ revision: this.log.length + 1, key, actor, change });
    return { status: 201, body: this.log.at(-1) };
  }

  /** @param {any[]} commands */
  #carryOut(commands) {
    const scratch = structuredCopy(this.graph);
    let whole = completeChange({});
    for (const command of commands) {
      const change = this.#expand(command, scratch);
      scratch.apply(change);
      whole = squash(whole, change);
    }
    return whole;
  }

  /**
   * @param {any} command
   * @param {Graph} graph
   */
  #expand(command, graph) {
    if (command.kind !== "undo") return expand(command, graph);
    const revision = this.log[command.revision - 1];
    if (!revision) throw new Refused("no_revision", "There is no such revision.");
    return revert(graph, revision.change);
  }

  /**
   * @param {any} change
   * @param {number} base
   */
  #overlaps(change, base) {
    const mine = Object.entries(TABLE).flatMap(([part, table]) =>
      Object.entries(change[part].updated).flatMap(([id, fields]) =>
        Object.keys(fields).flatMap((name) => (table[name].isContested ? [[part, id, name]] : [])),
      ),
    );
    return this.log
      .slice(base)
      .some((later) => mine.some(([part, id, name]) => later.change[part].updated[id]?.[name]));
  }

  /** @param {number} after */
  #changes(after) {
    const changes = this.log.slice(after, after + 50);
    return { status: 200, body: { revision: this.log.length, changes, is_complete: true } };
  }
}

/** @param {Graph} graph */
export function structuredCopy(graph) {
  const copy = new Graph(graph.kind);
  copy.apply(
    completeChange({
      nodes: { added: structuredClone(Object.fromEntries(graph.nodes)) },
      links: { added: structuredClone(Object.fromEntries(graph.links)) },
    }),
  );
  return copy;
}

/** What of `localStorage` a shelf uses. */
export class FakeStore {
  constructor() {
    /** @type {Map<string, string>} */
    this.items = new Map();
  }

  get length() {
    return this.items.size;
  }

  /** @param {number} index */
  key(index) {
    return [...this.items.keys()][index] ?? null;
  }

  /** @param {string} key */
  getItem(key) {
    return this.items.get(key) ?? null;
  }

  /**
   * @param {string} key
   * @param {string} value
   */
  setItem(key, value) {
    this.items.set(key, value);
  }

  /** @param {string} key */
  removeItem(key) {
    this.items.delete(key);
  }
}
