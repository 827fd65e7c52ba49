/**
 * A tree on a page beside its drawing: the records, what is typed here and not sent yet, what others
 * do meanwhile, and what two people changed at once. All of it is the editor's own: steps of this
 * page wait in the same store, and clashes are settled in the same notice.
 *
 * @typedef {import("../editor/base/types.js").Command} Command
 * @typedef {import("../editor/base/types.js").NodeRecord} NodeRecord
 * @typedef {{ id: string, name: string }} Person
 *
 * @typedef {object} DeskOptions what the page tells
 * @property {{ id: string, title: string }} graph
 * @property {boolean} canEdit
 * @property {string} me
 * @property {Person[]} people members, those who only own something last
 * @property {Record<string, { label: string, none?: string, choices: Record<string, string> }>} words
 * @property {string} today YYYY-MM-DD
 * @property {Record<string, string>} [checks] what the checks of a plan are called
 * @property {Record<string, string>} urls
 */

import { Graph } from "../editor/graph/model.js";
import { Clashes } from "../editor/sync/clash_notice.js";
import { Live } from "../editor/sync/live.js";
import { GraphServer } from "../editor/sync/server.js";
import { Sync } from "../editor/sync/sync.js";
import { need } from "../kit/dom.js";
import { painted } from "../kit/frames.js";
import { Queue } from "../kit/outbox/queue.js";
import { Shelf } from "../kit/outbox/shelf.js";
import { takeTab } from "../kit/outbox/tabs.js";
import { showToast } from "../kit/toasts.js";
import { Topic } from "../kit/topic.js";
import { t } from "../kit/words.js";

class PlanServer extends GraphServer {
  /**
   * What was done is stored, and seen before it goes out.
   *
   * @override
   * @param {Parameters<GraphServer["commit"]>[0]} body
   */
  async commit(body) {
    await painted();
    return super.commit(body);
  }
}

export class PlanDesk {
  /** @type {Topic<[]>} the records are others now */
  changed = new Topic();
  /** @type {Topic<[]>} everything that was done here is stored, or somebody else changed something */
  settled = new Topic();

  /**
   * @param {DeskOptions} options
   * @param {{ graph: Graph, sync: Sync, shelf: Shelf }} parts
   */
  constructor(options, { graph, sync, shelf }) {
    this.options = options;
    this.graph = graph;
    this.sync = sync;
    this.shelf = shelf;
    this.canEdit = options.canEdit;
    this.words = options.words;
    this.people = new Map(options.people.map((one) => [one.id, one]));
    /** what the editor's parts ask of whoever has them */
    this.selection = { activeId: null, changed: new Topic() };
    this.navigation = { focus: () => this.focus() };
    /** gives the keys back after the notice was answered */
    this.focus = () => {};
    sync.changed.on(() => this.changed.tell());
    sync.foreign.on(() => this.settled.tell());
    sync.stateChanged.on((state) => this.#tell(state));
    const clashes = new Clashes(/** @type {any} */ (this));
    sync.clashed.on((clash) => clashes.add(clash));
    sync.rejected.on((rejected) => clashes.reject(rejected));
  }

  /** @param {import("../editor/sync/sync.js").SaveState} state */
  #tell(state) {
    if (state === "saved") this.settled.tell();
    const note = need("[data-save-state]");
    const words = {
      saved: t("All changes saved"),
      saving: t("Saving…"),
      offline: t("Your text is safe here. We’ll send it when the connection is back."),
      signed_out: t("Your text is safe here. Sign in again in another tab to send it."),
    };
    note.textContent = words[state];
    note.classList.toggle("is-bad", state === "offline" || state === "signed_out");
  }

  /** @param {string} sentence */
  say(sentence) {
    if (sentence) showToast(sentence);
  }

  /** @param {Command[]} commands @param {string} label */
  run(commands, label) {
    try {
      this.sync.perform(commands, label);
    } catch (error) {
      this.say(/** @type {Error} */ (error).message);
    }
  }

  /** Change fields of questions, each in one command. @param {Map<string, Record<string, unknown>>} fields by id @param {string} label */
  edit(fields, label) {
    const commands = [...fields]
      .filter(([id]) => this.graph.nodes.has(id))
      .map(([id, one]) => ({ kind: "edit_node", id, fields: one }));
    if (commands.length > 0) this.run(/** @type {Command[]} */ (commands), label);
  }

  /** Whether a branch that it stands in is pruned. @param {string} id */
  isPruned(id) {
    return [id, ...this.graph.ancestors(id)].some(
      (one) => this.graph.node(one)?.status === "pruned",
    );
  }

  /** The questions that are worked on, as one reads the tree: as `core.plan.leaves` finds them. @returns {NodeRecord[]} */
  get leaves() {
    return this.#live().leaves;
  }

  /** The questions that are cut further, the first one too, as one reads the tree. @returns {NodeRecord[]} */
  get branches() {
    return this.#live().branches;
  }

  /** What is not pruned. @returns {{ leaves: NodeRecord[], branches: NodeRecord[] }} */
  #live() {
    const { graph } = this;
    /** @type {{ leaves: NodeRecord[], branches: NodeRecord[] }} */
    const found = { leaves: [], branches: [] };
    /** @param {string} id @returns {boolean} whether it or what stands below is worked on */
    const walk = (id) => {
      const record = graph.node(id);
      if (!record || record.status === "pruned" || record.refers_to) return false;
      const at = [found.leaves.length, found.branches.length];
      const isCut = graph.children(id).map(walk).includes(true);
      if (isCut) found.branches.splice(at[1] ?? 0, 0, record);
      else if (id !== graph.rootId) found.leaves.splice(at[0] ?? 0, 0, record);
      return true;
    };
    if (graph.rootId) walk(graph.rootId);
    return found;
  }
}

/** Open the tree of the page. @returns {Promise<PlanDesk | null>} null where it cannot be read */
export async function openDesk() {
  /** @type {DeskOptions} */
  const options = JSON.parse(need("#desk-options").textContent ?? "");
  const server = new PlanServer(options.urls);
  const shelf = new Shelf(localStorage, options.graph.id, options.me);
  const [reply, { tab, lost }] = await Promise.all([server.records(), takeTab(shelf)]);
  if (reply.status !== 200) {
    showToast(reply.body?.detail ?? t("The server does not answer. Try again."));
    return null;
  }
  const graph = Graph.fromRows("issue_tree", reply.body);
  /** @type {Queue<import("../editor/base/types.js").Entry>} */
  const queue = new Queue(shelf, tab);
  const sync = new Sync({ graph, revision: reply.body.revision, queue, server });
  const desk = new PlanDesk(options, { graph, sync, shelf });
  sync.resume(lost.flatMap((name) => queue.adopt(name)));
  new Live(/** @type {any} */ (desk)).start();
  return desk;
}
