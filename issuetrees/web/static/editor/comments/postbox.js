/**
 * What is written and not on the server yet: drafts by the box that they stand in, and letters
 * that were sent and wait for an answer. Both survive a reload and a lost connection; a letter
 * carries a key, so that a lost answer doubles nothing.
 *
 * @typedef {{text: string, people: string[]}} Draft people: ids chosen from the list
 *
 * @typedef {object} Letter
 * @property {string} key
 * @property {string} box which box it was written in, such as "new:NODE"
 * @property {"POST" | "PATCH"} method
 * @property {string} url
 * @property {object} body
 *
 * @typedef {"sent" | "waiting" | "signed_out" | "refused"} Outcome
 * @typedef {import("../sync/sync.js").Reply} Reply
 * @typedef {(letter: Letter) => Promise<Reply>} Carrier throws without a connection
 * @typedef {Pick<Storage, "getItem" | "setItem" | "removeItem">} Store
 */

import { Topic } from "../../kit/topic.js";

const AGAIN_FIRST = 2_000;
const AGAIN_LAST = 30_000;

export class Postbox {
  /**
   * @param {Store} store
   * @param {string} key where to keep it
   * @param {Carrier} carry
   * @param {() => boolean} mayBeEarly whether what is commented on may not be on the server yet
   */
  constructor(store, key, carry, mayBeEarly = () => false) {
    this.store = store;
    this.key = key;
    this.carry = carry;
    this.mayBeEarly = mayBeEarly;
    this.again = AGAIN_FIRST;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.timer = undefined;
    /** @type {Set<string>} keys of letters that are on their way now */
    this.carried = new Set();
    /** @type {Topic<[Letter, Outcome, string]>} how a letter fared, and why it was refused */
    this.fared = new Topic();
  }

  /** @returns {{drafts: Record<string, Draft>, letters: Letter[]}} */
  #read() {
    try {
      const kept = JSON.parse(this.store.getItem(this.key) ?? "{}");
      return { drafts: kept.drafts ?? {}, letters: kept.letters ?? [] };
    } catch {
      return { drafts: {}, letters: [] };
    }
  }

  /** @param {(kept: {drafts: Record<string, Draft>, letters: Letter[]}) => void} change */
  #change(change) {
    const kept = this.#read();
    change(kept);
    const isEmpty = Object.keys(kept.drafts).length === 0 && kept.letters.length === 0;
    try {
      if (isEmpty) this.store.removeItem(this.key);
      else this.store.setItem(this.key, JSON.stringify(kept));
    } catch {
      // The store is full: the text is still on the screen.
    }
  }

  /** @param {string} box @returns {Draft | null} */
  draft(box) {
    return this.#read().drafts[box] ?? null;
  }

  /** @param {string} box @param {Draft | null} draft null to forget it */
  keep(box, draft) {
    this.#change(({ drafts }) => {
      if (draft?.text) drafts[box] = draft;
      else delete drafts[box];
    });
  }

  /** Whether what was written in a box is on its way. @param {string} box */
  isWaiting(box) {
    return this.#read().letters.some((letter) => letter.box === box);
  }

  /** @param {Letter} letter */
  async send(letter) {
    this.#change(({ letters }) => letters.push(letter));
    await this.#attempt(letter);
  }

  /** Tries all letters again, now. */
  async resume() {
    clearTimeout(this.timer);
    for (const letter of this.#read().letters) await this.#attempt(letter);
  }

  /** @param {Letter} letter */
  async #attempt(letter) {
    if (this.carried.has(letter.key)) return;
    this.carried.add(letter.key);
    const [outcome, reason] = await this.#carry(letter);
    this.carried.delete(letter.key);
    if (outcome === "waiting" || outcome === "signed_out") this.#tryLater();
    else this.#settle(letter, outcome);
    this.fared.tell(letter, outcome, reason);
  }

  /** @param {Letter} letter @returns {Promise<[Outcome, string]>} */
  async #carry(letter) {
    try {
      const { status, body } = await this.carry(letter);
      const outcome = this.#outcome(status, body?.code);
      return [outcome, outcome === "refused" ? (body?.detail ?? "") : ""];
    } catch {
      return ["waiting", ""];
    }
  }

  /** @param {number} status @param {string} [code] @returns {Outcome} */
  #outcome(status, code) {
    if (status < 300) return "sent";
    if (status === 401 || code === "csrf") return "signed_out";
    const isEarly = code === "no_such_node" && this.mayBeEarly();
    return status >= 500 || status === 429 || isEarly ? "waiting" : "refused";
  }

  #tryLater() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.resume(), this.again);
    this.again = Math.min(this.again * 2, AGAIN_LAST);
  }

  /**
   * The answer is there: what was sent goes, what was refused stays as a draft.
   * @param {Letter} letter
   * @param {Outcome} outcome
   */
  #settle(letter, outcome) {
    this.again = AGAIN_FIRST;
    this.#change((kept) => {
      kept.letters = kept.letters.filter(({ key }) => key !== letter.key);
      if (outcome === "sent") delete kept.drafts[letter.box];
    });
  }
}
