/** Keeps the numbers of a tree: changes cells, sends commits, takes back what is refused. */

import { keyOfSpot } from "../kit/grid/rows.js";
import { newId } from "../kit/ids.js";

/** @typedef {import("../kit/grid/rows.js").Spot} Spot */
/** @typedef {import("./number_sheet.js").NumberSheet} NumberSheet */
/**
 * @typedef {object} Entry a cell that is written
 * @property {Spot} spot
 * @property {string | number | null} held
 * @property {Record<string, unknown>} command of the tree; of a scenario the value by its node
 * @property {string} scenario its id, "" for the tree itself
 */
/** @typedef {{ key: string, isTried?: boolean, scenario: string, entries: Entry[] }} NumberLetter */
/** @typedef {import("../kit/outbox/outbox.js").Outbox<NumberLetter>} NumberOutbox */

const MOST_COMMANDS = 1000;

export class NumberBook {
  /**
   * @param {NumberSheet} sheet
   * @param {NumberOutbox} outbox
   * @param {{ onChange: (spots: Spot[]) => void, complain: (sentence: string) => void }} wires
   */
  constructor(sheet, outbox, { onChange, complain }) {
    this.sheet = sheet;
    this.outbox = outbox;
    this.onChange = onChange;
    this.complain = complain;
    /** What the server has in the cells that are on their way, by key of the spot.
     * @type {Map<string, [Spot, string | number | null]>} */
    this.stored = new Map();
    outbox.fared.on(({ entries }, outcome, { body }) => {
      if (outcome === "sent") this.forget(entries);
      if (outcome === "refused") this.refuse(entries, body);
    });
    this.takeUp();
  }

  /** Show what is not sent yet, such as what an earlier page left, and send it. */
  takeUp() {
    for (const { entries } of this.outbox.queue.entries)
      for (const entry of entries) this.#show(entry);
    void this.outbox.pump();
  }

  /** @param {Entry[]} entries */
  write(entries) {
    const isNew = (/** @type {Entry} */ { spot, held }) => this.sheet.heldIn(spot) !== held;
    const fresh = entries.filter(isNew);
    for (const entry of fresh) this.#show(entry);
    for (const scenario of new Set(fresh.map((entry) => entry.scenario)))
      this.#post(
        scenario,
        fresh.filter((entry) => entry.scenario === scenario),
      );
  }

  /** @param {string} scenario @param {Entry[]} entries */
  #post(scenario, entries) {
    for (let at = 0; at < entries.length; at += MOST_COMMANDS) {
      const some = entries.slice(at, at + MOST_COMMANDS);
      void this.outbox.push({ key: newId(), scenario, entries: some });
    }
  }

  /** @param {Entry} entry */
  #show({ spot, held }) {
    if (!this.sheet.facts.has(spot.id)) return;
    const key = keyOfSpot(spot);
    if (!this.stored.has(key)) this.stored.set(key, [spot, this.sheet.heldIn(spot)]);
    this.sheet.wait(spot, true);
    this.onChange(this.sheet.put(spot, held));
  }

  /** @param {Entry[]} entries that are answered */
  forget(entries) {
    const later = new Set(this.#later());
    for (const { spot } of entries) {
      const key = keyOfSpot(spot);
      if (later.has(key)) continue;
      this.stored.delete(key);
      this.sheet.wait(spot, false);
      this.onChange([spot]);
    }
  }

  /** @param {Entry[]} entries @param {any} problem why */
  refuse(entries, problem) {
    const later = new Set(this.#later());
    for (const { spot } of entries) {
      const was = this.stored.get(keyOfSpot(spot));
      if (was && !later.has(keyOfSpot(spot))) this.onChange(this.sheet.put(...was));
    }
    this.forget(entries);
    this.complain(problem?.detail ?? "");
  }

  #later() {
    return this.outbox.queue.entries.flatMap(({ entries }) =>
      entries.map(({ spot }) => keyOfSpot(spot)),
    );
  }
}
