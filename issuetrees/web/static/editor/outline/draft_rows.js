/**
 * The preview of an outline as a list that one edits by keys, by mouse and by touch: titles,
 * levels, what is left out.
 *
 * @typedef {import("../editor.js").Editor} Editor
 * @typedef {import("./paste_preview.js").PreviewNode} PreviewNode
 * @typedef {import("./draft.js").Draft<PreviewNode>} RowDraft
 * @typedef {{changed: () => void, accept: () => void, leave: () => void}} Told
 */

import { make, need, setAttribute } from "../../kit/dom.js";
import { normal } from "../../kit/text.js";
import { t, tn } from "../../kit/words.js";
import { withoutControls } from "../graph/branch_copies.js";
import { Draft } from "./draft.js";
import { paintLine } from "./paste_preview.js";
import { placeOf, RowWindow } from "./row_window.js";

export class DraftRows {
  /** @type {RowDraft} */
  draft = new Draft(/** @type {PreviewNode[]} */ ([]));
  /** The place of the title that is being typed, -1 for none. */
  typing = -1;

  /** @param {Editor} editor @param {Told} told */
  constructor(editor, told) {
    this.editor = editor;
    this.told = told;
    this.host = need("#paste-preview");
    this.said = need("#paste-said");
    this.tools = need("#paste-tools");
    this.area = make("textarea", "input paste-title");
    this.area.setAttribute("aria-label", t("Title"));
    this.area.rows = 1;
    this.area.maxLength = 10_000;
    this.window = new RowWindow(this.host, (place) => this.#row(place));
    this.#listen();
  }

  #listen() {
    const { host, tools, area } = this;
    host.addEventListener("keydown", (event) => this.#pressed(event));
    host.addEventListener("click", (event) => this.#clicked(event));
    host.addEventListener("dblclick", (event) => {
      if (placeOf(event.target) !== null) this.rename();
    });
    area.addEventListener("blur", () => this.#finish(true));
    tools.addEventListener("pointerdown", (event) => event.preventDefault());
    tools.addEventListener("click", ({ target }) => {
      const button = target instanceof Element ? target.closest("button") : null;
      if (button) this.#do(button.dataset.draft ?? "");
    });
  }

  /** @param {RowDraft} draft */
  show(draft) {
    this.#finish(false);
    this.draft = draft;
    this.said.textContent = "";
    for (const part of [this.host, this.tools, need("#paste-keys")]) part.hidden = draft.size === 0;
    this.window.restart(draft.size);
    this.#choose(0);
  }

  /** @param {number} place */
  #row(place) {
    const row = make("div", "paste-line");
    row.id = `paste-line-${place}`;
    row.setAttribute("role", "treeitem");
    this.#paint(row, place);
    return row;
  }

  /** @param {HTMLElement} row @param {number} place */
  #paint(row, place) {
    const { draft, window } = this;
    const line = draft.line(place);
    const isLeft = draft.leftWith(place) !== null;
    row.ariaLevel = String(line.depth);
    row.ariaSelected = String(place === window.active);
    row.setAttribute("aria-setsize", "-1"); // counting them would cost more with each line
    row.classList.toggle("is-left", isLeft);
    row.style.setProperty("--level", String(Math.min(line.depth - 1, 12)));
    row.replaceChildren(...paintLine(this.editor, line, isLeft));
    if (place === this.typing) row.querySelector(".paste-facts")?.prepend(this.area);
  }

  /** Shows anew what is in the document. */
  #repaint() {
    for (const [place, row] of this.window.rows) this.#paint(row, place);
    this.#name();
  }

