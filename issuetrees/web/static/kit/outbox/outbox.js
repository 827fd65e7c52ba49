/**
 * Brings to the server what was made here: stored, in order, with a key each until it is answered,
 * so that a reload loses nothing and a lost answer doubles nothing. Without a connection it waits
 * and tries again; what the server refuses is handed back with the reason.
 *
 * @typedef {import("../http.js").Reply} Reply
 * @typedef {{key: string, isTried?: boolean}} Letter isTried: may have reached the server
 * @typedef {"sent" | "waiting" | "signed_out" | "refused"} Outcome
 * @typedef {"saved" | "saving" | "offline" | "signed_out"} State
 */

import { Topic } from "../topic.js";

const AGAIN_FIRST = 2_000;
const AGAIN_LAST = 30_000;

/**
 * What an answer means for what was sent.
 *
 * @param {Reply} reply
 * @returns {Outcome}
 */
export function outcomeOf({ status, body }) {
  if (status < 300) return "sent";
  if (status === 401 || body?.code === "csrf") return "signed_out";
  return status >= 500 || status === 429 ? "waiting" : "refused";
}

/** @template {Letter} Kind */
export class Outbox {
  /** @type {Topic<[Kind, Outcome, Reply]>} how a letter fared */
  fared = new Topic();
  /** @type {Topic<[State]>} */
  stateChanged = new Topic();

  /**
   * @param {import("./queue.js").Queue<Kind>} queue
   * @param {(letter: Kind) => Promise<Reply>} carry throws without a connection
   * @param {(letter: Kind, reply: Reply) => boolean} [isEarly] whether a refusal may pass by itself
   */
  constructor(queue, carry, isEarly = () => false) {
    this.queue = queue;
    this.carry = carry;
    this.isEarly = isEarly;
    this.again = AGAIN_FIRST;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.timer = undefined;
    /** @type {State} */
    this.state = "saved";
    this.isSending = false;
  }

  /** The last letter as long as nobody can have read it: more may be written into it. */
  get open() {
    const last = this.queue.entries.at(-1);
    return last && !last.isTried ? last : null;
  }

  /** @param {Kind} letter */
  push(letter) {
    this.queue.push(letter);
    return this.pump();
  }

  /** Takes over what closed tabs left. @param {string[]} tabs @returns {Kind[]} */
  adopt(tabs) {
    return tabs.flatMap((tab) => this.queue.adopt(tab));
  }

  /** Tries again, now. */
  resume() {
    clearTimeout(this.timer);
    return this.pump();
  }

  /** Sends one letter after the other while answers come. */
  async pump() {
    if (this.isSending) return;
    this.isSending = true;
    let letter = this.queue.entries[0];
    while (letter && (await this.#attempt(letter))) letter = this.queue.entries[0];
    this.isSending = false;
    if (!letter) this.#become("saved");
  }

  /** @param {Kind} letter @returns {Promise<boolean>} whether it is answered */
  async #attempt(letter) {
    if (this.state === "saved") this.#become("saving");
    letter.isTried = true;
    this.queue.save(letter);
    const [outcome, reply] = await this.#carry(letter);
    const isAnswered = outcome === "sent" || outcome === "refused";
    if (isAnswered) {
      this.again = AGAIN_FIRST;
      this.queue.drop(letter.key);
    } else {
      this.#tryLater();
      this.#become(outcome === "waiting" ? "offline" : "signed_out");
    }
    this.fared.tell(letter, outcome, reply);
    return isAnswered;
  }

  /** @param {Kind} letter @returns {Promise<[Outcome, Reply]>} */
  async #carry(letter) {
    try {
      const reply = await this.carry(letter);
      const outcome = outcomeOf(reply);
      const isEarly = outcome === "refused" && this.isEarly(letter, reply);
      return [isEarly ? "waiting" : outcome, reply];
    } catch {
      return ["waiting", { status: 0, body: null }];
    }
  }

  #tryLater() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.resume(), this.again);
    this.again = Math.min(this.again * 2, AGAIN_LAST);
  }

  /** @param {State} state */
  #become(state) {
    if (this.state === state) return;
    this.state = state;
    this.stateChanged.tell(state);
  }
}
