/**
 * What the checks say of the tree: the marks where a line leaves its box, and how many findings
 * there are. The list of them is in the review dock, loaded when it is opened.
 *
 * @typedef {object} Verdict the worst finding of a node, as its mark shows it
 * @property {"proved" | "disproved" | "unknown" | "waived" | "advice"} state
 * @property {string} sign
 * @property {string} sentence
 *
 * @typedef {object} Finding as the server sends it
 * @property {string} code
 * @property {"proved" | "disproved" | "unknown" | "waived" | "advice"} verdict
 * @property {string} side "exclusive", "exhaustive", "shape" or "wording"
 * @property {string} node_id
 * @property {string[]} related_ids
 * @property {string} message a sentence, in the reader's language
 *
 * @typedef {import("../editor.js").Editor} Editor
 */

import { need } from "../../kit/dom.js";
import { tn } from "../../kit/words.js";
import { onDemand } from "../base/on_demand.js";

/** @type {Record<string, string>} */
export const SIGNS = { proved: "✓", disproved: "!", unknown: "", waived: "~", advice: "i" };
/** The worst first. */
const ORDER = ["disproved", "advice", "unknown", "waived", "proved"];
const PAUSE = 700;

export class Findings {
  /** @param {Editor} editor */
  constructor(editor) {
    this.editor = editor;
    this.dock = need("#findings-dock");
    this.button = document.querySelector("[data-action=findings]");
    /** @type {Finding[]} */
    this.found = [];
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.timer = undefined;
    this.asked = 0;
    this.rows = onDemand(editor, async () => {
      const { FindingsDock } = await import("./findings_dock.js");
      return new FindingsDock(editor);
    });
    need("[data-close-dock]", this.dock).addEventListener("click", () => this.toggle(false));
    editor.backSteps.push(() => {
      const wasOpen = !this.dock.hidden;
      if (wasOpen) this.toggle(false);
      return wasOpen;
    });
    if (editor.stage) return;
    editor.saveState.on((state) => {
      if (state === "saved") this.refreshSoon();
    });
    editor.foreignChange.on(() => this.refreshSoon());
    this.refresh();
  }

  /** The graph changed on the server: ask again when the hand rests. */
  refreshSoon() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.refresh(), PAUSE);
  }

  async refresh() {
    this.asked += 1;
    const mine = this.asked;
    try {
      const reply = await this.editor.server.findings();
      if (mine !== this.asked || reply.status !== 200) return;
      this.show(reply.body.findings ?? reply.body.items ?? []);
    } catch {
      // Without a connection the marks stay as they were.
    }
  }

  /** @param {Finding[]} found */
  show(found) {
    const { editor } = this;
    const before = [...editor.verdicts.keys()];
    this.found = [...found].sort((a, b) => ORDER.indexOf(a.verdict) - ORDER.indexOf(b.verdict));
    editor.verdicts = verdictsOf(this.found);
    editor.view.touch([...before, ...editor.verdicts.keys()]);
    const open = this.#open();
    if (this.button)
      this.button.textContent = tn("{count} finding", "{count} findings", open.length);
    this.button?.classList.toggle("has-findings", open.length > 0);
    if (!this.dock.hidden) this.#fill();
  }

  #open() {
    return this.found.filter(({ verdict }) => verdict === "disproved" || verdict === "advice");
  }

  /** @param {boolean} [isOpen] */
  toggle(isOpen = this.dock.hidden !== false) {
    this.dock.hidden = !isOpen;
    this.button?.setAttribute("aria-expanded", String(isOpen));
    if (isOpen) this.#fill();
    else this.editor.focus();
  }

  #fill() {
    this.rows((dock) => dock.fill(this.found));
  }
}

/**
 * The mark of each split: one disproof decides; a proof needs both sides.
 * @param {Finding[]} found the worst first
 * @returns {Map<string, Verdict>}
 */
function verdictsOf(found) {
  /** @type {Map<string, Finding[]>} */
  const byNode = new Map();
  for (const finding of found) {
    const mine = byNode.get(finding.node_id);
    if (mine) mine.push(finding);
    else byNode.set(finding.node_id, [finding]);
  }
  return new Map([...byNode].map(([id, mine]) => [id, verdictOf(mine)]));
}

/**
 * @param {Finding[]} mine findings of one split, the worst first
 * @returns {Verdict}
 */
function verdictOf(mine) {
  const worst = /** @type {Finding} */ (mine[0]);
  const sides = new Set(mine.map(({ side }) => side));
  const isHalf = worst.verdict === "proved" && !(sides.has("exclusive") && sides.has("exhaustive"));
  const state = isHalf ? "unknown" : worst.verdict;
  const sentences = mine
    .filter(({ verdict }) => verdict === worst.verdict)
    .map(({ message }) => message);
  return { state, sign: SIGNS[state] ?? "", sentence: sentences.join(" ") };
}
