/**
 * What the checks say of the tree: the marks where a line leaves its box, and how many findings
 * there are. The list of them is in the review dock, loaded when it is opened.
 *
 * @typedef {import("./verdicts.js").Finding} Finding
 * @typedef {import("../editor.js").Editor} Editor
 */

import { need } from "../../kit/dom.js";
import { tn } from "../../kit/words.js";
import { onDemand } from "../base/on_demand.js";
import { marksOf } from "./verdicts.js";

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
