/** Sends changed cells one batch after the other; waits and tries again without a connection. */

/** @typedef {import("./score_cells.js").Content} Content */

/**
 * @typedef {object} Entry
 * @property {string} initiative_id
 * @property {string} criterion_id
 * @property {string} assessor_id
 * @property {string | null} state
 * @property {number | null} value
 * @property {string} reason
 */

/**
 * @typedef {object} Refusal
 * @property {string} message
 * @property {{ index: number, message: string }[]} errors
 */

/** @typedef {"saved" | "saving" | "waiting"} QueueState */

/**
 * @typedef {object} Wires
 * @property {(entries: Entry[]) => Promise<Refusal | null>} send resolves with a refusal or null; rejects when the server cannot be reached
 * @property {(state: QueueState) => void} onState
 * @property {(keys: string[]) => void} onSaved
 * @property {(keys: string[], refusal: Refusal) => void} onRefused
 * @property {(act: () => void) => void} later calls back after a pause
 */

export class ScoreQueue {
  /** @param {Wires} wires */
  constructor(wires) {
    this.wires = wires;
    /** @type {Map<string, Entry>} */
    this.waiting = new Map();
    this.isSending = false;
  }

  /** Whether anything is not stored yet. */
  get isBusy() {
    return this.isSending || this.waiting.size > 0;
  }

  /**
   * Send an entry; a later one for the same cell takes its place.
   *
   * @param {[string, Entry][]} entries by the key of their cell
   */
  push(entries) {
    for (const [key, entry] of entries) {
      this.waiting.delete(key);
      this.waiting.set(key, entry);
    }
    void this.flush();
  }

  async flush() {
    if (this.isSending || this.waiting.size === 0) return;
    const batch = new Map(this.waiting);
    this.waiting.clear();
    this.isSending = true;
    this.wires.onState("saving");
    try {
      const refusal = await this.wires.send([...batch.values()]);
      this.isSending = false;
      this.settle([...batch.keys()], refusal);
      void this.flush();
    } catch {
      this.isSending = false;
      this.waiting = new Map([...batch, ...this.waiting]);
      this.wires.onState("waiting");
      this.wires.later(() => void this.flush());
    }
  }

  /**
   * @param {string[]} keys
   * @param {Refusal | null} refusal
   */
  settle(keys, refusal) {
    if (refusal) {
      this.wires.onRefused(
        keys.filter((key) => !this.waiting.has(key)),
        refusal,
      );
    } else {
      this.wires.onSaved(keys);
    }
    if (this.waiting.size === 0) this.wires.onState("saved");
  }
}
