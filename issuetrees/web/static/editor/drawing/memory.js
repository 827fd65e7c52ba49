/**
 * Remembers how this person last saw the graph: what was folded, where one looked, what was
 * selected. Kept in this browser. The page's address tells what others may want to see as well: the
 * chosen node, the colours, the filter; what others put into it stays in it.
 *
 * @typedef {import("../editor.js").Editor} Editor
 */

import { COLUMN, WIDEST } from "../graph/layout.js";
import { READABLE } from "./viewport.js";

const PAUSE = 400;
/** As an outline so many rows are opened at first. */
const ROWS = 150;
/** A box with one line and the gap below it, px: less high nothing is. */
const ROW = 42;
/** So wide may what has nothing below it be: wider where one more level can be read then, px. */
const WIDTHS = [WIDEST, 440, 540];

/**
 * @typedef {object} Seen
 * @property {number} x
 * @property {number} y
 * @property {number} zoom
 * @property {{id: string, x: number, y: number} | null} [at] where a box that could be seen stood on the screen
 * @property {string[]} folds
 * @property {string | null} active
 * @property {string} [focus]
 * @property {number} [widest]
 */

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
      at: this.#landmark(),
      folds: [...folds.ids],
      active: selection.activeId,
      focus: this.editor.tree.focusId,
      widest: this.editor.tree.widest,
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

  /** A box by which the place is found again, whatever the window is then and the tree became. */
  #landmark() {
    const { view, navigation, drawing } = this.editor;
    const id = navigation.anchor();
    const box = id ? drawing.box(id) : null;
    return id && box && { id, x: box.x * view.zoom + view.x, y: box.y * view.zoom + view.y };
  }

  /**
   * Shows the graph as it was seen last, or in a good first view; an address may name a node.
   * @returns {boolean} whether the outline is to be shown: as last time, else on a phone
   */
  recall() {
    const { editor } = this;
    const seen = this.#read();
    const isOutline = seen?.isOutline ?? matchMedia("(width < 720px)").matches;
    if (seen) this.#restore(seen);
    else firstView(editor, isOutline);
    if (!seen && isOutline) this.#firstDrawing();
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
    return isOutline;
  }

  /** What was opened as an outline may be too much for a drawing. */
  #firstDrawing() {
    const stop = this.editor.navigation.switched.on(() => {
      if (this.editor.navigation.other) return;
      stop();
      firstView(this.editor);
    });
  }

  #read() {
    try {
      return JSON.parse(this.editor.shelf.getItem("view") ?? "null");
    } catch {
      return null;
    }
  }

  /** @param {Seen} seen */
  #restore(seen) {
    const { folds, selection, graph, tree, drawing, view } = this.editor;
    const known = (seen.folds ?? []).filter((id) => graph.children(id).length > 0);
    folds.ids = new Set(known);
    if (seen.focus && graph.nodes.has(seen.focus)) tree.focusId = seen.focus;
    tree.widest = seen.widest ?? WIDEST;
    drawing.remeasure();
    if (seen.active && graph.nodes.has(seen.active)) selection.only(seen.active);
    lookAgain(this.editor, seen);
    view.flush();
  }
}

/**
 * Looks where one looked last. The window may have another size since, and the tree other boxes:
 * what stood on the screen stands on it again.
 * @param {Editor} editor
 * @param {Seen} seen
 */
export function lookAgain(editor, { x, y, zoom, at }) {
  const { view, drawing } = editor;
  const box = at ? drawing.box(at.id) : null;
  if (!(zoom > 0)) return lookAt(editor);
  view.place(at && box ? { x: at.x - box.x * zoom, y: at.y - box.y * zoom, zoom } : { x, y, zoom });
  if (at && box) view.ensureVisible(at.id);
  if (view.isEmpty()) lookAt(editor);
}

/**
 * A view to begin with: as many levels as fit and can be read.
 * @param {Editor} editor
 * @param {boolean} [isOutline]
 */
export function firstView(editor, isOutline = false) {
  const root = editor.tree.rootId;
  if (root && !editor.stageMap) openWhatFits(editor, root, isOutline);
  lookAt(editor);
}

/**
 * @param {Editor} editor
 * @param {string} root
 * @param {boolean} isOutline
 */
function openWhatFits(editor, root, isOutline) {
  const { graph, folds } = editor;
  /** @type {number[]} */
  const sizes = [];
  for (let row = [root]; row.length > 0; row = row.flatMap((id) => graph.children(id)))
    sizes.push(row.length);
  let rows = graph.nodes.size;
  for (let depth = sizes.length - 1; depth > 1; depth -= 1) {
    const size = /** @type {number} */ (sizes[depth]);
    const fits = isOutline ? rows <= ROWS : canBeRead(editor, root, { depth, size });
    if (fits) return folds.toDepth(root, depth);
    rows -= size;
  }
  folds.toDepth(root, 1);
}

/**
 * Whether so many levels fit and can be read, with boxes as wide as serves; what is too much by
 * its count is not laid out.
 * @param {Editor} editor
 * @param {string} root
 * @param {{depth: number, size: number}} level the deepest, and how many boxes it has
 */
function canBeRead({ folds, view, tree, drawing }, root, { depth, size }) {
  if (view.fitZoom({ w: depth * COLUMN, h: size * ROW }) < READABLE) return false;
  folds.toDepth(root, depth);
  const isRead = WIDTHS.some((width) => {
    tree.widen(width);
    view.fit(drawing.bounds());
    return view.zoom >= READABLE;
  });
  if (!isRead) tree.widen(WIDEST);
  return isRead;
}

/**
 * Shows all that is drawn, or what can be read of it from the first box on: of a map from where
 * ways begin.
 * @param {Editor} editor
 */
export function lookAt({ view, tree, stageMap, drawing }) {
  const root = tree.rootId;
  const bounds = drawing.bounds();
  view.fit(bounds);
  if (view.zoom >= READABLE) return;
  const start = stageMap ? stageMap.beginning() : root ? drawing.box(root) : null;
  const width = view.width / READABLE; // the first column stands at the left edge
  const left = (stageMap && start ? start.x : bounds.x) - 32;
  view.centre({ ...(start ?? bounds), x: left, w: width }, READABLE);
}

/**
 * What an address asks to be shown.
 * @param {string} search
 */
function readAddress(search) {
  const params = new URLSearchParams(search);
  return {
    nodeId: params.get("node"),
    colouring: params.get("colour"),
    filter: params.get("filter"),
  };
}

/** @param {Editor} editor */
function writeAddress({ selection, lens }) {
  const params = new URLSearchParams(location.search);
  put(params, "node", selection.activeId ?? "");
  put(params, "colour", lens.colouring === "status" ? "" : lens.colouring);
  put(params, "filter", lens.words);
  const search = params.size > 0 ? `?${params.toString().replaceAll("%3A", ":")}` : "";
  if (search !== location.search)
    history.replaceState(history.state, "", location.pathname + search);
}

/**
 * @param {URLSearchParams} params
 * @param {string} name
 * @param {string} value
 */
function put(params, name, value) {
  if (value === "") params.delete(name);
  else params.set(name, value);
}
