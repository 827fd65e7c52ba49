/**
 * The same tree as an indented list: a true ARIA tree with the same keys. Only the rows near what
 * one sees are in the document, so a long list is as quick as a short one.
 *
 * @typedef {import("../editor.js").Editor} Editor
 * @typedef {import("../drawing/walk.js").Direction} Direction
 * @typedef {import("./outline_rows.js").Row} Row
 */

import { make, need, setAttribute } from "../../kit/dom.js";
import { linesOf, Order } from "./order.js";
import { makeRow, paintRow } from "./outline_rows.js";

/** How far outside of what one sees rows are kept ready, px. */
const MARGIN = 400;
/** Room left beside a row that is scrolled to, px. */
const EDGE = 4;

export class Outline {
  order = new Order();
  /** @type {Map<string, Row>} those in the document */
  rows = new Map();
  /** @type {Set<string>} rows to paint again */
  stale = new Set();
  isAllStale = false;
  /** rows came, went or moved */
  isRearranged = true;
  /** @type {import("./order.js").Sort} */
  sort = null;
  /** @type {string | null} the node at the top of the list */
  topId = null;
  frame = 0;

  /**
   * @param {Editor} editor
   * @param {HTMLElement} [host]
   * @param {Iterable<Element>} [switches] the buttons for the drawing and for the outline
   * @param {boolean} [hasColumns]
   */
  constructor(
    editor,
    host = need("#outline"),
    switches = document.querySelectorAll(".toolbar [data-view]"),
    hasColumns = true,
  ) {
    this.editor = editor;
    this.host = host;
    this.hasColumns = hasColumns;
    this.list = make("div", "outline-list");
    this.list.setAttribute("role", "presentation");
    host.append(this.list);
    this.switches = [...switches];
    this.watcher = new ResizeObserver((entries) => this.#resized(entries));
    this.watcher.observe(host);
    this.#listen();
  }

  #listen() {
    const { editor, host } = this;
    for (const button of this.switches) {
      button.addEventListener("click", () =>
        this.show(/** @type {HTMLElement} */ (button).dataset.view === "outline"),
      );
    }
    host.addEventListener("click", (event) => this.#clicked(event));
    host.addEventListener("dblclick", (event) => {
      const id = idOf(event);
      if (id && !cellOf(event)) editor.editing.open(id);
    });
    host.addEventListener("scroll", () => this.drawSoon());
    editor.graph.applied.on(({ nodes }) => this.#graphChanged(nodes));
    editor.folds.changed.on((ids) => this.rearrange(ids));
    editor.view.touched.on((ids) => this.#touched(ids));
    editor.changed.on(() => this.drawSoon());
  }

  /** Rows stand in another order. @param {Iterable<string>} [ids] whose rows look other, too */
  rearrange(ids = []) {
    this.isRearranged = true;
    for (const id of ids) this.stale.add(id);
    this.drawSoon();
  }

  /** @param {import("../base/types.js").PartChange} nodes */
  #graphChanged({ added, updated, removed }) {
    /** @type {Set<any>} */
    const parents = new Set();
    for (const { parent_id: id } of [...Object.values(added), ...Object.values(removed)])
      parents.add(id);
    for (const { parent_id: both = [], rank } of Object.values(updated)) {
      for (const id of both) parents.add(id);
      if (rank) parents.add(null);
    }
    const isSorted = this.sort !== null && Object.keys(updated).length > 0;
    if (parents.size > 0 || isSorted) this.rearrange(parents);
    for (const id of Object.keys(removed)) this.order.heights.delete(id);
  }

  /** @param {Iterable<string> | null} ids null for all */
  #touched(ids) {
    if (ids === null) this.isAllStale = true;
    else for (const id of ids) this.stale.add(id);
    this.drawSoon();
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
    return this.element(id);
  }

  /** @param {string} id */
  reveal(id) {
    this.flush();
    const { order, host, list } = this;
    const place = order.places.get(id);
    if (place === undefined) return;
    const top = list.offsetTop + order.top(place);
    const bottom = list.offsetTop + order.top(place + 1);
    const start = top - list.offsetTop - EDGE; // what stands over the list stays free
    const end = bottom + EDGE - host.clientHeight;
    if (start < host.scrollTop) host.scrollTop = start;
    else if (end > host.scrollTop) host.scrollTop = Math.min(end, start);
    else return;
    this.flush();
  }

  /**
   * @param {string} id
   * @param {Direction} direction
   * @returns {string | null}
   */
  step(id, direction) {
    const { graph, folds } = this.editor;
    if (direction === "left") return id === this.topId ? null : graph.parentId(id);
    if (this.isRearranged) this.flush();
    if (direction !== "right") return this.order.beside(id, direction === "up" ? -1 : 1);
    return folds.has(id) || graph.children(id).length === 0 ? null : this.order.beside(id, 1);
  }

  /** The graph has become another one. */
  restart() {
    for (const id of this.rows.keys()) this.#drop(id);
    this.order.heights.clear();
    this.rearrange();
  }

  drawSoon() {
    if (!this.isShown || this.frame !== 0) return;
    this.frame = requestAnimationFrame(() => this.flush());
  }

  flush() {
    cancelAnimationFrame(this.frame);
    this.frame = 0;
    if (!this.isShown) return;
    this.editor.editing.undisturbed(() => this.#keepingPlace(() => this.#draw()));
    const { activeId } = this.editor.selection;
    const row = activeId ? this.element(activeId) : null;
    setAttribute(this.host, "aria-activedescendant", row?.id);
  }

  /** The chosen row, or the first that one sees, stays where it is. @param {() => void} act */
  #keepingPlace(act) {
    const { host, order, editor } = this;
    const { scrollTop, clientHeight } = host;
    const place = order.places.get(editor.selection.activeId ?? "") ?? -1;
    const isSeen = order.top(place) >= scrollTop && order.top(place) < scrollTop + clientHeight;
    const kept = order.lines[place >= 0 && isSeen ? place : order.at(scrollTop)]?.id ?? "";
    const before = order.top(order.places.get(kept) ?? 0);
    act();
    const after = order.places.get(kept);
    const moved = after === undefined ? 0 : order.top(after) - before;
    if (moved !== 0 && scrollTop > 0) host.scrollTop = scrollTop + moved;
  }

  #draw() {
    const { tree, graph, folds } = this.editor;
    if (this.isRearranged || tree.rootId !== this.topId) {
      this.topId = tree.rootId;
      this.order.arrange(linesOf(graph, folds, this.topId, this.sort));
      this.isRearranged = false;
    }
    const made = this.#putRows(this.#wanted());
    for (const id of this.isAllStale ? this.rows.keys() : this.stale) this.#paint(id);
    this.stale.clear();
    this.isAllStale = false;
    this.#place(made);
  }

