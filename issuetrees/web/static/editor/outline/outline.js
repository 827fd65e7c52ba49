/**
 * The same tree as an indented list: a true ARIA tree with the same keys. Rows are kept by node:
 * a change costs the rows that it concerns, however long the list is.
 *
 * @typedef {import("../editor.js").Editor} Editor
 * @typedef {import("../base/types.js").NodeRecord} NodeRecord
 * @typedef {import("../drawing/walk.js").Direction} Direction
 *
 * @typedef {object} Row
 * @property {HTMLElement} item the row and what lies below it
 * @property {HTMLElement} row
 * @property {HTMLElement} fold
 * @property {HTMLElement} label of the number
 * @property {HTMLElement} text
 * @property {HTMLElement} group what lies below it
 * @property {string} number as it is shown, "3.2"
 * @property {number} level 1 for the top
 */

import { make, need, setAttribute } from "../../kit/dom.js";
import { t } from "../../kit/words.js";
import { commentMark, paintEdge, spoken, stateClasses } from "../drawing/paint.js";

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
    /** @type {Set<string>} rows to paint again */
    this.stale = new Set();
    /** @type {Set<string>} rows whose children came, went or moved */
    this.reordered = new Set();
    this.isAllStale = false;
    /** @type {string | null} the node at the top of the list */
    this.topId = null;
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
    editor.graph.applied.on(({ nodes }) => this.#graphChanged(nodes));
    editor.folds.changed.on((ids) => {
      for (const id of ids) this.reordered.add(id);
    });
    editor.view.touched.on((ids) => this.#touched(ids));
    editor.changed.on(() => this.#drawSoon());
  }

  /** @param {import("../base/types.js").PartChange} nodes */
  #graphChanged({ added, updated, removed }) {
    for (const { parent_id: id } of [...Object.values(added), ...Object.values(removed)])
      if (id) this.reordered.add(id);
    for (const [id, fields] of Object.entries(updated)) {
      const now = this.editor.graph.parentId(id);
      if (now && (fields.parent_id || fields.rank)) this.reordered.add(now);
      const before = fields.parent_id?.[0];
      if (typeof before === "string") this.reordered.add(before);
    }
  }

  /** @param {Iterable<string> | null} ids null for all */
  #touched(ids) {
    if (ids === null) this.isAllStale = true;
    else for (const id of ids) this.stale.add(id);
    this.#drawSoon();
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
    editor.navigation.other = isShown ? this : null;
    if (!isShown) editor.view.resized();
    editor.navigation.switched.tell();
    if (isShown) this.flush();
    const active = editor.selection.activeId;
    if (active) editor.navigation.reveal(active);
    editor.navigation.focus();
  }

  focus() {
    this.host.focus({ preventScroll: true });
  }

  /** @param {string} id */
  element(id) {
    return this.rows.get(id)?.row ?? null;
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
    if (direction === "left") return id === this.topId ? null : graph.parentId(id);
    return direction === "up" ? this.#above(id) : this.#below(id);
  }

  /** The row above: the last one shown in the branch before, or the parent. @param {string} id */
  #above(id) {
    const { graph, folds } = this.editor;
    if (id === this.topId) return null;
    const siblings = graph.siblings(id);
    let above = siblings[siblings.indexOf(id) - 1];
    if (!above) return graph.parentId(id);
    while (!folds.has(above) && graph.children(above).length > 0)
      above = /** @type {string} */ (graph.children(above).at(-1));
    return above;
  }

  /** The row below: the first child shown, or the next one beside it or beside a parent. @param {string} id */
  #below(id) {
    const { graph, folds } = this.editor;
    if (!folds.has(id) && graph.children(id).length > 0) return graph.children(id)[0] ?? null;
    /** @type {string | null} */
    let at = id;
    while (at && at !== this.topId) {
      const siblings = graph.siblings(at);
      const next = siblings[siblings.indexOf(at) + 1];
      if (next) return next;
      at = graph.parentId(at);
    }
    return null;
  }

  /** The graph has become another one. */
  restart() {
    this.rows.clear();
    this.topId = null;
    this.host.replaceChildren();
    this.#drawSoon();
  }

  #drawSoon() {
    if (!this.isShown || this.frame !== 0) return;
    this.frame = requestAnimationFrame(() => this.flush());
  }

  flush() {
    cancelAnimationFrame(this.frame);
    this.frame = 0;
    if (!this.isShown) return;
    this.editor.editing.undisturbed(() => this.#arrange());
    for (const id of this.isAllStale ? this.rows.keys() : this.stale) this.#paint(id);
    this.stale.clear();
    this.isAllStale = false;
    const { activeId } = this.editor.selection;
    setAttribute(this.host, "aria-activedescendant", activeId ? this.#rowId(activeId) : null);
  }

  /** Puts rows where they belong now. */
  #arrange() {
    const { tree, graph } = this.editor;
    const top = tree.rootId;
    if (top !== this.topId || (top && !this.rows.has(top))) {
      this.topId = top;
      this.#fill(this.host, top ? [top] : [], 1, "");
    }
    for (const id of this.reordered) {
      if (!this.rows.has(id) || !graph.nodes.has(id)) continue;
      this.stale.add(id);
      this.#fillBelow(id);
    }
    this.reordered.clear();
  }

  /** @param {string} id */
  #fillBelow(id) {
    const { graph, folds } = this.editor;
    const row = /** @type {Row} */ (this.rows.get(id));
    const ids = folds.has(id) ? [] : graph.children(id);
    this.#fill(row.group, ids, row.level + 1, row.number);
  }

  /**
   * Puts the rows of these nodes into a group, and below them what is new there.
   * @param {HTMLElement} group
   * @param {readonly string[]} ids
   * @param {number} level
   * @param {string} above number of the row that the group belongs to
   */
  #fill(group, ids, level, above) {
    ids.forEach((id, i) => {
      const row = this.rows.get(id) ?? this.#make(id);
      if (group.children[i] !== row.item) group.insertBefore(row.item, group.children[i] ?? null);
      const number = level === 1 ? this.editor.graph.number(id) : numberBelow(above, i + 1);
      const isSame = row.number === number && row.level === level;
      Object.assign(row, { number, level });
      this.#paint(id);
      if (!isSame) this.#fillBelow(id);
    });
    while (group.childElementCount > ids.length)
      this.#drop(/** @type {HTMLElement} */ (group.lastElementChild));
  }

  /** @param {HTMLElement} item with all below it */
  #drop(item) {
    item.remove();
    for (const each of [item, ...item.querySelectorAll(".outline-item")])
      this.rows.delete(/** @type {HTMLElement} */ (each).dataset.id ?? "");
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
    const label = make("span", "node-number");
    const text = make("span", "outline-text");
    const group = make("div", "outline-group");
    fold.dataset.fold = "";
    fold.setAttribute("aria-hidden", "true");
    item.dataset.id = id;
    row.id = this.#rowId(id);
    row.setAttribute("role", "treeitem");
    row.append(fold, label, text);
    item.append(row, group);
    const made = { item, row, fold, label, text, group, number: "", level: 0 };
    this.rows.set(id, made);
    return made;
  }

  /** @param {string} id */
  #paint(id) {
    const { editor } = this;
    const row = this.rows.get(id);
    const record = editor.graph.node(id);
    if (!row || !record) return;
    const count = editor.graph.children(id).length;
    const isFolded = editor.folds.has(id);
    const siblings = editor.graph.siblings(id);
    row.item.className = `outline-item ${stateClasses(editor, id)}`;
    row.item.dataset.status = record.status;
    row.item.dataset.level = String(row.level);
    paintEdge(editor, row.row, record);
    row.row.ariaLevel = String(row.level);
    row.row.ariaSelected = String(editor.selection.ids.has(id));
    row.text.dataset.spoken = spoken(editor, record);
    row.row.ariaSetSize = String(siblings.length);
    row.row.ariaPosInSet = String(siblings.indexOf(id) + 1);
    setAttribute(row.row, "aria-expanded", count > 0 ? !isFolded : null);
    row.group.hidden = count === 0 || isFolded;
    row.fold.textContent = count === 0 ? "" : isFolded ? "▸" : "▾";
    row.label.textContent = row.number;
    row.text.textContent = record.title || t("Untitled");
    row.text.hidden = editor.editing.id === id;
    row.row.querySelector(".comment-mark")?.remove();
    const comments = commentMark(editor, id);
    if (comments) row.row.append(comments);
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

/**
 * @param {string} above
 * @param {number} place
 */
function numberBelow(above, place) {
  return above === "" ? String(place) : `${above}.${place}`;
}
