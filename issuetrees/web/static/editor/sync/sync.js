/**
 * Keeps one graph equal to the server's while its owner edits it. Own steps show at once and wait
 * in the queue; what the server sends is put under them: the waiting steps are taken back, the
 * server's changes made, and the steps made again on top. Only what was touched costs anything.
 *
 * @typedef {import("../base/types.js").Change} Change
 * @typedef {import("../base/types.js").Command} Command
 * @typedef {import("../base/types.js").Entry} Entry
 * @typedef {import("../base/types.js").Revision} Revision
 * @typedef {import("../base/types.js").Clash} Clash
 * @typedef {import("../base/types.js").Rejected} Rejected
 * @typedef {import("../graph/model.js").Graph} Graph
 * @typedef {import("../../kit/outbox/queue.js").Queue<Entry>} Queue
 *
 * @typedef {"saved" | "saving" | "offline" | "signed_out"} SaveState
 *
 * @typedef {import("../../kit/http.js").Reply} Reply
 *
 * @typedef {object} Server
 * @property {(body: {commands: Command[], base: number, key: string}) => Promise<Reply>} commit
 * @property {(after: number) => Promise<Reply>} changes
 */

import { newId } from "../../kit/ids.js";
import { Topic } from "../../kit/topic.js";
import { t } from "../../kit/words.js";
import { completeChange, invert, isEmpty, isSame } from "../graph/change.js";
import { perform } from "../graph/commands.js";
import { Refused } from "../graph/refused.js";
import { revert } from "../graph/revert.js";
import {
  deletedToo,
  findClashes,
  mergeWhole,
  missedChange,
  typedTexts,
  withoutClash,
} from "./clash.js";
import { Steps } from "./steps.js";

const RETRY_FIRST = 1_000;
const RETRY_LAST = 30_000;

export class Sync {
  /** @type {Topic<[]>} the graph changed */
  changed = new Topic();
  /** @type {Topic<[Revision]>} somebody else's change was made here */
  foreign = new Topic();
  /** @type {Topic<[Clash]>} */
  clashed = new Topic();
  /** @type {Topic<[Rejected]>} */
  rejected = new Topic();
  /** @type {Topic<[SaveState]>} */
  stateChanged = new Topic();

  /** @param {{graph: Graph, revision: number, queue: Queue, server: Server}} parts */
  constructor({ graph, revision, queue, server }) {
    this.graph = graph;
    this.revision = revision;
    this.queue = queue;
    this.server = server;
    this.steps = new Steps();
    /** @type {SaveState} */
    this.state = "saved";
    this.isSending = false;
    this.retryIn = RETRY_FIRST;
    /** @type {ReturnType<typeof setTimeout> | null} */
    this.timer = null;
    /** @type {Promise<void> | null} */
    this.catchingUp = null;
  }

  /**
   * Does an own step: at once here, soon on the server.
   * @param {Command[]} commands
   * @param {string} label what the step is, in words
   * @returns {Change}
   * @throws {Refused} when it cannot be done; nothing has changed then
   */
  perform(commands, label) {
    const change = perform(commands, this.graph);
    if (isEmpty(change)) return change;
    const entry = { key: newId(), commands, change, label };
    this.steps.did(entry);
    this.#enqueue(entry);
    return change;
  }

  /**
   * Does what only the server can work out (a restore, a tidy layout); all steps are sent before.
   * @param {Command[]} commands
   * @param {string} label
   * @returns {Promise<string>} why it was refused; "" when it was done
   */
  async direct(commands, label) {
    if (this.queue.entries.length > 0)
      return t("Wait until all changes are saved, then try again.");
    const reply = await this.server.commit({ commands, base: this.revision, key: newId() });
    if (reply.status >= 300) return reply.body?.detail ?? t("The server refused this.");
    await this.made(reply.body, label);
    return "";
  }

  /** What the server made outside the queue can be undone like a step. @param {Revision} revision @param {string} label */
  async made(revision, label) {
    const change = completeChange(revision.change);
    const step = { key: revision.key ?? newId(), commands: [], change, label };
    this.steps.did(step);
    this.steps.confirmed({ ...revision, key: step.key, change }, this.queue);
    await this.catchUp();
  }

  /**
   * Begins an own step whose last word is not spoken: a new node whose title is being typed. It is
   * shown and stored, but not sent before `release`.
   * @param {Command[]} commands
   * @param {string} label
   * @returns {Entry}
   */
  hold(commands, label) {
    const change = perform(commands, this.graph);
    const entry = { key: newId(), commands, change, label, isHeld: true };
    this.queue.push(entry);
    this.changed.tell();
    return entry;
  }

