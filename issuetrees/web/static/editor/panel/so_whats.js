/**
 * What the answer of a branch is called, a so-what, and how far it is behind: in the panel, and as
 * a sign on the box. Asked for when the tree was saved and rests.
 *
 * @typedef {import("../editor.js").Editor} Editor
 * @typedef {{node_id: string, state: string, edits_behind: number, advice: {message: string}[]}} SoWhat
 */

import { make, need } from "../../kit/dom.js";
import { send } from "../../kit/http.js";
import { formatNumber, t, tn } from "../../kit/words.js";

/** So long the tree has to rest; what is behind is nobody's next key. */
const PAUSE = 1500;

export class SoWhats {
  /** @param {Editor} editor */
  constructor(editor) {
    this.editor = editor;
    /** @type {Map<string, SoWhat>} */
    this.known = new Map();
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.timer = undefined;
    const field = need('#inspector-form [name="answer"]');
    this.label = need(".field-label", /** @type {HTMLElement} */ (field.closest(".field")));
    this.leafWord = this.label.textContent ?? "";
    this.note = make("p", "so-what-note");
    this.note.hidden = true;
    field.closest(".field")?.after(this.note);
    editor.selection.changed.on(() => this.show());
    editor.changed.on(() => this.show());
    editor.sync.stateChanged.on((state) => {
      if (state === "saved") this.askSoon();
    });
    editor.sync.foreign.on(() => this.askSoon());
    this.ask();
  }

  askSoon() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.ask(), PAUSE);
  }

  async ask() {
    try {
      const reply = await send("GET", this.editor.options.urls.synthesis ?? "");
      if (reply.status === 200) this.#know(reply.body.so_whats);
      this.show();
    } catch {
      // Without a connection what is known stays.
    }
  }

  /** @param {SoWhat[]} soWhats */
  #know(soWhats) {
    const { marks, view } = this.editor;
    const before = [...marks.late.keys()];
    this.known = new Map(soWhats.map((one) => [one.node_id, one]));
    const late = soWhats.filter((one) => one.edits_behind > 0);
    marks.late = new Map(late.map((one) => [one.node_id, sign(one.edits_behind)]));
    view.touch([...new Set([...before, ...marks.late.keys()])]);
  }

  show() {
    const { selection, graph } = this.editor;
    const [id] = selection.ids;
    const isBranch = selection.ids.size === 1 && graph.children(id ?? "").length > 0;
    this.label.textContent = isBranch ? t("So-what") : this.leafWord;
    const soWhat = isBranch ? this.known.get(id ?? "") : undefined;
    const words = soWhat ? said(soWhat) : "";
    this.note.hidden = words === "";
    this.note.textContent = words;
  }
}

/** @param {SoWhat} soWhat */
function said({ edits_behind: behind, advice }) {
  const late = behind > 0 ? [tooLate(behind)] : [];
  return [...late, ...advice.map((one) => one.message)].join(" ");
}

/** @param {number} behind */
function tooLate(behind) {
  return tn(
    "{count} edit below since it was written.",
    "{count} edits below since it was written.",
    behind,
  );
}

/** @param {number} behind */
function sign(behind) {
  const mark = make("span", "late-mark", `↻ ${formatNumber(behind)}`);
  const words = `${t("So-what")}: ${tooLate(behind)}`;
  mark.title = words;
  mark.setAttribute("role", "img");
  mark.setAttribute("aria-label", words);
  return mark;
}
