/**
 * What the checks say of the tree or map: the marks where a line leaves its box, and how many
 * findings there are. The list of them is in the review dock, loaded when it is opened.
 *
 * @typedef {import("../editor.js").Editor} Editor
 * @typedef {import("../base/types.js").Verdict} Verdict
 *
 * @typedef {object} Waiver why somebody accepts a finding
 * @property {string} id
 * @property {number} version
 * @property {string} reason
 * @property {{id: string, name: string} | null} author
 * @property {string} waived_at
 *
 * @typedef {object} Finding as the server sends it
 * @property {"proved" | "disproved" | "unknown" | "waived" | "advice"} verdict
 * @property {string} code
 * @property {string} side "exclusive", "exhaustive", "shape" or "wording"
 * @property {string | null} node_id null: the map as a whole
 * @property {string[]} related_ids
 * @property {string} message a sentence, in the reader's language
 * @property {Waiver | null} [waiver] it holds where the verdict is "waived", else it has lapsed
 * @property {{words: string, commands: import("../base/types.js").Command[]} | null} [fix]
 * @property {Finding[]} [twins] the same sentence about the other side, told and accepted with it
 *
 * @typedef {Record<string, {overall: Verdict["state"]}>} Verdicts of splits, by node
 *
 * @typedef {object} Review
 * @property {number} revision
 * @property {Finding[]} findings
 * @property {Verdicts} verdicts
 * @property {string[] | null} looked_at nodes that were looked at; null: all
 */

import { need } from "../../kit/dom.js";
import { t, tn } from "../../kit/words.js";
import { onDemand } from "../base/on_demand.js";

const PAUSE = 40;
/** @type {Record<string, string>} */
const SIGNS = { proved: "✓", disproved: "!", unknown: "", waived: "~", advice: "i" };
const OPEN = new Set(["disproved", "advice"]);

export class Findings {
  /** @param {Editor} editor */
  constructor(editor) {
    this.editor = editor;
    this.dock = need("#findings-dock");
    this.button = document.querySelector("[data-action=findings]");
    /** @type {Finding[]} */
    this.found = [];
    /** @type {number | undefined} up to which what was found is right */
    this.revision = undefined;
    this.isWhole = true;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.timer = undefined;
    /** @type {Promise<void> | null} */
    this.asking = null;
    this.rows = onDemand(editor, async () => {
      const { FindingsDock } = await import("./findings_dock.js");
      return new FindingsDock(editor, this, SIGNS);
    });
    need("[data-close-dock]", this.dock).addEventListener("click", () => this.toggle(false));
    this.dock.addEventListener("keydown", (event) => this.#pressed(event));
    editor.hands.backSteps.push(() => {
      const wasOpen = !this.dock.hidden;
      if (wasOpen) this.toggle(false);
      return wasOpen;
    });
    editor.sync.stateChanged.on((state) => {
      if (state === "saved") this.refreshSoon();
    });
    editor.sync.foreign.on(() => this.refreshSoon());
    this.refresh();
  }

  /** The graph changed on the server: ask what became of the splits that were touched. */
  refreshSoon() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.refresh(), PAUSE);
  }

  /** Asks for all of it, such as after a waiver, which is no revision. */
  refreshAll() {
    this.isWhole = true;
    return this.refresh();
  }

  /** One question at a time: what comes meanwhile is asked afterwards. */
  async refresh() {
    const before = this.asking;
    if (before) {
      await before;
      if (this.asking) return;
    }
    this.asking = this.#ask();
    await this.asking;
    this.asking = null;
  }

  async #ask() {
    const after = this.isWhole ? undefined : this.revision;
    this.isWhole = false;
    try {
      const reply = await this.editor.server.findings(after);
      if (reply.status === 200) this.show(reply.body);
    } catch {
      // Without a connection the marks stay as they were.
    }
  }

  /** @param {Review} review of all, or of what changed */
  show({ revision, findings, verdicts, looked_at: seen }) {
    const { editor } = this;
    const gravity = Object.keys(editor.words.verdict?.choices ?? {});
    const old = seen === null ? null : new Set(seen);
    this.revision = revision;
    this.found = [
      ...(old ? this.found.filter((one) => !old.has(one.node_id ?? "")) : []),
      ...once(findings),
    ];
    this.found.sort((a, b) => gravity.indexOf(a.verdict) - gravity.indexOf(b.verdict));
    const marks = old ? new Map(editor.marks.verdicts) : new Map();
    for (const id of seen ?? []) marks.delete(id);
    for (const [id, mark] of marksOf(findings, verdicts)) marks.set(id, mark);
    const touched = seen ?? [...editor.marks.verdicts.keys(), ...marks.keys()];
    editor.marks.verdicts = marks;
    editor.view.touch(touched);
    this.#count();
    if (!this.dock.hidden) this.#fill();
  }

  /**
   * Whether a finding asks somebody to do something.
   * @param {Finding} finding
   */
  isOpen({ verdict }) {
    return OPEN.has(verdict);
  }

  /**
   * Whether what a finding stands on is still there.
   * @param {Finding} finding
   */
  isHere({ node_id: id }) {
    return id === null || this.editor.graph.nodes.has(id);
  }

  #count() {
    const open = this.found.filter((one) => this.isOpen(one) && this.isHere(one)).length;
    if (this.button)
      this.button.textContent = tn("{count} open finding", "{count} open findings", open);
    this.button?.classList.toggle("has-findings", open > 0);
  }

  /** @param {boolean} [isOpen] */
  toggle(isOpen = this.dock.hidden !== false) {
    this.dock.hidden = !isOpen;
    this.button?.setAttribute("aria-expanded", String(isOpen));
    if (!isOpen) return this.editor.navigation.focus();
    need("#findings-list", this.dock).focus(); // what is pressed before the list is there waits
    this.#fill();
    this.rows((dock) => dock.enter());
    this.refreshAll();
  }

  #fill() {
    this.rows((dock) => dock.fill(this.found));
  }

  /** @param {KeyboardEvent} event */
  #pressed(event) {
    const { target, code } = event;
    const isElsewhere = target instanceof Element && target.closest("button, select, input");
    if (event.ctrlKey || event.metaKey || event.altKey || (isElsewhere && code !== "Escape"))
      return;
    if (!KEYS.has(code)) return;
    event.preventDefault();
    event.stopPropagation();
    if (code === "Escape") this.rows((dock) => dock.back() || this.toggle(false));
    else this.rows((dock) => dock.press(code));
  }
}