  /** Places of the rows to show: those near what one sees, the chosen one, the one being typed. */
  #wanted() {
    const { host, list, order, editor } = this;
    const from = order.at(host.scrollTop - list.offsetTop - MARGIN);
    const to = order.at(host.scrollTop - list.offsetTop + host.clientHeight + MARGIN);
    const places = new Set(Array.from({ length: to - from + 1 }, (_, i) => from + i));
    for (const id of [editor.selection.activeId, editor.editing.id])
      places.add(order.places.get(id ?? "") ?? from);
    return [...places].filter((place) => place < order.lines.length).sort((a, b) => a - b);
  }

  /**
   * Puts these rows into the document, in their order, and no others.
   * @param {number[]} places
   * @returns {Row[]} the new ones
   */
  #putRows(places) {
    const { order, list } = this;
    const ids = new Set(places.map((place) => order.lines[place]?.id));
    for (const id of this.rows.keys()) if (!ids.has(id)) this.#drop(id);
    const made = [];
    let next = list.firstElementChild;
    for (const place of places) {
      const { id, level, number } = /** @type {import("./order.js").Line} */ (order.lines[place]);
      const known = this.rows.get(id);
      const row = known ?? this.#make(id);
      if (!known) made.push(row);
      if (row.item === next) next = next.nextElementSibling;
      else list.insertBefore(row.item, next);
      if (row.level !== level || row.number !== number) this.stale.add(id);
      Object.assign(row, { level, number });
    }
    return made;
  }

  /** @param {string} id */
  #make(id) {
    const row = makeRow(id, this.host.id, this.hasColumns);
    this.rows.set(id, row);
    this.watcher.observe(row.item);
    return row;
  }

  /** @param {string} id */
  #drop(id) {
    const row = /** @type {Row} */ (this.rows.get(id));
    this.watcher.unobserve(row.item);
    row.item.remove();
    this.rows.delete(id);
  }

  /** @param {string} id */
  #paint(id) {
    const row = this.rows.get(id);
    const record = this.editor.graph.node(id);
    if (row && record) paintRow(this.editor, row, record);
  }

  /** Puts the rows where they belong. @param {Iterable<Row>} measured anew */
  #place(measured) {
    const { order, list } = this;
    let isNews = false;
    for (const { item } of measured)
      if (order.measured(item.dataset.id ?? "", item.offsetHeight)) isNews = true;
    if (isNews) order.stack();
    for (const [id, row] of this.rows) {
      const top = order.top(order.places.get(id) ?? 0);
      if (row.top !== top) row.item.style.transform = `translateY(${top}px)`;
      row.top = top;
    }
    list.style.height = `${order.height}px`;
    return isNews;
  }

  /** A title wraps otherwise, or is being typed. @param {ResizeObserverEntry[]} entries */
  #resized(entries) {
    if (!this.isShown) return;
    const rows = entries.flatMap(
      ({ target }) => this.rows.get(/** @type {HTMLElement} */ (target).dataset.id ?? "") ?? [],
    );
    let isNews = false;
    this.#keepingPlace(() => {
      isNews = this.#place(rows);
    });
    if (isNews || rows.length < entries.length) this.drawSoon();
  }

  /** @param {MouseEvent} event */
  #clicked(event) {
    const id = idOf(event);
    const { selection, folds, editing } = this.editor;
    if (!id || (event.target instanceof Element && event.target === editing.area)) return;
    if (event.target instanceof Element && event.target.closest("[data-fold]")) folds.toggle(id);
    if (event.shiftKey) selection.extendTo(id);
    else if (event.ctrlKey || event.metaKey) selection.toggle(id);
    else selection.only(id);
    if (!editing.isOpen && !cellOf(event)) this.focus();
  }
}

/** @param {Event} event @returns {string | null} the node of the row */
export function idOf(event) {
  const item = event.target instanceof Element ? event.target.closest(".outline-item") : null;
  return item instanceof HTMLElement ? (item.dataset.id ?? null) : null;
}

/** @param {Event} event @returns {HTMLElement | null} */
export function cellOf(event) {
  const cell = event.target instanceof Element ? event.target.closest(".outline-cell") : null;
  return cell instanceof HTMLElement ? cell : null;
}
