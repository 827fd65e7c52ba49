/**
 * React Flow with `onlyRenderVisibleElements`. It has no tree and no layout of its own, so the
 * page does what its users do: a layout in columns after each change (here a cheap one, with
 * heights that are guessed and not measured), nodes that keep their identity while unmoved.
 */

import { Handle, Position, ReactFlow } from "@xyflow/react";
import { createElement as h, memo, useState } from "react";
import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";
import "@xyflow/react/dist/style.css";

const WIDTH = 232;
const COLUMN = 280;
const GAP = 12;
/** Characters on a line of text, about. */
const LINE = 28;

/** @type {any} */
let flow = null;
/** @type {(state: {nodes: any[], edges: any[]}) => void} */
let setDrawing = () => {};
/** @type {any} */
let root = null;
let tree = null;
let editingId = null;
/** @type {Map<string, any>} */
let byId = new Map();
/** @type {Map<string, any>} */
let before = new Map();

const Box = memo(({ id, data }) =>
  h(
    "div",
    { className: "box" },
    h(Handle, { type: "target", position: Position.Left }),
    data.isEditing
      ? h("textarea", { defaultValue: data.title, autoFocus: true, "data-editing": id })
      : data.title,
    h(Handle, { type: "source", position: Position.Right }),
  ),
);
const TYPES = { box: Box };

function index(node, parent) {
  const entry = { node, parent, isFolded: false };
  byId.set(node.id, entry);
  for (const child of node.children ?? []) index(child, node.id);
}

function layout() {
  const nodes = [];
  const edges = [];
  let y = 0;
  const place = (node, depth) => {
    const height = 20 + 18 * Math.ceil(node.title.length / LINE);
    const children = byId.get(node.id).isFolded ? [] : (node.children ?? []);
    let middle = y;
    if (children.length === 0) y += height + GAP;
    const centres = children.map((child) => {
      edges.push({ id: `e${child.id}`, source: node.id, target: child.id, type: "smoothstep" });
      return place(child, depth + 1);
    });
    if (centres.length > 0) middle = (centres[0] + centres.at(-1)) / 2 - height / 2;
    nodes.push(kept(node, depth * COLUMN, middle, height));
    return middle + height / 2;
  };
  place(tree, 0);
  before = new Map(nodes.map((node) => [node.id, node]));
  return { nodes, edges };
}

function kept(node, x, y, height) {
  const old = before.get(node.id);
  const isEditing = editingId === node.id;
  const isSame = old && old.position.x === x && old.position.y === y;
  if (isSame && old.data.title === node.title && old.data.isEditing === isEditing) return old;
  const data = { title: node.title, isEditing };
  return { id: node.id, type: "box", position: { x, y }, width: WIDTH, height, data };
}

function Drawing({ first, viewport }) {
  const [drawing, set] = useState(first);
  setDrawing = set;
  return h(ReactFlow, {
    ...drawing,
    nodeTypes: TYPES,
    onlyRenderVisibleElements: true,
    minZoom: 0.05,
    defaultViewport: viewport,
    disableKeyboardA11y: true,
    onInit: (made) => {
      flow = made;
    },
  });
}

const redraw = () => flushSync(() => setDrawing(layout()));

function attach(node, parentId) {
  byId.get(parentId).node.children.push(node);
  index(node, parentId);
}

function detach(id) {
  const { node, parent } = byId.get(id);
  const list = byId.get(parent).node.children;
  list.splice(list.indexOf(node), 1);
  return node;
}

let focusedId = null;
document.addEventListener("keydown", (event) => {
  if (event.key !== "Tab" || editingId) return;
  event.preventDefault();
  editingId = crypto.randomUUID();
  attach({ id: editingId, title: "", children: [] }, focusedId);
  redraw();
  const { position } = before.get(editingId);
  flow.setCenter(position.x, position.y, { zoom: 1 }); // else it may not be drawn
});

window.__editorBench = {
  name: "React Flow",
  container: () => document.querySelector("#bench"),
  mount(container, _data, given) {
    root?.unmount();
    tree = structuredClone(given);
    byId = new Map();
    before = new Map();
    index(tree, null);
    root = createRoot(container);
    const first = layout();
    const { position, height } = before.get(tree.id);
    const viewport = { x: 40, y: 450 - position.y - height / 2, zoom: 1 };
    flushSync(() => root.render(h(Drawing, { first, viewport })));
  },
  painted: (id) =>
    (document.querySelector(`.react-flow__node[data-id="${id}"]`)?.offsetWidth ?? 0) > 0,
  reveal(id) {
    const { position } = before.get(id);
    return flow.setCenter(position.x + WIDTH / 2, position.y, { zoom: 1 });
  },
  addChild(parentId, node) {
    attach(structuredClone(node), parentId);
    redraw();
  },
  setCollapsed(id, isFolded) {
    byId.get(id).isFolded = isFolded;
    redraw();
  },
  moveNode(id, parentId) {
    attach(detach(id), parentId);
    redraw();
  },
  pan(dx, dy) {
    const { x, y, zoom } = flow.getViewport();
    return flow.setViewport({ x: x + dx, y: y + dy, zoom });
  },
  zoom: (k) => flow.zoomTo(k),
  keyAdd: "Tab",
  focusNode(id) {
    focusedId = id;
  },
  keyOk: () => document.activeElement?.matches(`[data-editing="${editingId}"]`) ?? false,
  keyDone() {
    editingId = null;
    redraw();
  },
};