const KEYS = new Set([
  "ArrowUp",
  "ArrowDown",
  "Home",
  "End",
  "Enter",
  "NumpadEnter",
  "KeyF",
  "KeyW",
  "Escape",
]);

/**
 * What both sides of a split say is one finding.
 * @param {Finding[]} found
 * @returns {Finding[]}
 */
export function once(found) {
  /** @type {Map<string, Finding & {twins: Finding[]}>} */
  const told = new Map();
  for (const one of found) {
    const key = JSON.stringify([one.node_id, one.verdict, one.message, one.waiver?.reason]);
    const known = told.get(key);
    if (known) known.twins.push(one);
    else told.set(key, { ...one, twins: [] });
  }
  return [...told.values()];
}

/**
 * The mark of each split, with the sentences that bear it out; advice where nothing else is said.
 * @param {Finding[]} found
 * @param {Verdicts} verdicts
 * @returns {Map<string, Verdict>}
 */
export function marksOf(found, verdicts) {
  /** @type {Map<string, Finding[]>} */
  const byNode = new Map();
  for (const finding of found) {
    const id = finding.node_id ?? "";
    byNode.set(id, [...(byNode.get(id) ?? []), finding]);
  }
  return new Map(
    Object.entries(verdicts).map(([id, { overall: state }]) => {
      const sentence = sentenceOf(byNode.get(id) ?? [], state);
      return [id, { state, sign: SIGNS[state] ?? "", sentence }];
    }),
  );
}

/**
 * @param {Finding[]} mine findings of one split
 * @param {string} state
 */
function sentenceOf(mine, state) {
  for (const verdict of [state, "advice"]) {
    const messages = new Set(mine.filter((one) => one.verdict === verdict).map(told));
    if (messages.size > 0) return [...messages].join(" "); // both sides may say the same
  }
  return t("Nothing is proved of this split yet.");
}

/** @param {Finding} finding */
function told({ verdict, message, waiver }) {
  if (verdict !== "waived" || !waiver) return message;
  return `${message} ${t("Accepted: {reason}", { reason: waiver.reason })}`;
}
