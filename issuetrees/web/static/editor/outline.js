/**
 * The same tree as an indented list: a true ARIA tree with the same keys. Rows are kept by node,
 * so that a change touches the rows that it concerns.
 *
 * @typedef {import("./editor.js").Editor} Editor
 * @typedef {import("./types.js").NodeRecord} NodeRecord
 * @typedef {import("./walk.js").Direction} Direction
 * @typedef {{item: HTMLElement, row: HTMLElement, fold: HTMLElement, number: HTMLElement, text: HTMLElement, group: HTMLElement}} Row
 */

import { t } from "../js/i18n.js";
import { make, need, setAttribute } from "./dom.js";
import { stateClasses } from "./paint.js";

export class Outline {
  /**
   * @param {Editor} editor
   * @param {HTMLElement} [host]
   * @param {Iterable<Element>} [switches] the buttons for the drawing and for the outline
   */
  constructor(
    editor,
    host = need("#outline"),
    switches = document.querySelectorAll(".toolbar [data-view]"),
  ) {
    this.editor = editor;
    this.host = host;
    this.switches = [...switches];
    /** @type {Map<string, Row>} */
    this.rows = new Map();
    this.frame = 0;
    for (const button of this.switches) {
      button.addEventListener("click", () =>
        this.show(/** @type {HTMLElement} */ (button).dataset.view === "outline"),
      );
    }
    this.host.addEventListener("click", (event) => this.#clicked(event));
    this.host.addEventListener("dblclick", (event) => {
      const id = this.#idOf(event);
      if (id) editor.editing.open(id);
    });
    const later = () => this.#drawSoon();
    editor.changed.on(later);
    editor.folds.changed.on(later);
    editor.selection.changed.on(later);
    editor.view.drawn.on(later);
  }

  get isShown() {
    return !this.host.hidden;
  }

  /** @param {boolean} isShown */
  show(isShown) {
    const { editor, host } = this;
    if (editor.editing.isOpen) editor.editing.finish();
    host.hidden = !isShown;
    editor.view.host.hidden = isShown;
    for (const button of this.switches) {
      const isThis =
        /** @type {HTMLElement} */ (button).dataset.view === (isShown ? "outline" : "tree");
      button.setAttribute("aria-pressed", String(isThis));
    }
    editor.other = isShown ? this : null;
    editor.viewSwitched.tell();
    if (isShown) this.flush();
    else editor.view.resized();
    const active = editor.selection.activeId;
    if (active) editor.reveal(active);
    editor.focus();
  }

  focus() {
    this.host.focus({ preventScroll: true });
  }

  /**
   * Where the text area of a title goes.
   * @param {string} id
   */
  placeFor(id) {
    this.flush();
    return this.rows.get(id)?.row ?? null;
  }

  /** @param {string} id */
  reveal(id) {
    this.flush();
    this.rows.get(id)?.row.scrollIntoView({ block: "nearest" });
  }

  /**
   * @param {string} id
   * @param {Direction} direction
   * @returns {string | null}
   */
  step(id, direction) {
    const { graph, folds } = this.editor;
    if (direction === "right") return folds.has(id) ? null : (graph.children(id)[0] ?? null);
    if (direction === "left") return graph.parentId(id);
    const rows = [...this.host.querySelectorAll(".outline-item")];
    const here = this.rows.get(id)?.item;
    const at = here ? rows.indexOf(here) : -1;
    const next = rows[at + (direction === "up" ? -1 : 1)];
    return next instanceof HTMLElement ? (next.dataset.id ?? null) : null;
  }

  #drawSoon() {
    if (!this.isShown || this.frame !== 0) return;
    this.frame = requestAnimationFrame(() => this.flush());
  }

  flush() {
    cancelAnimationFrame(this.frame);
    this.frame = 0;
    if (!this.isShown) return;
    const { tree, selection } = this.editor;
    const gone = new Set(this.rows.keys());
    const root = tree.rootId;
    this.#fill(this.host, root ? [root] : [], 1, gone);
    for (const id of gone) {
      this.rows.get(id)?.item.remove();
      this.rows.delete(id);
    }
    setAttribute(
      this.host,
      "aria-activedescendant",
      selection.activeId ? this.#rowId(selection.activeId) : null,
    );
  }

  /**
   * @param {HTMLElement} group
   * @param {readonly string[]} ids
   * @param {number} level
   * @param {Set<string>} gone
   */
  #fill(group, ids, level, gone) {
    ids.forEach((id, i) => {
      gone.delete(id);
      const row = this.rows.get(id) ?? this.#make(id);
      if (group.children[i] !== row.item) group.insertBefore(row.item, group.children[i] ?? null);
      this.#paint(row, id, level);
      const { graph, folds } = this.editor;
      this.#fill(row.group, folds.has(id) ? [] : graph.children(id), level + 1, gone);
    });
  }

  /** @param {string} id */
  #rowId(id) {
    return `${this.host.id}-${id}`;
  }

  /** @param {string} id @returns {Row} */
  #make(id) {
    const item = make("div", "outline-item");
    const row = make("div", "outline-row");
    const fold = make("span", "outline-fold");
    const number = make("span", "node-number");
    const text = make("span", "outline-text");
    const group = make("div", "outline-group");
    fold.dataset.fold = "";
    fold.setAttribute("aria-hidden", "true");
    item.dataset.id = id;
    row.id = this.#rowId(id);
    row.setAttribute("role", "treeitem");
    row.append(fold, number, text);
    item.append(row, group);
    const made = { item, row, fold, number, text, group };
    this.rows.set(id, made);
    return made;
  }

  /**
   * @param {Row} row
   * @param {string} id
   * @param {number} level
   */
  #paint(row, id, level) {
    const { editor } = this;
    const record = /** @type {NodeRecord} */ (editor.graph.node(id));
    const count = editor.graph.children(id).length;
    const isFolded = editor.folds.has(id);
    row.item.className = `outline-item ${stateClasses(editor, id)}`;
    row.item.dataset.status = record.status;
    row.item.dataset.level = String(level);
    row.row.ariaLevel = String(level);
    row.row.ariaSelected = String(editor.selection.ids.has(id));
    row.row.ariaSetSize = String(editor.graph.siblings(id).length);
    row.row.ariaPosInSet = String(editor.graph.siblings(id).indexOf(id) + 1);
    setAttribute(row.row, "aria-expanded", count > 0 ? !isFolded : null);
    row.group.hidden = count === 0 || isFolded;
    row.fold.textContent = count === 0 ? "" : isFolded ? "▸" : "▾";
    row.number.textContent = editor.graph.number(id);
    row.text.textContent = record.title || t("Untitled");
    row.text.hidden = editor.editing.id === id;
  }

  /** @param {MouseEvent} event */
  #idOf(event) {
    const item = event.target instanceof Element ? event.target.closest(".outline-item") : null;
    return item instanceof HTMLElement ? (item.dataset.id ?? null) : null;
  }

  /** @param {MouseEvent} event */
  #clicked(event) {
    const id = this.#idOf(event);
    const { selection, folds, editing } = this.editor;
    if (!id || (event.target instanceof Element && event.target === editing.area)) return;
    if (event.target instanceof Element && event.target.closest("[data-fold]")) folds.toggle(id);
    if (event.shiftKey) selection.extendTo(id);
    else if (event.ctrlKey || event.metaKey) selection.toggle(id);
    else selection.only(id);
    if (!editing.isOpen) this.focus();
  }
}