  /** Says which row has the keys, and what its button would do. */
  #name() {
    const { draft, window, host, tools } = this;
    const with_ = draft.leftWith(window.active);
    const button = need('[data-draft="leave"]', tools);
    setAttribute(host, "aria-activedescendant", window.rows.get(window.active)?.id);
    button.textContent = with_ === null ? t("Leave out") : t("Put back");
  }

  /** @param {number} place */
  #choose(place) {
    const { window, draft } = this;
    const before = window.rows.get(window.active);
    if (before) before.ariaSelected = "false";
    window.active = Math.max(0, Math.min(place, draft.size - 1));
    window.reveal(window.active);
    const row = window.rows.get(window.active);
    if (row) row.ariaSelected = "true";
    this.#name();
  }

  /** @param {MouseEvent} event */
  #clicked({ target }) {
    const place = placeOf(target);
    if (place === null || target === this.area) return;
    this.#choose(place);
    if (this.typing < 0) this.host.focus({ preventScroll: true });
  }

  /** @param {KeyboardEvent} event */
  #pressed(event) {
    if (event.isComposing) return;
    const step = this.typing < 0 ? this.#stepOf(event) : this.#typed(event);
    if (!step) return;
    event.preventDefault();
    event.stopPropagation();
    step();
  }

  /** @param {KeyboardEvent} event @returns {(() => void) | undefined} */
  #stepOf(event) {
    const { window, draft, told } = this;
    const { key, shiftKey, altKey } = event;
    if (event.ctrlKey || event.metaKey) return this.#withControl(event);
    const page = Math.max(1, Math.floor(this.host.clientHeight / 30));
    const goes = { ArrowUp: -1, ArrowDown: 1, PageUp: -page, PageDown: page };
    const ends = { Home: -draft.size, End: draft.size };
    const by = /** @type {Record<string, number>} */ ({ ...goes, ...ends })[key];
    if (by !== undefined && !altKey) return () => this.#choose(window.active + by);
    if (key === "Escape") return told.leave;
    if (key === "Tab") return () => this.#do(shiftKey ? "outdent" : "indent");
    if (altKey && key === "ArrowRight") return () => this.#do("indent");
    if (altKey && key === "ArrowLeft") return () => this.#do("outdent");
    if (key === "Enter" || key === "F2") return () => this.#do("rename");
    if (key === "Delete" || key === "Backspace") return () => this.#do("leave");
    return undefined;
  }

  /** @param {KeyboardEvent} event @returns {(() => void) | undefined} */
  #withControl({ key, code, shiftKey }) {
    if (key === "Enter") return this.told.accept;
    if (code === "KeyZ" && !shiftKey) return () => this.#do("undo");
    return undefined;
  }

  /** Keys in the title that is being typed. @param {KeyboardEvent} event */
  #typed({ key, shiftKey, altKey }) {
    if (key === "Enter" && !shiftKey && !altKey) return () => this.#finish(true);
    if (key === "Escape") return () => this.#finish(false);
    if (key !== "Tab") return undefined;
    return () => {
      this.#finish(true);
      this.#do(shiftKey ? "outdent" : "indent");
    };
  }

  /** @param {string} what */
  #do(what) {
    if (this.typing >= 0) this.#finish(true);
    if (what === "rename") this.rename();
    else if (what === "leave") this.#leave();
    else if (what === "undo") this.#undo();
    else this.#shift(what === "indent" ? 1 : -1);
    if (this.typing < 0) this.host.focus({ preventScroll: true });
  }

  /** Opens the title of the chosen row. */
  rename() {
    const { window, draft, area } = this;
    if (this.typing === window.active) return;
    this.#finish(true);
    this.typing = window.active;
    area.value = draft.titles[this.typing] ?? "";
    this.#repaint();
    area.focus();
    area.select();
  }

  /** @param {boolean} isKept */
  #finish(isKept) {
    const { typing, area, draft } = this;
    if (typing < 0) return;
    const hadKeys = document.activeElement === area;
    this.typing = -1;
    const isNew = isKept && draft.rename(typing, normal(withoutControls(area.value)).trim());
    this.#repaint();
    if (hadKeys) this.host.focus({ preventScroll: true });
    if (isNew) this.told.changed();
  }

  #leave() {
    const { draft, window } = this;
    const place = draft.leftWith(window.active) ?? window.active;
    const count = draft.end(place) - place;
    draft.leave(place);
    this.#changed(
      draft.left[place]
        ? tn("{count} item is left out.", "{count} items are left out.", count)
        : tn("{count} item is back.", "{count} items are back.", count),
    );
  }

  /** @param {1 | -1} by */
  #shift(by) {
    const { draft, window } = this;
    if (draft.shift(window.active, by))
      return this.#changed(t("Level {level}.", { level: draft.depth(window.active) }));
    this.said.textContent =
      by > 0 ? t("It cannot stand deeper here.") : t("It is on the first level already.");
  }

  #undo() {
    const place = this.draft.undo();
    if (place === null) return;
    this.#choose(place);
    this.#changed(t("Taken back."));
  }

  /** @param {string} sentence what is said of it */
  #changed(sentence) {
    this.said.textContent = sentence;
    this.#repaint();
    this.told.changed();
  }
}
