/** What was typed into cells and not taken: it stays there with the reason. */

import { keyOfSpot } from "./rows.js";

/** @typedef {import("./rows.js").Spot} Spot */
/**
 * @typedef {object} Refusal
 * @property {Spot} spot
 * @property {string | null} text what was typed into the cell itself; null where it holds its own
 * @property {string} problem
 * @property {boolean} isDoubt whether the same once more is taken
 */

export class Refusals {
  constructor() {
    /** @type {Map<string, Refusal>} */
    this.known = new Map();
  }

  /** @param {Refusal} refusal */
  add(refusal) {
    this.known.set(keyOfSpot(refusal.spot), refusal);
  }

  /** @param {Spot} spot */
  at(spot) {
    return this.known.get(keyOfSpot(spot));
  }

  /**
   * Forget what stood in cells that are written now, and marks that have no text.
   *
   * @param {Spot[]} spots
   * @returns {Spot[]} cells that look otherwise now
   */
  clear(spots) {
    const written = new Set(spots.map(keyOfSpot));
    const gone = [...this.known].filter(([key, { text }]) => text === null || written.has(key));
    for (const [key] of gone) this.known.delete(key);
    return gone.map(([, { spot }]) => spot);
  }

  /** Whether the same text is typed once more where it was asked whether it is meant. @param {[Spot, string][]} texts */
  isMeant(texts) {
    return texts.every(([spot, text]) => {
      const asked = this.at(spot);
      return asked?.isDoubt && asked.text?.trim() === text.trim();
    });
  }
}