  /**
   * Ends a held step with its final commands.
   * @param {Entry} entry
   * @param {Command[]} commands none to drop the step
   */
  release(entry, commands) {
    const at = this.queue.entries.indexOf(entry);
    if (at < 0) return;
    const later = this.queue.entries.slice(at);
    for (const each of later.toReversed()) this.graph.apply(invert(each.change));
    entry.commands = commands;
    entry.isHeld = false;
    if (commands.length === 0) this.#forget(entry.key);
    else this.steps.did(entry);
    for (const each of this.queue.entries.slice(at)) this.#redoEntry(each);
    this.changed.tell();
    this.pump();
  }

  /** Takes back the last own step. @returns {string | null} its label */
  undo() {
    return this.#reverse(this.steps.takeUndo(), (step) => this.steps.undone.push(step));
  }

  /** Does again what was taken back last. @returns {string | null} its label */
  redo() {
    return this.#reverse(this.steps.takeRedo(), (step) => this.steps.done.push(step));
  }

  /**
   * @param {import("./steps.js").Step | undefined} step
   * @param {(step: import("./steps.js").Step) => void} keep
   */
  #reverse(step, keep) {
    if (!step) return null;
    const change = revert(this.graph, step.change);
    this.graph.apply(change);
    const entry = {
      key: newId(),
      commands: [{ kind: "undo", revision: step.revision }],
      change,
      label: step.label,
      undoes: step.change,
      undoesKey: step.key,
    };
    keep({ key: entry.key, revision: null, change, label: step.label });
    this.#enqueue(entry);
    return step.label;
  }

  /** @param {Entry} entry */
  #enqueue(entry) {
    this.queue.push(entry);
    this.changed.tell();
    this.pump();
  }

  /** Makes again here what a closed tab left unsent. @param {Entry[]} entries already in the queue */
  resume(entries) {
    for (const entry of entries) {
      entry.isHeld = false;
      this.#putOnTop(entry, [missedChange(entry, this.graph)]);
    }
    this.changed.tell();
    this.pump();
  }

  /** Sends the oldest waiting step, if none is under way. */
  async pump() {
    const entry = this.queue.entries[0];
    if (this.isSending) return;
    if (!entry || entry.isHeld) return this.#setState("saved");
    this.isSending = true;
    if (this.state !== "offline") this.#setState("saving");
    try {
      await this.#send(entry);
    } catch {
      this.#retryLater();
    } finally {
      this.isSending = false;
    }
    if (!this.timer && this.state !== "signed_out") this.pump();
  }

  /** The network is back, or somebody signed in again: try now. */
  retryNow() {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    this.retryIn = RETRY_FIRST;
    if (this.state === "signed_out") this.#setState("saving");
    this.pump();
  }

  /** @param {Entry} entry */
  async #send(entry) {
    const commands = entry.commands.map((command) => this.#resolved(command, entry));
    const base = this.revision;
    const reply = await this.server.commit({ commands, base, key: entry.key });
    if (reply.status >= 500 || reply.status === 429) throw new Error("try again later");
    this.retryIn = RETRY_FIRST;
    if (reply.status < 300) return this.#confirmed(reply.body);
    if (reply.status === 401 || reply.body?.code === "csrf") return this.#setState("signed_out");
    if (reply.status === 409) {
      await this.catchUp();
      if (this.revision > base) return; // there was news meanwhile: try again on top of it
    }
    this.#reject(entry, reply.body?.detail ?? reply.body?.title ?? "");
  }

  /** @param {Revision} revision */
  async #confirmed(revision) {
    if (revision.revision === this.revision + 1) this.receive([revision]);
    else if (revision.revision > this.revision) await this.catchUp();
    else this.queue.drop(revision.key ?? ""); // its news was quicker; it can still be undone
  }

  /** An undo of a step that had no number when it was undone gets it now. @param {Command} command @param {Entry} entry */
  #resolved(command, entry) {
    if (command.kind !== "undo" || command.revision) return command;
    const revision = this.steps.revisionOf(entry.undoesKey ?? "");
    return revision ? { ...command, revision } : command;
  }

  #retryLater() {
    this.#setState("offline");
    if (this.timer) clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.timer = null;
      this.pump();
    }, this.retryIn);
    this.retryIn = Math.min(this.retryIn * 2, RETRY_LAST);
  }

  /** Reads what happened on the server since the last revision known here. */
  catchUp() {
    this.catchingUp ??= this.#readChanges().finally(() => {
      this.catchingUp = null;
    });
    return this.catchingUp;
  }

  async #readChanges() {
    for (;;) {
      const reply = await this.server.changes(this.revision);
      if (reply.status === 401) return this.#setState("signed_out");
      if (reply.status !== 200) throw new Error("changes not available");
      const before = this.revision;
      this.receive(reply.body.changes);
      if (this.revision >= reply.body.revision || this.revision === before) return;
    }
  }

  /**
   * Takes in revisions in their order; those known already are skipped.
   * @param {Revision[]} revisions
   */
  receive(revisions) {
    const fresh = revisions
      .filter((revision) => revision.revision > this.revision)
      .map((revision) => ({ ...revision, change: completeChange(revision.change) }));
    if (fresh.length === 0) return;
    if (this.#isAsGuessed(fresh)) this.#confirm(/** @type {Revision} */ (fresh[0]));
    else this.#rebase(fresh);
    this.changed.tell();
  }

  /** @param {Revision[]} fresh */
  #isAsGuessed(fresh) {
    const head = this.queue.entries[0];
    const first = fresh[0];
    if (fresh.length !== 1 || !head || first?.key !== head.key) return false;
    return isSame(first.change, head.change);
  }

  /** @param {Revision} revision the oldest own step, exactly as it was made here */
  #confirm(revision) {
    this.revision = revision.revision;
    this.steps.confirmed(revision, this.queue);
    this.queue.drop(revision.key ?? "");
  }

  /** @param {Revision[]} fresh */
  #rebase(fresh) {
    for (const entry of [...this.queue.entries].reverse()) this.graph.apply(invert(entry.change));
    const foreign = [];
    for (const revision of fresh) {
      this.graph.apply(revision.change);
      this.revision = revision.revision;
      const own = this.queue.find(revision.key ?? "");
      if (own) {
        this.#tellDeletedToo(own.change, revision.change);
        this.steps.confirmed(revision, this.queue);
        this.queue.drop(revision.key ?? "");
      } else {
        foreign.push(revision);
      }
    }
    for (const entry of [...this.queue.entries]) this.#putOnTop(entry, foreign);
    for (const revision of foreign) this.foreign.tell(revision);
  }

  /** @param {Entry} entry @param {Revision[]} foreign changes that came under it */
  #putOnTop(entry, foreign) {
    for (const clash of mergeWhole(entry, foreign)) this.clashed.tell(clash);
    for (const clash of findClashes(entry, foreign)) {
      entry.commands = withoutClash(entry.commands, clash);
      this.clashed.tell(clash);
    }
    if (entry.commands.length === 0) return this.#forget(entry.key);
    const before = entry.change;
    this.#redoEntry(entry);
    this.#tellDeletedToo(before, entry.change);
  }

  /** @param {Change} meant @param {Change} done */
  #tellDeletedToo(meant, done) {
    const rejected = deletedToo(meant, done);
    if (rejected) this.rejected.tell(rejected);
  }

  /** @param {Entry} entry */
  #redoEntry(entry) {
    try {
      if (entry.undoes) {
        entry.change = revert(this.graph, entry.undoes);
        this.graph.apply(entry.change);
      } else {
        entry.change = perform(entry.commands, this.graph);
      }
      this.steps.changed(entry);
      this.queue.save(entry);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      this.#refuse(entry, error.message);
    }
  }

  /**
   * @param {Entry} entry that is shown but that the server does not take
   * @param {string} reason
   */
  #reject(entry, reason) {
    const later = this.queue.entries.slice(this.queue.entries.indexOf(entry));
    for (const each of later.toReversed()) this.graph.apply(invert(each.change));
    this.#refuse(entry, reason);
    for (const each of later.slice(1)) this.#redoEntry(each);
    this.changed.tell();
  }

  /** @param {Entry} entry not (any more) shown @param {string} reason */
  #refuse(entry, reason) {
    const texts = typedTexts(entry);
    this.#forget(entry.key);
    this.rejected.tell({ reason, texts });
  }

  /** @param {string} key */
  #forget(key) {
    this.steps.forget(key);
    this.queue.drop(key);
  }

  /** @param {SaveState} state */
  #setState(state) {
    if (this.state === state) return;
    this.state = state;
    this.stateChanged.tell(state);
  }
}
