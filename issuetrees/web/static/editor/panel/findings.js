/**
 * What the checks say of the tree: the marks where a line leaves its box, and how many findings
 * there are. The list of them is in the review dock, loaded when it is opened.
 *
 * @typedef {import("../editor.js").Editor} Editor
 * @typedef {import("../base/types.js").Verdict} Verdict
 *
 * @typedef {object} Finding as the server sends it
 * @property {"proved" | "disproved" | "unknown" | "waived" | "advice"} verdict
 * @property {string} code
 * @property {string} side "exclusive", "exhaustive", "shape" or "wording"
 * @property {string} node_id
 * @property {string[]} related_ids
 * @property {string} message a sentence, in the reader's language
 */

import { need } from "../../kit/dom.js";
import { t, tn } from "../../kit/words.js";
import { onDemand } from "../base/on_demand.js";

const PAUSE = 700;
/** @type {Record<string, string>} */
const SIGNS = { proved: "✓", disproved: "!", unknown: "", waived: "~", advice: "i" };

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
      return new FindingsDock(editor, SIGNS);
    });
    need("[data-close-dock]", this.dock).addEventListener("click", () => this.toggle(false));
    editor.hands.backSteps.push(() => {
      const wasOpen = !this.dock.hidden;
      if (wasOpen) this.toggle(false);
      return wasOpen;
    });
    if (editor.stageMap) return;
    editor.sync.stateChanged.on((state) => {
      if (state === "saved") this.refreshSoon();
    });
    editor.sync.foreign.on(() => this.refreshSoon());
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
      this.show(reply.body);
    } catch {
      // Without a connection the marks stay as they were.
    }
  }

  /** @param {{findings: Finding[], verdicts: Record<string, any>, open_count: number}} review */
  show({ findings, verdicts, open_count: open }) {
    const { editor } = this;
    const before = [...editor.marks.verdicts.keys()];
    const gravity = Object.keys(editor.words.verdict?.choices ?? {});
    this.found = [...findings].sort(
      (a, b) => gravity.indexOf(a.verdict) - gravity.indexOf(b.verdict),
    );
    editor.marks.verdicts = marksOf(this.found, verdicts);
    editor.view.touch([...before, ...editor.marks.verdicts.keys()]);
    if (this.button) this.button.textContent = tn("{count} finding", "{count} findings", open);
    this.button?.classList.toggle("has-findings", open > 0);
    if (!this.dock.hidden) this.#fill();
  }

  /** @param {boolean} [isOpen] */
  toggle(isOpen = this.dock.hidden !== false) {
    this.dock.hidden = !isOpen;
    this.button?.setAttribute("aria-expanded", String(isOpen));
    if (isOpen) this.#fill();
    else this.editor.navigation.focus();
  }

  #fill() {
    this.rows((dock) => dock.fill(this.found));
  }
}

/**
 * The mark of each split, with the sentences that bear it out; advice where nothing else is said.
 * @param {Finding[]} found the gravest first
 * @param {Record<string, {overall: Verdict["state"]}>} verdicts of every split, by node
 * @returns {Map<string, Verdict>}
 */
export function marksOf(found, verdicts) {
  /** @type {Map<string, Finding[]>} */
  const byNode = new Map();
  for (const finding of found)
    byNode.set(finding.node_id, [...(byNode.get(finding.node_id) ?? []), finding]);
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
    const messages = mine.filter((one) => one.verdict === verdict).map(({ message }) => message);
    if (messages.length > 0) return messages.join(" ");
  }
  return t("Nothing is proved of this split yet.");
}
