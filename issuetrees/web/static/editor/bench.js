/**
 * The benchmark page: the editor's real modules on a tree in memory, with nothing to save to.
 * Off by default (setting EDITOR_BENCH); `window.__editorBench` is what the measuring drives.
 *
 * @typedef {{id: string, title: string, children: BenchTree[]}} BenchTree
 */

import { make, makeSvg } from "./dom.js";
import { Editor } from "./editor.js";
import { Keys } from "./keys.js";
import { canvasWidth, Measure } from "./measure.js";
import { Graph, nodeRecord } from "./model.js";
import { Pointer } from "./pointer.js";
import { Queue } from "./queue.js";
import { evenly } from "./rank.js";

/** @type {Editor | null} */
let editor = null;

/** @returns {Editor} */
function mounted() {
  if (!editor) throw new Error("mount first");
  return editor;
}

/** The elements that the editor's page has around a drawing. */
function surface() {
  const host = make("div", "canvas");
  const world = make("div", "world");
  const boxes = make("div", "boxes");
  boxes.setAttribute("role", "tree");
  boxes.tabIndex = 0;
  const area = make("textarea", "node-editor");
  area.hidden = true;
  world.append(makeSvg("svg", { class: "lines" }), boxes, area, make("div", "drop-hint"));
  host.append(world, make("div", "rubber"), make("div", "canvas-foot"));
  host.style.width = "100%";
  host.style.height = "100%";
  return host;
}

/**
 * @param {BenchTree} tree
 * @returns {Graph}
 */
function graphOf(tree) {
  const fields = Object.keys(nodeRecord({ id: "" }));
  /** @type {unknown[][]} */
  const nodes = [];
  /** @type {{node: BenchTree, parent: string | null, rank: string}[]} */
  const waiting = [{ node: tree, parent: null, rank: "5" }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { node, parent, rank } = next;
    const record = nodeRecord({ id: node.id, parent_id: parent, rank, title: node.title });
    nodes.push(fields.map((field) => /** @type {Record<string, unknown>} */ (record)[field]));
    const ranks = evenly(node.children.length);
    node.children.forEach((child, i) => {
      waiting.push({ node: child, parent: node.id, rank: ranks[i] ?? "5" });
    });
  }
  return Graph.fromRows("issue_tree", { node_fields: fields, nodes, link_fields: [], links: [] });
}

/** A store that keeps nothing, and a server that never answers. */
const VOID = {
  length: 0,
  key: () => null,
  getItem: () => null,
  setItem: () => {},
  removeItem: () => {},
  clear: () => {},
};
const SILENCE = { commit: () => new Promise(() => {}), changes: () => new Promise(() => {}) };

/**
 * @param {HTMLElement} container
 * @param {BenchTree} tree
 */
function mount(container, tree) {
  const host = surface();
  container.replaceChildren(host);
  const graph = graphOf(tree);
  editor = new Editor({
    host,
    graph,
    revision: 0,
    queue: new Queue(VOID, "bench", "tab"),
    server: /** @type {any} */ (SILENCE),
    measure: new Measure(canvasWidth('"Inter Variable", system-ui, sans-serif')),
    store: /** @type {any} */ (VOID),
    options: {
      graph: { id: "bench", kind: "issue_tree", title: tree.title, revision: 0 },
      can: { edit: true, comment: true, manage: true },
      me: { id: "me", name: "Me" },
      people: [],
      language: "en",
      urls: {},
    },
  });
  new Keys(editor);
  new Pointer(editor);
  editor.selection.only(tree.id);
  editor.view.reveal(tree.id);
  editor.view.flush();
}

/**
 * @param {string} parentId
 * @param {BenchTree} node
 */
function add(parentId, node) {
  const { sync } = mounted();
  sync.perform([{ kind: "add_node", id: node.id, parent_id: parentId, title: node.title }], "add");
  for (const child of node.children ?? []) add(node.id, child);
}

Object.assign(window, {
  __editorBench: {
    name: "issuetrees",
    container: () => document.querySelector("#bench"),
    /** @param {HTMLElement} container @param {unknown} _data @param {BenchTree} tree */
    mount: (container, _data, tree) => mount(container, tree),
    /** @param {string} id */
    painted: (id) => mounted().view.shown.has(id),
    /** @param {string} id */
    reveal: (id) => {
      const { folds, view } = mounted();
      folds.openTo(id);
      view.reveal(id);
      view.flush();
    },
    /** @param {string} parentId @param {BenchTree} node */
    addChild: (parentId, node) => {
      add(parentId, node);
      mounted().view.flush();
    },
    /** @param {string} id @param {boolean} isFolded */
    setCollapsed: (id, isFolded) => {
      mounted().folds.set(id, isFolded);
      mounted().view.flush();
    },
    /** @param {number} dx @param {number} dy */
    pan: (dx, dy) => {
      mounted().view.panBy(dx, dy);
      mounted().view.flush();
    },
    /** @param {number} zoom */
    zoom: (zoom) => {
      mounted().view.zoomTo(zoom);
      mounted().view.flush();
    },
    keyAdd: "Tab",
    /** @param {string} id */
    focusNode: (id) => {
      mounted().goTo(id);
      mounted().focus();
    },
    keyOk: () => mounted().editing.isOpen && document.activeElement === mounted().editing.area,
    keyDone: () => mounted().editing.finish(),
  },
});
