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
import { verdictsOf } from "./verdicts.js";

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
      this.show(reply.body.findings ?? reply.body.items ?? []);
    } catch {
      // Without a connection the marks stay as they were.
    }
  }

  /** @param {Finding[]} found */
  show(found) {
    const { editor } = this;
    const before = [...editor.marks.verdicts.keys()];
    this.found = [...found].sort((a, b) => ORDER.indexOf(a.verdict) - ORDER.indexOf(b.verdict));
    editor.marks.verdicts = verdictsOf(this.found);
    editor.view.touch([...before, ...editor.marks.verdicts.keys()]);
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
    else this.editor.navigation.focus();
  }

  #fill() {
    this.rows((dock) => dock.fill(this.found));
  }
}
