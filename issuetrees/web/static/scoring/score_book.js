/** Keeps the scores of the grid: changes them, sends them, takes back what is refused. */

import { csrfToken } from "../kit/http.js";
import { t } from "../kit/words.js";
import { ScoreHistory } from "./score_history.js";
import { ScoreQueue } from "./score_queue.js";
import { complain, count, say } from "./score_status.js";

/** @typedef {import("./score_cells.js").Content} Content */
/** @typedef {import("./score_queue.js").Entry} Entry */
/** @typedef {import("./score_queue.js").Refusal} Refusal */
/** @typedef {import("./score_sheet.js").ScoreSheet} ScoreSheet */
/** @typedef {[HTMLTableCellElement, Content]} Change */

const RETRY_MS = 3000;

export class ScoreBook {
  /**
   * @param {ScoreSheet} sheet
   * @param {{ url: string, assessor: string, onChange: () => void }} options
   */
  constructor(sheet, { url, assessor, onChange }) {
    this.sheet = sheet;
    this.assessor = assessor;
    this.onChange = onChange;
    /** @type {ScoreHistory<HTMLTableCellElement>} */
    this.history = new ScoreHistory();
    /** What the server has in the cells that are on their way, by key.
     * @type {Map<string, Change>} */
    this.stored = new Map();
    this.queue = new ScoreQueue({
      send: (entries) => send(url, entries),
      onState: say,
      onSaved: (keys) => this.forget(keys),
      onRefused: (keys, refusal) => this.refuse(keys, refusal),
      later: (act) => window.setTimeout(act, RETRY_MS),
    });
  }

  /**
   * Change cells in one go, which is one step to undo.
   *
   * @param {Change[]} changes
   */
  change(changes) {
    const edits = changes
      .map(([cell, after]) => ({ cell, before: this.sheet.contentOf(cell), after }))
      .filter(({ before, after }) => !isSame(before, after));
    if (edits.length > 0) this.history.add(edits);
    this.apply(edits.map(({ cell, after }) => [cell, after]));
  }

  undo() {
    this.apply(this.history.undo());
  }

  redo() {
    this.apply(this.history.redo());
  }

  /** @param {Change[]} changes */
  apply(changes) {
    complain("");
    if (changes.length === 0) return;
    /** @type {[string, Entry][]} */
    const entries = [];
    for (const [cell, content] of changes) {
      const entry = this.entry(cell, content);
      const key = `${entry.initiative_id} ${entry.criterion_id}`;
      if (!this.stored.has(key)) this.stored.set(key, [cell, this.sheet.contentOf(cell)]);
      this.put(cell, content);
      cell.classList.add("is-waiting");
      entries.push([key, entry]);
    }
    this.queue.push(entries);
    this.onChange();
  }

  /**
   * @param {HTMLTableCellElement} cell
   * @param {Content} content
   */
  put(cell, content) {
    count(Number(content.state !== "") - Number(cell.dataset.state !== ""));
    this.sheet.put(cell, content);
  }

  /**
   * @param {HTMLTableCellElement} cell
   * @param {Content} content
   * @returns {Entry}
   */
  entry(cell, content) {
    return {
      initiative_id: this.sheet.initiativeOf(cell),
      criterion_id: this.sheet.criterionOf(cell).id,
      assessor_id: this.assessor,
      state: content.state || null,
      value: content.value,
      reason: content.reason,
    };
  }

  /** @param {string[]} keys */
  forget(keys) {
    for (const key of keys) {
      if (this.queue.waiting.has(key)) continue;
      this.stored.get(key)?.[0].classList.remove("is-waiting");
      this.stored.delete(key);
    }
  }

  /**
   * @param {string[]} keys
   * @param {Refusal} refusal
   */
  refuse(keys, refusal) {
    for (const key of keys) {
      const was = this.stored.get(key);
      if (was) this.put(...was);
    }
    this.forget(keys);
    complain(refusal.message);
    this.onChange();
  }
}

/**
 * @param {Content} one
 * @param {Content} other
 */
function isSame(one, other) {
  return one.state === other.state && one.value === other.value && one.reason === other.reason;
}

/**
 * @param {string} url
 * @param {Entry[]} entries
 * @returns {Promise<Refusal | null>}
 */
async function send(url, entries) {
  const answer = await fetch(url, {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-CSRFToken": csrfToken() },
    body: JSON.stringify({ entries }),
  });
  if (answer.ok && !answer.redirected) return null;
  if (answer.status >= 500 || answer.status === 429) throw new Error(String(answer.status));
  const isJson = answer.headers.get("Content-Type")?.startsWith("application/json");
  if (isJson) return answer.json();
  return { message: t("The scores were not stored. Reload the page."), errors: [] };
}
