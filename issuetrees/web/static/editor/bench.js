/**
 * The benchmark page: the editor's real modules on a tree in memory, with nothing to save to.
 * Off by default (setting EDITOR_BENCH); `window.__editorBench` is what the measuring drives.
 *
 * @typedef {{id: string, title: string, children: BenchTree[]}} BenchTree
 */

import { make, makeSvg } from "../kit/dom.js";
import { Queue } from "../kit/outbox/queue.js";
import { Shelf } from "../kit/outbox/shelf.js";
import { NODE } from "./base/fields.js";
import { canvasWidth, Measure } from "./drawing/measure.js";
import { Editor } from "./editor.js";
import { Graph } from "./graph/model.js";
import { evenly } from "./graph/rank.js";
import { Keys } from "./hands/keys.js";
import { Pointer } from "./hands/pointer.js";

const FIELDS = Object.keys(NODE);
const BLANK = Object.values(NODE).map(({ blank }) => blank);
const PARENT = FIELDS.indexOf("parent_id");
const RANK = FIELDS.indexOf("rank");
const TITLE = FIELDS.indexOf("title");

/** @type {Editor | null} */
let editor = null;

/** @returns {Editor} */
function mounted() {
  if (!editor) throw new Error("mount first");
  return editor;
}

/** The elements that the editor's page has around a drawing, filling whatever holds them. */
function surface() {
  const host = make("div", "canvas");
  host.style.cssText = "position: relative; width: 100%; height: 100%";
  const world = make("div", "world");
  const boxes = make("div", "boxes");
  boxes.setAttribute("role", "tree");
  boxes.tabIndex = 0;
  const area = make("textarea", "node-editor");
  area.hidden = true;
  const hint = make("div", "drop-hint");
  hint.hidden = true;
  world.append(makeSvg("svg", { class: "lines" }), boxes, area, hint);
  const rubber = make("div", "rubber");
  rubber.hidden = true;
  host.append(world, rubber, make("div", "canvas-foot"));
  return host;
}

/**
 * @param {BenchTree} tree
 * @returns {Graph} from rows as the server sends them
 */
function graphOf(tree) {
  /** @type {unknown[][]} */
  const nodes = [];
  /** @type {[BenchTree, string | null, string][]} */
  const waiting = [[tree, null, "5"]];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [node, parentId, place] = next;
    const row = BLANK.slice();
    row[0] = node.id;
    row[PARENT] = parentId;
    row[RANK] = place;
    row[TITLE] = node.title;
    nodes.push(row);
    const ranks = evenly(node.children.length);
    node.children.forEach((child, i) => {
      waiting.push([child, node.id, ranks[i] ?? "5"]);
    });
  }
  return Graph.fromRows("issue_tree", { node_fields: FIELDS, nodes, link_fields: [], links: [] });
}

/** A store that keeps nothing, and a server that never answers. */
const VOID = {
  length: 0,
  key: () => null,
  getItem: () => null,
  setItem: () => {},
  removeItem: () => {},
};
const SILENCE = { commit: () => new Promise(() => {}), changes: () => new Promise(() => {}) };

/**
 * @param {HTMLElement} container
 * @param {BenchTree} tree
 */
function mount(container, tree) {
  const host = surface();
  container.replaceChildren(host);
  if (host.clientHeight === 0) host.style.height = "100vh"; // a container without a height
  const graph = graphOf(tree);
  const shelf = new Shelf(VOID, "bench", "me");
  editor = new Editor({
    host,
    graph,
    revision: 0,
    queue: new Queue(shelf, "tab"),
    server: /** @type {any} */ (SILENCE),
    measure: new Measure(canvasWidth('"Inter Variable", system-ui, sans-serif')),
    shelf,
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
 * The commands that make a node with everything below it, parents first.
 * @param {string} parentId
 * @param {BenchTree} node
 * @returns {import("./base/types.js").Command[]}
 */
function adding(parentId, { id, title, children = [] }) {
  const own = { kind: "add_node", id, parent_id: parentId, title };
  return [own, ...children.flatMap((child) => adding(id, child))];
}

/** @param {string} id @returns {boolean} whether its box is in the document, with a place there */
function isPainted(id) {
  const shown = editor?.view.shown.get(id);
  if (!shown?.element.isConnected || Number.isNaN(shown.x)) return false;
  const { width, height } = shown.element.getBoundingClientRect();
  return width > 0 && height > 0;
}

/**
 * Does something and draws it at once.
 * @param {(editor: Editor) => void} act
 */
function drawn(act) {
  const open = mounted();
  act(open);
  open.view.flush();
}

Object.assign(window, {
  __editorBench: {
    name: "issuetrees",
    container: () => document.querySelector("#bench"),
    /** @param {HTMLElement} container @param {unknown} _data @param {BenchTree} tree */
    mount: (container, _data, tree) => mount(container, tree),
    /** @param {string} id */
    painted: (id) => isPainted(id),
    /** @param {string} id */
    reveal: (id) =>
      drawn(({ folds, view }) => {
        folds.openTo(id);
        view.reveal(id);
      }),
    /** @param {string} parentId @param {BenchTree} node */
    addChild: (parentId, node) =>
      drawn(({ folds, sync, view }) => {
        folds.set(parentId, false);
        sync.perform(adding(parentId, node), "add");
        view.ensureVisible(node.id);
      }),
    /** @param {string} id @param {boolean} isFolded */
    setCollapsed: (id, isFolded) => drawn(({ folds }) => folds.set(id, isFolded)),
    /** @param {string} id @param {string} parentId */
    moveNode: (id, parentId) =>
      drawn(({ sync }) =>
        sync.perform([{ kind: "move_node", id, parent_id: parentId, before_id: null }], "move"),
      ),
    undo: () => drawn((open) => open.undo()),
    /** @param {number} dx @param {number} dy */
    pan: (dx, dy) => drawn(({ view }) => view.panBy(dx, dy)),
    /** @param {number} zoom */
    zoom: (zoom) => drawn(({ view }) => view.zoomTo(zoom)),
    keyAdd: "Tab",
    /** @param {string} id */
    focusNode: (id) => {
      mounted().navigation.goTo(id);
      mounted().navigation.focus();
    },
    keyOk: () => mounted().editing.isOpen && document.activeElement === mounted().editing.area,
    keyDone: () => mounted().editing.finish(),
  },
});
