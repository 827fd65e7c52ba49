/**
 * Remembers how this person last saw the graph: what was folded, where one looked, what was
 * selected. Kept in this browser.
 *
 * @typedef {import("../editor.js").Editor} Editor
 */

import { readAddress, writeAddress } from "./address.js";

/** A tree with more nodes is folded to its parts when it is first opened. */
const MANY = 150;
const PAUSE = 400;
/** A first view is not smaller than this, even if not everything is seen. */
const READABLE = 0.75;
/** More than so many screens high is not looked through: only the first level is shown. */
const SCREENS = 3;

export class ViewMemory {
  /** @param {Editor} editor */
  constructor(editor) {
    this.editor = editor;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.timer = undefined;
    const later = () => this.#saveSoon();
    editor.navigation.switched.on(later);
    window.addEventListener("pagehide", () => this.#save());
    editor.view.moved.on(later);
    editor.folds.changed.on(later);
    editor.selection.changed.on(later);
    editor.lens.changed.on(later);
  }

  #saveSoon() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.#save(), PAUSE);
  }

  #save() {
    const { view, folds, selection, lens } = this.editor;
    const seen = {
      x: view.x,
      y: view.y,
      zoom: view.zoom,
      folds: [...folds.ids],
      active: selection.activeId,
      focus: this.editor.tree.focusId,
      isOutline: this.editor.navigation.other !== null,
      colouring: lens.colouring,
      filter: lens.words,
    };
    writeAddress(this.editor);
    try {
      this.editor.shelf.setItem("view", JSON.stringify(seen));
    } catch {
      // The store is full of unsent steps: they matter more than the view.
    }
  }

  /**
   * Shows the graph as it was seen last, or in a good first view; an address may name a node.
   * @returns {boolean} whether the outline is to be shown: as last time, else on a phone
   */
  recall() {
    const { editor } = this;
    const seen = this.#read();
    if (seen) this.#restore(seen);
    else firstView(this.editor);
    const address = readAddress(location.search);
    editor.lens.colourBy(address.colouring ?? seen?.colouring ?? "");
    editor.lens.read(address.filter ?? seen?.filter ?? "");
    const named = address.nodeId;
    if (named && named !== seen?.active && editor.graph.nodes.has(named)) {
      editor.folds.openTo(named);
      editor.selection.only(named);
      editor.view.reveal(named);
    }
    if (!editor.selection.activeId && editor.tree.rootId && !editor.stageMap) {
      editor.selection.only(editor.tree.rootId);
    }
    return seen?.isOutline ?? matchMedia("(width < 720px)").matches;
  }

  #read() {
    try {
      return JSON.parse(this.editor.shelf.getItem("view") ?? "null");
    } catch {
      return null;
    }
  }

  /** @param {{x: number, y: number, zoom: number, folds: string[], active: string | null, focus?: string}} seen */
  #restore(seen) {
    const { view, folds, selection, graph } = this.editor;
    const known = (seen.folds ?? []).filter((id) => graph.children(id).length > 0);
    folds.ids = new Set(known);
    if (seen.focus && graph.nodes.has(seen.focus)) this.editor.tree.focusId = seen.focus;
    this.editor.drawing.remeasure();
    if (Number.isFinite(seen.x) && Number.isFinite(seen.y) && seen.zoom > 0) {
      Object.assign(view, { x: seen.x, y: seen.y, zoom: seen.zoom });
    }
    if (seen.active && graph.nodes.has(seen.active)) selection.only(seen.active);
    view.touch();
    view.moved.tell();
    view.flush();
    if (view.shown.size === 0) firstView(this.editor);
  }
}

/**
 * A view to begin with: everything, or what can be read of it from the root on.
 * @param {Editor} editor
 */
export function firstView(editor) {
  const { view, graph, folds } = editor;
  const root = graph.rootId;
  if (root && !editor.stageMap && graph.nodes.size > MANY) {
    folds.toDepth(root, 2);
    if (editor.drawing.bounds().h > (SCREENS * view.height) / READABLE) folds.toDepth(root, 1);
  }
  lookAt(editor);
}

/**
 * Shows all that is drawn, or what can be read of it from the first box on.
 * @param {Editor} editor
 */
export function lookAt(editor) {
  const { view } = editor;
  const root = editor.tree.rootId;
  const bounds = editor.drawing.bounds();
  view.fit(bounds);
  if (view.zoom >= READABLE) return;
  view.zoom = READABLE;
  const start = root && !editor.stageMap ? editor.drawing.box(root) : null;
  const y = start ? start.y + start.h / 2 : bounds.y + bounds.h / 2;
  view.x = 32 - bounds.x * view.zoom;
  view.y = view.height / 2 - y * view.zoom;
  view.touch();
  view.moved.tell();
}
