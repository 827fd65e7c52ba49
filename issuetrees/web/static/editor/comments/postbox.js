/**
 * What is written and not on the server yet: drafts by the box that they stand in, and letters
 * that were sent and wait for an answer in an outbox.
 *
 * @typedef {import("./thread_view.js").Place} Place
 * @typedef {{text: string, people: string[], place?: Place}} Draft people: ids chosen from the list
 *
 * @typedef {object} Letter
 * @property {string} key
 * @property {string} box which box it was written in, such as "new:NODE"
 * @property {"POST" | "PATCH"} method
 * @property {string} url
 * @property {{text: string, mention_ids: string[], place?: Place}} body
 *
 * @typedef {import("../../kit/outbox/outbox.js").Outcome} Outcome
 * @typedef {import("../../kit/http.js").Reply} Reply
 * @typedef {(letter: Letter) => Promise<Reply>} Carrier throws without a connection
 * @typedef {import("../../kit/outbox/shelf.js").Shelf} Shelf
 */

import { Outbox } from "../../kit/outbox/outbox.js";
import { Queue } from "../../kit/outbox/queue.js";
import { Topic } from "../../kit/topic.js";

/** Drafts lie there on the shelf. */
const DRAFTS = "comments";

export class Postbox {
  /** @type {Topic<[Letter, Outcome, string]>} how a letter fared, and why it was refused */
  fared = new Topic();

  /**
   * @param {Shelf} shelf
   * @param {string} tab
   * @param {Carrier} carry
   * @param {() => boolean} mayBeEarly whether what is commented on may not be on the server yet
   */
  constructor(shelf, tab, carry, mayBeEarly = () => false) {
    this.shelf = shelf;
    /** @type {Queue<Letter>} */
    const queue = new Queue(shelf, tab, "letters");
    this.outbox = new Outbox(
      queue,
      carry,
      (_, { body }) => body?.code === "no_such_node" && mayBeEarly(),
    );
    this.outbox.fared.on((letter, outcome, { body }) => {
      const isRefused = outcome === "refused";
      if (isRefused) this.keep(letter.box, draftOf(letter));
      this.fared.tell(letter, outcome, isRefused ? (body?.detail ?? "") : "");
    });
  }

  /** @returns {Record<string, Draft>} */
  #drafts() {
    try {
      return JSON.parse(this.shelf.getItem(DRAFTS) ?? "{}");
    } catch {
      return {};
    }
  }

  /** @param {string} box @returns {Draft | null} what stands in a box, sent or not */
  draft(box) {
    const letter = this.#letterIn(box);
    return letter ? draftOf(letter) : (this.#drafts()[box] ?? null);
  }

  /** @param {string} box @param {Draft | null} draft null to forget it */
  keep(box, draft) {
    const drafts = this.#drafts();
    if (draft?.text) drafts[box] = draft;
    else delete drafts[box];
    try {
      if (Object.keys(drafts).length === 0) this.shelf.removeItem(DRAFTS);
      else this.shelf.setItem(DRAFTS, JSON.stringify(drafts));
    } catch {
      // The store is full: the text is still on the screen.
    }
  }

  /** Whether what was written in a box is on its way. @param {string} box */
  isWaiting(box) {
    return this.#letterIn(box) !== undefined;
  }

  /** @param {string} box */
  #letterIn(box) {
    return this.outbox.queue.entries.find((letter) => letter.box === box);
  }

  /** @param {Letter} letter */
  send(letter) {
    this.keep(letter.box, null); // no other tab is to send it too
    return this.outbox.push(letter);
  }

  /** Sends what is left, also by closed tabs. @param {string[]} [lostTabs] */
  resume(lostTabs = []) {
    this.outbox.adopt(lostTabs);
    return this.outbox.resume();
  }
}

/** @param {Letter} letter @returns {Draft} */
function draftOf({ body }) {
  const { text, mention_ids: people, place } = body;
  return { text, people, ...(place && { place }) };
}
